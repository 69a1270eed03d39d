"""Tables that flow over pages: the header on each page, no row ever split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import ASCENT, Frame, draw_page_number
from antt_desktop.documents.pdf import MM, Drawing, PdfFile
from antt_desktop.documents.text import (
    SINGLE,
    Line,
    broken,
    draw_centred,
    draw_line,
    one_line,
)

SIGNING_HEIGHT = 9 * MM
"""The least height of a row in which somebody signs."""

_SIZE = 12
_LEAD = _SIZE * SINGLE
_PADDING = 1.2 * MM
_BORDER = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, whether its cells are centred."""

    heading: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, one a column; a single cell spans the table, bold, above its own rows."""

    cells: tuple[str, ...]


class Table:
    """A table drawn row by row, from page to page of one list."""

    def __init__(
        self, pdf: PdfFile, frame: Frame, columns: Sequence[Column], least_height: float
    ) -> None:
        self._pdf = pdf
        self._frame = frame
        self._columns = columns
        self._least_height = least_height
        self._page_number = 1
        self._y = 0.0
        self.drawing = pdf.drawing()

    @property
    def y(self) -> float:
        """Return the y of the table's lower edge so far, on the page being drawn."""
        return self._y

    def begin(self, y: float) -> None:
        """Begin the table at y on the page being drawn, with its header."""
        self._y = y
        cells = [
            broken(((column.heading, Face.BOLD),), _SIZE, column.width - 2 * _PADDING)
            for column in self._columns
        ]
        columns = [replace(column, centred=True) for column in self._columns]
        self._draw(cells, columns, self._height(cells, _LEAD + 2 * _PADDING))

    def add(self, row: Row, below: float = 0.0) -> None:
        """Add a row; it moves to a new page unless ``below`` points fit under it as well."""
        columns, face = self._columns, Face.REGULAR
        if len(row.cells) == 1:
            columns, face = [Column("", self._frame.width)], Face.BOLD
            below = max(below, 2 * self._least_height)
        cells = [
            self._cell(text, face, column.width - 2 * _PADDING)
            for text, column in zip(row.cells, columns, strict=True)
        ]
        height = self._height(cells, self._least_height)
        if self._y - height - below < self._frame.bottom:
            self.new_page()
            self.begin(self._frame.top)
        self._draw(cells, columns, height)

    def new_page(self) -> None:
        """Write the page being drawn and begin a numbered one without a header."""
        self.end()
        self._page_number += 1
        self.drawing = self._pdf.drawing()
        draw_page_number(self.drawing, self._frame, self._page_number)
        self._y = self._frame.top

    def end(self) -> None:
        """Write the page being drawn."""
        self._pdf.page(self.drawing, self._frame.page)

    def _cell(self, text: str, face: Face, width: float) -> Sequence[Line]:
        lines = broken(((text, face),), _SIZE, width)
        # A row taller than a page could stand nowhere; what is cut off ends with “…”.
        most = int((self._frame.top - self._frame.bottom) / 2 / _LEAD)
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], one_line("…", face, _SIZE))

    @staticmethod
    def _height(cells: Sequence[Sequence[Line]], least: float) -> float:
        return max(least, max(map(len, cells)) * _LEAD + 2 * _PADDING)

    def _draw(
        self, cells: Sequence[Sequence[Line]], columns: Sequence[Column], height: float
    ) -> None:
        top, bottom = self._y, self._y - height
        drawing, left = self.drawing, self._frame.left
        drawing.line((left, top), (self._frame.right, top), _BORDER)
        drawing.line((left, bottom), (self._frame.right, bottom), _BORDER)
        drawing.line((left, top), (left, bottom), _BORDER)
        for lines, column in zip(cells, columns, strict=True):
            right = left + column.width
            y = (top + bottom) / 2 + len(lines) * _LEAD / 2 - (ASCENT + 0.02) * _SIZE
            _draw_cell(drawing, lines, column, left, y)
            drawing.line((right, top), (right, bottom), _BORDER)
            left = right
        self._y = bottom


def _draw_cell(
    drawing: Drawing, lines: Sequence[Line], column: Column, left: float, y: float
) -> None:
    for line in lines:
        if column.centred:
            draw_centred(drawing, line, left + column.width / 2, y, _SIZE)
        else:
            draw_line(drawing, line, left + _PADDING, y, _SIZE)
        y -= _LEAD
