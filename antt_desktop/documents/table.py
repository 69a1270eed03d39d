"""Tables that flow over pages: the header on each page, no row ever split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import ASCENT, Frame, draw_page_number
from antt_desktop.documents.pdf import MM, PdfFile
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

_BORDER = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, whether its cells are centred."""

    heading: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells, one a column; a single cell spans the table, bold, above its own rows.

    ``bold`` is for a row of sums.
    """

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Density:
    """How close a table is set: sizes of text and the room around it, all in points.

    A cell whose text fits on one line is set at ``one_line``, a longer one at ``more_lines``.
    """

    one_line: float = 12
    more_lines: float = 12
    header: float = 12
    beside: float = 1.2 * MM
    above: float = 1.2 * MM


ROOMY = Density()
COMPACT = Density(one_line=12, more_lines=10, header=9, beside=0.8 * MM, above=0.4 * MM)
"""Two lines of text fit in a row of 9 mm."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell and their size."""

    lines: tuple[Line, ...]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * SINGLE * self.size


class Table:
    """A table drawn row by row, from page to page of one list."""

    def __init__(
        self,
        pdf: PdfFile,
        frame: Frame,
        columns: Sequence[Column],
        least_height: float,
        density: Density = ROOMY,
    ) -> None:
        self._pdf = pdf
        self._frame = frame
        self._columns = columns
        self._least_height = least_height
        self._density = density
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
        size = self._density.header
        cells = [
            self._cell(column.heading, Face.BOLD, column.width, size, size)
            for column in self._columns
        ]
        columns = [replace(column, centred=True) for column in self._columns]
        self._draw(cells, columns, self._height(cells, 0))

    def turn_to(self, columns: Sequence[Column]) -> None:
        """Take other columns, for a table further down; it has yet to begin."""
        self._columns = columns

    def add(self, row: Row, below: float = 0.0) -> None:
        """Add a row; it moves to a new page unless ``below`` points fit under it as well."""
        columns, face = self._columns, Face.BOLD if row.bold else Face.REGULAR
        if len(row.cells) == 1:
            columns, face = [Column("", self._frame.width)], Face.BOLD
            below = max(below, 2 * self._least_height)
        density = self._density
        cells = [
            self._cell(text, face, column.width, density.one_line, density.more_lines)
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

    def _cell(
        self, text: str, face: Face, width: float, one_line_size: float, size: float
    ) -> _Cell:
        room = width - 2 * self._density.beside
        single = broken(((text, face),), one_line_size, room)
        if len(single) <= 1:
            return _Cell(single, one_line_size)
        lines = broken(((text, face),), size, room)
        # A row taller than a page could stand nowhere; what is cut off ends with “…”.
        most = int((self._frame.top - self._frame.bottom) / 2 / (SINGLE * size))
        if len(lines) > most:
            lines = (*lines[: most - 1], one_line("…", face, size))
        return _Cell(lines, size)

    def _height(self, cells: Sequence[_Cell], least: float) -> float:
        return max(least, max(cell.height for cell in cells) + 2 * self._density.above)

    def _draw(self, cells: Sequence[_Cell], columns: Sequence[Column], height: float) -> None:
        top, bottom = self._y, self._y - height
        drawing, left = self.drawing, self._frame.left
        drawing.line((left, top), (self._frame.right, top), _BORDER)
        drawing.line((left, bottom), (self._frame.right, bottom), _BORDER)
        drawing.line((left, top), (left, bottom), _BORDER)
        for cell, column in zip(cells, columns, strict=True):
            right = left + column.width
            y = (top + bottom + cell.height) / 2 - (ASCENT + 0.02) * cell.size
            for line in cell.lines:
                if column.centred:
                    draw_centred(drawing, line, left + column.width / 2, y, cell.size)
                else:
                    draw_line(drawing, line, left + self._density.beside, y, cell.size)
                y -= SINGLE * cell.size
            drawing.line((right, top), (right, bottom), _BORDER)
            left = right
        self._y = bottom
