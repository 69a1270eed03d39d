"""Danh sách ký and danh sách hộ: tables measured on the PDF itself."""

import io
from itertools import pairwise

import pypdf
import pytest

from antt_desktop.documents.lists import ListPaper
from antt_desktop.documents.roster import RosterGroup, write_roster
from antt_desktop.documents.signing_list import SigningList, SigningRow, write_signing_lists
from antt_desktop.documents.wording import roster_text, signing_list_text
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled
from antt_desktop.domain.households import HEAD, Group, Household, Person

MM = 72 / 25.4
LONG = "Ngõ 12, khu tập thể Nhà máy Cơ khí Nông nghiệp cạnh chùa Quang Khải"


def rows(count):
    return [
        SigningRow(
            head=f"Nguyễn Thị Hồng {number}",
            birth=PartialDate(1950 + number % 50),
            size=number % 9 + 1,
            address=LONG if number % 7 == 0 else f"Ngõ {number}",
            signed_on=PartialDate(2026, 2, 18) if number % 3 else None,
            note="" if number % 3 else "Vắng",
        )
        for number in range(1, count + 1)
    ]


@pytest.fixture
def signing(village):
    def write(*lists, day=None):
        out = io.BytesIO()
        text = signing_list_text()
        paper = ListPaper(village=village, text=text, year=2026, name="Năm 2026", day=day)
        pages = write_signing_lists(out, paper, lists)
        assert len(pypdf.PdfReader(io.BytesIO(out.getvalue()), strict=True).pages) == pages
        return out.getvalue(), pages

    return write


def horizontal(page):
    """Return the heights of the table's horizontal lines, from the top down."""
    left = 30 * MM
    full = [bottom for x, bottom, right, _ in page.lines if abs(x - left) < 1 and right - x > 400]
    heights = []
    for y in sorted(full, reverse=True):
        if not heights or heights[-1] - y > 0.5:
            heights.append(y)
    return heights


def plain(pdf):
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_a_list_of_70_households(signing, measured):
    group = SigningList(group_name="Tổ 3", leader="Ngô Văn Vinh", rows=rows(70))
    pdf, pages = signing(group, day=PartialDate(2026, 3, 9))
    texts = plain(pdf)
    assert pages >= 4
    shown = []
    for at, text in enumerate(texts):
        page = measured(pdf, at)
        assert "STT Họ và tên chủ hộ Năm sinh Số khẩu Địa chỉ Ngày ký Ký tên Ghi chú" in text
        heights = horizontal(page)
        assert all(a - b >= 9 * MM - 0.3 for a, b in pairwise(heights[1:]))
        letters = [letter for letter in page.letters if letter.text != " "]
        assert max(letter.right for letter in letters) < 195 * MM + 0.1
        assert min(letter.x for letter in letters) > 30 * MM - 0.1
        assert min(letter.y for letter in letters) > 20 * MM
        assert min(heights) >= 20 * MM - 0.3
        shown += [n for n in range(1, 71) if f" {n} Nguyễn Thị Hồng {n} " in text]
        if at:
            number = page.find(str(at + 1))
            assert (number.size, number.y > 277 * MM) == (14, True)
            assert number.middle == pytest.approx(112.5 * MM, abs=0.3)
    assert "DANH SÁCH HỘ ĐĂNG KÝ – TỔ 3" in texts[0]
    assert "CỘNG HÒA" not in texts[1]
    assert "Danh sách có 70 hộ; đã ký 47, chưa ký 23." in texts[-1]
    assert "Quang Hưng, ngày 09 tháng 3 năm 2026" in texts[-1]
    assert sum(text.count(LONG) for text in texts) == 10
    assert shown == list(range(1, 71))


def test_signers_and_their_room(signing, measured):
    pdf, _ = signing(SigningList(group_name="Tổ 3", leader="Ngô Văn Vinh", rows=rows(3)))
    page = measured(pdf)
    roles = [page.find(role) for role in ("NGƯỜI LẬP", "TỔ TRƯỞNG", "TRƯỞNG THÔN")]
    assert [role.middle for role in roles] == sorted(role.middle for role in roles)
    name, hint = page.find("Ngô Văn Vinh"), page.find("(Ký, ghi rõ họ tên)")
    assert name.middle == pytest.approx(roles[1].middle, abs=0.3)
    assert (hint.y - 0.216 * hint.size) - (name.y + 0.891 * name.size) >= 25 * MM
    assert page.find("Quang Hưng, ngày … tháng … năm 2026")


@pytest.mark.parametrize("count", range(9, 22))
def test_the_end_is_never_alone_on_a_page(signing, measured, count):
    pdf, _ = signing(SigningList(group_name="Tổ 3", rows=rows(count)))
    last = plain(pdf)[-1]
    assert f"Nguyễn Thị Hồng {count} " in last
    assert f"Danh sách có {count} hộ" in last
    assert "TRƯỞNG THÔN" in last


def test_each_group_begins_a_page_and_an_empty_one_is_said(signing):
    pdf, pages = signing(
        SigningList(group_name="Tổ 1", rows=rows(2)), SigningList(group_name="Tổ 2", rows=[])
    )
    texts = plain(pdf)
    assert pages == 2
    assert "– TỔ 1" in texts[0]
    assert "– TỔ 2" in texts[1]
    assert "Danh sách có 0 hộ; đã ký 0, chưa ký 0." in texts[1]


def test_the_longest_note_goes_on_over_the_pages_it_needs(signing, measured):
    row = SigningRow(head="Trần Văn A", note="ghi chú dài " * 2000)
    pdf, pages = signing(SigningList(group_name="Tổ 1", rows=[*rows(5), row, *rows(5)]))
    for at in range(pages):
        assert min(letter.y for letter in measured(pdf, at).letters) > 20 * MM
    texts = plain(pdf)
    assert sum("Trần Văn A" in text for text in texts) == 1
    assert " ".join(texts).count("dài") == 2000


def household(number, people=2):
    family = [
        Person(name=f"Trần Văn {number}", relation=HEAD, birth=PartialDate(1960), sex="Nam"),
        *(
            Person(name=f"Trần Thị {number} {n}", relation="Con đẻ", birth=PartialDate(1990, 3, n))
            for n in range(1, people)
        ),
    ]
    return Household(
        id=number, code=f"03-{number:03}", group_id=3, address=f"Ngõ {number}",
        phone="0912345678", declared_size=5, note="Hộ nghèo", people=tuple(family),
    )  # fmt: skip


@pytest.fixture
def roster(village):
    def write(households, **options):
        out = io.BytesIO()
        group = Group(id=3, number=3, name="Tổ dân cư số 3", leader="Ngô Văn Vinh")
        paper = ListPaper(village=village, text=roster_text(), year=2026)
        write_roster(out, paper, [RosterGroup(group=group, households=households)], **options)
        return out.getvalue()

    return write


def test_roster_of_households(roster):
    texts = plain(roster(household(number) for number in range(1, 41)))
    assert "DANH SÁCH HỘ – TỔ DÂN CƯ SỐ 3 Làng văn hóa Quang Khải" in texts[0]
    whole = " ".join(texts)
    for number in range(1, 41):
        row = f"{number} 03-{number:03} Trần Văn {number} 1960 5 Ngõ {number} 0912345678 Hộ nghèo"
        assert row in whole
    assert "Danh sách có 40 hộ, 200 nhân khẩu." in texts[-1]


def test_roster_with_all_people(roster):
    texts = plain(roster((household(n, people=4) for n in range(1, 31)), with_people=True))
    whole = " ".join(texts)
    for number in range(1, 31):
        assert f"{number}. 03-{number:03} · Trần Văn {number} · Ngõ {number}" in whole
        for n in range(1, 4):
            assert f"Trần Thị {number} {n} Con đẻ 0{n}/03/1990" in whole
    for text in texts[:-1]:
        assert not text.endswith("Hộ nghèo")  # a household's line stays with its people


def test_same_roster_same_bytes(roster):
    assert roster([household(1)]) == roster([household(1)])


def test_a_cancel_goes_through(roster):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        roster([household(1)], progress=stop)
