"""The course of incidents: dated entries; the state is where they lead."""

from dataclasses import replace

from antt_desktop.book.actions import Actions
from antt_desktop.book.incident_rows import (
    ENTRY_COLUMNS,
    INCIDENT_COLUMNS,
    entries_of,
    entry_values,
    incident_values,
)
from antt_desktop.book.incidents import IncidentsPart, refuse_anonymised
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry, EntryKind, checked_entry, replayed
from antt_desktop.domain.incidents import Incident


class IncidentCoursePart:
    """Entries may be added, corrected and taken away: the incident follows."""

    def __init__(self, store: Store, actions: Actions, incidents: IncidentsPart) -> None:
        self._store = store
        self._actions = actions
        self._incidents = incidents

    def of(self, incident_id: int) -> list[Entry]:
        """Return the entries, the oldest first; UserError where the incident is not there."""
        self._incidents.row(incident_id)
        return entries_of(self._store, incident_id)

    def add(self, incident_id: int, entry: Entry) -> int:
        """Write an entry down and return its id; with a ``state`` the incident goes there.

        Raises UserError with the field to mend: ``day``, ``text``, ``state``, ``receiver``.
        """
        incident = self._writable(incident_id)
        entry = checked_entry(entry, incident, self._actions.today)
        verb = entry.state.label if entry.state else "Thêm diễn biến"
        with self._actions.action(f"{verb}: vụ việc {incident.code}"):
            entry = replace(entry, id=self._store.next_id("incident_entries"))
            self._store.insert_many(
                "incident_entries", ENTRY_COLUMNS, [(entry.id, incident_id, *entry_values(entry))]
            )
            self.follow(incident)
        return entry.id

    def save(self, incident_id: int, entry: Entry) -> None:
        """Correct an entry; UserError where the course would contradict itself."""
        incident = self._writable(incident_id)
        before = self._entry(incident_id, entry.id)
        if before.mediation_id:
            raise UserError("Đây là buổi hòa giải. Hãy sửa ở mục “Hòa giải”.")
        entry = checked_entry(entry, incident, self._actions.today)
        if before.kind is EntryKind.RECEIVED and entry.day != before.day:
            raise UserError("Ngày tiếp nhận sửa trong thông tin vụ việc, nút “Sửa”.", field="day")
        with self._actions.action(f"Sửa diễn biến: vụ việc {incident.code}"):
            self._store.update_rows(
                "incident_entries", ENTRY_COLUMNS, [(entry.id, incident_id, *entry_values(entry))]
            )
            self.follow(incident)

    def remove(self, incident_id: int, entry_id: int) -> None:
        """Take an entry away; not the first one, nor that of a mediation."""
        incident = self._writable(incident_id)
        entry = self._entry(incident_id, entry_id)
        if entry.kind is EntryKind.RECEIVED:
            raise UserError("Diễn biến đầu tiên là việc tiếp nhận nên không bỏ được.")
        if entry.mediation_id:
            raise UserError("Đây là buổi hòa giải. Hãy bỏ ở mục “Hòa giải”.")
        with self._actions.action(f"Bỏ diễn biến: vụ việc {incident.code}"):
            self._store.run("DELETE FROM incident_entries WHERE id = ?", (entry_id,))
            self.follow(incident)

    def follow(self, incident: Incident) -> None:
        """Take an incident where its entries lead, inside the open action."""
        led = replayed(incident, entries_of(self._store, incident.id))
        self._store.update_rows("incidents", INCIDENT_COLUMNS, [incident_values(led)])

    def _writable(self, incident_id: int) -> Incident:
        incident = self._incidents.get(incident_id)
        refuse_anonymised(incident)
        return incident

    def _entry(self, incident_id: int, entry_id: int) -> Entry:
        for entry in entries_of(self._store, incident_id):
            if entry.id == entry_id:
                return entry
        raise UserError("Diễn biến này không còn trong sổ.")
