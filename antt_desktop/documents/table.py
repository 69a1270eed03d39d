"""Tables that flow over pages: the header on each, no row split but one over half a page tall."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import ASCENT, Frame, draw_page_number
from antt_desktop.documents.pdf import MM, Drawing, Pages
from antt_desktop.documents.text import SINGLE, Line, broken, draw_centred, draw_line
from antt_desktop.domain.papers import Align

SIGNING_HEIGHT = 9 * MM
"""The least height of a row in which somebody signs."""

_BORDER = 0.5
_LEAST_PART = 30 * MM
"""A tall row begins on a page that has this much room left."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in points, how its cells stand."""

    heading: str
    width: float
    align: Align = Align.LEFT


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

    def parted(self, room: float) -> "tuple[_Cell, _Cell]":
        """Return the lines that fit ``room`` points, one at least, and the others."""
        most = max(int(room / (SINGLE * self.size)), 1)
        return replace(self, lines=self.lines[:most]), replace(self, lines=self.lines[most:])


class Table:
    """A table drawn row by row, from page to page of one list.

    ``first_page`` is the number of the page it begins on; the first of a document has none.
    """

    def __init__(
        self,
        pages: Pages,
        frame: Frame,
        columns: Sequence[Column],
        least_height: float,
        density: Density = ROOMY,
        *,
        first_page: int = 1,
    ) -> None:
        self._pages = pages
        self._frame = frame
        self._columns = columns
        self._least_height = least_height
        self._density = density
        self._page_number = first_page
        self._y = 0.0
        self.drawing = self._page()

    @property
    def y(self) -> float:
        """Return the y of the table's lower edge so far, on the page being drawn."""
        return self._y

    @property
    def page_number(self) -> int:
        """Return the number of the page being drawn."""
        return self._page_number

    def begin(self, y: float) -> None:
        """Begin the table at y on the page being drawn, with its header."""
        self._y = y
        cells = self._header()
        columns = [replace(column, align=Align.CENTRED) for column in self._columns]
        self._draw(cells, columns, self._height(cells, 0))

    def turn_to(self, columns: Sequence[Column], least_height: float | None = None) -> None:
        """Take other columns (and rows), for a table further down; it has yet to begin."""
        self._columns = columns
        if least_height is not None:
            self._least_height = least_height

    def opening_height(self, row: Row) -> float:
        """Return the height of the header with its first row, or with the least part of it."""
        cells, _ = self._cells(row)
        return self._height(self._header(), 0) + min(
            self._height(cells, self._least_height), _LEAST_PART
        )

    def add(self, row: Row, below: float = 0.0) -> None:
        """Add a row; it moves to a new page unless ``below`` points fit under it as well.

        One taller than half a page is parted over the pages it needs.
        """
        cells, columns = self._cells(row)
        if len(row.cells) == 1:
            below = max(below, 2 * self._least_height)
        padding = 2 * self._density.above
        if self._is_tall(cells) and self._y - _LEAST_PART < self._frame.bottom:
            self._go_on()
        while self._is_tall(cells):
            room = self._y - self._frame.bottom
            parts = [cell.parted(room - padding) for cell in cells]
            self._draw([part for part, _ in parts], columns, room)
            cells = [rest for _, rest in parts]
            self._go_on()
        height = self._height(cells, self._least_height)
        if self._y - height - below < self._frame.bottom:
            self._go_on()
        self._draw(cells, columns, height)

    def new_page(self) -> None:
        """Write the page being drawn and begin a numbered one without a header."""
        self.end()
        self._page_number += 1
        self.drawing = self._page()
        self._y = self._frame.top

    def end(self) -> None:
        """Write the page being drawn."""
        self._pages.page(self.drawing, self._frame.page)

    def _page(self) -> Drawing:
        drawing = self._pages.drawing()
        if self._page_number > 1:
            draw_page_number(drawing, self._frame, self._page_number)
        return drawing

    def _go_on(self) -> None:
        self.new_page()
        self.begin(self._frame.top)

    def _header(self) -> list[_Cell]:
        size = self._density.header
        return [
            self._cell(column.heading, Face.BOLD, column.width, size, size)
            for column in self._columns
        ]

    def _cells(self, row: Row) -> tuple[list[_Cell], Sequence[Column]]:
        """Return the cells of a row, and the columns they stand in."""
        columns, face = self._columns, Face.BOLD if row.bold else Face.REGULAR
        if len(row.cells) == 1:
            columns, face = [Column("", self._frame.width)], Face.BOLD
        density = self._density
        cells = [
            self._cell(text, face, column.width, density.one_line, density.more_lines)
            for text, column in zip(row.cells, columns, strict=True)
        ]
        return cells, columns

    def _cell(
        self, text: str, face: Face, width: float, one_line_size: float, size: float
    ) -> _Cell:
        room = width - 2 * self._density.beside
        single = broken(((text, face),), one_line_size, room)
        if len(single) <= 1:
            return _Cell(single, one_line_size)
        return _Cell(broken(((text, face),), size, room), size)

    def _is_tall(self, cells: Sequence[_Cell]) -> bool:
        return self._height(cells, 0) > (self._frame.top - self._frame.bottom) / 2

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
                beside = self._density.beside
                if column.align is Align.CENTRED:
                    draw_centred(drawing, line, left + column.width / 2, y, cell.size)
                elif column.align is Align.RIGHT:
                    draw_line(drawing, line, right - beside - line.width, y, cell.size)
                else:
                    draw_line(drawing, line, left + beside, y, cell.size)
                y -= SINGLE * cell.size
            drawing.line((right, top), (right, bottom), _BORDER)
            left = right
        self._y = bottom
