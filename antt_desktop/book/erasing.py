"""Erasing people for good: from the tables, from the history, from the names of actions.

In the history digests stay in the place of what is erased, so that the chain still holds.
Everything here is done inside an open action, ended by ``end``; it cannot be taken back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from antt_desktop.book.actions import content_digest
from antt_desktop.book.household_rows import HOUSEHOLD_COLUMNS, household_values
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.search import SearchIndex
from antt_desktop.book.store import Store
from antt_desktop.book.upgrade import record_shapes
from antt_desktop.domain.privacy import ERASED, ERASED_NAME
from antt_desktop.domain.text import name_key

_OF_PERSON = (
    (
        "persons",
        """name = :erased, sex = '', birth = '', identity = '', phone = '', occupation = '',
        note = ''""",
        "id = :person",
    ),
    (
        "campaign_households",
        "head = :erased, sort_key = :key, birth = '', identity = '', phone = ''",
        "household_id = :household AND head IN (SELECT value FROM json_each(:names))",
    ),
    (
        "pledges",
        "signer = :erased",
        "household_id = :household AND signer IN (SELECT value FROM json_each(:names))",
    ),
    (
        "incident_parties",
        "name = :erased, birth = '', identity = '', phone = '', address = ''",
        """person_id = :person
        OR household_id = :household AND name IN (SELECT value FROM json_each(:names))""",
    ),
)
"""What of a person is written over: table, the values, and which rows."""
_REFERRED = (
    "SELECT hash FROM scans UNION ALL SELECT original FROM scans"
    " UNION ALL SELECT hash FROM meeting_files UNION ALL SELECT hash FROM incident_files"
)


class Eraser:
    """Erases inside one action."""

    def __init__(self, store: Store, households: HouseholdsPart, index: SearchIndex) -> None:
        self._store = store
        self._households = households
        self._index = index

    def erase_person(self, person_id: int) -> None:
        """Erase a person under all the names the book knew him by; his household stays."""
        store = self._store
        ((household_id, name),) = store.run(
            "SELECT household_id, name FROM persons WHERE id = ?", (person_id,)
        )
        names = self._names(person_id, name)
        known = {
            "erased": ERASED, "key": name_key(ERASED), "person": person_id,
            "household": household_id, "names": json.dumps(names),
        }  # fmt: skip
        for table, values, where in _OF_PERSON:
            self.write_over(table, values, where, known)
        self._recount(household_id)
        forget(store, "households", [household_id])
        for one in names:
            self._erase_in_words(household_id, one)

    def write_over(self, table: str, values: str, where: str, known: Mapping[str, object]) -> None:
        """Write over some rows of a table, and forget all the history says of them."""
        ids = [i for (i,) in self._store.run(f"SELECT id FROM {table} WHERE {where}", known)]
        self._store.run(f"UPDATE {table} SET {values} WHERE {where}", known)
        forget(self._store, table, ids)

    def end(self) -> None:
        """Record the rows as they stand now; the search forgets the words of before."""
        record_shapes(self._store)
        self._index.follow()

    def _names(self, person_id: int, name: str) -> list[str]:
        """Return the names of a person, also those that were mended: whole ones only."""
        found = {
            former
            for (former,) in self._store.run(
                "SELECT DISTINCT json_extract(coalesce(after, before), '$.name') FROM history"
                " WHERE tbl = 'persons' AND row_id = ? AND digest = ''",
                (person_id,),
            )
            if former and " " in former
        }
        return sorted({name, *found} - {ERASED})

    def _recount(self, household_id: int) -> None:
        household = self._households.get(household_id)
        row = (household.id, household.code, *household_values(household))
        self._store.update_rows("households", HOUSEHOLD_COLUMNS, [row])

    def _erase_in_words(self, household_id: int, name: str) -> None:
        """Take a name out of what is told of the household's life and of what was done."""
        known = {"household": household_id, "name": name, "erased": ERASED}
        self.write_over(
            "life_events",
            "words = replace(words, :name, :erased)",
            "household_id = :household AND instr(words, :name)",
            known,
        )
        found = self._store.run(
            "SELECT id, name, salt FROM actions WHERE instr(name, ?) AND digest = ''"
            " AND chain <> ''",  # the open action has no link yet and names nobody
            (name,),
        )
        self._store.update_many(
            "UPDATE actions SET name = ?, salt = '', digest = ? WHERE id = ?",
            [(ERASED_NAME, content_digest(named), action_id) for action_id, *named in found],
        )


def forget(store: Store, table: str, ids: Iterable[int]) -> None:
    """Put digests in the place of all the history says of some rows."""
    found = store.run(
        "SELECT id, before, after, salt FROM history WHERE tbl = ? AND digest = ''"
        " AND row_id IN (SELECT value FROM json_each(?))",
        (table, json.dumps(list(ids))),
    )
    forget_entries(store, found)


def forget_entries(store: Store, found: Iterable[Sequence[object]]) -> None:
    """Put digests in the place of entries of the history: (id, before, after, salt) each."""
    store.update_many(
        "UPDATE history SET before = NULL, after = NULL, salt = '', digest = ? WHERE id = ?",
        [(content_digest(content), history_id) for history_id, *content in found],
    )


def drop_blobs(store: Store, hashes: Iterable[str]) -> None:
    """Delete the bytes of files that no record names any longer."""
    store.run(
        "DELETE FROM blobs WHERE hash IN (SELECT value FROM json_each(?))"
        f" AND hash NOT IN ({_REFERRED})",
        (json.dumps(list(hashes)),),
    )


def write_anew(store: Store) -> None:
    """Write the file anew: what was deleted still stands in its unused parts."""
    store.run("VACUUM")
