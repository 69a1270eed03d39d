"""Reads .xlsx, .xls, .ods and .csv into plain sheets, within bounds.

Numbers come as Excel keeps them: whole ones as int (2.0 is 2), dates as date. Everything else
is text. Row numbers are those Excel shows, also where a sheet begins further down.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.text_files import text_rows
from antt_desktop.exchange.workbook_archives import readable
from antt_desktop.exchange.workbook_files import (
    MAX_CELLS,
    Container,
    check_width,
    container_of,
    content_of,
    damaged_sentence,
    password_sentence,
    too_large_sentence,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Cell: TypeAlias = str | int | float | date
_RawCell: TypeAlias = bool | Cell | time | timedelta
_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}
_LARGEST_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is Excel's row ``first_row``, counted from 1.

    ``rows[n][0]`` is in Excel's column ``first_column``, counted from 0. Rows may be shorter
    than others; blank rows and columns at the end are left out. Cells stay as the file keeps
    them: neither NFC nor decoded, a faulty formula as its text ("#REF!"). ``merged`` holds
    (top, left, bottom, right) of merged cells as indexes into ``rows``, all inside; empty for
    .ods and text files, which do not tell.
    """

    name: str
    first_row: int
    first_column: int
    rows: list[list[Cell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def read_sheets(path: Path) -> list[Sheet]:
    """Return the visible sheets of a file that have anything in them, in their order.

    Hidden sheets are old copies and lists for drop-downs: who looks at the file does not see
    them. Raises UserError or SystemTrouble with one sentence where there is no such file, no
    permission, nothing in it, a password, damage, or more than a list of people can be.
    """
    content = content_of(path)
    match container_of(content, path.name):
        case Container.TEXT if path.suffix.lower() in _TEXT_SUFFIXES:
            rows: list[list[Cell]] = [list(row) for row in text_rows(content, path.name)]
            sheets = [_trimmed(path.stem, 0, 0, rows)]
        case Container.TEXT:
            raise UserError(damaged_sentence(path.name))
        case Container.ZIPPED:
            sheets = list(_workbook_sheets(readable(content, path.name), path.name))
        case Container.OLE:
            sheets = list(_workbook_sheets(content, path.name))
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise UserError(
            f"Tệp “{path.name}” không có trang nào có dữ liệu. Trang đang ẩn không được đọc:"
            " nếu danh sách ở đó, hãy bỏ ẩn trong Excel, lưu lại rồi nhập."
        )
    return filled


def _workbook_sheets(content: bytes, name: str) -> Iterator[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for index, about in enumerate(workbook.sheets_metadata):
                is_shown = about.visible == calamine.SheetVisibleEnum.Visible
                if is_shown and about.typ == calamine.SheetTypeEnum.WorkSheet:
                    yield _sheet(workbook.get_sheet_by_index(index), name)
    except calamine.PasswordError as error:
        raise UserError(password_sentence(name)) from error
    except (calamine.CalamineError, ValueError, OverflowError, OSError) as error:
        raise UserError(damaged_sentence(name)) from error
    except BaseException as error:
        # A panic of the reader's Rust code is no Exception and has no importable name.
        if type(error).__name__ == "PanicException":
            raise UserError(damaged_sentence(name)) from error
        raise


def _sheet(sheet: "CalamineSheet", file: str) -> Sheet:
    if sheet.height * sheet.width > MAX_CELLS:
        raise UserError(too_large_sentence(file))
    top, left = sheet.start or (0, 0)
    # Rows are asked for one by one: the reader would hold all of them a second time.
    rows = [list(map(_plain, row)) for row in islice(sheet.iter_rows(), top, None)]
    return _trimmed(sheet.name, top, left, rows, sheet.merged_cell_ranges or ())


def _trimmed(
    name: str,
    top: int,
    left: int,
    rows: list[list[Cell]],
    merged: Iterable[tuple[tuple[int, int], tuple[int, int]]] = (),
) -> Sheet:
    """Return a sheet without the blank rows and columns at its end, merged cells inside it."""
    widths = [_filled_width(row) for row in rows]
    width = max(widths, default=0)
    check_width(name, left, width)
    height = max((at + 1 for at, filled in enumerate(widths) if filled), default=0)
    del rows[height:]
    for row in rows:
        del row[width:]
    inside = (
        (
            max(up - top, 0),
            max(first - left, 0),
            min(down - top, height - 1),
            min(last - left, width - 1),
        )
        for (up, first), (down, last) in merged
    )
    kept = tuple(area for area in inside if area[0] <= area[2] and area[1] <= area[3])
    return Sheet(name, top + 1, left, rows, kept)


def _filled_width(row: list[Cell]) -> int:
    """Return how many cells a row has up to its last one with something in it."""
    for width in range(len(row), 0, -1):
        cell = row[width - 1]
        if cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return width
    return 0


def _plain(value: _RawCell) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _LARGEST_EXACT else value
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, (int, date)) else str(value)
