"""Justified paragraphs, tables and signatures, one below the other down the pages of a paper."""

from collections.abc import Sequence

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import (
    ASCENT,
    BODY_SIZE,
    Frame,
    draw_heading,
    draw_names,
    draw_roles,
    draw_title,
    name_lines,
    signatures_height,
)
from antt_desktop.documents.pdf import MM, Drawing, Pages
from antt_desktop.documents.table import ROOMY, Column, Density, Row, Table
from antt_desktop.documents.text import (
    INDENT,
    SINGLE,
    Line,
    Runs,
    broken,
    draw_centred,
    draw_justified,
    draw_line,
)
from antt_desktop.domain.village import Village

GAP = 6
LEAD = SINGLE * BODY_SIZE
_KEPT = 2
"""So many lines of a paragraph, at least, stand together at the foot and the head of a page."""

_TITLE_LINES = 12
"""An abstract longer than this goes on over the pages it needs."""


class Flow:
    """A paper on its way over its pages; ``y`` is where the next block begins.

    ``below`` is how many points after a block stay on the page with its last lines.
    ``first_page`` is the number of the first page, which is printed from 2 on.
    """

    def __init__(
        self, pages: Pages, frame: Frame, *, density: Density = ROOMY, first_page: int = 1
    ) -> None:
        self._frame = frame
        self._table = Table(pages, frame, (), 0.0, density, first_page=first_page)
        self.y = frame.top

    @property
    def drawing(self) -> Drawing:
        """Return the page being drawn."""
        return self._table.drawing

    def begin(
        self,
        village: Village,
        title: str,
        abstract: str,
        *,
        date_line: str = "",
        number_line: str = "",
    ) -> None:
        """Draw the heading and the title at the top of the first page."""
        y = draw_heading(self.drawing, self._frame, village, date_line, number_line)
        long = len(self.lines(((abstract, Face.BOLD),), 0)) > _TITLE_LINES
        self.y = draw_title(self.drawing, self._frame, y, title, "" if long else abstract) - GAP
        if long:
            self.centred(((abstract, Face.BOLD),))

    def lines(self, runs: Runs, indent: float = INDENT) -> tuple[Line, ...]:
        """Return the lines of a paragraph whose first one is set in."""
        return broken(runs, BODY_SIZE, self._frame.width, self._frame.width - indent)

    def paragraph(
        self, runs: Runs, *, below: float = 0.0, indent: float = INDENT, justified: bool = True
    ) -> None:
        """Write a paragraph; an empty one takes no room."""
        lines = self.lines(runs, indent)
        self.y -= GAP if lines else 0
        for at, line in enumerate(lines):
            self._keep_line(at, len(lines), below)
            set_in = 0.0 if at else indent
            x, y = self._frame.left + set_in, self.y - ASCENT * BODY_SIZE
            if at == len(lines) - 1 or not justified:
                draw_line(self.drawing, line, x, y, BODY_SIZE)
            else:
                width = self._frame.width - set_in
                draw_justified(self.drawing, line, x, y, BODY_SIZE, width)
            self.y -= LEAD

    def centred(self, runs: Runs, *, below: float = 0.0) -> None:
        """Write a paragraph with each line in the middle."""
        lines = self.lines(runs, 0)
        self.y -= GAP if lines else 0
        for at, line in enumerate(lines):
            self._keep_line(at, len(lines), below)
            y = self.y - ASCENT * BODY_SIZE
            draw_centred(self.drawing, line, self._frame.middle, y, BODY_SIZE)
            self.y -= LEAD

    def space(self, height: float) -> None:
        """Leave room, but none at the top of a page."""
        if self.y < self._frame.top:
            self.y -= height

    def _keep_line(self, at: int, count: int, below: float) -> None:
        """Go to a new page before a line that would part the paragraph where it should not."""
        together = 1
        if count <= _KEPT + 1 or at == count - _KEPT:
            together = count - at
        elif not at:
            together = _KEPT
        self.keep(together * LEAD + (below if at + together == count else 0))

    def table_height(self, columns: Sequence[Column], rows: Sequence[Row], least: float) -> float:
        """Return the room that the beginning of a table needs."""
        self._table.turn_to(columns, least)
        return GAP + self._table.opening_height(rows[0] if rows else Row(("",) * len(columns)))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        least_height: float,
        *,
        below: float = 0.0,
    ) -> None:
        """Draw a table; its last row stays on a page with what is ``below`` it."""
        self.keep(self.table_height(columns, rows, least_height))
        self._table.begin(self.y - GAP)
        for at, row in enumerate(rows):
            self._table.add(row, below if at == len(rows) - 1 else 0.0)
        self.y = self._table.y - GAP

    def signatures_height(self, roles: Sequence[str], hint: str, names: Sequence[str]) -> float:
        """Return the room that a row of signatures needs, with some below it."""
        frame = self._signing_frame(roles)
        rows = max(len(name_lines(name, len(names), frame)) for name in names)
        return GAP + signatures_height(roles, hint, rows, frame, BODY_SIZE) + LEAD

    def signatures(self, roles: Sequence[str], hint: str, names: Sequence[str]) -> None:
        """Draw who signs side by side; one alone in the right half of the page."""
        height = self.signatures_height(roles, hint, names)
        self.keep(height)
        frame = self._signing_frame(roles)
        y = draw_roles(self.drawing, frame, self.y - GAP, roles, hint, BODY_SIZE)
        draw_names(self.drawing, frame, y, names)
        self.y -= height

    def _signing_frame(self, roles: Sequence[str]) -> Frame:
        frame = self._frame
        if len(roles) > 1:
            return frame
        return Frame(frame.middle + 2 * MM, frame.right, frame.top, frame.bottom, frame.page)

    def keep(self, height: float) -> None:
        """Go to a new page unless ``height`` points are left on this one."""
        if self.y - height < self._frame.bottom and self.y < self._frame.top:
            self.new_page()

    def new_page(self) -> None:
        """Go to the top of a new page."""
        self._table.new_page()
        self.y = self._frame.top

    def end(self) -> int:
        """Write the last page and return its number."""
        self._table.end()
        return self._table.page_number
