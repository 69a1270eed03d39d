"""Tasks live on after their meeting: pressing ones first, done on a day, open again."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import Task
from tests.book.meeting_making import said

TODAY = PartialDate(2026, 3, 13)


def what(tasks):
    return [task.what for task in tasks]


@pytest.fixture
def given(book):
    """Return the meetings of the village, of tổ 1, and of tổ 1 and 2, each with tasks."""
    village = said(
        book,
        "Họp làng",
        tasks=(Task(what="Không hạn"), Task(what="Tháng tư", due=PartialDate(2026, 4))),
    )
    one = said(
        book,
        "Họp tổ 1",
        group_ids=(1,),
        tasks=(Task(what="Quá hạn", who="Tổ 1", due=PartialDate(2026, 3, 1)),),
    )
    both = said(
        book,
        "Họp hai tổ",
        group_ids=(1, 2),
        day=PartialDate(2026, 3, 2),
        tasks=(Task(what="Sắp tới", due=PartialDate(2026, 3, 15)), Task(what="Không hạn sau")),
    )
    return village, one, both


def test_the_most_pressing_come_first_and_done_ones_last(book, given):
    rows = book.meeting_tasks.all()
    order = ["Quá hạn", "Sắp tới", "Tháng tư", "Không hạn", "Không hạn sau"]
    assert what(row.task for row in rows) == order
    assert (rows[0].meeting_id, rows[0].meeting_title) == (given[1], "Họp tổ 1")
    assert rows[0].meeting_day == PartialDate(2026, 3, 1)
    book.meeting_tasks.finish(rows[0].id, TODAY)
    assert what(row.task for row in book.meeting_tasks.all()) == order[1:]
    everything = book.meeting_tasks.all(open_only=False)
    assert what(row.task for row in everything) == [*order[1:], order[0]]


def test_what_is_due_in_a_month_or_a_year_is_due_at_its_end(book):
    dues = [PartialDate(2026, 3), PartialDate(2026), PartialDate(2026, 3, 31)]
    dues += [PartialDate(2026, 4, 1), PartialDate(2026, 12, 31), PartialDate(2027, 1, 1)]
    said(book, tasks=tuple(Task(what=str(due), due=due) for due in dues))
    assert what(row.task for row in book.meeting_tasks.all()) == [
        "31/03/2026", "03/2026", "01/04/2026", "31/12/2026", "2026", "01/01/2027"
    ]  # fmt: skip


def test_a_meeting_looks_back_at_the_tasks_of_its_own_groups(book, given):
    village, one, both = given
    of = book.meeting_tasks.for_scope
    assert len(of()) == 5
    assert what(of((1,))) == ["Quá hạn", "Sắp tới", "Không hạn sau"]
    assert what(of((2, 3))) == ["Sắp tới", "Không hạn sau"]
    assert of((3,)) == []
    assert what(of((1,), both)) == ["Quá hạn"]
    assert what(of(skip=village)) == ["Quá hạn", "Sắp tới", "Không hạn sau"]
    book.meeting_tasks.finish(of((1,))[0].id, TODAY)
    assert what(of((1,))) == ["Sắp tới", "Không hạn sau"]
    book.meetings.delete(one)
    assert len(of()) == 4


def test_a_task_is_done_opened_again_and_both_are_taken_back(book, given):
    (task,) = book.meetings.get(given[1]).tasks

    def now():
        return book.meetings.get(given[1]).tasks[0]

    book.meeting_tasks.finish(task.id, TODAY, "  Đủ  20 hộ ")
    done = now()
    assert (done.done_on, done.note) == (TODAY, "Đủ 20 hộ")
    assert book.history.recent(1)[0].name == "Xong việc: Quá hạn"
    book.meeting_tasks.reopen(task.id)
    assert (now().done_on, now().note) == (None, "Đủ 20 hộ")
    assert book.history.recent(1)[0].rows == 1
    book.history.undo()
    assert now() == done
    book.history.undo()
    assert now() == task
    book.history.redo()
    assert now() == done
    assert book.check() == []


def test_what_cannot_be_said_of_a_task_is_refused(book, given):
    (task,) = book.meetings.get(given[1]).tasks
    with pytest.raises(UserError, match="14/03/2026 chưa tới") as refused:
        book.meeting_tasks.finish(task.id, PartialDate(2026, 3, 14))
    assert refused.value.field == "day"
    for write in (
        lambda: book.meeting_tasks.finish(99, TODAY),
        lambda: book.meeting_tasks.reopen(99),
    ):
        with pytest.raises(UserError, match="không còn trong sổ"):
            write()
    assert book.meetings.get(given[1]).tasks == (task,)
