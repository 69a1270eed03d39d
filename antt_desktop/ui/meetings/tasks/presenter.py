"""What the panes of tasks say, in plain Python."""

from collections.abc import Iterable, Sequence

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.meeting_tasks import Task, due_words
from antt_desktop.domain.meetings import Meeting


def who_and_when(task: Task) -> str:
    """Return “Người làm: Tổ trưởng Tổ 11 · hạn 15/03/2026”; '' where neither is known."""
    who = f"Người làm: {task.who}" if task.who else ""
    due = f"hạn {task.due}" if task.due else ""
    return " · ".join(filter(None, (who, due)))


def still_open(task: Task, today: PartialDate) -> str:
    """Return who does an earlier task and how late it is: “Tổ trưởng Tổ 3 · hạn …, quá 5 ngày”."""
    return " · ".join(filter(None, (task.who, due_words(task, today))))


def doers(meeting: Meeting, groups: Iterable[Group]) -> list[str]:
    """Return who may be asked to do something: the tổ trưởng, then chair and secretary."""
    called = [g for g in groups if not meeting.group_ids or g.id in meeting.group_ids]
    leaders = [f"Tổ trưởng {g.name}" + (f" ({g.leader})" if g.leader else "") for g in called]
    return [*leaders, *_officers(meeting)]


def _officers(meeting: Meeting) -> Sequence[str]:
    pairs = ((meeting.chair, meeting.chair_role), (meeting.secretary, meeting.secretary_role))
    return [f"{name} ({role})" if role else name for name, role in pairs if name]
