"""The first values of each column, as they stand in the file and as they would be read."""

from collections.abc import Callable
from itertools import islice

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.roster.cells import (
    read_identity,
    read_phone,
    read_residence,
    read_text,
)
from antt_desktop.exchange.roster.columns import SheetMapping
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import ColumnPreview
from antt_desktop.exchange.roster.skips import Sieve
from antt_desktop.exchange.roster.table import Row, Table
from antt_desktop.exchange.workbooks import Cell, Sheet

_SHOWN_SAMPLES = 3


def previews(sheet: Sheet, mapping: SheetMapping, latest_year: int) -> tuple[ColumnPreview, ...]:
    """Return the first values of every column, as they stand and as they would be read."""
    table = Table(sheet, mapping, latest_year)
    sieve = Sieve(sheet, mapping)
    filled = (row for row in table.rows() if not row.is_blank and not sieve.reason(row))
    shown = list(islice(filled, _SHOWN_SAMPLES))
    found = []
    for column in mapping.columns:
        place = column.index - sheet.first_column
        samples = [
            (
                read_text(row.raw(place)),
                _sample(row, table.decoded(row.raw(place), place), column.field, table),
            )
            for row in shown
        ]
        found.append(ColumnPreview(column.index, tuple(samples)))
    return tuple(found)


def _sample(row: Row, cell: Cell, field: Field | None, table: Table) -> str:
    """Return what would be read of a cell in Unicode; as it stands where it cannot be read."""
    readers: dict[Field, Callable[[], str]] = {
        Field.HEAD: lambda: table.named(cell, Field.HEAD),
        Field.NAME: lambda: table.named(cell, Field.NAME),
        Field.BIRTH: lambda: str(row.birth()[0] or ""),
        Field.RESIDENCE_FROM: lambda: str(row.date(Field.RESIDENCE_FROM) or ""),
        Field.RESIDENCE_TO: lambda: str(row.date(Field.RESIDENCE_TO) or ""),
        Field.IDENTITY: lambda: read_identity(cell, row.birth()[0]),
        Field.PHONE: lambda: read_phone(cell),
        Field.ADDRESS: row.address,
        Field.RESIDENCE: lambda: read_residence(cell),
    }
    try:
        return readers[field]() if field in readers else read_text(cell)
    except UserError:
        return read_text(cell)
