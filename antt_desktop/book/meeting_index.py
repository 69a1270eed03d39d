"""The index that searches minutes: what was said, decided, assigned, and what is attached."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.text import accented, fold, words
from antt_desktop.domain.text_query import Term, TextQuery

_COLUMNS = ("title", "decided", "assigned", "said", "attached")
_MARKED = tuple(f"{column}_marked" for column in _COLUMNS)
_WEIGHTS = (8.0, 4.0, 3.0, 1.0, 1.0)
"""How much a match counts: in the title, a decision, a task, what was said, a file's text."""
_PART = 200
_LISTED = ("speaker", "text", "name", "place", "chair")
"""What is searched of opinions and of sittings."""
_END = "\ue000"
"""Stands between the fields of one column, so that no phrase goes from one into the next.
Nobody types it, and the tokenizer takes it for a word (a character of private use)."""

_fold_word = lru_cache(maxsize=1 << 15)(fold)
_accented_word = lru_cache(maxsize=1 << 15)(accented)

_TEXTS = f"""
WITH t (mark) AS (SELECT ' {_END} ')
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


class MeetingIndex:
    """One index with every text twice: without marks, and as typed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self) -> None:
        """Bring the index up to the meetings that changed since it was last brought up."""
        store = self._store
        touched = [row[0] for row in store.run("SELECT meeting_id FROM touched_meetings")]
        if not touched:
            return
        for start in range(0, len(touched), _PART):
            ids = json_ids(touched[start : start + _PART])
            store.run(
                "DELETE FROM meeting_search WHERE rowid IN (SELECT value FROM json_each(?))", (ids,)
            )
            rows = [
                (
                    meeting_id,
                    *_both(
                        (title, decided, assigned, _END.join((said, *_listed(parts))), attached)
                    ),
                )
                for meeting_id, title, decided, assigned, said, *parts, attached in store.run(
                    _TEXTS, (ids,)
                )
            ]
            store.insert_many("meeting_search", ("rowid", *_COLUMNS, *_MARKED), rows)
        store.run("DELETE FROM touched_meetings")

    def found(self, query: TextQuery, where: str, values: Sequence[object]) -> "array[int]":
        """Return the ids of meetings a query finds, best first; ``where`` says which of ``m``."""
        weights = ", ".join(map(str, _WEIGHTS * 2))
        ((ids,),) = self._store.run(
            "SELECT json_group_array(id) FROM (SELECT meeting_search.rowid AS id"
            " FROM meeting_search JOIN meetings m ON m.id = meeting_search.rowid"
            f" WHERE meeting_search MATCH ? {where}"
            f" ORDER BY bm25(meeting_search, {weights}), m.day DESC, m.id DESC)",
            (_match(query), *values),
        )
        return array("q", json.loads(ids))


def _listed(parts: Sequence[str]) -> Iterator[str]:
    """Yield the texts of opinions and of sittings, which are kept as JSON."""
    for part in parts:
        for fields in json.loads(part):
            yield from (fields[name] for name in _LISTED if name in fields)


def _both(texts: Iterable[str]) -> list[str]:
    """Return the words of each text without their marks, then those of each as typed."""
    split = [[words(part) for part in plain(text).split(_END)] for text in texts]
    return [
        f" {_END} ".join(" ".join(map(one_word, part)) for part in parts)
        for one_word in (_fold_word, _accented_word)
        for parts in split
    ]


def _match(query: TextQuery) -> str:
    return " AND ".join(map(_phrase, query.phrases))


def _phrase(terms: Sequence[Term]) -> str:
    """Return what finds some words side by side; all of a phrase are typed in one way.

    A word that is still being typed stands alone.
    """
    columns = " ".join(_MARKED if terms[0].marked else _COLUMNS)
    if terms[0].unfinished:
        wanted = " OR ".join(f'"{beginning}" *' for beginning in terms[0].beginnings)
        return f"{{{columns}}} : ({wanted})"
    return f'{{{columns}}} : "{" ".join(term.text for term in terms)}"'
