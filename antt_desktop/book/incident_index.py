"""The index that searches incidents: what happened, who is concerned, the course, the files."""

from array import array
from collections.abc import Mapping

from antt_desktop.book.store import Store
from antt_desktop.book.text_index import END, TextIndex
from antt_desktop.domain.text_query import TextQuery

_WEIGHTS = {"title": 8.0, "people": 6.0, "story": 2.0, "course": 1.0, "attached": 1.0}
_TEXTS = f"""
WITH t (mark) AS (SELECT ' {END} ')
SELECT i.id,
    i.title || t.mark || i.kind || t.mark || 'vv ' || i.year || ' ' || printf('%03d', i.number),
    i.reporter || t.mark || i.in_charge || t.mark || i.receiver || t.mark
        || coalesce((SELECT group_concat(p.code || t.mark || p.name || t.mark || p.address
        || t.mark || p.phone || t.mark || p.identity, t.mark)
        FROM incident_parties p WHERE p.incident_id = i.id), ''),
    i.story || t.mark || i.place || t.mark || i.group_name,
    coalesce((SELECT group_concat(e.text || t.mark || e.who, t.mark)
        FROM incident_entries e WHERE e.incident_id = i.id), '') || t.mark
        || coalesce((SELECT group_concat(m.place || t.mark || replace(m.mediators, char(10), t.mark)
        || t.mark || replace(m.guests, char(10), t.mark) || t.mark || m.positions || t.mark
        || m.agreement, t.mark) FROM incident_mediations m WHERE m.incident_id = i.id), '')
        || t.mark || coalesce((SELECT group_concat(d.who || t.mark || d.what || t.mark || d.note,
        t.mark) FROM incident_duties d WHERE d.incident_id = i.id), ''),
    coalesce((SELECT group_concat(f.name || t.mark || f.what || t.mark || f.text, t.mark)
        FROM incident_files f WHERE f.incident_id = i.id), '')
FROM incidents i, t WHERE i.id IN (SELECT value FROM json_each(?))
"""


class IncidentIndex(TextIndex):
    """Indexes every incident; who asks reads only those that may be seen."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "incident", _WEIGHTS, lambda ids: store.run(_TEXTS, (ids,)))

    def matches(
        self, query: TextQuery, shown: str, where: str, values: Mapping[str, object]
    ) -> "array[int]":
        """Return the ids a query finds, best first; ``shown`` is what may be seen, as ``i``."""
        return self.found(query, f"{shown} i", where, values, "i.year DESC, i.number DESC")
