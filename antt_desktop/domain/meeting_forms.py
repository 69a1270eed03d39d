"""What a village has ready for its meetings: a template for each kind, rules of majority.

The texts come from forms/meetings.toml; ``{năm}``, ``{làng}``, ``{tổ}`` and ``{việc chưa xong}``
in them are filled when a meeting is begun.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.domain.majorities import QUORUM, MajorityRule
from antt_desktop.domain.meeting_tasks import Task, task_words
from antt_desktop.domain.meetings import Delegates, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTemplate:
    """How a kind of meeting begins. ``of_households`` False: people are counted, not households.

    ``one_group``: it is a meeting of a tổ rather than of the village.
    """

    kind: str
    title: str = ""
    place: str = ""
    chair_role: str = ""
    secretary_role: str = ""
    guests: tuple[str, ...] = ()
    agenda: str = ""
    proceedings: str = ""
    conclusion: str = ""
    of_households: bool = True
    one_group: bool = False
    quorum: MajorityRule = QUORUM


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingForms:
    """All of it: templates in the order of the list, rules, phrases to begin with."""

    templates: tuple[MeetingTemplate, ...]
    rules: tuple[MajorityRule, ...]
    phrases: tuple[str, ...] = ()

    def template(self, kind: str) -> MeetingTemplate:
        """Return the template of a kind; an empty one for a kind of the village's own."""
        return next((t for t in self.templates if t.kind == kind), MeetingTemplate(kind=kind))


def begun(
    template: MeetingTemplate,
    meeting: Meeting,
    *,
    village: str,
    group: str,
    year: int,
    open_tasks: Sequence[Task] = (),
) -> Meeting:
    """Return a meeting filled from a template where it says nothing yet.

    ``open_tasks`` are brought onto the agenda where the template has a place for them; the line
    of that place is left out where none is open.
    """
    words = {"năm": str(year), "làng": village, "tổ": group}

    def filled(text: str) -> str:
        for name, value in words.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    return replace(
        meeting,
        kind=template.kind,
        title=meeting.title or filled(template.title),
        place=meeting.place or filled(template.place),
        chair_role=meeting.chair_role or filled(template.chair_role),
        secretary_role=meeting.secretary_role or filled(template.secretary_role),
        guests=meeting.guests or tuple(map(filled, template.guests)),
        agenda=meeting.agenda or _with_tasks(filled(template.agenda), open_tasks),
        proceedings=meeting.proceedings or filled(template.proceedings),
        conclusion=meeting.conclusion or filled(template.conclusion),
        delegates=None if template.of_households else (meeting.delegates or Delegates()),
        quorum=template.quorum,
    )


_PLACE = "{việc chưa xong}"
_REVIEW = "Kiểm điểm việc đã giao kỳ trước:"
_POINT = re.compile(r"(\d{1,3})[.)]\s")


def _with_tasks(agenda: str, tasks: Sequence[Task]) -> str:
    """Put the open tasks in their place, one line each; points behind a line left out move up."""
    listed = "\n".join(f"- {task_words(task)}" for task in tasks)
    lines = []
    gone = 0
    for line in agenda.split("\n"):
        point = _POINT.match(line)
        if _PLACE in line and not tasks:
            gone += bool(point)
            continue
        number = str(int(point[1]) - gone) if point else ""
        rest = line[len(point[1]) :] if point else line
        lines.append(number + rest.replace(_PLACE, f"{_REVIEW}\n{listed}"))
    return "\n".join(lines)
