"""Attendance in plain Python: who is meant by what was typed, what is marked, what is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.meetings import Attendance, Delegates, Meeting, Sitting
from antt_desktop.ui.meetings.roll import presenter

NAMES = (
    "Hoàng Văn Hoạt", "Phạm Thị Hoát", "Đỗ Hoạt Lan", "Ngô Hữu Hoạt", "Đặng Thị Hoà", "Lê Văn Đạt",
)  # fmt: skip


def roll_of(*names):
    return tuple(
        Attendance(
            household_id=100 + at,
            group_id=at % 3 + 1,
            code=f"{at % 3 + 1:02}-{at + 1:03}",
            head=name,
        )
        for at, name in enumerate(names)
    )


ROLL = roll_of(*NAMES)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("hoat", [0, 1, 3, 2]),  # the given name first, then the others, in the order of the list
        ("hoạt", [0, 3, 2]),
        ("hoát", [1]),
        ("van hoat", [0]),
        ("HOANG H", [0]),
        ("hòa", [4]),
        ("hoà", [4]),
        ("dat", [5]),
        ("đa", [5]),  # its tone may come yet
        ("đã", [5, 4]),  # nobody's word begins so with its marks
        ("2", [1]),
        ("02-002", [1]),
        ("01-", [0, 3]),
        ("700", []),
        ("không ai", []),
        ("  ", []),
        ("*\"'", []),
        ("9" * 5000, []),
    ],
)
def test_finds_by_name_code_and_number(typed, places):
    assert presenter.find(ROLL, typed) == places


def test_finds_in_nfd_too():
    assert presenter.find(ROLL, "hoa\u0323t") == [0, 3, 2]


@pytest.mark.parametrize(
    ("typed", "present", "absent", "unread"),
    [
        ("1 5 7-9 3v", {1, 5, 7, 8, 9}, {3}, ()),
        ("1,5;7 - 9", {1, 5, 7, 8, 9}, set(), ()),
        ("2-4V 3", {3}, {2, 4}, ()),
        ("0 11 5x 9-12 9-8 2", {2}, set(), ("0", "11", "5x", "9-12", "9-8")),
        ("", set(), set(), ()),
    ],
)
def test_reads_the_numbers_of_a_sign_in_sheet(typed, present, absent, unread):
    marks = presenter.parse_marks(typed, 10)
    assert (marks.present, marks.absent, marks.unread) == (present, absent, unread)


@given(st.text(max_size=40), st.integers(0, 500))
def test_numbers_are_marked_or_given_back(typed, total):
    marks = presenter.parse_marks(typed, total)
    assert not marks.present & marks.absent
    assert all(1 <= number <= total for number in marks.present | marks.absent)
    assert presenter.parse_marks(" ".join(marks.unread), total).unread == marks.unread


def test_says_what_was_marked_and_what_was_not_understood():
    marks = presenter.parse_marks("1 2 3v 700", 495)
    assert presenter.marks_words(marks, 495) == (
        "Đã ghi 2 hộ có mặt, 1 hộ vắng. Chưa ghi 700: danh sách có số từ 1 đến 495."
    )


def test_who_is_absent_sent_nobody_and_was_not_late():
    roll = presenter.described(ROLL, 100, "con", "19:45")
    assert (roll[0].present, roll[0].came, roll[0].late) == (True, "con", "19:45")
    away = presenter.marked(roll, {100}, present=False)
    assert away == ROLL
    assert presenter.marked(roll, {100}, present=True) == roll


def test_a_list_taken_again_keeps_what_was_recorded():
    old = presenter.described(presenter.marked(ROLL, {101, 102}, present=True), 101, "vợ", "")
    new = (*ROLL[1:2], *roll_of(*NAMES, "Vũ Thị Mới")[-1:])
    again = presenter.retaken(old, new)
    assert [(row.household_id, row.present, row.came) for row in again] == [
        (101, True, "vợ"),
        (106, False, ""),
    ]


def test_counts_each_group_in_the_order_of_the_list():
    counts = presenter.turnouts(presenter.marked(ROLL, {100, 103, 101}, present=True))
    assert {i: (t.present, t.total) for i, t in counts.items()} == {1: (2, 2), 2: (1, 2), 3: (0, 2)}


def test_the_pill_says_whether_the_meeting_may_be_held():
    meeting = Meeting(roll=presenter.marked(ROLL, {100, 101, 102}, present=True))
    assert presenter.pill_words(meeting) == ("3/6 · cần 4", False)
    more = replace(meeting, roll=presenter.marked(meeting.roll, {103}, present=True))
    assert presenter.pill_words(more) == ("4/6 · đủ điều kiện", True)
    assert presenter.pill_words(Meeting(delegates=Delegates(10, 6)))[0] == "6/10 · đủ điều kiện"
    assert presenter.pill_words(Meeting()) == ("", False)


def test_sittings_are_offered_to_villages_of_two_hundred_households():
    sitting = Sitting(name="Cụm 1", group_ids=(1, 2, 3))
    assert not presenter.may_sit_apart(Meeting(), 199)
    assert presenter.may_sit_apart(Meeting(), 200)
    assert presenter.may_sit_apart(Meeting(sittings=(sitting,)), 6)
    assert not presenter.may_sit_apart(Meeting(delegates=Delegates()), 500)
    assert presenter.sitting_words(Meeting(roll=ROLL, sittings=(sitting,))) == ["Cụm 1: 0/6 hộ"]


def test_tells_when_the_scope_is_no_longer_that_of_the_list():
    assert not presenter.scope_differs(Meeting(group_ids=(1,)))
    assert not presenter.scope_differs(Meeting(roll=ROLL, group_ids=(1, 2, 3)))
    assert presenter.scope_differs(Meeting(roll=ROLL, group_ids=(1,)))
