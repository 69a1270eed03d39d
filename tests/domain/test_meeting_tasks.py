"""Tasks: how pressing they are, and how that is said."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import (
    Task,
    Urgency,
    checked_task,
    days_left,
    due_words,
    task_words,
    urgency,
)

TODAY = PartialDate(2026, 3, 13)


def task(*due, done=None):
    return Task(what="Rà soát", due=PartialDate(*due) if due else None, done_on=done)


@pytest.mark.parametrize(
    ("asked", "pressing", "left", "said"),
    [
        (task(), Urgency.OPEN, None, ""),
        (task(2026, 3, 12), Urgency.OVERDUE, -1, "hạn 12/03/2026, quá 1 ngày"),
        (task(2025, 12, 31), Urgency.OVERDUE, -72, "hạn 31/12/2025, quá 72 ngày"),
        (task(2026, 3, 13), Urgency.SOON, 0, "hạn 13/03/2026, hôm nay"),
        (task(2026, 3, 15), Urgency.SOON, 2, "hạn 15/03/2026, còn 2 ngày"),
        (task(2026, 3, 16), Urgency.SOON, 3, "hạn 16/03/2026, còn 3 ngày"),
        (task(2026, 3, 17), Urgency.OPEN, 4, "hạn 17/03/2026, còn 4 ngày"),
        (task(2026, 3), Urgency.OPEN, None, "hạn 03/2026"),
        (task(2026, 2), Urgency.OVERDUE, None, "hạn 02/2026, quá hạn"),
        (task(2026), Urgency.OPEN, None, "hạn 2026"),
        (task(2025), Urgency.OVERDUE, None, "hạn 2025, quá hạn"),
    ],
)
def test_how_pressing_an_open_task_is(asked, pressing, left, said):
    assert urgency(asked, TODAY) is pressing
    assert days_left(asked, TODAY) == left
    assert due_words(asked, TODAY) == said


def test_a_task_done_late_presses_no_more():
    done = task(2026, 3, 1, done=PartialDate(2026, 3, 10))
    assert urgency(done, TODAY) is Urgency.DONE
    assert due_words(done, TODAY) == "xong 10/03/2026"


def test_a_task_on_one_line():
    whole = Task(what="vận động 20 hộ", who="Tổ 11", due=PartialDate(2026, 3, 15))
    assert task_words(whole) == "Tổ 11: vận động 20 hộ (hạn 15/03/2026)"
    assert task_words(Task(what="Sửa loa")) == "Sửa loa"


def test_a_task_is_tidied_and_says_what_to_do():
    untidy = Task(what=" Sửa \n loa ", who=" Ông  A ", note=" nhờ  thợ ")
    assert checked_task(untidy) == Task(what="Sửa loa", who="Ông A", note="nhờ thợ")
    with pytest.raises(UserError) as refused:
        checked_task(Task(what=" \n"))
    assert refused.value.field == "what"
