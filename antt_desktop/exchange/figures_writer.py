"""Writes tables of figures as a workbook, each on a sheet of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from antt_desktop.domain.campaign_figures import Cell, Figures, Percent, shown
from antt_desktop.exchange.new_workbooks import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_NARROWEST, _WIDEST = 8, 60


@dataclass(frozen=True, slots=True)
class FiguresSheet:
    """A sheet: its name (at most 31 letters and spaces), its table."""

    name: str
    figures: Figures


def write_figures(
    stream: BinaryIO, title: str, below: Sequence[str], sheets: Sequence[FiguresSheet]
) -> None:
    """Write the tables, each under the title and the lines ``below`` it.

    Texts are written as texts whatever they look like, shares as numbers shown in percent.
    """
    with new_workbook(stream, title) as workbook:
        for sheet in sheets:
            _write(workbook, workbook.add_worksheet(sheet.name), title, below, sheet.figures)


def _write(
    workbook: "Workbook",
    page: "Worksheet",
    title: str,
    below: Sequence[str],
    figures: Figures,
) -> None:
    rows = [*figures.rows, *([figures.total] if figures.total else [])]
    for at, heading in enumerate(figures.headings):
        longest = max((len(shown(row[at])) for row in rows), default=0)
        wide = max(longest, *map(len, heading.split()), _NARROWEST) + 1
        page.set_column(at, at, min(wide, _WIDEST))
    page.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 14}))
    for at, line in enumerate(below, 1):
        page.write_string(at, 0, line)
    top = len(below) + 2
    header = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for at, heading in enumerate(figures.headings):
        page.write_string(top, at, heading, header)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)
    page.set_paper(9)  # A4
    plain = _Formats(workbook, {})
    sums = _Formats(workbook, {"bold": True, "top": 1})
    for place, row in enumerate(rows, top + 1):
        formats = sums if figures.total and row is rows[-1] else plain
        for at, cell in enumerate(row):
            formats.write(page, place, at, cell)


class _Formats:
    """How the cells of a row are written, each kind in its own format."""

    def __init__(self, workbook: "Workbook", style: dict[str, object]) -> None:
        self._text: Format = workbook.add_format({"num_format": "@", **style})
        self._number: Format = workbook.add_format({"num_format": "#,##0", **style})
        self._share: Format = workbook.add_format({"num_format": "0%", **style})

    def write(self, page: "Worksheet", row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, Percent):
            page.write_number(row, column, cell / 100, self._share)
        elif isinstance(cell, int):
            page.write_number(row, column, cell, self._number)
        elif cell:
            page.write_string(row, column, cell, self._text)
        else:
            page.write_blank(row, column, None, self._text)
