"""Writes the rows that an import refused as a workbook, to be mended and imported again.

Each sheet comes back under its own header with its refused rows whole, as they would be read;
the faulty cell is red and says why, and so does a last column. Text is always written as text,
so that zeros stay and a name like =1+1 is a name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.names import recapitalised
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.new_workbooks import new_workbook
from antt_desktop.exchange.roster.cells import read_identity, read_phone, read_text
from antt_desktop.exchange.roster.columns import Column, SheetMapping, guess_mapping
from antt_desktop.exchange.roster.fields import Field, SheetKind
from antt_desktop.exchange.roster.lines import Refusal
from antt_desktop.exchange.roster.rows import read_rows
from antt_desktop.exchange.roster.table import Row, Table
from antt_desktop.exchange.workbooks import Cell, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

REASON, OLD_ROW = "Vì sao không nhập", "Dòng trong tệp cũ"
ADDED_COLUMNS = frozenset({REASON, OLD_ROW})
"""The headers of what is said beside the rows, which no import reads."""

_ONLY_HEAD = "Dòng này không có lỗi: để lại cho biết người bên dưới thuộc hộ nào."
_COMMENT = {"width": 320, "height": 96, "font_size": 10}
_WIDEST, _NARROWEST, _REASON_WIDTH = 44, 6, 60
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """A sheet as it was read, and its refusals by row.

    ``heads`` are rows that only go with those of their people.
    """

    sheet: Sheet
    mapping: SheetMapping
    refusals: Mapping[int, Refusal]
    heads: frozenset[int]


def write_refusals(stream: BinaryIO, sheets: Iterable[RefusedRows], latest_year: int) -> None:
    """Write the refused rows of each sheet to a stream.

    ``latest_year`` is the last year a two-digit year of birth may mean. Raises OSError where
    the disk stands in the way.
    """
    with new_workbook(stream, "Các dòng không nhập") as workbook:
        styles = _Styles.of(workbook)
        names: set[str] = set()
        for refused in sheets:
            name = _free_name(refused.sheet.name, names)
            names.add(name.casefold())
            _write_sheet(workbook.add_worksheet(name), _Copy(refused, latest_year), styles)


@dataclass(frozen=True, slots=True)
class _Styles:
    """The formats of the cells; text, so that a zero typed later stays."""

    header: "Format"
    text: "Format"
    faulty: "Format"
    why: "Format"

    @classmethod
    def of(cls, workbook: "Workbook") -> "_Styles":
        faulty = {"bg_color": "#F4B6B0", "border": 1, "border_color": "#B3261E"}
        return cls(
            header=workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            text=workbook.add_format({"num_format": "@"}),
            faulty=workbook.add_format({"num_format": "@", **faulty}),
            why=workbook.add_format({"font_color": "#B3261E", "text_wrap": True}),
        )


class _Copy:
    """The rows that go into the new sheet, with a header by which they are read as before."""

    def __init__(self, refused: RefusedRows, latest_year: int) -> None:
        mapping = refused.mapping
        wanted = {*refused.refusals, *refused.heads}
        table = Table(refused.sheet, mapping, latest_year)
        rows = [
            row
            for row in read_rows(refused.sheet, table)
            if isinstance(row, Row) and row.number in wanted
        ]
        self.rows = [row.number for row in rows]
        self.refusals = refused.refusals
        self.table = [
            [_as_read(row, column, table, refused.sheet) for column in mapping.columns]
            for row in rows
        ]
        self._mapping = mapping
        self.header = [column.header for column in mapping.columns]
        self._rename_where_misread(refused.sheet.name)
        needed = mapping.kind is SheetKind.HOUSEHOLDS or any(row.group for row in rows)
        if needed and not mapping.column(Field.GROUP):
            self.header.append(Field.GROUP.label)
            for cells, row in zip(self.table, rows, strict=True):
                cells.append(row.group)

    def faulty(self, row: int) -> int | None:
        """Return the place of a row's faulty cell, None where no column has the fault."""
        refusal = self.refusals.get(row)
        if refusal is None:
            return None
        for place, column in enumerate(self._mapping.columns):
            if column.field and refusal.column == (column.header or column.letter):
                return place
        # The tổ may come from elsewhere, and has a column here.
        added = len(self._mapping.columns)
        return added if self.header[added:] == [refusal.column] else None

    def _rename_where_misread(self, name: str) -> None:
        """Head a column with our own word where its header would not be read as it was.

        That is so where the user chose what it is taken for, or the header stood over two rows.
        """
        table: list[list[Cell]] = [[*self.header], *self.table]
        guess = guess_mapping(Sheet(name, 1, 0, table))
        guessed = {c.index: c.field for c in guess.columns} if guess else {}
        for place, column in enumerate(self._mapping.columns):
            if guessed.get(place) is not column.field:
                self.header[place] = column.field.label if column.field else ""


def _as_read(row: Row, column: Column, table: Table, sheet: Sheet) -> Cell:
    """Return a cell in Unicode, zeros given back, so that it is read as it was.

    White space stays: names set in may tell who is no head.
    """
    place = column.index - sheet.first_column
    cell = table.decoded(row.raw(place), place)
    match column.field:
        case Field.HEAD | Field.NAME if isinstance(cell, str):
            return recapitalised(cell) if column.encoding is Encoding.TCVN3 else cell
        case Field.IDENTITY:
            return read_identity(cell, None)
        case Field.PHONE:
            return read_phone(cell)
        case None | Field.DECLARED_SIZE:
            return read_text(cell) if isinstance(cell, date) else cell
        case Field.BIRTH:
            return _date_as_read(row, cell)
        case _:
            return cell if isinstance(cell, str) else read_text(cell)


def _date_as_read(row: Row, cell: Cell) -> str:
    """Return a date as it would be read (a serial number of Excel as its day), else as it is."""
    try:
        return str(row.birth()[0] or "") or read_text(cell)
    except UserError:
        return read_text(cell)


def _write_sheet(worksheet: "Worksheet", copy: _Copy, styles: _Styles) -> None:
    added = len(copy.header)
    for place, text in enumerate([*copy.header, REASON, OLD_ROW]):
        worksheet.write_string(0, place, text, styles.header)
        values = [cells[place] for cells in copy.table] if place < added else []
        widest = max((len(str(value)) for value in (text, *values)), default=0)
        worksheet.set_column(place, place, min(max(widest + 2, _NARROWEST), _WIDEST), styles.text)
    worksheet.set_column(added, added, _REASON_WIDTH)
    worksheet.freeze_panes(1, 0)
    worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for at, (row, cells) in enumerate(zip(copy.rows, copy.table, strict=True), 1):
        faulty = copy.faulty(row)
        for place, value in enumerate(cells):
            style = styles.faulty if place == faulty else styles.text
            if isinstance(value, str):
                worksheet.write_string(at, place, value, style)
            else:
                worksheet.write_number(at, place, value, style)
        refusal = copy.refusals.get(row)
        if refusal and faulty is not None:
            worksheet.write_comment(at, faulty, refusal.reason, _COMMENT)
        why = refusal.reason if refusal else _ONLY_HEAD
        worksheet.write_string(at, added, why, styles.why)
        worksheet.write_number(at, added + 1, row)


def _free_name(name: str, taken: Iterable[str]) -> str:
    """Return the sheet's name as Excel allows it, unlike those taken (in lower case)."""
    base = _FORBIDDEN.sub("-", name).strip("' ")[:_LONGEST_NAME] or "Trang"
    free, turn = base, 1
    while free.casefold() in taken:
        turn += 1
        ending = f" ({turn})"
        free = base[: _LONGEST_NAME - len(ending)] + ending
    return free
