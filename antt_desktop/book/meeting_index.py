"""The index that searches minutes: what was said, decided, assigned, and what is attached."""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from antt_desktop.book.store import Store
from antt_desktop.book.text_index import END, TextIndex
from antt_desktop.domain.text_query import TextQuery

_WEIGHTS = {"title": 8.0, "decided": 4.0, "assigned": 3.0, "said": 1.0, "attached": 1.0}
_LISTED = ("speaker", "text", "name", "place", "chair")
"""What is searched of opinions and of sittings."""

_TEXTS = f"""
WITH t (mark) AS (SELECT ' {END} ')
SELECT m.id,
    m.title || t.mark || m.kind,
    m.conclusion || t.mark || coalesce((SELECT group_concat(
        v.matter || t.mark || v.wording || t.mark || replace(v.tellers, char(10), t.mark), t.mark)
        FROM meeting_votes v WHERE v.meeting_id = m.id), ''),
    coalesce((SELECT group_concat(
        w.what || t.mark || w.who || t.mark || w.note, t.mark)
        FROM meeting_tasks w WHERE w.meeting_id = m.id), ''),
    m.agenda || t.mark || m.proceedings || t.mark || m.place || t.mark || m.chair || t.mark
        || m.chair_role || t.mark || m.secretary || t.mark || m.secretary_role || t.mark
        || replace(m.guests, char(10), t.mark) || t.mark
        || coalesce((SELECT group_concat(a.text, t.mark)
        FROM meeting_amendments a WHERE a.meeting_id = m.id), ''),
    m.opinions,
    m.sittings,
    coalesce((SELECT group_concat(
        f.name || t.mark || f.what || t.mark || f.text, t.mark)
        FROM meeting_files f WHERE f.meeting_id = m.id), '')
FROM meetings m, t WHERE m.id IN (SELECT value FROM json_each(?))
"""


class MeetingIndex(TextIndex):
    """Indexes every meeting."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "meeting", _WEIGHTS, self._read)

    def matches(self, query: TextQuery, where: str, values: Mapping[str, object]) -> "array[int]":
        """Return the ids of meetings a query finds, best first; ``where`` says which of ``m``."""
        return self.found(query, "meetings m", where, values, "m.day DESC, m.id DESC")

    def _read(self, ids: str) -> Iterator[tuple[Any, ...]]:
        for meeting_id, title, decided, assigned, said, *parts, attached in self._store.run(
            _TEXTS, (ids,)
        ):
            everything = END.join((said, *_listed(parts)))
            yield meeting_id, title, decided, assigned, everything, attached


def _listed(parts: Sequence[str]) -> Iterator[str]:
    """Yield the texts of opinions and of sittings, which are kept as JSON."""
    for part in parts:
        for fields in json.loads(part):
            yield from (fields[name] for name in _LISTED if name in fields)
