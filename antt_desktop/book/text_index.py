"""An index over long texts: every text twice, without marks and as typed."""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.text import accented, fold, words
from antt_desktop.domain.text_query import Term, TextQuery

END = "\ue000"
"""Stands between the fields of one column, so that no phrase goes from one into the next.
Nobody types it, and the tokenizer takes it for a word (a character of private use)."""
_PART = 200

_fold_word = lru_cache(maxsize=1 << 15)(fold)
_accented_word = lru_cache(maxsize=1 << 15)(accented)


class TextIndex:
    """Follows the records named in a table of touched ones; see the migrations for its tables.

    ``weights`` are the columns and how much a match in each counts. ``texts`` gives, of a JSON
    list of ids, rows of (id, the text of each column), fields within a text parted by END.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        weights: Mapping[str, float],
        texts: Callable[[str], Iterable[Sequence[Any]]],
    ) -> None:
        self._store = store
        self._table = f"{name}_search"
        self._touched = (f"touched_{name}s", f"{name}_id")
        self._columns = tuple(weights)
        self._marked = tuple(f"{column}_marked" for column in weights)
        self._weights = ", ".join(str(weight) for weight in weights.values())
        self._texts = texts

    def follow(self) -> None:
        """Bring the index up to the records that changed since it was last brought up."""
        table, column = self._touched
        touched = [row[0] for row in self._store.run(f"SELECT {column} FROM {table}")]
        if not touched:
            return
        for start in range(0, len(touched), _PART):
            ids = json_ids(touched[start : start + _PART])
            self._store.run(
                f"DELETE FROM {self._table} WHERE rowid IN (SELECT value FROM json_each(?))",
                (ids,),
            )
            self._store.insert_many(
                self._table,
                ("rowid", *self._columns, *self._marked),
                [(record_id, *_both(texts)) for record_id, *texts in self._texts(ids)],
            )
        self._store.run(f"DELETE FROM {table}")

    def found(
        self, query: TextQuery, records: str, where: str, values: Mapping[str, object], order: str
    ) -> "array[int]":
        """Return the ids a query finds among ``records`` (“meetings m”), best match first."""
        alias = records.rpartition(" ")[2]
        ((ids,),) = self._store.run(
            f"SELECT json_group_array(id) FROM (SELECT s.rowid AS id FROM {self._table} s"
            f" JOIN {records} ON {alias}.id = s.rowid"
            f" WHERE {self._table} MATCH :match AND {where}"
            f" ORDER BY bm25({self._table}, {self._weights}, {self._weights}), {order})",
            {"match": " AND ".join(map(self._phrase, query.phrases)), **values},
        )
        return array("q", json.loads(ids))

    def _phrase(self, terms: Sequence[Term]) -> str:
        """Return what finds some words side by side; all of a phrase are typed in one way.

        A word that is still being typed stands alone.
        """
        columns = " ".join(self._marked if terms[0].marked else self._columns)
        if terms[0].unfinished:
            wanted = " OR ".join(f'"{beginning}" *' for beginning in terms[0].beginnings)
            return f"{{{columns}}} : ({wanted})"
        return f'{{{columns}}} : "{" ".join(term.text for term in terms)}"'


def _both(texts: Iterable[str]) -> list[str]:
    """Return the words of each text without their marks, then those of each as typed."""
    split = [[words(part) for part in plain(text).split(END)] for text in texts]
    return [
        f" {END} ".join(" ".join(map(one_word, part)) for part in parts)
        for one_word in (_fold_word, _accented_word)
        for parts in split
    ]
