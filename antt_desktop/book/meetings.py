"""Meetings: the record, and the lists by year, kind, scope and search."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from antt_desktop.book.actions import Actions
from antt_desktop.book.meeting_index import MeetingIndex
from antt_desktop.book.meeting_rows import (
    FROZEN,
    GONE,
    LISTED,
    MEETING_COLUMNS,
    listed_meeting,
    meeting_values,
    read_meeting,
    title_of,
    votes_of,
)
from antt_desktop.book.meeting_saving import save_parts
from antt_desktop.book.search import json_ids
from antt_desktop.book.setting_rows import put_setting, setting
from antt_desktop.book.store import Parameters, Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import (
    Attendance,
    DecisionRow,
    Meeting,
    MeetingRow,
    MeetingVisit,
    checked,
)
from antt_desktop.domain.text import tidy
from antt_desktop.domain.text_query import TextQuery

_PHRASES = "meetings.phrases"
_NEWEST = "m.day DESC, m.start_time DESC, m.id DESC"


class MeetingsPart:
    """The meetings of the book, with their rolls, votes and tasks."""

    def __init__(self, store: Store, actions: Actions, index: MeetingIndex) -> None:
        self._store = store
        self._actions = actions
        self._index = index

    def get(self, meeting_id: int) -> Meeting:
        """Return a whole meeting; raise UserError where it is no longer in the book."""
        return read_meeting(self._store, meeting_id)

    def row(self, meeting_id: int) -> MeetingRow:
        """Return a meeting as lists show it; UserError where it is no longer in the book."""
        rows = self.rows([meeting_id])
        if not rows:
            raise UserError(GONE)
        return rows[0]

    def save(self, meeting: Meeting) -> int:
        """Save a meeting and return its id; a new one (id 0) is added.

        Raises UserError where its minutes are frozen or its parts contradict each other.
        """
        meeting = checked(meeting)
        verb = "Sửa" if meeting.id else "Thêm"
        with self._actions.action(f"{verb} biên bản {_named(meeting.title)}"):
            if meeting.id:
                title_of(self._store, meeting.id)
                self.refuse_frozen(meeting.id)
            meeting = replace(meeting, scope=self._scope(meeting.group_ids))
            meeting_id = meeting.id or self._store.next_id("meetings")
            row = (meeting_id, *meeting_values(meeting))
            if meeting.id:
                self._store.update_rows("meetings", MEETING_COLUMNS, [row])
            else:
                self._store.insert_many("meetings", MEETING_COLUMNS, [row])
            save_parts(self._store, meeting_id, meeting)
        return meeting_id

    def delete(self, meeting_id: int) -> None:
        """Take a meeting out of the book; UserError where its minutes are frozen."""
        title = title_of(self._store, meeting_id)
        self.refuse_frozen(meeting_id)
        with self._actions.action(f"Xóa biên bản {_named(title)}"):
            self._store.run("DELETE FROM meetings WHERE id = ?", (meeting_id,))

    def refuse_frozen(self, meeting_id: int) -> None:
        """Raise UserError where the minutes of a meeting are frozen."""
        if self._store.run(f"SELECT 1 FROM meetings m WHERE m.id = ? AND {FROZEN}", (meeting_id,)):
            raise UserError(
                "Biên bản đã chốt nên không sửa được. Hãy ghi bổ sung, hoặc bỏ chốt và ghi lý do."
            )

    def invited(self, group_ids: Sequence[int] = ()) -> tuple[Attendance, ...]:
        """Return the households living in some tổ (in all for none), nobody present yet.

        They are in the order of the lists: by tổ, then by the head's name.
        """
        some = "AND h.group_id IN (SELECT value FROM json_each(?))" if group_ids else ""
        return tuple(
            Attendance(household_id=household_id, group_id=group_id, code=code, head=head)
            for household_id, group_id, code, head in self._store.run(
                "SELECT h.id, h.group_id, h.code, h.head FROM households h"
                f" JOIN groups g ON g.id = h.group_id WHERE h.ended_on = '' {some}"
                " ORDER BY g.number, h.sort_key, h.code",
                (json_ids(group_ids),) if group_ids else (),
            )
        )

    def ids(
        self,
        *,
        query: TextQuery | None = None,
        year: int = 0,
        kind: str = "",
        group_id: int = 0,
        newest: bool = False,
    ) -> "array[int]":
        """Return the ids of meetings that meet every condition, newest first.

        With a query the best match comes first, unless ``newest``. ``group_id`` finds meetings
        of that tổ, alone or with others; the whole village's are not among them.
        """
        values: dict[str, object] = {"year": f"{year:04}", "kind": kind, "group": group_id}
        where = "1"
        for wanted, condition in (
            (year, "substr(m.day, 1, 4) = :year"),
            (kind, "m.kind = :kind"),
            (group_id, "EXISTS (SELECT 1 FROM json_each(m.group_ids) WHERE value = :group)"),
        ):
            if wanted:
                where += f" AND {condition}"
        if query:
            found = self._index.matches(query, where, values)
            if not newest:
                return found
            where += " AND m.id IN (SELECT value FROM json_each(:found))"
            values["found"] = json_ids(found)
        sql = f"SELECT m.id FROM meetings m WHERE {where} ORDER BY {_NEWEST}"
        return array("q", self._column(sql, values))

    def rows(self, ids: Sequence[int]) -> list[MeetingRow]:
        """Return meetings as lists show them, in the order of ``ids``, without missing ones."""
        today = self._actions.today
        found = {
            row[0]: listed_meeting(row, today)
            for row in self._store.run(
                f"SELECT {LISTED} FROM meetings m WHERE m.id IN (SELECT value FROM json_each(?))",
                (json_ids(ids),),
            )
        }
        return [found[i] for i in ids if i in found]

    def count(self) -> int:
        """Return how many meetings there are."""
        return int(self._store.run("SELECT count(*) FROM meetings")[0][0])

    def years(self) -> list[int]:
        """Return the years that meetings were held in, the newest first."""
        sql = "SELECT DISTINCT substr(day, 1, 4) FROM meetings WHERE day <> '' ORDER BY 1 DESC"
        return list(map(int, self._column(sql)))

    def first_year(self) -> int:
        """Return the year of the oldest meeting, 0 where there is none."""
        return min(self.years(), default=0)

    def kinds(self) -> list[str]:
        """Return the kinds that meetings have, the most used first."""
        return self._column(
            "SELECT kind FROM meetings WHERE kind <> '' GROUP BY kind ORDER BY count(*) DESC, kind"
        )

    def people(self) -> list[str]:
        """Return the names of chairs and secretaries, those of the newest meetings first."""
        return self._column(
            "SELECT name FROM (SELECT chair AS name, day FROM meetings UNION ALL"
            " SELECT secretary, day FROM meetings) WHERE name <> ''"
            " GROUP BY name ORDER BY max(day) DESC, name"
        )

    def places(self) -> list[str]:
        """Return the places where meetings were held, the most used first."""
        return self._column(
            "SELECT place FROM meetings WHERE place <> '' GROUP BY place"
            " ORDER BY count(*) DESC, place"
        )

    def of_household(self, household_id: int) -> list[MeetingVisit]:
        """Return the meetings a household was called to, the newest first."""
        today = self._actions.today
        return [
            MeetingVisit(
                meeting=listed_meeting(listed, today), present=bool(present), came=came, late=late
            )
            for *listed, present, came, late in self._store.run(
                f"SELECT {LISTED}, v.present, v.came, v.late FROM meeting_households v"
                " JOIN meetings m ON m.id = v.meeting_id WHERE v.household_id = ?"
                f" ORDER BY {_NEWEST}",
                (household_id,),
            )
        ]

    def decisions(self, ids: Sequence[int]) -> list[DecisionRow]:
        """Return every vote of some meetings, in the order of ``ids``."""
        meetings = {row.id: row for row in self.rows(ids)}
        place = {meeting_id: at for at, meeting_id in enumerate(ids)}
        votes = sorted(votes_of(self._store, ids), key=lambda found: place[found[0]])
        return [
            DecisionRow(id=vote.id, vote=vote, meeting=meetings[meeting_id])
            for meeting_id, vote in votes
        ]

    def phrases(self) -> tuple[str, ...] | None:
        """Return the village's own phrases, None while it has made none."""
        kept = setting(self._store, _PHRASES)
        return tuple(kept.split("\n")) if kept else None

    def save_phrases(self, phrases: Sequence[str]) -> None:
        """Keep the phrases of the village, empty ones left out; none: those of the forms hold."""
        with self._actions.action("Sửa câu mẫu"):
            kept = dict.fromkeys(filter(None, map(tidy, phrases)))
            put_setting(self._store, _PHRASES, "\n".join(kept))

    def _column(self, sql: str, values: Parameters = ()) -> list[Any]:
        return [value for (value,) in self._store.run(sql, values)]

    def _scope(self, group_ids: Sequence[int]) -> str:
        if not group_ids:
            return "Cả làng"
        names = self._column(
            "SELECT name FROM groups WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json_ids(group_ids),),
        )
        return ", ".join(names)


def _named(title: str) -> str:
    return f"“{title}”" if title else "chưa có tên"
