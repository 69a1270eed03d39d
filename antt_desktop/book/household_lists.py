"""The roster as lists: sorted ids first, the rows of a page afterwards."""

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from antt_desktop.book.actions import Actions
from antt_desktop.book.campaign_lists import frozen_households
from antt_desktop.book.household_rows import row_from
from antt_desktop.book.search import SearchIndex, json_ids, ranked
from antt_desktop.book.store import Store
from antt_desktop.domain.households import HouseholdRow
from antt_desktop.domain.pledges import Status

_STATUS_RANKS = " ".join(f"WHEN '{status}' THEN {rank}" for rank, status in enumerate(Status))
_ORDERS = {
    "group": "number {0}, h.sort_key {0}, h.code {0}",
    "name": "h.sort_key {0}, h.code {0}",
    "code": "h.code {0}",
    "address": "h.address_key {0}, h.code {0}",
    "size": "h.size {0}, h.sort_key, h.code",
    "phone": "h.phone = '', h.phone {0}, h.code",
    "status": f"CASE coalesce(p.status, 'not_printed') {_STATUS_RANKS} END {{0}},"
    " h.sort_key, h.code",
    "signed_on": "coalesce(p.signed_on, '') = '', p.signed_on {0}, h.sort_key, h.code",
}
_REMEMBERED = 64  # lists, at most 8 bytes a household each
_COVERED = "h.group_id IN (SELECT group_id FROM campaign_groups WHERE campaign_id = ?)"


@dataclass(frozen=True, slots=True)
class _Order:
    """Which households a list has, and in which order: what ``ids`` was asked for."""

    group_id: int | None
    sort: str
    descending: bool
    campaign_id: int | None
    status: Status | None
    covered: bool
    ended: bool


class HouseholdLists:
    """What is asked of the roster while one looks through it and types."""

    def __init__(self, store: Store, actions: Actions, index: SearchIndex) -> None:
        self._store = store
        self._actions = actions
        self._index = index
        self._lists: dict[tuple[_Order, str], array[int]] = {}
        self._lists_of = -1

    def ids(
        self,
        *,
        group_id: int | None = None,
        query: str = "",
        sort: str = "group",
        descending: bool = False,
        campaign_id: int | None = None,
        status: Status | None = None,
        covered: bool = False,
        ended: bool = False,
    ) -> "array[int]":
        """Return the ids of a list in its order: tổ then name, unless ``sort`` says otherwise.

        ``sort`` is one of group, name, code, address, size, phone, status, signed_on. A query
        typed with diacritics puts its exact matches first. ``status``, sorting by it or by
        ``signed_on``, and ``covered`` (only the campaign's list: its tổ as they are, or the list
        as it was frozen) need a campaign. ``ended`` lists the households that left instead of
        those living here.
        """
        order = _Order(group_id, sort, descending, campaign_id, status, covered, ended)
        if not query.strip():
            return self._remembered((order, ""), lambda: self._sorted(order))
        return self._remembered((order, query), lambda: self._found(order, query))

    def _remembered(self, key: tuple[_Order, str], ask: "Callable[[], array[int]]") -> "array[int]":
        """Return a list's ids, asked anew only once something changed: typing costs nothing."""
        if self._lists_of != self._actions.generation or self._actions.is_open:
            self._lists.clear()
            self._lists_of = self._actions.generation
        if key not in self._lists:
            while len(self._lists) >= _REMEMBERED:
                del self._lists[next(iter(self._lists))]
            self._lists[key] = ask()
        return self._lists[key][:]

    def _found(self, order: _Order, query: str) -> "array[int]":
        everything = self._remembered((order, ""), lambda: self._sorted(order))
        return ranked(everything, self._index.hits(query))

    def _sorted(self, order: _Order) -> "array[int]":
        frozen = frozen_households(self._store, order.campaign_id) if order.covered else ""
        conditions: dict[str, object] = {}
        parameters: list[object] = []
        if frozen:
            source = f"{frozen} h"
        elif order.sort == "group":
            # CROSS JOIN keeps the loop over tổ outside: the index alone gives the order.
            source = "groups g CROSS JOIN households h ON h.group_id = g.id"
        else:
            source = "households h"
        if not frozen:
            conditions[f"h.ended_on {'<>' if order.ended else '='} ?"] = ""
        if order.status is not None or order.sort in {"status", "signed_on"}:
            source += " LEFT JOIN pledges p ON p.household_id = h.id AND p.campaign_id = ?"
            parameters.append(order.campaign_id)
        if order.group_id is not None:
            conditions["h.group_id = ?"] = order.group_id
        if order.covered and not frozen:
            conditions[_COVERED] = order.campaign_id
        if order.status is not None:
            conditions["coalesce(p.status, 'not_printed') = ?"] = str(order.status)
        where = "WHERE " + " AND ".join(conditions) if conditions else ""
        # One text of all ids is taken over faster than a row for each; LIMIT keeps their order.
        ((ids,),) = self._store.run(
            f"SELECT json_group_array(id) FROM (SELECT h.id FROM {source} {where} ORDER BY"
            f" {_ORDERS[order.sort].format('DESC' if order.descending else 'ASC')} LIMIT -1)",
            [*parameters, *conditions.values()],
        )
        return array("q", json.loads(ids))

    def rows(self, ids: Sequence[int], campaign_id: int | None = None) -> list[HouseholdRow]:
        """Return households as lists show them, in the order of ``ids``; lost ids are left out."""
        rows = self._store.run(
            "SELECT h.id, h.code, h.group_id, h.head, h.address, h.phone, h.declared_size,"
            " h.listed_size, h.categories, h.note, coalesce(p.status, ?), h.ended_on,"
            " h.ended_why"
            " FROM households h LEFT JOIN pledges p"
            " ON p.household_id = h.id AND p.campaign_id = ?"
            " WHERE h.id IN (SELECT value FROM json_each(?))",
            (
                "" if campaign_id is None else str(Status.NOT_PRINTED),
                campaign_id,
                json_ids(ids),
            ),
        )
        found = {row[0]: row_from(row) for row in rows}
        return [found[i] for i in ids if i in found]

    def count(self) -> int:
        """Return how many households live in the village."""
        return int(self._store.run("SELECT count(*) FROM households WHERE ended_on = ''")[0][0])
