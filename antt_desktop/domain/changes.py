"""What an action changed, so that views refresh what they show and nothing else."""

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """The parts of the book that a view can show."""

    HOUSEHOLDS = "households"
    GROUPS = "groups"
    PLEDGES = "pledges"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class ActionDone:
    """A named action that is now in the book: its id, its words and the areas it changed."""

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
