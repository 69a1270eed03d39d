"""What the tab says, in plain words."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meetings import Draft, Meeting, MeetingRow, MeetingState
from antt_desktop.ui.meetings import presenter
from antt_desktop.ui.meetings.presenter import Wish


@pytest.mark.parametrize(
    ("found", "wish", "said"),
    [
        (86, Wish(), "86 biên bản"),
        (12, Wish(year=2025), "12/86 biên bản"),
        (7, Wish(typed="giải quyết"), "7 biên bản khớp “giải quyết”"),
        (
            9,
            Wish(typed="giải quyết", unmarked=True),
            "9 biên bản khớp “giải quyết” (không xét dấu)",
        ),
        (86, Wish(typed="  * "), "86 biên bản"),
        (3, Wish(typed="quỹ", kind="Họp tổ"), "3 biên bản khớp “quỹ”"),
    ],
)
def test_the_line_above_the_list(found, wish, said):
    assert presenter.count_words(found, 86, wish) == said


def test_status_names_the_first_year_where_there_is_one():
    assert presenter.status_words(1086, 2019) == "1.086 biên bản, từ 2019"
    assert presenter.status_words(1, 0) == "1 biên bản"


@pytest.mark.parametrize(
    ("scope", "title", "files", "note"),
    [
        ("Cả làng", "Họp quý", 0, "Họp toàn thể · 36/38 hộ dự"),
        ("Tổ 3", "Họp Tổ 3 góp ý", 0, "Họp toàn thể · 36/38 hộ dự"),
        ("Tổ 3", "Góp ý hương ước", 2, "Họp toàn thể · Tổ 3 · 36/38 hộ dự · 2 tệp"),
    ],
)
def test_a_card_says_what_its_title_does_not(scope, title, files, note):
    row = MeetingRow(
        id=1,
        title=title,
        kind="Họp toàn thể",
        day=None,
        start="",
        scope=scope,
        state=MeetingState.DRAFT,
        turnout=Turnout(36, 38),
        files=files,
    )
    assert presenter.card(row).note == note


def test_hours_and_day_as_far_as_they_are_known():
    day = PartialDate(2026, 2, 20)
    whole = Meeting(day=day, start="19:30", end="21:10")
    assert presenter.time_words(whole) == "19:30–21:10, 20/02/2026"
    assert presenter.time_words(Meeting(day=PartialDate(2019))) == "2019"
    assert presenter.time_words(Meeting(start="19:30")) == "19:30, (chưa có ngày)"


def test_a_moment_and_a_check_code_can_be_read_out():
    assert presenter.moment("2026-02-20T21:30:07+07:00") == "21:30 20/02/2026"
    assert presenter.digest_words("1a2b3c4d5e6f7890") == "1a2b 3c4d 5e6f"


def test_a_draft_says_the_day_only_where_it_is_not_today():
    draft = Draft(id=1, meeting=Meeting(kind="Họp tổ"), saved_at="2026-02-20T19:42:00+07:00")
    today = presenter.draft_words(draft, 0, "2026-02-20")
    assert today == "Có bản nháp chưa lưu: Họp tổ, lúc 19:42"
    later = presenter.draft_words(draft, 2, "2026-02-21")
    assert later == "Có bản nháp chưa lưu: Họp tổ, lúc 19:42 20/02/2026 (và 2 bản nữa)"


def test_nothing_found_says_what_to_try():
    title, sentence = presenter.nothing_words(Wish(typed="mất", year=2024))
    assert "“mất”" in title
    assert "Đang lọc" in sentence
    assert "Đang lọc" not in presenter.nothing_words(Wish(typed="mất"))[1]
    assert presenter.nothing_words(Wish(year=2024))[0] == "Không có biên bản nào"
