"""Incidents: what was written down of each, and their numbers."""

from dataclasses import replace

from antt_desktop.book.incident_lists import GONE, IncidentLists
from antt_desktop.book.incident_rows import (
    ENTRY_COLUMNS,
    INCIDENT_COLUMNS,
    PARTY_COLUMNS,
    entries_of,
    entry_values,
    incident_from,
    incident_values,
    parties_of,
    party_values,
)
from antt_desktop.book.listed_rows import save_listed
from antt_desktop.book.search import json_ids
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import EntryKind, received, replayed
from antt_desktop.domain.incidents import (
    Incident,
    checked,
    refuse_other_kind,
)


class IncidentsPart(IncidentLists):
    """The lists, and incidents whole: what was written down of them."""

    def get(self, incident_id: int) -> Incident:
        """Return a whole incident; raise UserError where it is not in the book."""
        rows = self._store.run(
            f"SELECT {', '.join(INCIDENT_COLUMNS)} FROM {self._curtain.incidents} WHERE id = ?",
            (incident_id,),
        )
        if not rows:
            raise UserError(GONE)
        meetings = self._store.run(
            "SELECT meeting_id FROM incident_meetings WHERE incident_id = ? ORDER BY id",
            (incident_id,),
        )
        return incident_from(
            rows[0],
            parties_of(self._store, incident_id),
            tuple(meeting_id for (meeting_id,) in meetings),
        )

    def save(self, incident: Incident, *, who: str = "") -> int:
        """Save what was written down of an incident and return its id; id 0 is a new one.

        A new one gets the next number of the year it was received in, and its course begins;
        ``who`` received it. State and result stay as the course says. Raises UserError with
        the field to mend. A sensitive one is gone from lists after this while the curtain is
        drawn.
        """
        incident = checked(incident, self._actions.today)
        if incident.id:
            self._change(incident)
            return incident.id
        year = incident.received_on.year if incident.received_on else 0
        incident = replace(
            incident,
            year=year,
            number=self._next_number(year),
            group_name=self._group_name(incident.group_id),
            state_on=incident.received_on,
        )
        with self._actions.action(f"Ghi vụ việc {incident.code}"):
            incident = replace(incident, id=self._store.next_id("incidents"))
            self._store.insert_many("incidents", INCIDENT_COLUMNS, [incident_values(incident)])
            first = received(incident, who or incident.in_charge or self._actions.who)
            self._store.insert_many(
                "incident_entries", ENTRY_COLUMNS[1:], [(incident.id, *entry_values(first))]
            )
            self._save_parts(incident)
        return incident.id

    def _next_number(self, year: int) -> int:
        """Return the number after the last one ever given in a year; deleted ones count."""
        ((number,),) = self._store.run(
            "SELECT coalesce(max(number), 0) + 1 FROM incident_numbers WHERE year = ?", (year,)
        )
        return int(number)

    def _change(self, incident: Incident) -> None:
        before = self.get(incident.id)
        refuse_anonymised(before)
        refuse_other_kind(before, incident)
        entries = entries_of(self._store, incident.id)
        first = next((entry for entry in entries if entry.kind is EntryKind.RECEIVED), None)
        if incident.received_on != before.received_on and incident.received_on:
            for entry in entries:
                if entry is not first and entry.day < incident.received_on:
                    raise UserError(
                        f"Ngày tiếp nhận {incident.received_on} sau diễn biến ngày {entry.day}.",
                        field="received_on",
                    )
        with self._actions.action(f"Sửa vụ việc {before.code}"):
            if first and incident.received_on != before.received_on and incident.received_on:
                moved_first = replace(first, day=incident.received_on)
                entries = [moved_first if entry is first else entry for entry in entries]
                self._store.update_rows(
                    "incident_entries",
                    ENTRY_COLUMNS,
                    [(first.id, incident.id, *entry_values(moved_first))],
                )
            incident = replace(
                replayed(incident, entries),
                year=before.year,
                number=before.number,
                group_name=self._group_name(incident.group_id)
                if incident.group_id != before.group_id
                else before.group_name,
            )
            self._store.update_rows("incidents", INCIDENT_COLUMNS, [incident_values(incident)])
            self._save_parts(incident)

    def _save_parts(self, incident: Incident) -> None:
        self._refuse_unknown(incident)
        save_listed(
            self._store,
            "incident_parties",
            PARTY_COLUMNS,
            incident.id,
            ((party.id, party_values(party)) for party in incident.parties),
        )
        linked = {
            meeting_id: row_id
            for row_id, meeting_id in self._store.run(
                "SELECT id, meeting_id FROM incident_meetings WHERE incident_id = ?", (incident.id,)
            )
        }
        gone = [(linked[i],) for i in linked.keys() - set(incident.meeting_ids)]
        self._store.update_many("DELETE FROM incident_meetings WHERE id = ?", gone)
        self._store.insert_many(
            "incident_meetings",
            ("incident_id", "meeting_id"),
            [(incident.id, i) for i in incident.meeting_ids if i not in linked],
        )

    def _refuse_unknown(self, incident: Incident) -> None:
        """Raise UserError where a household or a meeting went away while it was written down."""
        for table, wanted, what in (
            ("households", {p.household_id for p in incident.parties} - {0}, "Hộ"),
            ("meetings", set(incident.meeting_ids), "Cuộc họp"),
        ):
            ((known,),) = self._store.run(
                f"SELECT count(*) FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                (json_ids(wanted),),
            )
            if known != len(wanted):
                raise UserError(
                    f"{what} được ghi trong vụ việc không còn trong sổ. Hãy chọn lại.",
                    field="parties" if table == "households" else "meeting_ids",
                )

    def _group_name(self, group_id: int) -> str:
        rows = self._store.run("SELECT name FROM groups WHERE id = ?", (group_id,))
        return str(rows[0][0]) if rows else ""

    def delete(self, incident_id: int) -> None:
        """Take an incident written down by mistake out of the book; its number stays used."""
        incident = self.get(incident_id)
        refuse_anonymised(incident)
        with self._actions.action(f"Xóa vụ việc {incident.code}"):
            self._store.run("DELETE FROM incidents WHERE id = ?", (incident_id,))


def refuse_anonymised(incident: Incident) -> None:
    """Raise UserError where the names of an incident are gone: nothing can be written on."""
    if incident.anonymised_on:
        raise UserError("Vụ việc này đã ẩn danh nên không sửa được nữa.")
