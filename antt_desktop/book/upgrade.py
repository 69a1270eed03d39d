"""Brings a book of an older version up to date, all or nothing, and records what it did."""

from antt_desktop.book.actions import Actions
from antt_desktop.book.history import UNDO_FROM
from antt_desktop.book.migrations import migrate
from antt_desktop.book.recording import columns, last_states, row_json
from antt_desktop.book.setting_rows import put_setting
from antt_desktop.book.store import Store


def upgrade(store: Store, actions: Actions) -> None:
    """Migrate the book and record the new shape of every row as an action of its own.

    Later changes are held against that shape; undo stops here.
    """
    with store.transaction():
        migrate(store)
        with actions.action("Nâng cấp sổ cho bản chương trình mới"):
            record_shapes(store)
            ((action_id,),) = store.run("SELECT action_id FROM action_now")
            put_setting(store, UNDO_FROM, str(action_id))


def recorded_tables(store: Store) -> list[str]:
    """Return the tables whose rows the history records."""
    return [
        name
        for (name,) in store.run(
            "SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name ="
            " tbl_name || '_INSERT_recorded' ORDER BY name"
        )
    ]


def record_shapes(store: Store) -> None:
    """Record, inside the open action, every row that is not as its last record says."""
    for table in recorded_tables(store):
        _record_shape(store, table)


def _record_shape(store: Store, table: str) -> None:
    """Record every row that is not as its last record says."""
    state = row_json(columns(store, table), "t")
    store.run(
        "INSERT INTO history (action_id, tbl, row_id, before, after, salt, digest)"
        f" SELECT (SELECT action_id FROM action_now), '{table}', t.id, recorded.after, {state},"
        f" lower(hex(randomblob(8))), '' FROM {table} t"
        f" LEFT JOIN ({last_states(table)}) recorded ON recorded.row_id = t.id"
        f" WHERE recorded.after IS NOT {state} ORDER BY t.id"
    )
