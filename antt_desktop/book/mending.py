"""What is done with records of a rescued book that are damaged themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

import peewee

from antt_desktop.book.minutes import MinutesPart
from antt_desktop.book.recording import columns, last_states
from antt_desktop.book.store import Store
from antt_desktop.book.table_names import TABLE_NAMES
from antt_desktop.domain.errors import UserError

Readers = Mapping[str, Callable[[int], object]]
"""For a table of records, what reads all of one; it raises anything where bytes are garbled."""
_PARTS: dict[str, tuple[str, ...]] = {
    "campaigns": (),
    "meetings": ("meeting_households", "meeting_votes", "meeting_tasks", "meeting_freezes"),
    "incidents": (
        "incident_parties", "incident_entries", "incident_mediations", "incident_duties",
    ),
}  # fmt: skip
_INCOMPLETE = "thiếu một phần sau khi cứu từ tệp hỏng"


def put_states(store: Store, table: str, states: Iterable[str]) -> None:
    """Put rows of a table as the history tells them (JSON), over those that are there.

    A row that lacks a value, its bytes being garbled, is left out.
    """
    names = columns(store, table)
    values = ", ".join(f"json_extract(?1, '$.{name}')" for name in names)
    for state in states:
        with suppress(peewee.IntegrityError):
            store.run(
                f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({values})", (state,)
            )


def drop_unreadable(store: Store, readers: Readers) -> Iterator[str]:
    """Take records that cannot be read from the history, or leave them out; tell which."""
    for table, read in readers.items():
        for (record_id,) in store.run(f"SELECT id FROM {table} ORDER BY id"):
            if _readable(read, record_id):
                continue
            _put_last(store, table, "row_id = ?", record_id)
            for part in _PARTS[table]:
                key = f"json_extract(after, '$.{table.removesuffix('s')}_id') = ?"
                _put_last(store, part, key, record_id)
            if not _readable(read, record_id):
                store.run(f"DELETE FROM {table} WHERE id = ?", (record_id,))
                yield f"{TABLE_NAMES[table]}: bỏ một mục hỏng không đọc được."


def unfreeze_incomplete(minutes: MinutesPart) -> Iterator[str]:
    """Let minutes be changed again that no longer say what was frozen; tell which."""
    for meeting_id, title in minutes.altered():
        minutes.revoke(meeting_id, _INCOMPLETE)
        yield f"Biên bản “{title}” {_INCOMPLETE}, đã bỏ chốt để xem lại."


def _put_last(store: Store, table: str, where: str, record_id: int) -> None:
    """Put the rows as they were last recorded."""
    found = store.run(
        f"SELECT after FROM ({last_states(table)}) WHERE json_valid(after) AND {where}",
        (record_id,),
    )
    put_states(store, table, [after for (after,) in found])


def _readable(read: Callable[[int], object], record_id: int) -> bool:
    try:
        read(record_id)
    except UserError:  # hidden, or of another state: it was read
        return True
    except (ValueError, KeyError, TypeError, IndexError):
        return False
    return True
