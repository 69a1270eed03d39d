"""Which column of a sheet is which field of the book: guessed from the header, changeable."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.encodings import doubtful_places, voted_encodings
from antt_desktop.exchange.roster.fields import EXPORTED, FIELDS, TEXT_FIELDS, Field, SheetKind
from antt_desktop.exchange.roster.groups import group_of_sheet
from antt_desktop.exchange.roster.header_rows import HeaderRows, find_header
from antt_desktop.exchange.roster.headers import header_key, is_counter, unknown_header
from antt_desktop.exchange.roster.kinds import stands_for_people
from antt_desktop.exchange.workbooks import Cell, Sheet

__all__ = [
    "EXPORTED",
    "FIELDS",
    "Column",
    "Field",
    "SheetKind",
    "SheetMapping",
    "bare_mapping",
    "checked_mapping",
    "doubtful_columns",
    "guess_mapping",
]

_PROBED_ROWS = 30
_LARGEST_HOUSEHOLD = 99
_FEWEST_GIVEN = 3
_GIVEN_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: ``index`` from 0 as Excel counts, its header, what it is taken for.

    ``header`` is in Unicode. ``field`` None means that the column is left out. ``encoding`` is
    how its texts are kept in the file.
    """

    index: int
    header: str
    field: Field | None = None
    encoding: Encoding = Encoding.UNICODE

    @property
    def letter(self) -> str:
        """Return the column's letters in Excel: A to Z, then AA."""
        letters, rest = "", self.index + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return letters

    @property
    def counts_rows(self) -> bool:
        """Tell whether this is the running number (STT), which nobody misses."""
        return is_counter(self.header)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read: what a row is, where the header stands (as Excel counts), columns.

    ``group`` is the tổ of the rows that name none themselves: from the sheet's name or title, or
    chosen by hand. ``keep_capitals`` leaves names typed in capitals as they are.
    """

    sheet: str
    kind: SheetKind
    header_row: int
    columns: tuple[Column, ...]
    header_rows: int = 1
    group: str = ""
    keep_capitals: bool = False

    @property
    def first_row(self) -> int:
        """Return the first row below the header, as Excel counts."""
        return self.header_row + self.header_rows

    @property
    def encoding(self) -> Encoding:
        """Return the old encoding of the columns that are read, UNICODE where none has one."""
        kept = (c.encoding for c in self.columns if c.field in TEXT_FIELDS)
        return next((e for e in kept if e is not Encoding.UNICODE), Encoding.UNICODE)

    def with_field(self, index: int, field: Field | None) -> "SheetMapping":
        """Return the mapping with a column taken for a field, which no other column keeps."""
        columns = []
        for column in self.columns:
            if column.index == index:
                columns.append(replace(column, field=field))
            elif field is not None and column.field is field:
                columns.append(replace(column, field=None))
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns))

    def with_encoding(self, encoding: Encoding, index: int | None = None) -> "SheetMapping":
        """Return the mapping with one column, or all of them, read in an encoding."""
        columns = (
            replace(c, encoding=encoding) if index in {None, c.index} else c for c in self.columns
        )
        return replace(self, columns=tuple(columns))

    def with_group(self, group: str) -> "SheetMapping":
        """Return the mapping with the tổ of the rows that name none themselves."""
        return replace(self, group=group)

    def column(self, field: Field) -> Column | None:
        """Return the column taken for a field, None if there is none."""
        return next((c for c in self.columns if c.field is field), None)

    def fault(self) -> str:
        """Return what is missing to read the sheet, as a sentence; '' if nothing is."""
        of_households = self.kind is SheetKind.HOUSEHOLDS
        needed = Field.HEAD if of_households else Field.NAME
        if self.column(needed) or (of_households and self.column(Field.CODE)):
            return ""
        return f"Trang “{self.sheet}” chưa có cột nào ghép với {needed.label}."


def guess_mapping(sheet: Sheet, encoding: Encoding | None = None) -> SheetMapping | None:
    """Return how a sheet is to be read, None where no header row is found.

    The header is the row, among the first ones, with the most known words: title rows above
    it do not matter. The encoding of each column is voted by its words unless one is given.
    """
    header = find_header(sheet)
    if header is None:
        return None
    start = header.at + header.height
    fields = _with_given_names(sheet, start, header, _told_by_values(sheet, start, header))
    kind = (
        SheetKind.PEOPLE
        if stands_for_people(sheet, start, fields, header.texts)
        else SheetKind.HOUSEHOLDS
    )
    mapping = SheetMapping(
        sheet=sheet.name,
        kind=kind,
        header_row=sheet.first_row + header.at,
        columns=_columns(sheet, start, header.texts, _for_kind(fields, kind)),
        header_rows=header.height,
        group=group_of_sheet(sheet, header.at),
    )
    if encoding:
        return _with_readable_headers(mapping.with_encoding(encoding))
    return _voted(sheet, mapping)


def bare_mapping(sheet: Sheet) -> SheetMapping:
    """Return a mapping for a sheet without a header: its columns by letter, none taken yet."""
    columns = _columns(sheet, 0, {}, {})
    return _voted(
        sheet,
        SheetMapping(sheet.name, SheetKind.HOUSEHOLDS, sheet.first_row - 1, columns).with_group(
            group_of_sheet(sheet, 0)
        ),
    )


def doubtful_columns(sheet: Sheet, mapping: SheetMapping) -> frozenset[int]:
    """Return the indexes of the columns whose conversion to Unicode should be looked at."""
    encodings = {
        c.index - sheet.first_column: c.encoding
        for c in mapping.columns
        if c.field in TEXT_FIELDS or c.field is None
    }
    found = doubtful_places(sheet, mapping.first_row - sheet.first_row, encodings)
    return frozenset(place + sheet.first_column for place in found)


def checked_mapping(mapping: SheetMapping) -> SheetMapping:
    """Return the mapping; raise UserError where the sheet cannot be read by it."""
    if fault := mapping.fault():
        raise UserError(fault)
    fields = [c.field for c in mapping.columns if c.field is not None]
    twice = next((f for f in fields if fields.count(f) > 1), None)
    if twice is not None:
        raise UserError(f"Hai cột cùng ghép với {twice.label}. Hãy bỏ một cột.")
    return mapping


def _columns(
    sheet: Sheet, start: int, texts: Mapping[int, str], fields: Mapping[int, Field]
) -> tuple[Column, ...]:
    """Return the columns that have a header or something in their first rows."""
    probed = sheet.rows[start : start + _PROBED_ROWS]
    filled = {place for row in probed for place, cell in enumerate(row) if str(cell).strip()}
    return tuple(
        Column(sheet.first_column + place, texts.get(place, ""), fields.get(place))
        for place in sorted({*texts, *filled})
    )


def _voted(sheet: Sheet, mapping: SheetMapping) -> SheetMapping:
    places = [column.index - sheet.first_column for column in mapping.columns]
    votes = voted_encodings(sheet, mapping.first_row - sheet.first_row, places)
    columns = (
        replace(column, encoding=votes[place])
        for column, place in zip(mapping.columns, places, strict=True)
    )
    return _with_readable_headers(replace(mapping, columns=tuple(columns)))


def _with_readable_headers(mapping: SheetMapping) -> SheetMapping:
    """Return the mapping with headers of no known word read as the rest of the sheet is."""
    columns = (
        replace(column, header=unknown_header(column.header, mapping.encoding))
        if column.field is None
        else column
        for column in mapping.columns
    )
    return replace(mapping, columns=tuple(columns))


def _told_by_values(sheet: Sheet, start: int, header: HeaderRows) -> dict[int, Field]:
    """Return the header's fields, the ambiguous words among them told apart by what is below.

    SN is a year of birth (sinh năm) or a number of people (số người); Nam and Nữ beside a
    number of people are numbers too.
    """
    fields = dict(header.fields)
    for place, field in header.fields.items():
        sized = Field.DECLARED_SIZE in fields.values()
        values = {str(value).strip() for value in _first_values(sheet, start, place)}
        counts = bool(values) and all(
            v.isdecimal() and int(v) <= _LARGEST_HOUSEHOLD for v in values
        )
        if field is Field.BIRTH and counts and not sized and _is_sn(header.texts[place]):
            fields[place] = Field.DECLARED_SIZE
        elif field in {Field.MALE, Field.FEMALE} and counts and (sized or values != {"1"}):
            del fields[place]
    return fields


def _with_given_names(
    sheet: Sheet, start: int, header: HeaderRows, fields: dict[int, Field]
) -> dict[int, Field]:
    """Return the fields, where one header stands over family and given names, for both columns.

    The column of given names has no header of its own and one word in nearly every row.
    """
    place = next((at for at, f in fields.items() if f in {Field.HEAD, Field.NAME}), None)
    if place is None or place + 1 in header.texts or Field.FAMILY_NAME in fields.values():
        return fields
    names = _first_values(sheet, start, place)
    given = [v for v in _first_values(sheet, start, place + 1) if _is_one_word(v)]
    if len(set(given)) < _FEWEST_GIVEN or len(given) < _GIVEN_SHARE * len(names):
        return fields
    return fields | {place: Field.FAMILY_NAME, place + 1: fields[place]}


def _is_one_word(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.split()) == 1 and not any(map(str.isdigit, cell))


def _is_sn(header: str) -> bool:
    return header_key(header) == "sn"


def _first_values(sheet: Sheet, start: int, place: int) -> Sequence[Cell]:
    rows = sheet.rows[start : start + _PROBED_ROWS]
    return [row[place] for row in rows if place < len(row) and row[place] != ""]


def _for_kind(fields: Mapping[int, Field], kind: SheetKind) -> dict[int, Field]:
    """Return the fields this kind of sheet has: the only names of a sheet are those it is of."""
    names = (Field.HEAD, Field.NAME, Field.FAMILY_NAME)
    wanted = Field.HEAD if kind is SheetKind.HOUSEHOLDS else Field.NAME
    fitted = {place: field for place, field in fields.items() if field in FIELDS[kind]}
    if wanted not in fitted.values():
        # A list of people may head its names with “Chủ hộ”, one of households with “Họ và tên”.
        place = next((p for name in names for p, f in fields.items() if f is name), None)
        if place is not None:
            fitted[place] = wanted
    return fitted
