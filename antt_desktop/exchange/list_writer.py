"""Writes a list as a workbook of one sheet: title, what it is of, header, rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.new_workbooks import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_SHEET = "Danh sách"
_NUMBER_WIDTH = 6
_NARROWEST, _WIDEST = 8, 60
_SAMPLE = 200
"""So many rows say how wide a column is."""
_PROGRESS_STEP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """What stands in the sheet. ``below`` are lines under the title; rows are read once.

    Cells are texts (written as texts, whatever they look like) or whole numbers; None and ''
    leave a cell blank.
    """

    title: str
    below: Sequence[str]
    headings: Sequence[str]
    rows: Iterable[Sequence[str | int | None]]
    total: int


def write_list(stream: BinaryIO, sheet: ListSheet, progress: Callable[[int, int], None]) -> None:
    """Write the sheet with a column STT before the others.

    ``progress`` is told (rows written, total) and may raise Cancelled. Raises UserError for a
    text no cell can hold.
    """
    with new_workbook(stream, sheet.title) as workbook:
        _write(workbook, sheet, progress)


def _write(workbook: "Workbook", sheet: ListSheet, progress: Callable[[int, int], None]) -> None:
    page = workbook.add_worksheet(_SHEET)
    text = workbook.add_format({"num_format": "@", "valign": "top"})
    header = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    rows = iter(sheet.rows)
    first = list(islice(rows, _SAMPLE))
    page.set_column(0, 0, _NUMBER_WIDTH)
    for at, heading in enumerate(sheet.headings):
        cells = (str(row[at] or "") for row in first)
        longest = max(map(len, cells), default=0)
        wide = max(longest, *map(len, heading.split()), _NARROWEST) + 1
        page.set_column(at + 1, at + 1, min(wide, _WIDEST))
    page.write_string(0, 0, sheet.title, workbook.add_format({"bold": True, "font_size": 14}))
    for at, line in enumerate(sheet.below, 1):
        page.write_string(at, 0, line)
    top = len(sheet.below) + 2
    for at, heading in enumerate(("STT", *sheet.headings)):
        page.write_string(top, at, heading, header)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.fit_to_pages(1, 0)
    page.set_paper(9)  # A4
    for done, row in enumerate(chain(first, rows), 1):
        if done % _PROGRESS_STEP == 1:
            progress(done, sheet.total)
        page.write_number(top + done, 0, done)
        for at, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(top + done, at + 1, value)
            elif value and page.write_string(top + done, at + 1, value, text):
                raise UserError(
                    f"{sheet.headings[at]} ở dòng {done} dài quá 32.767 ký tự, Excel không chứa"
                    " được. Hãy rút ngắn rồi xuất lại."
                )
    progress(sheet.total, sheet.total)
