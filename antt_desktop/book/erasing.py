"""Erasing people for good: from the tables, from the history, from the names of actions.

In the history digests stay in the place of what is erased, so that the chain still holds.
Everything here is done inside an open action, ended by ``end``; it cannot be taken back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from antt_desktop.book.actions import content_digest
from antt_desktop.book.household_rows import HOUSEHOLD_COLUMNS, household_values
from antt_desktop.book.households import HouseholdsPart
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
    (
        "meeting_households",
        "head = :erased, came = ''",
        """household_id = :household AND head IN (SELECT value FROM json_each(:names))
        AND meeting_id NOT IN (SELECT meeting_id FROM meeting_freezes WHERE revoked_at = '')""",
    ),
)
"""What of a person is written over: table, the values, and which rows. Frozen minutes stay."""
_TEXTS = (
    ("incidents", "id", ("title", "story", "reporter")),
    ("incident_entries", "incident_id", ("text",)),
    ("incident_mediations", "incident_id", ("present", "positions", "agreement")),
    ("incident_duties", "incident_id", ("what", "who", "note")),
)
"""What was written about a person in the incidents that name him as a party."""
_INDEXES = ("search_folded", "search_accented", "meeting_search", "incident_search")
_TOLD = """
SELECT id, before, after, salt FROM history
WHERE digest = '' AND instr(coalesce(before, '') || coalesce(after, ''), :name) AND (
    tbl = 'persons' AND row_id = :person OR tbl = 'households' AND row_id = :household
    OR json_extract(coalesce(after, before), '$.household_id') = :household
    OR json_extract(coalesce(after, before), '$.person_id') = :person
    OR tbl LIKE 'incident%'
    AND coalesce(json_extract(coalesce(after, before), '$.incident_id'), row_id)
        IN (SELECT value FROM json_each(:incidents)))
"""
"""The history of rows that are gone, as far as it names a person: of his household, of the
incidents that name him. Another of the same name keeps his."""
_REFERRED = (
    "SELECT hash FROM scans UNION ALL SELECT original FROM scans"
    " UNION ALL SELECT hash FROM meeting_files UNION ALL SELECT hash FROM incident_files"
)


class Eraser:
    """Erases inside one action."""

    def __init__(self, store: Store, households: HouseholdsPart) -> None:
        self._store = store
        self._households = households

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
        known["incidents"] = json.dumps(self._incidents(known))
        for table, values, where in _OF_PERSON:
            self.write_over(table, values, where, known)
        self._recount(household_id)
        forget(store, "households", [household_id])
        for name in names:
            self._erase_in_words({**known, "name": name})

    def write_over(self, table: str, values: str, where: str, known: Mapping[str, object]) -> None:
        """Write over some rows of a table, and forget all the history says of them."""
        ids = [i for (i,) in self._store.run(f"SELECT id FROM {table} WHERE {where}", known)]
        self._store.run(f"UPDATE {table} SET {values} WHERE {where}", known)
        forget(self._store, table, ids)

    def end(self) -> None:
        """Record the rows as they stand now."""
        record_shapes(self._store)

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

    def _incidents(self, known: Mapping[str, object]) -> list[int]:
        """Return the ids of the incidents that name a person as a party."""
        rows = self._store.run(
            "SELECT DISTINCT incident_id FROM incident_parties WHERE person_id = :person"
            " OR household_id = :household AND name IN (SELECT value FROM json_each(:names))",
            known,
        )
        return [incident_id for (incident_id,) in rows]

    def _recount(self, household_id: int) -> None:
        household = self._households.get(household_id)
        row = (household.id, household.code, *household_values(household))
        self._store.update_rows("households", HOUSEHOLD_COLUMNS, [row])

    def _erase_in_words(self, known: Mapping[str, object]) -> None:
        """Take a name out of what is told: the household's life, incidents, what was done."""
        for table, key, columns in _TEXTS:
            told = f"{key} IN (SELECT value FROM json_each(:incidents))"
            for column in columns:
                values = f"{column} = replace({column}, :name, :erased)"
                self.write_over(table, values, f"{told} AND instr({column}, :name)", known)
        self.write_over(
            "life_events",
            "words = replace(words, :name, :erased)",
            "household_id = :household AND instr(words, :name)",
            known,
        )
        found = self._store.run(
            "SELECT id, name, salt FROM actions WHERE instr(name, ?) AND digest = ''"
            " AND chain <> ''",  # the open action has no link yet and names nobody
            (known["name"],),
        )
        self._store.update_many(
            "UPDATE actions SET name = ?, salt = '', digest = ? WHERE id = ?",
            [(ERASED_NAME, content_digest(named), action_id) for action_id, *named in found],
        )
        forget_entries(self._store, self._store.run(_TOLD, known))


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
    """Write indexes and file anew: what was deleted still stands in their unused parts."""
    for index in _INDEXES:
        store.run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    store.run("VACUUM")
