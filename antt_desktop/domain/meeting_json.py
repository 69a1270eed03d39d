"""A meeting as JSON: what a draft keeps, and what the hash of frozen minutes is taken over."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Attendance, Delegates, Meeting, Opinion, Sitting
from antt_desktop.domain.text import storable
from antt_desktop.domain.votes import Ballots, Vote, VoteCount

Values = Mapping[str, Any]
"""An object as JSON has it."""

_OUTSIDE = ("id", "scope")
"""Of a meeting: where it stands in the book, and how its tổ are called now."""
_TASK_LIFE = ("id", "done_on", "note")
"""Of a task: what happens to it after the minutes are frozen."""


def digest(meeting: Meeting) -> str:
    """Return the hash (SHA-256, 64 hexadecimal digits) of what the minutes say."""
    content = _part(meeting, _OUTSIDE)
    content["votes"] = [_part(vote, ("id",)) for vote in meeting.votes]
    content["tasks"] = [_part(task, _TASK_LIFE) for task in meeting.tasks]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def dumped(value: object) -> str:
    """Return a meeting or a part of one, or a tuple of parts, as JSON; '' for None."""
    return "" if value is None else storable(json.dumps(value, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> object:  # noqa: ANN401 - whatever JSON does not know by itself
    return value.iso if isinstance(value, PartialDate) else _part(value)


def _part(value: Any, left_out: Sequence[str] = ()) -> dict[str, object]:  # noqa: ANN401
    """Return the fields of a dataclass with slots, but some."""
    return {name: getattr(value, name) for name in value.__slots__ if name not in left_out}


def meeting_from(text: str) -> Meeting:
    """Read back a meeting that ``dumped`` wrote."""
    values = json.loads(text)
    return Meeting(
        **{
            **values,
            "day": _date(values["day"]),
            "group_ids": tuple(values["group_ids"]),
            "guests": tuple(values["guests"]),
            "opinions": opinions_from(values["opinions"]),
            "votes": tuple(vote_from(vote) for vote in values["votes"]),
            "tasks": tuple(_task(task) for task in values["tasks"]),
            "sittings": sittings_from(values["sittings"]),
            "quorum": rule_from(values["quorum"]),
            "delegates": Delegates(**values["delegates"]) if values["delegates"] else None,
            "roll": tuple(Attendance(**row) for row in values["roll"]),
        }
    )


def opinions_from(values: Iterable[Values]) -> tuple[Opinion, ...]:
    """Read opinions out of parsed JSON."""
    return tuple(Opinion(**opinion) for opinion in values)


def sittings_from(values: Iterable[Values]) -> tuple[Sitting, ...]:
    """Read sittings out of parsed JSON."""
    return tuple(
        Sitting(**{**s, "group_ids": tuple(s["group_ids"]), "day": _date(s["day"])}) for s in values
    )


def rule_from(values: Values) -> MajorityRule:
    """Read a rule out of parsed JSON."""
    return MajorityRule(**{**values, "base": Base(values["base"])})


def counts_from(values: Iterable[Values]) -> tuple[VoteCount, ...]:
    """Read the counts of a vote out of parsed JSON."""
    return tuple(VoteCount(**count) for count in values)


def vote_from(values: Values) -> Vote:
    """Read a vote out of parsed JSON."""
    return Vote(
        **{
            **values,
            "rule": rule_from(values["rule"]),
            "counts": counts_from(values["counts"]),
            "ballots": Ballots(**values["ballots"]) if values["ballots"] else None,
            "tellers": tuple(values["tellers"]),
        }
    )


def _task(values: Values) -> Task:
    days = {name: _date(values[name]) for name in ("due", "done_on")}
    return Task(**{**values, **days})


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.from_iso(text or "")
