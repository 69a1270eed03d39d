"""What is in a book's file, and whether a copy of it can be relied on."""

from antt_desktop.book.store import APPLICATION_ID, Store
from antt_desktop.domain.backups import Contents
from antt_desktop.domain.errors import SystemTrouble

_UNSOUND = "Tệp vừa ghi không đọc lại được; dữ liệu cũ vẫn còn. Hãy xem lại ổ đĩa hoặc USB."


def contents(store: Store) -> Contents:
    """Return what is in a book of any version."""
    campaign, signed = _campaign(store)
    actions = store.run("SELECT count(*), max(at) FROM actions")[0]
    return Contents(
        households=_households(store),
        campaign=campaign,
        signed=signed,
        meetings=_count(store, "meetings"),
        incidents=_count(store, "incidents"),
        actions=actions[0],
        last_action=actions[1] or "",
    )


def refuse_unsound(copy: Store, source: Store) -> None:
    """Raise SystemTrouble where a copy is damaged or does not hold what its source does."""
    answers = [answer for (answer,) in copy.run("PRAGMA integrity_check")]
    seals = copy.run("PRAGMA cipher_integrity_check") if copy.key else []
    if answers != ["ok"] or seals or copy.application_id != APPLICATION_ID:
        raise SystemTrouble(_UNSOUND)
    for table in _tables(source):
        if _count(copy, table) != _count(source, table):
            raise SystemTrouble(_UNSOUND)
    last = "SELECT id, chain FROM actions ORDER BY id DESC LIMIT 1"
    if copy.run(last) != source.run(last):
        raise SystemTrouble(_UNSOUND)


def _tables(store: Store) -> list[str]:
    return [
        name
        for (name,) in store.run(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]


def _has(store: Store, table: str) -> bool:
    return bool(store.run("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)))


def _count(store: Store, table: str) -> int:
    if not _has(store, table):
        return 0
    return int(store.run(f'SELECT count(*) FROM "{table}"')[0][0])


def _households(store: Store) -> int:
    living = [name for (name,) in store.run("SELECT name FROM pragma_table_info('households')")]
    where = " WHERE ended_on = ''" if "ended_on" in living else ""
    return int(store.run(f"SELECT count(*) FROM households{where}")[0][0])


def _campaign(store: Store) -> tuple[str, int]:
    newest = store.run("SELECT id, name FROM campaigns ORDER BY id DESC LIMIT 1")
    if not newest:
        return "", 0
    ((signed,),) = store.run(
        "SELECT count(*) FROM pledges WHERE campaign_id = ? AND status = 'signed'", (newest[0][0],)
    )
    return newest[0][1], signed
