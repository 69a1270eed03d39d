"""What a meeting gave people to do: who, what, until when, and whether it is done."""

from dataclasses import dataclass, replace
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy

_SOON = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do; ``id`` 0 until saved. ``done_on`` None while it is open."""

    id: int = 0
    what: str
    who: str = ""
    due: PartialDate | None = None
    done_on: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task with the meeting it comes from, as the list of tasks shows it."""

    task: Task
    meeting_id: int
    meeting_title: str
    meeting_day: PartialDate | None

    @property
    def id(self) -> int:
        """Return the task's id."""
        return self.task.id


class Urgency(StrEnum):
    """How pressing a task is."""

    DONE = "done"
    OPEN = "open"
    SOON = "soon"
    OVERDUE = "overdue"


def urgency(task: Task, today: PartialDate) -> Urgency:
    """Return how pressing a task is on a day; what is due within three days is soon.

    What is due in a month or a year without a day is overdue once that is over.
    """
    if task.done_on is not None:
        return Urgency.DONE
    left = days_left(task, today)
    if task.due is None:
        return Urgency.OPEN
    if task.due.is_before(today):
        return Urgency.OVERDUE
    return Urgency.SOON if left is not None and left <= _SOON else Urgency.OPEN


def days_left(task: Task, today: PartialDate) -> int | None:
    """Return the days until a task is due (negative: since), None without a whole date."""
    if task.due is None or not task.due.day or not today.day:
        return None
    return (task.due.calendar_day - today.calendar_day).days


def due_words(task: Task, today: PartialDate) -> str:
    """Return “hạn 15/03/2026, còn 2 ngày”, “xong 10/03/2026”; '' without any date."""
    if task.done_on is not None:
        return f"xong {task.done_on}"
    if task.due is None:
        return ""
    left = days_left(task, today)
    if left is None:
        return f"hạn {task.due}" + (", quá hạn" if task.due.is_before(today) else "")
    if left < 0:
        return f"hạn {task.due}, quá {-left} ngày"
    return f"hạn {task.due}, " + (f"còn {left} ngày" if left else "hôm nay")


def checked_task(task: Task) -> Task:
    """Return the task tidied; raise UserError where it does not say what to do."""
    what = tidy(task.what)
    if not what:
        raise UserError("Hãy ghi việc cần làm.", field="what")
    return replace(task, what=what, who=tidy(task.who), note=tidy(task.note))


def task_words(task: Task) -> str:
    """Return a task on one line as papers have it: “Tổ 11: vận động 20 hộ (hạn 15/03/2026)”."""
    who = f"{task.who}: " if task.who else ""
    due = f" (hạn {task.due})" if task.due else ""
    return f"{who}{task.what}{due}"


def refuse_not_done_yet(day: PartialDate, today: PartialDate) -> None:
    """Raise UserError (field ``day``) where something was done on a day to come."""
    if day > today:
        raise UserError(f"Ngày {day} chưa tới. Hãy ghi ngày đã làm xong.", field="day")
