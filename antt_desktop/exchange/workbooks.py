"""Reads .xlsx, .xls, .ods and .csv into plain sheets, within bounds.

Numbers come as Excel keeps them: whole ones as int (2.0 is 2), dates as date. Everything else
is text. Row numbers are those Excel shows, also where a sheet begins further down.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.workbook_files import (
    Container,
    check_width,
    container_of,
    content_of,
    damaged_sentence,
    password_sentence,
)

Cell: TypeAlias = str | int | float | date
_RawCell: TypeAlias = bool | Cell | time | timedelta
_PROBED_LINES = 30
_LARGEST_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``rows[0]`` is Excel's row ``first_row``, counted from 1.

    ``rows[n][0]`` is in Excel's column ``first_column``, counted from 0. Rows may be shorter
    than others.
    """

    name: str
    first_row: int
    first_column: int
    rows: list[list[Cell]]


def read_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a file that have anything in them, in their order.

    Raises UserError or SystemTrouble with one sentence where there is no such file, no
    permission, nothing in it, a password, damage, or more than a list of people can be.
    """
    content = content_of(path)
    container = container_of(content, path.name)
    sheets = (
        [_csv_sheet(content, path)]
        if container is Container.TEXT
        else list(_workbook_sheets(content, path.name))
    )
    filled = [sheet for sheet in sheets if any(any(c != "" for c in row) for row in sheet.rows)]
    if not filled:
        raise UserError(f"Tệp “{path.name}” không có trang nào có dữ liệu.")
    return filled


def _workbook_sheets(content: bytes, name: str) -> Iterator[Sheet]:
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for about in workbook.sheets_metadata:
                if about.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = workbook.get_sheet_by_name(about.name)
                if sheet.start is None:
                    continue
                check_width(about.name, sheet.start[1], sheet.width)
                rows = [list(map(_plain, row)) for row in sheet.to_python()]
                yield Sheet(about.name, sheet.start[0] + 1, sheet.start[1], rows)
    except calamine.PasswordError as error:
        raise UserError(password_sentence(name)) from error
    except (calamine.CalamineError, ValueError, OverflowError, OSError) as error:
        raise UserError(damaged_sentence(name)) from error
    except BaseException as error:
        # A panic of the reader's Rust code is no Exception and has no importable name.
        if type(error).__name__ == "PanicException":
            raise UserError(damaged_sentence(name)) from error
        raise


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


def _csv_sheet(content: bytes, path: Path) -> Sheet:
    if path.suffix.lower() not in {".csv", ".txt", ".tsv"}:
        raise UserError(damaged_sentence(path.name))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            f"Chữ trong “{path.name}” không theo bảng mã Unicode. Hãy mở bằng Excel và lưu lại"
            " dạng .xlsx rồi nhập."
        ) from error
    lines = text.splitlines(keepends=True)
    delimiter = max(";\t,", key=lambda d: _table_likeness(lines[:_PROBED_LINES], d))
    try:
        rows: list[list[Cell]] = [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise UserError(damaged_sentence(path.name)) from error
    check_width(path.name, 0, max(map(len, rows), default=0))
    return Sheet(path.stem, 1, 0, rows)


def _table_likeness(lines: list[str], delimiter: str) -> tuple[int, int]:
    """Return (how many lines have the commonest number of cells over one, that number)."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))
