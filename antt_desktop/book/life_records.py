"""The log of what happened, with its day and reason: to a household, a tổ or the village."""

from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent, LifeKind, LifeRecord


def record(
    store: Store,
    kind: LifeKind,
    event: LifeEvent,
    words: str,
    *,
    household_id: int | None = None,
    group_id: int | None = None,
) -> None:
    """Write what happened, inside the open action."""
    store.run(
        "INSERT INTO life_events (household_id, group_id, kind, happened_on, reason, words)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (household_id, group_id, kind, event.happened_on.iso, event.reason, words),
    )


def records(store: Store, condition: str, value: object) -> list[LifeRecord]:
    """Return what happened where a column equals a value (“household_id = ?”), the last first."""
    return [
        LifeRecord(row[0], LifeKind(row[1]), PartialDate.from_iso(row[2]), row[3], row[4])
        for row in store.run(
            "SELECT id, kind, happened_on, reason, words FROM life_events"
            f" WHERE {condition} ORDER BY happened_on DESC, id DESC",
            (value,),
        )
    ]
