"""Lists people ask for: whom they have, what they show, and those the village keeps by name."""

import json
from array import array
from collections.abc import Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.list_query import Query, query_of
from antt_desktop.book.list_rows import COLUMNS, list_row
from antt_desktop.book.list_search import people_found
from antt_desktop.book.search import SearchIndex, json_ids, ranked
from antt_desktop.book.setting_rows import put_setting
from antt_desktop.book.store import Store
from antt_desktop.book.tables import Setting
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.list_columns import ListColumn, ListRow, ListRows
from antt_desktop.domain.roster_lists import ListDefinition, checked
from antt_desktop.domain.text import name_key, place_key

_KEPT = "list."
_ID_BITS = 40
_ID_MASK = (1 << _ID_BITS) - 1
_BY_NAME = frozenset({ListColumn.GROUP, ListColumn.NAME})


class RosterListsPart:
    """Lists of households or people by conditions. Sorted ids first, rows page by page."""

    def __init__(self, store: Store, actions: Actions, index: SearchIndex) -> None:
        self._store = store
        self._actions = actions
        self._index = index

    def ids(self, definition: ListDefinition) -> "array[int]":
        """Return the ids (of households or people) of a list as of today, in its order.

        What is searched for with diacritics puts its exact matches first.
        """
        query = query_of(definition, self._actions.today)
        text = definition.conditions.text
        hits = self._index.hits(text)
        if hits is not None and definition.rows is ListRows.PEOPLE:
            hits = people_found(self._store, text, hits[0] | hits[1])
            query.must(
                f"{query.id} IN (SELECT value FROM json_each(?))", json_ids(hits[0] | hits[1])
            )
        if definition.rows is ListRows.PEOPLE and definition.order in _BY_NAME:
            return ranked(self._by_name(definition, query), hits)
        ((ids,),) = self._store.run(
            f"SELECT json_group_array(id) FROM ({query.sql(query.id)} {query.order} LIMIT -1)",
            query.parameters,
        )
        return ranked(array("q", json.loads(ids)), hits)

    def _by_name(self, definition: ListDefinition, query: Query) -> "array[int]":
        """Return people by tổ and name or by name alone: persons have no stored key of order.

        Each distinct name is ranked once, so that plain numbers are sorted.
        """
        by_group = definition.order is ListColumn.GROUP
        people = self._store.run(query.sql("p.id, g.number, p.name"), query.parameters)
        ranks = {name: at for at, name in enumerate(sorted({p[2] for p in people}, key=name_key))}
        keyed = sorted(
            (
                (number * by_group * len(ranks) + ranks[name]) << _ID_BITS | person_id
                for person_id, number, name in people
            ),
            reverse=definition.descending,
        )
        return array("q", [key & _ID_MASK for key in keyed])

    def rows(self, definition: ListDefinition, ids: Sequence[int]) -> list[ListRow]:
        """Return rows in the order of ``ids``; those that are gone are left out."""
        rows = self._store.run(COLUMNS[definition.rows], (json_ids(ids),))
        found = {row[0]: list_row(row) for row in rows}
        return [found[i] for i in ids if i in found]

    def people(self, ids: Sequence[int]) -> int:
        """Return how many nhân khẩu some households have together."""
        rows = self._store.run(
            "SELECT coalesce(sum(size), 0) FROM households"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json_ids(ids),),
        )
        return int(rows[0][0])

    def categories(self) -> tuple[str, ...]:
        """Return every category (diện) that some household of the book has."""
        rows = self._store.run("SELECT DISTINCT categories FROM households WHERE categories <> ''")
        return tuple(sorted({c for (text,) in rows for c in text.split("\n")}, key=place_key))

    def kept(self) -> tuple[ListDefinition, ...]:
        """Return the lists the village keeps, in the order of their names."""
        rows = self._store.query(
            Setting.select(Setting.key, Setting.value).where(Setting.key.startswith(_KEPT))
        )
        lists = [ListDefinition.from_json(key.removeprefix(_KEPT), value) for key, value in rows]
        return tuple(sorted(lists, key=lambda one: place_key(one.name)))

    def keep(self, definition: ListDefinition) -> None:
        """Keep a list under its name, in place of one of that name; UserError where it has none."""
        definition = checked(definition)
        with self._actions.action(f"Lưu danh sách “{definition.name}”"):
            put_setting(self._store, _KEPT + definition.name, definition.as_json())

    def forget(self, name: str) -> None:
        """Keep a list no longer; raise UserError where none has this name."""
        if all(one.name != name for one in self.kept()):
            raise UserError(f"Không còn danh sách “{name}”.")
        with self._actions.action(f"Bỏ danh sách “{name}”"):
            self._store.run("DELETE FROM settings WHERE key = ?", (_KEPT + name,))
