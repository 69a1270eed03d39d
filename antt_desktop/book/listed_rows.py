"""Rows that belong to a record and stand in an order: only those that changed are recorded."""

from collections.abc import Iterable, Sequence

from antt_desktop.book.store import Store

Values = tuple[object, ...]


def save_listed(
    store: Store,
    table: str,
    names: Sequence[str],
    owner_id: int,
    rows: Iterable[tuple[int, Values]],
    *,
    key: str = "id",
) -> None:
    """Save the rows of an owner in their order: known ones by their key, others as new.

    ``names`` begins with the id, the owner's column and the position; ``rows`` are (key, the
    values after those three).
    """
    place = names.index(key)
    before = {
        row[place]: row
        for row in store.run(
            f"SELECT {', '.join(names)} FROM {table} WHERE {names[1]} = ?", (owner_id,)
        )
    }
    changed, new = [], []
    for position, (row_key, values) in enumerate(rows):
        row = (owner_id, position, *values)
        kept = before.pop(row_key, None)
        if kept is None:
            new.append(row)
        elif kept[1:] != row:
            changed.append((kept[0], *row))
    store.update_many(f"DELETE FROM {table} WHERE id = ?", [row[:1] for row in before.values()])
    store.update_rows(table, names, changed)
    store.insert_many(table, names[1:], new)
