"""Rows that tell by themselves which table they are of: history, actions, forms, blobs.

From these a book is made again where its directory is lost: the history holds the last
state of every row of nearly all other tables.
"""

import re
from collections.abc import Iterator, Sequence

from antt_desktop.book.raw_pages import RawPages, Value

_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:.*")
_TABLE = re.compile(r"[a-z_]+")
_LENGTHS = {"history": (8,), "actions": (6, 8), "forms": (4,), "blobs": (5,)}
_FIRST_YEAR = 1900
RECOGNISED = tuple(_LENGTHS)


def rows_of(pages: RawPages, table: str) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of one of the tables in ``RECOGNISED``, as wide as it is today."""
    *_, width = _LENGTHS[table]
    with pages:
        for rowid, values in pages.rows():
            if len(values) in _LENGTHS[table] and _is(table, values):
                missing = [""] * (width - len(values))  # columns that came later
                yield (rowid, *values[1:], *missing)


def _is(table: str, row: Sequence[Value]) -> bool:
    if row[0] is not None:  # the id is the rowid
        return False
    if table == "forms":  # incidents are numbered by the year in a table of the same width
        whole = all(isinstance(number, int) for number in (*row[1:3], row[3] or 0))
        return whole and int(row[1] or 0) < _FIRST_YEAR
    if table == "history":
        action_id, name, row_id, *states = row[1:6]
        return (
            isinstance(action_id, int)
            and isinstance(row_id, int)
            and _matches(_TABLE, name)
            and all(state is None or str(state).startswith("{") for state in states)
            and all(isinstance(text, str) for text in row[6:])
        )
    if table == "actions":
        texts = all(isinstance(text, str) for text in (*row[2:4], *row[5:]))
        return texts and _matches(_MOMENT, row[1]) and _matches(_HASH, row[5])
    return _matches(_HASH, row[1]) and isinstance(row[4], bytes)


def _matches(pattern: re.Pattern[str], value: Value) -> bool:
    return isinstance(value, str) and bool(pattern.fullmatch(value))
