"""A meeting as JSON: what a draft keeps, and what the hash of frozen minutes is taken over."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.majorities import Base, MajorityRule
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Attendance, Delegates, Meeting, Opinion, Sitting
from antt_desktop.domain.votes import Ballots, Vote, VoteCount

Values = Mapping[str, Any]
"""An object as JSON has it."""

_OUTSIDE = ("id", "scope")
"""Of a meeting: where it stands in the book, and how its tổ are called now."""
_TASK_LIFE = ("id", "done_on", "note")
"""Of a task: what happens to it after the minutes are frozen."""


def meeting_text(meeting: Meeting) -> str:
    """Return a whole meeting as JSON."""
    return dumped(meeting)


def digest(meeting: Meeting) -> str:
    """Return the hash (SHA-256, 64 hexadecimal digits) of what the minutes say."""
    content = _parts(meeting)
    for name in _OUTSIDE:
        del content[name]
    for vote in content["votes"]:
        del vote["id"]
    for task in content["tasks"]:
        for name in _TASK_LIFE:
            del task[name]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def dumped(value: object) -> str:
    """Return a dataclass of a meeting, or a tuple of them, as JSON; '' for None."""
    return "" if value is None else json.dumps(_parts(value), ensure_ascii=False)


def _parts(value: object) -> Any:  # noqa: ANN401 - JSON has no one type
    if isinstance(value, PartialDate):
        return value.iso
    if is_dataclass(value):
        return {field.name: _parts(getattr(value, field.name)) for field in fields(value)}
    return [_parts(part) for part in value] if isinstance(value, tuple) else value


def meeting_from(text: str) -> Meeting:
    """Read back what ``meeting_text`` wrote."""
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
