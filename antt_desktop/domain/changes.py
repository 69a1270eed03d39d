"""What an action changed, so that views refresh what they show and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate


class Area(StrEnum):
    """The parts of the book that a view can show."""

    HOUSEHOLDS = "households"
    GROUPS = "groups"
    PLEDGES = "pledges"
    MEETINGS = "meetings"
    INCIDENTS = "incidents"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class ActionDone:
    """A named action that is now in the book: its id, its words and the areas it changed.

    ``name`` is '' for one that nobody is told of, or that cannot be taken back.
    """

    id: int
    name: str
    areas: frozenset[Area]
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """A line of the history: when (ISO local time with offset), who, what, how many rows."""

    id: int
    at: str
    who: str
    name: str
    rows: int
    undone: bool


@dataclass(frozen=True, slots=True)
class HistoryWish:
    """Which actions are looked for; ``text`` is part of the name, ``before_id`` for more.

    ``household_id`` 0, ``who`` None and ``area`` None are any.
    """

    who: str | None = None
    area: Area | None = None
    household_id: int = 0
    text: str = ""
    before_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """An action as the page of one record tells it; ``details`` are sentences without a stop.

    ``at`` is ISO local time with offset.
    """

    action_id: int
    at: str
    who: str
    name: str
    details: tuple[str, ...]
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdChange:
    """An action as the page of one household tells it: what became of which value.

    ``at`` is ISO local time with offset. ``happened_on`` and ``reason`` are those of an event
    of life, None and '' for a plain correction. ``details`` are sentences without a stop.
    """

    action_id: int
    at: str
    who: str
    name: str
    happened_on: PartialDate | None
    reason: str
    details: tuple[str, ...]
    undone: bool
