"""Taking the names out of incidents whose time of keeping is over, the history included.

What remains is what figures need: number, kind, tổ, days, state and result. It cannot be
undone: the history keeps digests in place of what is erased, so that its chain still holds.
(Luật 91/2025/QH15: personal data is kept no longer than its purpose needs.)
"""

from collections.abc import Sequence
from dataclasses import replace

from antt_desktop.book.actions import Actions
from antt_desktop.book.curtain import Curtain
from antt_desktop.book.erasing import drop_blobs, forget_entries, write_anew
from antt_desktop.book.incident_rows import INCIDENT_COLUMNS, incident_values
from antt_desktop.book.incidents import IncidentsPart
from antt_desktop.book.store import Store
from antt_desktop.domain.incident_course import refuse_anonymising
from antt_desktop.domain.incidents import Incident, IncidentRow
from antt_desktop.domain.roles import Act

_PARTS = (
    "incident_duties", "incident_mediations", "incident_entries", "incident_parties",
    "incident_files", "incident_meetings",
)  # fmt: skip
_ERASED = f"""
SELECT h.id, h.before, h.after, h.salt FROM history h
WHERE h.action_id IN (SELECT action_id FROM incident_actions WHERE incident_id = :incident)
    AND h.digest = '' AND h.id < :kept
    AND (h.tbl = 'incidents' AND h.row_id = :incident
        OR h.tbl IN ({", ".join(f"'{table}'" for table in _PARTS)})
        AND json_extract(coalesce(h.after, h.before), '$.incident_id') = :incident)
"""


class AnonymisingPart:
    """Finds what is over and erases its names for good."""

    def __init__(
        self,
        store: Store,
        actions: Actions,
        curtain: Curtain,
        incidents: IncidentsPart,
    ) -> None:
        self._store = store
        self._actions = actions
        self._curtain = curtain
        self._incidents = incidents

    def due(self) -> list[IncidentRow]:
        """Return the closed incidents whose names need not be kept any longer, oldest first."""
        ids = [
            incident_id
            for (incident_id,) in self._store.run(
                f"SELECT id FROM {self._curtain.incidents} WHERE state = 'closed'"
                " AND anonymised_on = '' AND closed_on <> ''"
                " AND date(closed_on, '+' || keep_years || ' years') <= ? ORDER BY closed_on, id",
                (self._actions.today.iso,),
            )
        ]
        return self._incidents.rows(ids)

    def anonymise(self, ids: Sequence[int]) -> None:
        """Erase the names of incidents from the book and its history, all or none.

        Raises UserError for one that is not closed or still to be kept. Copies of the book
        taken before still hold the names.
        """
        found = [self._incidents.get(incident_id) for incident_id in ids]
        for incident in found:
            refuse_anonymising(incident, self._actions.today)
        codes = ", ".join(incident.code for incident in found)
        with self._actions.action(f"Ẩn danh vụ việc {codes}", act=Act.OWN):
            for incident in found:
                self._anonymise(incident)
        write_anew(self._store)

    def _anonymise(self, incident: Incident) -> None:
        store = self._store
        blobs = store.run("SELECT hash FROM incident_files WHERE incident_id = ?", (incident.id,))
        for table in _PARTS:
            store.run(f"DELETE FROM {table} WHERE incident_id = ?", (incident.id,))
        nameless = replace(
            incident,
            title=incident.kind,
            happened_at="",
            place="",
            reporter="",
            story="",
            in_charge="",
            receiver="",
        )
        # Twice: the history of the first change still holds the names before it and is erased
        # with all older ones, that of the second holds the row as it stays.
        marked = replace(nameless, anonymised_on=self._actions.today)
        for row in (nameless, marked):
            ((kept,),) = store.run("SELECT max(id) + 1 FROM history")
            store.update_rows("incidents", INCIDENT_COLUMNS, [incident_values(row)])
        erased = store.run(_ERASED, {"incident": incident.id, "kept": kept})
        forget_entries(store, erased)
        drop_blobs(store, [digest for (digest,) in blobs])
