"""Is the book sound? Every stored row is held against the history and the rules."""

import hashlib
from collections.abc import Iterator

import peewee

from antt_desktop.book.actions import link
from antt_desktop.book.household_rows import household_values
from antt_desktop.book.households import HouseholdsPart
from antt_desktop.book.minutes import MinutesPart
from antt_desktop.book.recording import columns, last_states, row_json
from antt_desktop.book.store import Store
from antt_desktop.book.table_names import TABLE_NAMES
from antt_desktop.domain.errors import SystemTrouble


def faults(store: Store, households: HouseholdsPart, minutes: MinutesPart) -> list[str]:
    """Return what is wrong with the book, as sentences; nothing for a sound one."""
    try:
        return list(_faults(store, households, minutes))
    except SystemTrouble as trouble:
        return [trouble.sentence]
    except peewee.PeeweeException as error:  # what is damaged is the schema itself
        return [f"Tệp sổ bị hỏng: {error}. Hãy mở bản sao gần nhất."]


def _faults(store: Store, households: HouseholdsPart, minutes: MinutesPart) -> Iterator[str]:
    for (answer,) in store.run("PRAGMA integrity_check"):
        if answer != "ok":
            yield f"Tệp sổ bị hỏng: {answer}."
            return
    if broken := store.run("PRAGMA foreign_key_check"):
        yield f"Có {len(broken)} dòng trỏ tới dữ liệu không còn."
    altered = [
        *_chain(store),
        *(s for t, name in TABLE_NAMES.items() for s in _last_states(store, t, name)),
    ]
    yield from altered
    if altered:
        return  # what was altered may not even be readable as a household
    yield from _derived(store, households)
    yield from _blobs(store)
    for _meeting_id, title in minutes.altered():
        yield f"Biên bản “{title}” khác với lúc chốt."
    for index, table, what in (
        ("search_folded", "households", "hộ"),
        ("meeting_search", "meetings", "biên bản"),
        ("incident_search", "incidents", "vụ việc"),
    ):
        ((indexed, listed),) = store.run(
            f"SELECT (SELECT count(*) FROM {index}), (SELECT count(*) FROM {table})"
        )
        if indexed != listed:
            yield f"Mục tìm kiếm có {indexed} {what}, sổ có {listed} {what}."


def _blobs(store: Store) -> Iterator[str]:
    damaged = sum(
        hashlib.sha256(data).hexdigest() != digest
        for digest, data in store.each("SELECT hash, data FROM blobs")
    )
    if damaged:
        yield f"Có {damaged} tệp (bản quét, tệp kèm) bị hỏng. Hãy lấy lại từ bản sao."
    ((lost,),) = store.run(
        "SELECT count(*) FROM (SELECT hash FROM scans UNION ALL SELECT original FROM scans"
        " WHERE original <> '' UNION ALL SELECT hash FROM meeting_files"
        " UNION ALL SELECT hash FROM incident_files)"
        " WHERE hash NOT IN (SELECT hash FROM blobs)"
    )
    if lost:
        yield f"Có {lost} tệp (bản quét, tệp kèm) bị mất. Hãy lấy lại từ bản sao."


def _chain(store: Store) -> Iterator[str]:
    for action_id, name, at, chain in store.run("SELECT id, name, at, chain FROM actions"):
        if link(store, action_id) != chain:
            yield f"Nhật ký bị sửa từ bên ngoài ở việc “{name}” lúc {at}."
            return  # every later link hangs on this one


def _last_states(store: Store, table: str, name: str) -> Iterator[str]:
    """Compare every row with its last recorded state; a missing or extra row is a fault too."""
    state = row_json(columns(store, table), "t")
    ((wrong,),) = store.run(
        f"SELECT count(*) FROM ({last_states(table)}) recorded"
        f" FULL JOIN {table} t ON t.id = recorded.row_id"
        f" WHERE recorded.after IS NOT CASE WHEN t.id IS NULL THEN NULL ELSE {state} END"
    )
    if wrong:
        yield f"{name}: {wrong} dòng khác với nhật ký (bị sửa từ bên ngoài hoặc hỏng)."


def _derived(store: Store, households: HouseholdsPart) -> Iterator[str]:
    stored = {
        row[0]: row[1:]
        for row in store.run(
            "SELECT id, group_id, address, address_key, phone, declared_size, listed_size, size,"
            " categories, note, head, sort_key, ended_on, ended_why FROM households"
        )
    }
    for household in households.all(living=False):
        if stored.pop(household.id, None) != household_values(household):
            yield f"Hộ {household.code}: số khẩu hoặc thứ tự ghi không khớp với nhân khẩu."
    if stored:
        yield f"Có {len(stored)} hộ không thuộc tổ nào."
