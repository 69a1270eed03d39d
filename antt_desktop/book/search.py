"""Search over names, addresses, telephones, identity numbers and codes of households."""

import json
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

from antt_desktop.book.store import Store
from antt_desktop.domain.text import accented, fold, has_marks, words

_fold_word = lru_cache(maxsize=1 << 15)(fold)
_accented_word = lru_cache(maxsize=1 << 15)(accented)
_TAILS = (3, 4, 6)
"""People know the last 3, 4 or 6 digits of a number; those are words of the index too."""
_TAIL_MARK = "\ue000"
"""Stands before such an end, so that “ngõ 3” does not find every number ending in 3xx. Nobody
types it, and the tokenizer takes it for a letter (a character of private use)."""

_TEXTS = """
SELECT h.id, h.code || ' ' || h.address || ' ' || coalesce(group_concat(p.name, ' '), '')
        || ' ' || coalesce((SELECT group_concat(DISTINCT c.head) FROM campaign_households c
        WHERE c.household_id = h.id), ''),
    h.phone || ' ' || coalesce(group_concat(p.identity || ' ' || p.phone, ' '), '')
FROM households h LEFT JOIN persons p ON p.household_id = h.id
WHERE h.id IN (SELECT value FROM json_each(?)) GROUP BY h.id
"""
"""What is indexed of a household: words, among them the heads of past campaigns, and numbers."""


class SearchIndex:
    """Two indexes: one folds marks and đ, one keeps them. They follow the rows by triggers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def follow(self) -> None:
        """Bring the index up to the households that changed since it was last brought up."""
        store = self._store
        for part in _parts([row[0] for row in store.run("SELECT household_id FROM touched")]):
            ids = json_ids(part)
            folded, exact = [], []
            for household_id, text, numbers in store.run(
                _TEXTS,
                (ids,),
            ):
                typed = words(text)
                digits = _number_words(numbers)
                folded.append((household_id, " ".join([*map(_fold_word, typed), *digits])))
                exact.append((household_id, " ".join([*map(_accented_word, typed), *digits])))
            for table, rows in (("search_folded", folded), ("search_accented", exact)):
                store.run(
                    f"DELETE FROM {table} WHERE rowid IN (SELECT value FROM json_each(?))", (ids,)
                )
                store.insert_many(table, ("rowid", "words"), rows)
        store.run("DELETE FROM touched")

    def hits(self, query: str) -> tuple[set[int], set[int]] | None:
        """Return (exact, other) ids of households that a query finds; None for an empty one.

        Every word of the query must begin some word of the household; 3, 4 or 6 digits may
        also be the end of a number. ``exact`` is empty where the query has no diacritics: all
        its hits are alike then.
        """
        typed = words(query)
        if not typed:
            return None
        found = self._match("search_folded", [_fold_word(w) for w in typed])
        if len(typed) > 1 and all(w.isdigit() for w in typed):
            found |= self._match("search_folded", ["".join(typed)])  # 0913 931 879
        if not has_marks(query):
            return set(), found
        exact = self._match("search_accented", [_accented_word(w) for w in typed])
        return exact, found - exact

    def _match(self, table: str, typed: list[str]) -> set[int]:
        match = " AND ".join(map(_term, typed))
        # One text of all ids is three times faster to take over than a row for each.
        ((ids,),) = self._store.run(
            f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?", (match,)
        )
        return set(json.loads(ids))


def ranked(order: "array[int]", hits: tuple[set[int], set[int]] | None) -> "array[int]":
    """Return the ids of ``order`` that were hit, exact ones first, otherwise in their order."""
    if hits is None:
        return order
    found = array("q")
    for part in hits:
        if part:
            found.extend(filter(part.__contains__, order))
    return found


def _number_words(numbers: str) -> list[str]:
    found = []
    for number in words(numbers):
        found.append(number)
        found.extend(_TAIL_MARK + number[-tail:] for tail in _TAILS if len(number) > tail)
    return found


def _term(word: str) -> str:
    """Return what finds a word's beginning, or a number that ends in it."""
    if word.isdigit() and len(word) in _TAILS:
        return f'("{word}"* OR "{_TAIL_MARK}{word}")'
    return f'"{word}"*'


def _parts(ids: Sequence[int], size: int = 5000) -> Iterable[Sequence[int]]:
    return (ids[i : i + size] for i in range(0, len(ids), size))


def json_ids(ids: Iterable[int]) -> str:
    """Return ids as one parameter for SQL's ``json_each``: there is no limit to their number."""
    return "[" + ",".join(map(str, ids)) + "]"
