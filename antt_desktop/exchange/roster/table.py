"""The rows of a sheet under its mapping: cells by field, in Unicode, names in their case."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.identity import FEMALE, MALE
from antt_desktop.domain.names import is_shouted, normal_case, recapitalised
from antt_desktop.domain.text import tidy
from antt_desktop.exchange.legacy_text import Encoding
from antt_desktop.exchange.roster.cells import (
    check_formula,
    read_identity,
    read_name,
    read_sex,
    read_size,
    read_text,
)
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.dates import keeps_serials, read_date, whole_birth
from antt_desktop.exchange.roster.encodings import decoder
from antt_desktop.exchange.roster.fields import Field, SheetKind
from antt_desktop.exchange.roster.headers import counts_households
from antt_desktop.exchange.roster.kinds import running_number
from antt_desktop.exchange.workbooks import Cell, Sheet

_NO_MARKS = {"", "0", "-", "không", "khong"}
_LATER_YEARS = 20
# TCVN3 has no Ý: what converters let stand in its place is the code of í. Nobody is called Í.
_I_ALONE = re.compile(r"(?<!\w)[íÍ](?!\w)")
_PARTS = (Field.FAMILY_NAME, Field.BIRTH_DAY, Field.BIRTH_MONTH)
_BIRTHS = (Field.BIRTH, Field.MALE, Field.FEMALE)


class Table:
    """What is the same for all rows of a sheet: where each field stands and how it is read."""

    def __init__(self, sheet: Sheet, mapping: SheetMapping, latest_year: int) -> None:
        self.mapping = mapping
        self.latest_year = latest_year
        self.places: Mapping[Field, int] = {
            c.field: c.index - sheet.first_column for c in mapping.columns if c.field is not None
        }
        self.names = (
            (Field.HEAD,) if mapping.kind is SheetKind.HOUSEHOLDS else (Field.NAME, Field.HEAD)
        )
        self._given = next((field for field in self.names if field in self.places), None)
        self._is_parted = not self.places.keys().isdisjoint(_PARTS)
        self.counter = _counter_place(sheet, mapping)
        self._rows = sheet.rows
        self._start = mapping.first_row - sheet.first_row
        self._decoders = {
            c.index - sheet.first_column: _reader(c.encoding) for c in mapping.columns
        }
        self._default = _reader(mapping.encoding)
        self._encodings = {c.field: c.encoding for c in mapping.columns}
        self.serials = {
            field: keeps_serials([row[at] for row in self._rows[self._start :] if at < len(row)])
            for field in _BIRTHS
            if (at := self.places.get(field, -1)) >= 0
        }
        self.parts_sexes = Field.MALE in self.places or Field.FEMALE in self.places
        self.carries_group = self._group_stands_once(sheet)
        self._case = lru_cache(maxsize=1 << 15)(self._in_its_case)

    def rows(self) -> Iterator["Row"]:
        """Yield the rows below the header, blank ones too."""
        for number, cells in enumerate(self._rows[self._start :], self.mapping.first_row):
            yield Row(self, number, cells)

    def decoded(self, cell: Cell, place: int) -> Cell:
        """Return a cell in Unicode."""
        if not isinstance(cell, str) or cell.isascii():
            return cell
        # A text of Unicode is made NFC where it is read.
        read = self._decoders.get(place, self._default)
        return read(cell) if read else cell

    def fields(self, cells: Sequence[Cell]) -> dict[Field, Cell]:
        """Return the cells of a row that are taken for a field and filled, in Unicode."""
        width = len(cells)
        found = {
            field: self.decoded(cell, place) if isinstance(cell, str) else cell
            for field, place in self.places.items()
            if 0 <= place < width and (cell := cells[place]) != ""
        }
        if self._is_parted:
            self._put_together(found, cells)
        return found

    def _put_together(self, found: dict[Field, Cell], cells: Sequence[Cell]) -> None:
        """Make one of what stands in several columns: a name, a birth."""
        if Field.FAMILY_NAME in found and self._given:
            both = [at for f in (Field.FAMILY_NAME, self._given) if (at := self.places[f]) >= 0]
            if self._encodings[Field.FAMILY_NAME] is self._encodings[self._given]:
                # Read together, what is in capitals in the one tells it of the other.
                name = " ".join(str(cells[at]) for at in both if at < len(cells))
                found[self._given] = self.decoded(name, both[0])
            else:
                name = f"{found[Field.FAMILY_NAME]} {found.get(self._given, '')}"
                found[self._given] = name
        if Field.BIRTH in self.places:
            parts = (Field.BIRTH_DAY, Field.BIRTH_MONTH, Field.BIRTH)
            birth = whole_birth(*(found.get(field, "") for field in parts))
            if birth != "":
                found[Field.BIRTH] = birth

    def named(self, cell: Cell, field: Field) -> str:
        """Return a name in its case, from a cell in Unicode."""
        name = read_name(cell)
        return self._case(name, self._encodings[field]) if name else ""

    def address(self, cell: Cell) -> str:
        """Return an address, with the toned capital at its beginning that TCVN3 lost."""
        text = read_text(cell)
        if text and not text[0].isascii() and self._encodings[Field.ADDRESS] is Encoding.TCVN3:
            return text[0].upper() + text[1:]
        return text

    def _group_stands_once(self, sheet: Sheet) -> bool:
        """Tell whether the tổ stands only at the first of its rows: merged, or left blank below."""
        place = self.places.get(Field.GROUP)
        if place is None:
            return False
        if any(
            left <= place <= right and bottom > top >= self._start
            for top, left, bottom, right in sheet.merged
        ):
            return True
        if sheet.merged or self.mapping.kind is SheetKind.PEOPLE:
            return False
        rows = [row for row in self._rows[self._start :] if any(cell != "" for cell in row)]
        filled = [place < len(row) and row[place] != "" for row in rows]
        return bool(filled) and filled[0] and 2 * sum(filled) < len(filled)

    def _in_its_case(self, name: str, encoding: Encoding) -> str:
        if encoding is Encoding.TCVN3:
            name = recapitalised(_I_ALONE.sub("Ý", name))
        return normal_case(name) if not self.mapping.keep_capitals and is_shouted(name) else name


class Row:
    """One row under its mapping; remembers which field was being read when it went wrong."""

    __slots__ = ("_cells", "_fields", "_table", "field", "group", "number", "written_name")

    def __init__(self, table: Table, number: int, cells: list[Cell]) -> None:
        self._table = table
        self._cells = cells
        self._fields = table.fields(cells)
        self.number = number
        self.field = Field.CODE
        self.group = ""
        # What stands where a name is due, with its line breaks.
        names = (str(self._fields.get(field, "")) for field in table.names)
        self.written_name = next((text for text in names if text.strip()), "")

    def cell(self, field: Field) -> Cell:
        """Return the cell of a field in Unicode, '' where there is none."""
        return self._fields.get(field, "")

    @property
    def is_blank(self) -> bool:
        """Tell whether there is nothing in the whole row."""
        return not any(cell != "" and str(cell).strip() for cell in self._cells)

    @property
    def plain_name(self) -> str:
        """Return what stands where a name is due, in one line."""
        return tidy(self.written_name)

    @property
    def counted(self) -> int:
        """Return the row's running number, 0 where it has none."""
        place = self._table.counter
        return running_number(self._cells[place]) if 0 <= place < len(self._cells) else 0

    def raw(self, place: int) -> Cell:
        """Return the cell at a place as it stands in the file."""
        return self._cells[place] if 0 <= place < len(self._cells) else ""

    def values(self) -> list[str]:
        """Return every cell as text, as it stands in the file."""
        return [read_text(cell) for cell in self._cells]

    def texts(self) -> list[str]:
        """Return all words of the row in Unicode, from left to right."""
        table = self._table
        cells = (table.decoded(cell, at) for at, cell in enumerate(self._cells))
        return [text for cell in cells if isinstance(cell, str) and (text := tidy(cell))]

    def shown(self, field: Field) -> str:
        """Return what stands in the cell of a field, for people."""
        return read_text(self.cell(field))

    def text(self, field: Field, reader: Callable[[Cell], str] = read_text) -> str:
        """Return a field read from its cell; raises UserError where it cannot be read."""
        return reader(self._begun(field)) if field in self._fields else ""

    def name(self) -> str:
        """Return the person's name in its case."""
        for field in self._table.names:
            if field in self._fields and (name := self._table.named(self._begun(field), field)):
                return name
        return ""

    def address(self) -> str:
        """Return the address."""
        return self.text(Field.ADDRESS, self._table.address)

    def size(self) -> int | None:
        """Return the number of people."""
        return read_size(self._begun(Field.DECLARED_SIZE))

    def birth(self) -> tuple[PartialDate | None, str]:
        """Return the date of birth, from whichever column has it, and a warning about it."""
        for field, serials in self._table.serials.items():
            if field in self._fields and (field is Field.BIRTH or self._tells_birth(field)):
                cell = self._begun(field)
                return read_date(cell, self._table.latest_year, serials=serials)
        return None, ""

    def date(self, field: Field) -> PartialDate | None:
        """Return a date of residence, which may lie ahead."""
        if field not in self._fields:
            return None
        return read_date(self._begun(field), self._table.latest_year + _LATER_YEARS)[0]

    def identity(self, birth: PartialDate | None) -> str:
        """Return the identity number."""
        return read_identity(self._begun(Field.IDENTITY), birth)

    def _begun(self, field: Field) -> Cell:
        """Return the cell of the field that is read now; raises UserError for a faulty formula."""
        self.field = field
        cell = self._fields.get(field, "")
        check_formula(cell)
        return cell

    def sex(self) -> str:
        """Return the sex, from its own column or from which of two columns is filled."""
        if (told := self.text(Field.SEX, read_sex)) or not self._table.parts_sexes:
            return told
        marked = [
            sex
            for field, sex in ((Field.MALE, MALE), (Field.FEMALE, FEMALE))
            if field in self._fields and read_text(self._fields[field]).casefold() not in _NO_MARKS
        ]
        return marked[0] if len(marked) == 1 else ""

    def has_birth(self) -> bool:
        """Tell whether a date of birth can be read in the row."""
        try:
            return self.birth()[0] is not None
        except UserError:
            return False

    def _tells_birth(self, field: Field) -> bool:
        """Tell whether a date stands in a column for one sex, and not only a cross."""
        cell = self.cell(field)
        return not isinstance(cell, str) or (any(map(str.isdigit, cell)) and len(cell) > 1)


def _reader(encoding: Encoding) -> Callable[[str], str] | None:
    return None if encoding is Encoding.UNICODE else decoder(encoding)


def _counter_place(sheet: Sheet, mapping: SheetMapping) -> int:
    """Return the place of the running number, of households where there are two; -1 for none."""
    counters = [c for c in mapping.columns if c.field is None and c.counts_rows]
    first = next((c for c in counters if counts_households(c.header)), None)
    chosen = first or (counters[0] if counters else None)
    return chosen.index - sheet.first_column if chosen else -1
