"""Which people a search means, within the households that the index found."""

from collections.abc import Collection
from functools import lru_cache

from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.text import accented, fold, has_marks, words


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(words(fold(text)))


@lru_cache(maxsize=1 << 16)
def _accented(text: str) -> tuple[str, ...]:
    return tuple(accented(text).split())


def people_found(
    store: Store, query: str, households: Collection[int]
) -> tuple[set[int], set[int]]:
    """Return (exact, other) ids of the people of ``households`` that a query finds.

    The index finds a household by any of its people. Here every word must begin a word of the
    person's own name, of the address, of a number of the person or the household; digits may
    also end a number.
    """
    numbers = "''"
    if any(char.isdigit() for char in query):
        numbers = (
            "replace(p.phone, ' ', '') || ' ' || p.identity || ' ' || replace(h.phone, ' ', '')"
            " || ' ' || replace(h.code, '-', '')"
        )
    if all(word.isdigit() for word in words(query)):
        query = "".join(words(query))  # 0913 931 879
    folded, marked = _folded(query), _accented(query)
    with_marks = has_marks(query)
    exact: set[int] = set()
    others: set[int] = set()
    for person_id, name, address, number in store.run(
        f"SELECT p.id, p.name, h.address, {numbers} FROM persons p"
        " JOIN households h ON h.id = p.household_id"
        " WHERE p.household_id IN (SELECT value FROM json_each(?))",
        (json_ids(households),),
    ):
        digits = number.split()
        if with_marks and _found(marked, (*_accented(name), *_accented(address), *digits)):
            exact.add(person_id)
        elif _found(folded, (*_folded(name), *_folded(address), *digits)):
            others.add(person_id)
    return exact, others


def _found(typed: tuple[str, ...], own: tuple[str, ...]) -> bool:
    for part in typed:
        for word in own:
            if word.startswith(part) or (part.isdigit() and word.endswith(part)):
                break
        else:
            return False
    return True
