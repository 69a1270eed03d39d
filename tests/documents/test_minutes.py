"""Minutes on paper: all that was typed, in order, laid out as the decree has it."""

import io
import re
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.documents.minutes import compose_minutes
from antt_desktop.documents.minutes_extracts import compose_extract, compose_vote_count
from antt_desktop.documents.minutes_wording import minutes_file
from antt_desktop.documents.paper_pages import write_paper
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import MajorityRule
from antt_desktop.domain.meeting_papers import Amendment
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Attendance, Meeting, Opinion, Sitting
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.village import Village
from antt_desktop.domain.votes import Ballots, Vote, VoteCount

VILLAGE = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
TWO_THIRDS = MajorityRule(name="Đóng góp", numerator=2, denominator=3, strict=False)
GROUPS = {1: "Tổ 1", 2: "Tổ 2"}
MEETING = Meeting(
    title="Họp triển khai mô hình năm 2026",
    kind="Họp toàn thể",
    day=PartialDate(2026, 2, 20),
    start="19:30",
    end="21:10",
    place="Nhà văn hóa làng",
    chair="Trần Thị Hồng Nga",
    chair_role="Trưởng thôn",
    secretary="Nguyễn Văn Ánh",
    guests=("Bí thư chi bộ", "Công an xã"),
    agenda="1. Báo cáo\n2. Biểu quyết",
    proceedings=rich([("1. Báo cáo: ", True), ("đã làm xong.", False)]),
    opinions=(Opinion("Vũ Thị Hương", "Đề nghị lắp thêm đèn."),),
    votes=(Vote(matter="Quỹ camera", rule=TWO_THIRDS, counts=(VoteCount(401, 28, 23),)),),
    conclusion="Nhất trí thực hiện.",
    tasks=(Task(what="rà soát hộ tạm trú", who="Tổ 3", due=PartialDate(2026, 3, 5)),),
    roll=tuple(
        Attendance(
            household_id=n, group_id=1 + n % 2, code=f"{n:03}", head=f"Hộ {n}", present=n < 452
        )
        for n in range(495)
    ),
)


def written(paper):
    out = io.BytesIO()
    write_paper(out, paper)
    return out.getvalue()


def texts(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def flat(text):
    return re.sub(r"\s+", " ", text)


def minutes(meeting, amendments=()):
    return compose_minutes(meeting, VILLAGE, minutes_file(), groups=GROUPS, amendments=amendments)


def test_the_parts_follow_each_other_as_the_decree_has_them():
    whole = flat(" ".join(texts(written(minutes(MEETING)))))
    places = [
        whole.find(words)
        for words in (
            "BIÊN BẢN", "Họp triển khai mô hình năm 2026", "19 giờ 30 phút", "Nhà văn hóa làng",
            "I. THÀNH PHẦN", "Trần Thị Hồng Nga – Trưởng thôn", "Bí thư chi bộ",
            "có mặt: 452 hộ (91%)", "II. NỘI DUNG", "2. Biểu quyết", "đã làm xong.",
            "III. Ý KIẾN", "Đề nghị lắp thêm đèn.", "IV. BIỂU QUYẾT", "Quỹ camera",
            "401/495 hộ đồng ý (81%)", "V. KẾT LUẬN", "Nhất trí thực hiện.", "rà soát hộ tạm trú",
            "05/03/2026", "21 giờ 10 phút", "02 bản", "THƯ KÝ", "CHỦ TRÌ",
        )
    ]  # fmt: skip
    assert -1 not in places
    assert places == sorted(places)


def test_what_is_empty_is_left_out_and_the_numbers_follow():
    bare = replace(MEETING, opinions=(), votes=(), tasks=(), guests=())
    whole = " ".join(texts(written(minutes(bare))))
    assert "Ý KIẾN" not in whole
    assert "III. KẾT LUẬN" in whole


def test_thirty_pages_of_proceedings_flow_with_their_numbers():
    lines = [f"{n}. Ý thứ {n} về đường làng, ngõ xóm và nước sạch của bà con." for n in range(1200)]
    pages = texts(written(minutes(replace(MEETING, proceedings="\n".join(lines)))))
    assert len(pages) >= 30
    assert not pages[0].strip().startswith("1\n")
    for number, page in enumerate(pages[1:], 2):
        assert page.split("\n", 1)[0].strip() == str(number)
    body = flat(" ".join(page.split("\n", 1)[1] for page in pages))
    found = [int(n) for n in re.findall(r"Ý thứ (\d+) về", body)]
    assert found == list(range(1200))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.text('aăâđêôơưáạảãầếỗợữ ANH0123.,;:-–()"“”/', min_size=1, max_size=400),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_typed_is_on_paper_in_its_order(lines):
    meeting = replace(
        MEETING, proceedings="\n".join(lines), opinions=(Opinion("Ông Ba", " ".join(lines)),)
    )
    letters = re.sub(r"\s", "", " ".join(texts(written(minutes(meeting)))))
    typed = re.sub(r"\s", "", "".join(lines))
    # Numbers of pages stand in between: the letters must come in this order.
    at = letters.find("Diễnbiến:")
    for letter in typed:
        at = letters.find(letter, at)
        assert at >= 0
        at += 1


def test_a_word_without_end_and_a_cell_without_end_are_whole_on_paper():
    long_word, matter = "x" * 300, "nội dung " * 900
    vote = Vote(matter=matter, rule=TWO_THIRDS, counts=(VoteCount(1, 0, 0),))
    paper = minutes(replace(MEETING, conclusion=long_word, votes=(vote,)))
    whole = re.sub(r"\s", "", "".join(texts(written(paper))))
    assert long_word in whole
    assert whole.count("dung") >= 900


def test_amendments_are_printed_with_the_minutes():
    added = Amendment(number=1, on=PartialDate(2026, 2, 24), who="Ánh", text="Đính chính mục 3.")
    whole = flat(" ".join(texts(written(minutes(MEETING, [added])))))
    assert whole.find("CHỦ TRÌ") < whole.find("Bổ sung số 1") < whole.find("Đính chính mục 3.")
    assert "24/02/2026" in whole


def test_a_meeting_by_sittings_tells_each_and_the_sum():
    sittings = (
        Sitting(name="Cụm 1", group_ids=(1,), day=PartialDate(2026, 2, 20), place="Đình"),
        Sitting(name="Cụm 2", group_ids=(2,), day=PartialDate(2026, 2, 21), place="Chùa"),
    )
    votes = (replace(MEETING.votes[0], counts=(VoteCount(201, 14, 11), VoteCount(200, 14, 12))),)
    whole = flat(
        " ".join(texts(written(minutes(replace(MEETING, sittings=sittings, votes=votes)))))
    )
    assert all(words in whole for words in ("Cụm 1", "Đình", "Cụm 2", "Chùa", "401/495"))


def test_the_same_content_gives_the_same_bytes():
    assert written(minutes(MEETING)) == written(minutes(MEETING))


@pytest.mark.parametrize("secret", [False, True])
def test_extract_and_count_tell_the_figures_of_one_vote(secret):
    vote = replace(
        MEETING.votes[0],
        secret=secret,
        ballots=Ballots(452, 452, 0) if secret else None,
        tellers=("Đỗ Văn Tám", "Lý Thị Chín"),
    )
    for compose in (compose_extract, compose_vote_count):
        whole = flat(" ".join(texts(written(compose(MEETING, vote, VILLAGE, minutes_file())))))
        assert "Quỹ camera" in whole
        assert "401" in whole
    assert "Đỗ Văn Tám" in whole


def test_margins_and_sizes_are_those_of_the_decree(measured):
    page = measured(written(minutes(MEETING)))
    nation = page.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert nation.size == pytest.approx(13, abs=0.1)
    body = page.find("Thời gian bắt đầu")
    assert body.size == pytest.approx(14, abs=0.1)
    assert body.left == pytest.approx((30 + 12.7) * 72 / 25.4, abs=1)
    letters = [letter for letter in page.letters if letter.text.strip()]
    assert min(letter.x for letter in letters) >= 30 * 72 / 25.4 - 1
    assert max(letter.right for letter in letters) <= page.width - 20 * 72 / 25.4 + 1
