"""A paper as its parts, before it becomes PDF or Word: the same content goes into both."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.village import Village

Runs = tuple[tuple[str, bool], ...]
"""A text as parts that are bold or not."""


class Style(StrEnum):
    """How a paragraph stands on the page."""

    BODY = "body"
    """Justified, first line indented."""
    HEADING = "heading"
    """Bold, not parted from what follows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``runs`` may be empty: an empty line as it was typed.

    Spaces at its beginning set its first line further in.
    """

    runs: Runs
    style: Style = Style.BODY


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of a table: heading, width in millimetres, how its cells stand."""

    heading: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table; its widths fill the page's (160 mm). ``row_height`` in millimetres is the least.

    A row of one cell is a heading over the whole width.
    """

    columns: Sequence[PaperColumn]
    rows: Sequence[tuple[str, ...]]
    row_height: float = 7.0


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signs side by side: roles, the hint below each, names ('' for the pen).

    One alone signs in the right half of the page.
    """

    roles: tuple[str, ...]
    hint: str
    names: tuple[str, ...]


Block = Paragraph | PaperTable | SignatureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper after Nghị định 30/2020/NĐ-CP: heading, title, blocks, who receives it.

    ``number_line`` (“Số: 05/BB-…”) and ``date_line`` may be ''. ``recipients`` are the lines
    under “Nơi nhận:”, printed at the left: beside the last signature where one signs alone,
    else below the signatures.
    """

    village: Village
    number_line: str = ""
    date_line: str = ""
    title: str
    abstract: str
    blocks: Sequence[Block]
    recipients: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the file says it is: title and abstract on one line."""
        return f"{self.title} {self.abstract}".strip()


def paragraph(text: str, style: Style = Style.BODY) -> Paragraph:
    """Return a paragraph of one plain text."""
    return Paragraph(((text, False),) if text else (), style)
