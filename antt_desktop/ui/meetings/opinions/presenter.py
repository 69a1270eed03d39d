"""What is proposed and shown where opinions are typed, in plain Python."""

from collections.abc import Callable, Iterable

from antt_desktop.domain.meetings import Attendance, Meeting, Opinion

_LONGEST_SHOWN = 400


def speakers(
    meeting: Meeting, roll: Iterable[Attendance], group_name: Callable[[int], str]
) -> list[str]:
    """Return who may speak: those who spoke already, chair, secretary, guests, the roll."""
    named = [f"{row.head}, {group_name(row.group_id)}".rstrip(", ") for row in roll if row.head]
    officers = (meeting.chair, meeting.secretary, *meeting.guests)
    spoke = [opinion.speaker for opinion in reversed(meeting.opinions)]
    return list(dict.fromkeys(name for name in (*spoke, *officers, *named) if name))


def shown_text(opinion: Opinion) -> str:
    """Return what was said as the list has it: all of it, but for a very long one."""
    text = opinion.text.strip()
    return f"{text[:_LONGEST_SHOWN].rsplit(' ', 1)[0]}…" if len(text) > _LONGEST_SHOWN else text


def is_blank(opinion: Opinion) -> bool:
    """Tell whether nothing was typed yet."""
    return not (opinion.speaker.strip() or opinion.text.strip())
