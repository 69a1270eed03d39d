"""Saves what can be read of a damaged book into a new one, and tells what is missing.

The history holds each row's last state, so that a row lost in its own table is taken from
there, and the other way round.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from antt_desktop.book.actions import Actions, rechain
from antt_desktop.book.cipher import key_for, new_key
from antt_desktop.book.damaged import DamagedFile
from antt_desktop.book.disk import existing_book_file, refuse_existing
from antt_desktop.book.history import UNDO_FROM
from antt_desktop.book.household_rows import HOUSEHOLD_COLUMNS, household_values
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.mending import Readers, drop_unreadable, put_states, unfreeze_incomplete
from antt_desktop.book.migrations import LATEST, migrate
from antt_desktop.book.minutes import MinutesPart
from antt_desktop.book.raw_pages import RawPages, looks_plain
from antt_desktop.book.recognised import RECOGNISED, rows_of
from antt_desktop.book.recording import columns, last_states, record_history, row_json
from antt_desktop.book.setting_rows import put_setting
from antt_desktop.book.store import APPLICATION_ID, Store
from antt_desktop.book.table_names import TABLE_NAMES
from antt_desktop.book.upgrade import record_shapes, recorded_tables, upgrade
from antt_desktop.domain.backups import Salvaged
from antt_desktop.domain.errors import SystemTrouble

_NOTHING = "Không đọc được gì từ tệp này. Hãy khôi phục từ bản sao gần nhất."
_NO_DIRECTORY = (
    "Phần mục lục của tệp đã hỏng: dữ liệu được dựng lại từ nhật ký. Bản nháp biên bản không còn."
)
_SALVAGED = "Cứu dữ liệu từ tệp hỏng"


class Salvage:
    """One rescue, from a damaged file into a new store that ``Book`` then finishes."""

    def __init__(self, damaged: Path, target: Path, passphrase: str) -> None:
        existing_book_file(damaged)
        refuse_existing(target)
        key = None if looks_plain(damaged) else key_for(damaged, passphrase, damaged=True)
        self._pages = RawPages(damaged, key)
        self._source = DamagedFile(damaged, key)
        self.store = Store(target, key=new_key(passphrase) if key else None)
        self._lost: dict[str, int] = {}
        self._missing: list[str] = []
        self._rows = self._from_history = 0
        self._whole = True

    def load(self) -> None:
        """Copy every row that can be read into tables of the same version."""
        store, source = self.store, self._source
        readable = source.readable
        known = readable and 0 < source.version <= LATEST
        version = source.version if known else LATEST
        store.run("PRAGMA foreign_keys=OFF")
        with store.transaction():
            migrate(store, version)
            store.run(f"PRAGMA application_id={APPLICATION_ID}")
            recorded = recorded_tables(store)
            for table in recorded:
                for event in ("INSERT", "UPDATE", "DELETE"):
                    store.run(f"DROP TRIGGER {table}_{event}_recorded")
            for table in self._tables() if readable else ():
                self._load(table)
            if not readable:
                self._load_recognised()
            for table, highest in source.sequences():
                store.run(
                    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (highest, table)
                )
            for table in recorded:
                record_history(store, table)
        if not self._rows:
            raise SystemTrouble(_NOTHING)

    def _tables(self) -> list[str]:
        """Return the tables to copy: not the indexes of the search, which are made anew."""
        return [
            name
            for (name,) in self.store.run(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search%'"
                " AND name NOT LIKE 'touched%' AND name <> 'action_now'"
            )
        ]

    def _load(self, table: str) -> None:
        names = columns(self.store, table)
        rows, lost = self._source.rows(table, names)
        if table == "blobs":
            sound = [row for row in rows if hashlib.sha256(row[-1]).hexdigest() in row]
            lost += len(rows) - len(sound)
            rows = sound
        self.store.run(f"DELETE FROM {table}")
        marks = ", ".join("?" * len(names))
        self.store.update_many(
            f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", rows
        )
        if lost and table in RECOGNISED:
            lost = max(lost - self._recognise(table), 0)
        self._rows += len(rows)
        if lost:
            self._whole = False
            self._lost[table] = lost

    def _load_recognised(self) -> None:
        """Read what can be recognised without the directory; the rest comes from the history."""
        self._whole = False
        self._missing.append(_NO_DIRECTORY)
        for table in RECOGNISED:
            self.store.run(f"DELETE FROM {table}")
            self._recognise(table)
        ((highest, count),) = self.store.run("SELECT coalesce(max(id), 0), count(*) FROM history")
        self._lost["history"] = highest - count

    def _recognise(self, table: str) -> int:
        """Add the rows of a table that tell by themselves what they are; return how many."""
        names = columns(self.store, table)
        marks = ", ".join("?" * len(names))
        (before,) = self.store.run(f"SELECT count(*) FROM {table}")
        self.store.update_many(
            f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})",
            (row[: len(names)] for row in self._sound(table)),
        )
        (after,) = self.store.run(f"SELECT count(*) FROM {table}")
        self._rows += after[0] - before[0]
        return int(after[0] - before[0])

    def _sound(self, table: str) -> Iterator[Sequence[object]]:
        for row in rows_of(self._pages, table):
            data = row[-1]
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() == row[1]:
                yield row

    def finish(
        self,
        actions: Actions,
        households: HouseholdsPart,
        minutes: MinutesPart,
        readers: Readers,
    ) -> Salvaged:
        """Bring rows, history, references and search together; return what is missing."""
        store = self.store
        with store.transaction():
            if store.version < LATEST:
                upgrade(store, actions)
            self._mend_chain()
            with actions.action(_SALVAGED):
                self._bring_back()
                _number_forms_again(store)
                self._missing += drop_unreadable(store, readers)
                self._drop_orphans()
                self._drop_fileless()
                self._missing += unfreeze_incomplete(minutes)
                self._mend_households(households)
                record_shapes(store)
                ((action_id,),) = store.run("SELECT action_id FROM action_now")
                put_setting(store, UNDO_FROM, str(action_id))
                _touch_all(store)
            _hide_again(store)
        store.run("PRAGMA foreign_keys=ON")
        lost = [
            f"{TABLE_NAMES.get(table, _OTHER_NAMES.get(table, table))}: {count} dòng bị mất."
            for table, count in self._lost.items()
            if count
        ]
        return Salvaged(self._rows, self._from_history, (*lost, *self._missing))

    def _mend_chain(self) -> None:
        """Chain the actions anew from the first that no longer fits, naming those damaged."""
        if first := rechain(self.store):
            ((name, at),) = self.store.run("SELECT name, at FROM actions WHERE id = ?", (first,))
            self._missing.append(f"Nhật ký không còn nguyên từ việc “{name}” lúc {at}.")
            self._whole = False

    def _bring_back(self) -> None:
        """Put back from the history the rows that were lost or altered in their tables."""
        store = self.store
        for table in recorded_tables(store):
            state = row_json(columns(store, table), "t")
            found = store.run(
                f"SELECT recorded.after, t.id FROM ({last_states(table)}) recorded"
                f" LEFT JOIN {table} t ON t.id = recorded.row_id WHERE json_valid(recorded.after)"
                f" AND (t.id IS NULL OR ? AND recorded.after IS NOT {state})",
                (self._whole,),
            )
            put_states(store, table, [after for after, _row_id in found])
            self._from_history += len(found)
            back = sum(row_id is None for _after, row_id in found)
            self._lost[table] = max(self._lost.get(table, 0) - back, 0)

    def _drop_orphans(self) -> None:
        """Leave out what hangs on rows that are lost."""
        while orphans := self.store.run("PRAGMA foreign_key_check"):
            for table, row_id, parent, _number in orphans:
                self.store.run(f"DELETE FROM {table} WHERE rowid = ?", (row_id,))
                if table in TABLE_NAMES:
                    self._missing.append(
                        f"{TABLE_NAMES[table]}: bỏ một dòng vì"
                        f" {TABLE_NAMES.get(parent, parent).lower()} của nó đã mất."
                    )

    def _drop_fileless(self) -> None:
        """Leave out records of files whose bytes are lost, or the book would never be sound."""
        lost = "NOT IN (SELECT hash FROM blobs)"
        self.store.run(f"UPDATE scans SET original = '' WHERE original <> '' AND original {lost}")
        for table in ("scans", "meeting_files", "incident_files"):
            ((count,),) = self.store.run(f"SELECT count(*) FROM {table} WHERE hash {lost}")
            if count:
                self.store.run(f"DELETE FROM {table} WHERE hash {lost}")
                self._missing.append(f"{TABLE_NAMES[table]}: bỏ {count} dòng vì tệp đã mất.")

    def _mend_households(self, households: HouseholdsPart) -> None:
        """Count anew what households derive from their people."""
        rows = [
            (household.id, household.code, *household_values(household))
            for household in households.all(living=False)
        ]
        self.store.update_rows("households", HOUSEHOLD_COLUMNS, rows)

    def close(self) -> None:
        """Close both files."""
        self._source.close()
        self.store.close()


_OTHER_NAMES = {
    "actions": "Nhật ký (việc)",
    "history": "Nhật ký (dòng)",
    "blobs": "Bản quét và tệp kèm",
    "forms": "Mã phiếu",
    "meeting_drafts": "Bản nháp",
}


def _number_forms_again(store: Store) -> None:
    """Put back the numbers of printed forms that are lost: the printings tell them."""
    store.run(
        "INSERT OR IGNORE INTO forms (campaign_id, number, household_id)"
        " SELECT p.campaign_id, n.value, nullif(h.value, 0) FROM printings p,"
        " json_each(p.numbers) n LEFT JOIN json_each(p.household_ids) h ON h.key = n.key"
        " ORDER BY p.id, n.key"
    )


def _touch_all(store: Store) -> None:
    """Have the search make its indexes anew."""
    for touched, column, table in (
        ("touched", "household_id", "households"),
        ("touched_meetings", "meeting_id", "meetings"),
        ("touched_incidents", "incident_id", "incidents"),
    ):
        store.run(f"INSERT OR IGNORE INTO {touched} ({column}) SELECT id FROM {table}")


def _hide_again(store: Store) -> None:
    """Tell the curtain anew which actions concern which incident."""
    for table in ("incidents", *_incident_parts(store)):
        column = "id" if table == "incidents" else "incident_id"
        store.run(
            "INSERT OR IGNORE INTO incident_actions SELECT"
            f" json_extract(coalesce(after, before), '$.{column}') AS incident, action_id"
            " FROM history WHERE tbl = ? AND incident IS NOT NULL",
            (table,),
        )
    store.run(
        "INSERT OR REPLACE INTO incident_numbers SELECT id, year, number, sensitive FROM incidents"
    )


def _incident_parts(store: Store) -> Sequence[str]:
    return [table for table in recorded_tables(store) if table.startswith("incident_")]
