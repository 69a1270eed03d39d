"""A meeting begins with what the book knows: its template, the last chair, what is still open."""

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.village import Village
from antt_desktop.workflows.meeting_forms import begin_meeting


@pytest.fixture
def book(tmp_path):
    village = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
    groups = [Group(number=n, name=f"Tổ {n}") for n in (1, 2)]
    with Book.create(tmp_path / "so.antt", village, groups) as made:
        yield made


def test_the_first_meeting_has_its_template_and_no_old_task(book):
    meeting = begin_meeting(book, "Họp toàn thể")
    assert str(book.today.year) in meeting.title
    assert "{" not in meeting.agenda + meeting.proceedings + meeting.conclusion
    assert "kỳ trước" not in meeting.agenda


def test_open_tasks_and_those_who_led_come_along(book):
    book.meetings.save(
        Meeting(
            title="Họp",
            kind="Họp tổ",
            day=PartialDate(2026, 1, 5),
            place="Nhà ông Ba",
            chair="Bùi Thị Hoa",
            chair_role="Tổ trưởng",
            secretary="Lê Văn An",
            group_ids=(1,),
            tasks=(Task(what="rà soát hộ tạm trú", who="Tổ 1"), Task(what="xong rồi")),
        )
    )
    done = book.meetings.get(1).tasks[1]
    book.meeting_tasks.finish(done.id, PartialDate(2026, 1, 6))
    meeting = begin_meeting(book, "Họp tổ", (1,))
    assert (meeting.chair, meeting.secretary, meeting.place) == (
        "Bùi Thị Hoa", "Lê Văn An", "Nhà ông Ba"
    )  # fmt: skip
    assert "- Tổ 1: rà soát hộ tạm trú" in meeting.agenda
    assert "xong rồi" not in meeting.agenda
    assert "Tổ 1" in meeting.title
    assert "rà soát" not in begin_meeting(book, "Họp tổ", (2,)).agenda
    assert "rà soát" not in begin_meeting(book, "Hòa giải", (1,)).agenda


def test_a_kind_of_ones_own_and_people_counted(book):
    assert begin_meeting(book, "Họp dòng họ").kind == "Họp dòng họ"
    assert begin_meeting(book, "Chi bộ").delegates is not None


def test_nobody_is_put_down_for_an_office_held_by_somebody_else(book):
    book.meetings.save(
        Meeting(
            title="Họp",
            kind="Họp toàn thể",
            day=PartialDate(2026, 1, 5),
            chair="Trần Thị Nga",
            chair_role="Trưởng thôn",
            secretary="Lê Văn An",
        )
    )
    cell, clusters = begin_meeting(book, "Chi bộ"), begin_meeting(book, "Họp theo cụm")
    assert (cell.chair, cell.chair_role, cell.secretary) == ("", "Bí thư chi bộ", "")
    assert (clusters.chair, clusters.secretary) == ("Trần Thị Nga", "Lê Văn An")
    assert begin_meeting(book, "Họp dòng họ").chair == "Trần Thị Nga"


def test_each_group_has_its_own_chair(book):
    for group, chair in ((1, "Bùi Thị Hoa"), (2, "Ngô Văn Vinh")):
        day = PartialDate(2026, 1, group)
        book.meetings.save(
            Meeting(title="Họp", kind="Họp tổ", day=day, chair=chair, group_ids=(group,))
        )
    assert [begin_meeting(book, "Họp tổ", (group,)).chair for group in (1, 2)] == [
        "Bùi Thị Hoa", "Ngô Văn Vinh"
    ]  # fmt: skip
