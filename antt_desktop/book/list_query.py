"""The question to SQLite behind a list by conditions."""

from dataclasses import dataclass, field

from antt_desktop.book.search import json_ids
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import DEAD, HEAD, MOVED_AWAY
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.proposed_lists import calendar_year
from antt_desktop.domain.roster_lists import EVERY_YEAR, ListDefinition, Span

_GONE = (DEAD, MOVED_AWAY)
_HOUSEHOLDS = "households h JOIN groups g ON g.id = h.group_id"
_BY_GROUP = "groups g CROSS JOIN households h ON h.group_id = g.id"
_HEADS = f" LEFT JOIN persons p ON p.household_id = h.id AND p.relation = '{HEAD}'"
_OF_GROUP = " CROSS JOIN groups g ON g.id = h.group_id"
_PEOPLE = f"persons p CROSS JOIN households h ON h.id = p.household_id{_OF_GROUP}"
_BY_CODE = f"households h CROSS JOIN persons p ON p.household_id = h.id{_OF_GROUP}"
_ORDERS = {
    ListColumn.GROUP: "g.number {0}, h.sort_key {0}, h.code {0}",
    ListColumn.NAME: "h.sort_key {0}, h.code {0}",
    ListColumn.HEAD: "h.sort_key {0}, h.code {0}",
    ListColumn.CODE: "h.code {0}",
    ListColumn.ADDRESS: "h.address_key = '', h.address_key {0}, h.code {0}",
    ListColumn.SIZE: "h.size {0}, h.sort_key, h.code",
    ListColumn.BIRTH: "coalesce(p.birth, '') = '', p.birth {0}, h.sort_key, h.code",
    ListColumn.SINCE: "coalesce(p.residence_from, '') = '', p.residence_from {0}, h.code",
    ListColumn.UNTIL: "coalesce(p.residence_to, '') = '', p.residence_to {0}, h.code",
    ListColumn.LEFT_ON: "h.ended_on = '', h.ended_on {0}, h.code",
}


@dataclass(slots=True)
class Query:
    """A question on its way: where rows come from, what they must meet, in which order."""

    source: str
    id: str
    order: str
    _where: list[str] = field(default_factory=list)
    parameters: list[object] = field(default_factory=list)

    def sql(self, columns: str) -> str:
        """Return the statement for some columns, without its order."""
        where = " WHERE " + " AND ".join(self._where) if self._where else ""
        return f"SELECT {columns} FROM {self.source}{where}"

    def must(self, condition: str, *parameters: object) -> None:
        """Let rows meet one condition more."""
        self._where.append(condition)
        self.parameters += parameters

    def any_of(self, column: str, values: tuple[str, ...]) -> None:
        """Let a column be one of some texts."""
        self.must(f"{column} IN ({', '.join('?' * len(values))})", *values)


def query_of(definition: ListDefinition, today: PartialDate) -> Query:
    """Return the question that a list is the answer to; ages and years are those of ``today``."""
    people = definition.rows is ListRows.PEOPLE
    order = _ORDERS[definition.order].format("DESC" if definition.descending else "ASC")
    query = Query(
        _source(definition),
        "p.id" if people else "h.id",
        f"ORDER BY {order}{', p.position' if people else ''}",
    )
    _place(query, definition, today)
    _person(query, definition, today)
    _household(query, definition)
    return query


def _source(definition: ListDefinition) -> str:
    """Return the tables in the order that finds the fewest rows first, or needs no sorting."""
    said = definition.conditions
    if definition.rows is ListRows.PEOPLE:
        everybody_by_code = definition.order is ListColumn.CODE and not said.in_use()
        return _BY_CODE if everybody_by_code else _PEOPLE
    in_order = definition.order is ListColumn.GROUP and not definition.descending
    return (_BY_GROUP if in_order else _HOUSEHOLDS) + _HEADS


def _place(query: Query, definition: ListDefinition, today: PartialDate) -> None:
    said = definition.conditions
    if said.groups:
        query.must("h.group_id IN (SELECT value FROM json_each(?))", json_ids(said.groups))
    asks_for_gone = any(residence in _GONE for residence in said.residences)
    if said.left is not None:
        query.must("h.ended_on <> ''")
        _in_year(query, "h.ended_on", said.left, today)
    elif definition.rows is ListRows.HOUSEHOLDS or not asks_for_gone:
        # The + lets a list of everybody by code go along the index of codes, without sorting.
        query.must(f"{'+' if query.source == _BY_CODE else ''}h.ended_on = ''")
    if definition.rows is ListRows.PEOPLE and said.left is None and not asks_for_gone:
        query.must("p.residence NOT IN (?, ?)", *_GONE)


def _person(query: Query, definition: ListDefinition, today: PartialDate) -> None:
    said = definition.conditions
    if said.residences:
        query.any_of("p.residence", said.residences)
    _age(query, said.age, today)
    if said.turns is not None:
        born = today.year - said.turns
        query.must("p.birth >= ? AND p.birth < ?", f"{born:04}", f"{born + 1:04}")
    if said.sex:
        query.must("p.sex = ?", said.sex)
    if said.identity is not None:
        query.must(f"coalesce(p.identity, '') {'<>' if said.identity else '='} ''")
    if said.phone is not None:
        query.must(f"h.phone || coalesce(p.phone, '') {'<>' if said.phone else '='} ''")
    if said.expired:
        # An end known only to the year or month is over once that is over.
        query.must(
            "p.residence_to <> '' AND p.residence_to < substr(?, 1, length(p.residence_to))",
            today.iso,
        )
    if said.since is not None:
        query.must("p.residence_from <> ''")
        _in_year(query, "p.residence_from", said.since, today)


def _age(query: Query, age: Span, today: PartialDate) -> None:
    """Compare dates of birth as texts: “1946” comes before “1946-03-13”, so is 80 on that day."""
    low, high = age
    month_and_day = today.iso[4:]
    if low is not None:
        query.must("p.birth <> '' AND p.birth <= ?", f"{today.year - low:04}{month_and_day}")
    if high is not None:
        query.must("p.birth > ?", f"{today.year - high - 1:04}{month_and_day}")


def _household(query: Query, definition: ListDefinition) -> None:
    said = definition.conditions
    if said.categories:
        one = "instr(char(10) || h.categories || char(10), char(10) || ? || char(10))"
        query.must("(" + " OR ".join([one] * len(said.categories)) + ")", *said.categories)
    if said.head is not None:
        query.must(f"h.head {'<>' if said.head else '='} ''")
    low, high = said.size
    if low is not None:
        query.must("h.size >= ?", low)
    if high is not None:
        query.must("h.size <= ?", high)


def _in_year(query: Query, column: str, year: int, today: PartialDate) -> None:
    if year != EVERY_YEAR:
        query.must(f"substr({column}, 1, 4) = ?", f"{calendar_year(year, today):04}")
