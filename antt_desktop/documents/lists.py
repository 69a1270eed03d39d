"""What all lists share: heading and title, a table, the closing count, who signs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import (
    BODY_SIZE,
    TABLE_FRAME,
    Frame,
    draw_heading,
    draw_names,
    draw_roles,
    draw_title,
    name_lines,
    signatures_height,
)
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Column, Row, Table
from antt_desktop.documents.text import SINGLE, broken, draw_centred, draw_line
from antt_desktop.documents.wording import ListText, filled, open_date
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.papers import Align
from antt_desktop.domain.village import Village

_LEAD = SINGLE * BODY_SIZE
_GAP = 12
_DATE_COLUMN = 96 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """What the lists of all tổ share. ``year`` and ``name`` are the campaign's, if there is one.

    ``day`` is the date above the signatures; None leaves day and month open for the pen.
    ``besides`` says what more places in braces stand for.
    """

    village: Village
    text: ListText
    year: int = 0
    name: str = ""
    day: PartialDate | None = None
    besides: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Return the title of the file: the list's, of the whole village."""
        return filled(self.text.title, self.words(self.village.name))

    def words(self, group_name: str) -> dict[str, str]:
        """Return what the places in braces stand for in the list of a tổ."""
        return {
            "năm": str(self.year) if self.year else "…",
            "đợt": self.name,
            "làng": self.village.name,
            "tổ": group_name,
            **self.besides,
        }


class ListPages:
    """One tổ's list on its way into a file: begin, rows, finish."""

    def __init__(
        self,
        pdf: PdfFile,
        paper: ListPaper,
        group_name: str,
        columns: Sequence[Column],
        least_height: float,
        frame: Frame = TABLE_FRAME,
    ) -> None:
        self._paper = paper
        self._frame = frame
        words = paper.words(group_name)
        self._table = Table(pdf, frame, columns, least_height)
        drawing = self._table.drawing
        y = draw_heading(drawing, frame, paper.village)
        title = filled(paper.text.title, words)
        y = draw_title(drawing, frame, y, title, filled(paper.text.abstract, words))
        self._table.begin(y - _GAP)

    def add_all(self, rows: Iterable[Row], names: Sequence[str]) -> None:
        """Add the rows; the last one stays on a page with what comes after it."""
        waiting: Row | None = None
        for row in rows:
            if waiting:
                self._table.add(waiting)
            waiting = row
        if waiting:
            self._table.add(waiting, below=self._height_below(names))

    def finish(self, counts: Mapping[str, str], names: Sequence[str]) -> None:
        """Draw the closing line, the date and the signatures, and end the list."""
        if self._table.y - self._height_below(names) < self._frame.bottom:
            self._table.new_page()
        text, drawing = self._paper.text, self._table.drawing
        y = self._table.y - _GAP
        for line in broken(
            ((filled(text.closing, counts), Face.REGULAR),), BODY_SIZE, self._frame.width
        ):
            y -= _LEAD
            draw_line(drawing, line, self._frame.left, y, BODY_SIZE)
        y -= _GAP
        date_line = open_date(self._paper.village.place, self._paper.day, self._paper.year)
        for line in broken(((date_line, Face.ITALIC),), BODY_SIZE, _DATE_COLUMN):
            y -= _LEAD
            draw_centred(drawing, line, self._frame.right - _DATE_COLUMN / 2, y, BODY_SIZE)
        y = draw_roles(drawing, self._frame, y - 2, text.roles, text.signature_hint, BODY_SIZE)
        draw_names(drawing, self._frame, y, names)
        self._table.end()

    def _height_below(self, names: Sequence[str]) -> float:
        text = self._paper.text
        closing = broken(((text.closing, Face.REGULAR),), BODY_SIZE, self._frame.width)
        rows = max(len(name_lines(name, len(names), self._frame)) for name in names)
        signatures = signatures_height(
            text.roles, text.signature_hint, rows, self._frame, BODY_SIZE
        )
        return 2 * _GAP + (len(closing) + 2) * _LEAD + signatures + _GAP


def names_below(roles: Sequence[str], leader: str) -> tuple[str, ...]:
    """Return the names under the signatures: the tổ trưởng's where that role signs, else ''."""
    return tuple(leader if "tổ trưởng" in role.casefold() else "" for role in roles)


def columns_of(
    headings: Sequence[str], widths: Sequence[float], centred: Sequence[int]
) -> list[Column]:
    """Return the columns for headings and widths (mm); ``centred`` are the centred ones."""
    return [
        Column(heading, width * MM, Align.CENTRED if at in centred else Align.LEFT)
        for at, (heading, width) in enumerate(zip(headings, widths, strict=True))
    ]
