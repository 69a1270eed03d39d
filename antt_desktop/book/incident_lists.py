"""Lists of incidents: by what stands, tổ, kind, year, period and search; only what may be seen."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.incident_index import IncidentIndex
from antt_desktop.book.incident_rows import LISTED, listed_incident, stored_day
from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_clock import alarms
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incidents import IncidentRow, Which
from antt_desktop.domain.periods import Period
from antt_desktop.domain.text import place_key
from antt_desktop.domain.text_query import TextQuery

GONE = "Vụ việc này không còn trong sổ."
"""Also said of one behind the curtain: nothing tells the two apart."""


_WHICH = {
    Which.OPEN: "i.resolved_on = ''",
    Which.OVERDUE: "i.resolved_on = '' AND i.deadline <> '' AND i.deadline < :today"
    " AND i.state NOT IN ('police', 'commune')",
    Which.SETTLED: "i.result = 'settled'",
    Which.POLICE: "i.result = 'police'",
    Which.ALL: "1",
}
_PRESSING = (
    "i.resolved_on <> '',"
    " CASE WHEN i.resolved_on = '' THEN i.received_on || printf('%06d', i.number) END,"
    " i.year DESC, i.number DESC"
)
_title_key = lru_cache(maxsize=1 << 15)(place_key)
_ORDERS = {
    "": _PRESSING,
    "number": "i.year, i.number",
    "age": "julianday(CASE i.resolved_on WHEN '' THEN :today ELSE i.resolved_on END)"
    " - julianday(i.received_on), i.year, i.number",
    "state": "i.state, i.result, i.year, i.number",
}
"""How lists can be sorted beside by title; '' is what presses first: open ones by age."""


class IncidentLists:
    """What can be asked of many incidents at once."""

    def __init__(
        self, store: Store, actions: Actions, curtain: Curtain, index: IncidentIndex
    ) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain
        self._index = index

    def row(self, incident_id: int) -> IncidentRow:
        """Return an incident as lists show it; UserError where it is not in the book."""
        rows = self.rows([incident_id])
        if not rows:
            raise UserError(GONE)
        return rows[0]

    def ids(
        self,
        *,
        which: Which = Which.ALL,
        query: TextQuery | None = None,
        group_id: int = 0,
        kind: str = "",
        year: int = 0,
        period: Period | None = None,
        sort: str = "",
        descending: bool = False,
    ) -> "array[int]":
        """Return the ids of incidents that meet every condition, in the order asked for.

        ``sort`` is '' (what presses first), "number", "title", "age" or "state". With a query
        and no order asked for, the best match comes first. ``period`` is of the day received.
        """
        where, values = self._conditions(group_id, kind, year, period)
        where += f" AND {_WHICH[which]}"
        if query:
            found = self._index.matches(query, self._curtain.incidents, where, values)
            if not sort:
                return found
            where += " AND i.id IN (SELECT value FROM json_each(:found))"
            values["found"] = json_ids(found)
        rows = self._store.run(
            f"SELECT i.id, i.title FROM {self._curtain.incidents} i WHERE {where}"
            f" ORDER BY {_ORDERS.get(sort, _PRESSING)}",
            values,
        )
        if sort == "title":
            rows.sort(key=lambda row: _title_key(row[1]))
        order = array("q", (row[0] for row in rows))
        return order[::-1] if descending else order

    def counts(
        self,
        *,
        query: TextQuery | None = None,
        group_id: int = 0,
        kind: str = "",
        year: int = 0,
    ) -> dict[Which, int]:
        """Return how many incidents each chip would show."""
        where, values = self._conditions(group_id, kind, year, None)
        if query:
            found = self._index.matches(query, self._curtain.incidents, where, values)
            where += " AND i.id IN (SELECT value FROM json_each(:found))"
            values["found"] = json_ids(found)
        sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _WHICH.values())
        (row,) = self._store.run(
            f"SELECT {sums} FROM {self._curtain.incidents} i WHERE {where}", values
        )
        return dict(zip(_WHICH, row, strict=True))

    def _conditions(
        self, group_id: int, kind: str, year: int, period: Period | None
    ) -> tuple[str, dict[str, object]]:
        where = ["1"]
        values: dict[str, object] = {"today": self._actions.today.iso}
        for name, value, condition in (
            ("group_id", group_id, "i.group_id = :group_id"),
            ("kind", kind, "i.kind = :kind"),
            ("year", year, "i.year = :year"),
        ):
            if value:
                where.append(condition)
                values[name] = value
        if period:
            where.append("i.received_on BETWEEN :since AND :until")
            values |= {"since": period.since.iso, "until": period.until.iso}
        return " AND ".join(where), values

    def rows(self, ids: Sequence[int]) -> list[IncidentRow]:
        """Return incidents as lists show them, in the order of ``ids``, without missing ones."""
        found = {row.id: row for row in self._listed("i.id", json_ids(ids))}
        return [found[i] for i in ids if i in found]

    def open(self) -> list[IncidentRow]:
        """Return all that still wait for a result, the oldest first."""
        return self.rows(self.ids(which=Which.OPEN))

    def pressing(self, limits: Limits) -> list[IncidentRow]:
        """Return the open incidents that raise an alarm, the oldest first."""
        today = self._actions.today
        return [row for row in self.open() if alarms(row, limits, today)]

    def of_household(self, household_id: int) -> list[IncidentRow]:
        """Return the incidents that name a household or one of its people, the newest first."""
        return self._concerning("incident_parties", "household_id", household_id)

    def of_meeting(self, meeting_id: int) -> list[IncidentRow]:
        """Return the incidents that were spoken of in a meeting, the newest first."""
        return self._concerning("incident_meetings", "meeting_id", meeting_id)

    def _concerning(self, table: str, column: str, value: int) -> list[IncidentRow]:
        ids = [
            incident_id
            for (incident_id,) in self._store.run(
                f"SELECT DISTINCT incident_id FROM {table} WHERE {column} = ?"
                " ORDER BY incident_id DESC",
                (value,),
            )
        ]
        return self.rows(ids)

    def _listed(self, column: str, ids: str) -> list[IncidentRow]:
        return [
            listed_incident(row)
            for row in self._store.run(
                f"SELECT {LISTED} FROM {self._curtain.incidents} i"
                f" WHERE {column} IN (SELECT value FROM json_each(?))",
                (ids,),
            )
        ]

    def years(self) -> list[int]:
        """Return the years incidents were received in, the newest first."""
        return [year for (year,) in self._values("year", "year DESC")]

    def kinds_used(self) -> list[str]:
        """Return the kinds that incidents have, the most used first."""
        return [kind for (kind,) in self._values("kind", "count(*) DESC, kind")]

    def people_in_charge(self) -> list[str]:
        """Return who was in charge of incidents, those of the newest first."""
        return [name for (name,) in self._values("in_charge", "max(id) DESC")]

    def _values(self, column: str, order: str) -> list[tuple[Any, ...]]:
        return self._store.run(
            f"SELECT {column} FROM {self._curtain.incidents} WHERE {column} <> ''"
            f" GROUP BY {column} ORDER BY {order}"
        )

    def find(self, code: str) -> int | None:
        """Return the id of VV-2026-014, however it is typed (vv 2026 14); None for none."""
        numbers = [int(part) for part in code.replace("-", " ").split() if part.isdigit()]
        if len(numbers) != len(("year", "number")):
            return None
        row = self._store.run(
            f"SELECT id FROM {self._curtain.incidents} WHERE year = ? AND number = ?", numbers
        )
        return row[0][0] if row else None

    def comings(self) -> list[tuple[str, str, int, PartialDate]]:
        """Return (what, name, incident id, day received) for hot spots: tổ, places, households."""
        shown = self._curtain.incidents
        rows = self._store.run(
            f"SELECT 'Tổ', group_name, id, received_on FROM {shown} WHERE group_name <> ''"
            f" UNION ALL SELECT 'Nơi', place, id, received_on FROM {shown} WHERE place <> ''"
            " UNION ALL SELECT 'Hộ', p.code || ' ' || p.name, i.id, i.received_on"
            f" FROM {shown} i JOIN incident_parties p ON p.incident_id = i.id WHERE p.code <> ''"
        )
        return [(what, name, found, stored_day(day)) for what, name, found, day in rows]
