"""Turns the rows of a mapped sheet into households and people, or says why a row cannot be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.identity import identity_warnings, phone_warning
from antt_desktop.exchange.roster_cells import (
    read_birth,
    read_code,
    read_identity,
    read_name,
    read_note,
    read_phone,
    read_relation,
    read_residence,
    read_sex,
    read_size,
    read_text,
)
from antt_desktop.exchange.roster_columns import Field, SheetMapping
from antt_desktop.exchange.workbooks import Cell, Sheet

_SHOWN_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not imported: where, what stands there, and why. ``row`` as Excel counts."""

    sheet: str
    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLine:
    """A row that stands for a household. Birth, identity and residence are its head's.

    Empty texts and None are blanks: they never overwrite a value. ``group`` and
    ``categories`` are as written; ``warnings`` are sentences about what was read.
    """

    sheet: str
    row: int
    code: str = ""
    group: str = ""
    head: str = ""
    birth: PartialDate | None = None
    identity: str = ""
    phone: str = ""
    address: str = ""
    declared_size: int | None = None
    residence: str = ""
    categories: str = ""
    note: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A row that stands for a person of the household with ``code``; blanks as above."""

    sheet: str
    row: int
    code: str = ""
    name: str = ""
    relation: str = ""
    birth: PartialDate | None = None
    sex: str = ""
    identity: str = ""
    phone: str = ""
    occupation: str = ""
    note: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnPreview:
    """The first values of a column: (as it stands, as it would be read) for each row."""

    index: int
    samples: tuple[tuple[str, str], ...]


class _Row:
    """One row under its mapping; remembers which field was being read when it went wrong."""

    def __init__(self, cells: list[Cell], places: dict[Field, int]) -> None:
        self._cells = cells
        self._places = places
        self.field = Field.CODE

    def cell(self, field: Field) -> Cell:
        place = self._places.get(field, -1)
        return self._cells[place] if 0 <= place < len(self._cells) else ""

    def size(self) -> int | None:
        self.field = Field.DECLARED_SIZE
        return read_size(self.cell(Field.DECLARED_SIZE))

    def birth(self, latest_year: int) -> PartialDate | None:
        self.field = Field.BIRTH
        return read_birth(self.cell(Field.BIRTH), latest_year)

    def identity(self, birth: PartialDate | None) -> str:
        self.field = Field.IDENTITY
        return read_identity(self.cell(Field.IDENTITY), birth)

    def text(self, field: Field, reader: Callable[[Cell], str] = read_text) -> str:
        cell = self.cell(field)
        if cell == "":
            return ""
        self.field = field
        return reader(cell)


def household_lines(
    sheet: Sheet, mapping: SheetMapping, latest_year: int
) -> Iterator[HouseholdLine | Refusal]:
    """Yield the filled rows below the header as households, or why one cannot be read.

    ``latest_year`` is the last year a two-digit year of birth may mean.
    """
    for number, row in _rows(sheet, mapping):
        try:
            birth = row.birth(latest_year)
            identity = row.identity(birth)
            phone = row.text(Field.PHONE, read_phone)
            yield HouseholdLine(
                sheet=sheet.name,
                row=number,
                code=row.text(Field.CODE, read_code),
                group=row.text(Field.GROUP),
                head=row.text(Field.HEAD, read_name),
                birth=birth,
                identity=identity,
                phone=phone,
                address=row.text(Field.ADDRESS),
                declared_size=row.size(),
                residence=row.text(Field.RESIDENCE, read_residence),
                categories=row.text(Field.CATEGORIES),
                note=row.text(Field.NOTE, read_note),
                warnings=_warnings(identity, birth, "", phone),
            )
        except UserError as error:
            yield _refusal(mapping, number, row, error)


def person_lines(
    sheet: Sheet, mapping: SheetMapping, latest_year: int
) -> Iterator[PersonLine | Refusal]:
    """Yield the filled rows below the header as people, or why one cannot be read."""
    for number, row in _rows(sheet, mapping):
        try:
            birth = row.birth(latest_year)
            identity = row.identity(birth)
            phone = row.text(Field.PHONE, read_phone)
            sex = row.text(Field.SEX, read_sex)
            yield PersonLine(
                sheet=sheet.name,
                row=number,
                code=row.text(Field.CODE, read_code),
                name=row.text(Field.NAME, read_name),
                relation=row.text(Field.RELATION, read_relation),
                birth=birth,
                sex=sex,
                identity=identity,
                phone=phone,
                occupation=row.text(Field.OCCUPATION),
                note=row.text(Field.NOTE, read_note),
                warnings=_warnings(identity, birth, sex, phone),
            )
        except UserError as error:
            yield _refusal(mapping, number, row, error)


def column_header(mapping: SheetMapping, field: Field) -> str:
    """Return the header of the column taken for a field; our own word where there is none."""
    column = mapping.column(field)
    return column.header or column.letter if column else field.label


def previews(sheet: Sheet, mapping: SheetMapping, latest_year: int) -> tuple[ColumnPreview, ...]:
    """Return the first values of every column, as they stand and as they would be read."""
    below = sheet.rows[mapping.header_row - sheet.first_row + 1 :]
    filled = (cells for cells in below if any(c != "" for c in cells))
    shown = [cells for cells, _ in zip(filled, range(_SHOWN_SAMPLES), strict=False)]
    found = []
    for column in mapping.columns:
        at = column.index - sheet.first_column
        cells = [row[at] if at < len(row) else "" for row in shown]
        samples = [(read_text(c), _sample(c, column.field, latest_year)) for c in cells]
        found.append(ColumnPreview(column.index, tuple(samples)))
    return tuple(found)


def _sample(cell: Cell, field: Field | None, latest_year: int) -> str:
    """Return what would be read of a cell; as it stands where it cannot be read."""
    try:
        match field:
            case Field.BIRTH:
                return str(read_birth(cell, latest_year) or "")
            case Field.IDENTITY:
                return read_identity(cell, None)
            case Field.PHONE:
                return read_phone(cell)
            case Field.RESIDENCE:
                return read_residence(cell)
            case _:
                return read_text(cell)
    except UserError:
        return read_text(cell)


def _rows(sheet: Sheet, mapping: SheetMapping) -> Iterator[tuple[int, _Row]]:
    """Yield the rows below the header that have anything in a mapped column."""
    places = {c.field: c.index - sheet.first_column for c in mapping.columns if c.field is not None}
    start = mapping.header_row - sheet.first_row + 1
    for number, cells in enumerate(sheet.rows[start:], mapping.header_row + 1):
        row = _Row(cells, places)
        if any(at < len(cells) and str(cells[at]).strip() for at in places.values()):
            yield number, row


def _warnings(identity: str, birth: PartialDate | None, sex: str, phone: str) -> tuple[str, ...]:
    warnings = identity_warnings(identity, birth, sex)
    odd_phone = phone_warning(phone)
    return (*warnings, odd_phone) if odd_phone else warnings


def _refusal(mapping: SheetMapping, number: int, row: _Row, error: UserError) -> Refusal:
    return Refusal(
        sheet=mapping.sheet,
        row=number,
        column=column_header(mapping, row.field),
        value=read_text(row.cell(row.field)),
        reason=error.sentence,
    )
