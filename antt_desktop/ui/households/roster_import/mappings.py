"""What the user's choices make of how a sheet is read."""

from collections.abc import Sequence
from dataclasses import replace

from antt_desktop.workflows.import_roster import (
    FIELDS,
    Encoding,
    Field,
    SheetKind,
    SheetMapping,
)


def of_kind(mapping: SheetMapping, kind: SheetKind) -> SheetMapping:
    """Return the mapping with a row taken for a household or for a person."""
    if kind is mapping.kind:
        return mapping
    name = Field.NAME if kind is SheetKind.PEOPLE else Field.HEAD
    was = Field.HEAD if kind is SheetKind.PEOPLE else Field.NAME
    column = mapping.column(was)
    turned = replace(
        mapping,
        kind=kind,
        columns=tuple(
            c if c.field in FIELDS[kind] else replace(c, field=None) for c in mapping.columns
        ),
    )
    return turned.with_field(column.index, name) if column else turned


def read_as(
    mapping: SheetMapping, encoding: Encoding | None, by_itself: SheetMapping
) -> SheetMapping:
    """Return the mapping with all columns in one encoding; None: as the file itself says."""
    if encoding is not None:
        return mapping.with_encoding(encoding)
    voted = {column.index: column.encoding for column in by_itself.columns}
    columns = (replace(c, encoding=voted.get(c.index, c.encoding)) for c in mapping.columns)
    return replace(mapping, columns=tuple(columns))


def alike(mapping: SheetMapping, others: Sequence[SheetMapping]) -> tuple[SheetMapping, ...]:
    """Return other sheets with the same headers as they would be, read as this one is.

    Those that are read so already are left out; the tổ of each sheet stays its own.
    """
    wanted = {column.header: column for column in mapping.columns if column.header}
    found = []
    for other in others:
        if other.sheet == mapping.sheet or _headed(other) != wanted.keys():
            continue
        columns = tuple(
            replace(c, field=wanted[c.header].field, encoding=wanted[c.header].encoding)
            if c.header
            else c
            for c in other.columns
        )
        read = replace(other, kind=mapping.kind, columns=columns)
        if read != other:
            found.append(read)
    return tuple(found) if wanted else ()


def _headed(mapping: SheetMapping) -> set[str]:
    return {column.header for column in mapping.columns if column.header}
