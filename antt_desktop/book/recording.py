"""History is recorded once, by triggers: every row before and after, as JSON.

A write outside a named action aborts. The texts built here are stored in the book by the
migration that creates or changes a table.
"""

from antt_desktop.book.store import Store


def columns(store: Store, table: str) -> list[str]:
    """Return the column names of a table, in their order."""
    return [name for (name,) in store.run("SELECT name FROM pragma_table_info(?)", (table,))]


def row_json(names: list[str], row: str) -> str:
    """Return the SQL that makes one JSON text of a row; ``row`` is NEW, OLD or an alias."""
    return "json_object(" + ", ".join(f"'{n}', {row}.{n}" for n in names) + ")"


def record_history(store: Store, table: str) -> None:
    """Write (again) the three triggers that record every change of ``table``."""
    names = columns(store, table)
    old, new = row_json(names, "OLD"), row_json(names, "NEW")
    for event, row, before, after in (
        ("INSERT", "NEW", "NULL", new),
        ("UPDATE", "NEW", old, new),
        ("DELETE", "OLD", old, "NULL"),
    ):
        changed = f"WHEN {old} IS NOT {new}" if event == "UPDATE" else ""
        store.run(f"DROP TRIGGER IF EXISTS {table}_{event}_recorded")
        store.run(f"""
            CREATE TRIGGER {table}_{event}_recorded AFTER {event} ON {table} {changed} BEGIN
                SELECT RAISE(ABORT, 'write outside an action')
                    WHERE (SELECT action_id FROM action_now) IS NULL;
                INSERT INTO history (action_id, tbl, row_id, before, after, salt, digest)
                SELECT action_id, '{table}', {row}.id, {before}, {after},
                    lower(hex(randomblob(8))), '' FROM action_now;
            END
        """)


def last_states(table: str) -> str:
    """Return the SQL that gives (row_id, after): every row of a table as last recorded."""
    return (
        f"WITH last AS (SELECT row_id, max(id) AS id FROM history WHERE tbl = '{table}'"
        " GROUP BY row_id)"
        " SELECT last.row_id, h.after FROM last JOIN history h ON h.id = last.id"
    )
