"""Saving what belongs to a meeting: only rows that changed are written, and so recorded."""

from collections.abc import Sequence

from antt_desktop.book.meeting_rows import (
    ROLL_COLUMNS,
    TASK_COLUMNS,
    VOTE_COLUMNS,
    roll_values,
    task_values,
    vote_values,
)
from antt_desktop.book.store import Store
from antt_desktop.domain.meetings import Meeting

Values = tuple[object, ...]


def save_parts(store: Store, meeting_id: int, meeting: Meeting) -> None:
    """Save the roll, the votes and the tasks of a meeting inside the open action."""
    _save_roll(store, meeting_id, meeting)
    votes = [(vote.id, vote_values(vote)) for vote in meeting.votes]
    _save_listed(store, "meeting_votes", VOTE_COLUMNS, meeting_id, votes)
    tasks = [(task.id, task_values(task)) for task in meeting.tasks]
    _save_listed(store, "meeting_tasks", TASK_COLUMNS, meeting_id, tasks)


def _save_roll(store: Store, meeting_id: int, meeting: Meeting) -> None:
    before = {
        values[0]: (row_id, values)
        for row_id, _, *values in store.run(
            f"SELECT {', '.join(ROLL_COLUMNS)} FROM meeting_households WHERE meeting_id = ?",
            (meeting_id,),
        )
    }
    new, changed = [], []
    for row in meeting.roll:
        values = roll_values(row)
        row_id, old = before.pop(row.household_id, (0, []))
        if not row_id:
            new.append((meeting_id, *values))
        elif tuple(old) != values:
            changed.append((row_id, meeting_id, *values))
    gone = [(row_id,) for row_id, _ in before.values()]
    store.update_many("DELETE FROM meeting_households WHERE id = ?", gone)
    store.update_rows("meeting_households", ROLL_COLUMNS, changed)
    store.insert_many("meeting_households", ROLL_COLUMNS[1:], new)


def _save_listed(
    store: Store,
    table: str,
    names: Sequence[str],
    meeting_id: int,
    rows: Sequence[tuple[int, Values]],
) -> None:
    """Save rows that stand in an order: known ones by their id, others as new."""
    known = {
        row_id
        for (row_id,) in store.run(f"SELECT id FROM {table} WHERE meeting_id = ?", (meeting_id,))
    }
    kept = {row_id for row_id, _ in rows} & known
    store.update_many(f"DELETE FROM {table} WHERE id = ?", [(i,) for i in known - kept])
    placed = [
        (row_id, meeting_id, position, *values) for position, (row_id, values) in enumerate(rows)
    ]
    store.update_rows(table, names, [row for row in placed if row[0] in kept])
    store.insert_many(table, names[1:], [row[1:] for row in placed if row[0] not in kept])
