"""The rows of lists by conditions, read from the tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.list_columns import ListRow, ListRows

_HOUSEHOLD = (
    "h.id, g.name, h.code, h.head, h.address, h.size, h.categories, h.ended_on, h.ended_why"
)
_PERSON = "p.name, p.relation, p.sex, p.birth, p.identity"
_STAY = "p.occupation, p.residence, p.residence_from, p.residence_to"
COLUMNS = {
    ListRows.HOUSEHOLDS: f"SELECT h.id, {_HOUSEHOLD}, {_PERSON},"
    f" CASE h.phone WHEN '' THEN p.phone ELSE h.phone END, {_STAY}, h.note"
    " FROM households h JOIN groups g ON g.id = h.group_id"
    f" LEFT JOIN persons p ON p.household_id = h.id AND p.relation = '{HEAD}'"
    " WHERE h.id IN (SELECT value FROM json_each(?))",
    ListRows.PEOPLE: f"SELECT p.id, {_HOUSEHOLD}, {_PERSON},"
    f" CASE p.phone WHEN '' THEN h.phone ELSE p.phone END, {_STAY}, p.note"
    " FROM persons p JOIN households h ON h.id = p.household_id"
    " JOIN groups g ON g.id = h.group_id WHERE p.id IN (SELECT value FROM json_each(?))",
}
"""What to ask for the rows of some ids (one parameter, as JSON)."""


def list_row(row: Sequence[Any]) -> ListRow:
    """Return the row of a list from its columns in the order of ``COLUMNS``.

    A household without a head has no person: all of it is '' then.
    """
    values: Iterator[Any] = iter(["" if value is None else value for value in row])
    return ListRow(
        id=next(values),
        household_id=next(values),
        group=next(values),
        code=next(values),
        head=next(values),
        address=next(values),
        size=next(values),
        categories=tuple(filter(None, next(values).split("\n"))),
        left_on=PartialDate.from_iso(next(values)),
        left_why=next(values),
        name=next(values),
        relation=next(values),
        sex=next(values),
        birth=PartialDate.from_iso(next(values)),
        identity=next(values),
        phone=next(values),
        occupation=next(values),
        residence=next(values),
        since=PartialDate.from_iso(next(values)),
        until=PartialDate.from_iso(next(values)),
        note=next(values),
    )
