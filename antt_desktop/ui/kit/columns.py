"""What a table shows: its columns, and the small things drawn inside a cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from antt_desktop.ui.theme import Tone

Row = TypeVar("Row")


class Align(Enum):
    """Where a column's text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Pill:
    """A word on a coloured ground, with an icon where it helps."""

    word: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A progress bar in a cell: ``done`` of ``total``."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a table.

    ``text`` is what is shown, copied, read aloud. A row's ``pills`` or ``bar`` are drawn instead
    of it where the row has any, its ``icon`` before it in the colour ``icon_role``. ``key``
    names the sort order the owner knows ('' = not sortable). ``sample`` is a text as wide as
    the column should be at first; the one column with ``stretch`` takes the room that is left.
    ``tooltip`` '' shows the text if it was cut off. ``note`` is a quiet second line, in a table
    of tall rows.
    """

    title: str
    text: Callable[[Row], str]
    key: str = ""
    align: Align = Align.LEFT
    sample: str = ""
    stretch: bool = False
    strong: bool = False
    muted: bool = False
    pills: Callable[[Row], Sequence[Pill]] | None = None
    bar: Callable[[Row], Bar | None] | None = None
    icon: Callable[[Row], str] | None = None
    icon_role: str = "accent"
    tooltip: Callable[[Row], str] | None = None
    note: Callable[[Row], str] | None = None
