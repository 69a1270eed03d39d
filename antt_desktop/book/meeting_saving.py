"""Saving what belongs to a meeting: only rows that changed are recorded."""

from antt_desktop.book.listed_rows import save_listed
from antt_desktop.book.meeting_rows import (
    ROLL_COLUMNS,
    TASK_COLUMNS,
    VOTE_COLUMNS,
    roll_values,
    task_values,
    vote_values,
)
from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Meeting


def save_parts(store: Store, meeting_id: int, meeting: Meeting) -> None:
    """Save the roll, the votes and the tasks of a meeting inside the open action.

    Raises UserError for a household on the roll that is no longer in the book.
    """
    _refuse_unknown(store, meeting)
    roll = ((row.household_id, roll_values(row)) for row in meeting.roll)
    votes = ((vote.id, vote_values(vote)) for vote in meeting.votes)
    tasks = ((task.id, task_values(task)) for task in meeting.tasks)
    save_listed(store, "meeting_households", ROLL_COLUMNS, meeting_id, roll, key="household_id")
    save_listed(store, "meeting_votes", VOTE_COLUMNS, meeting_id, votes)
    save_listed(store, "meeting_tasks", TASK_COLUMNS, meeting_id, tasks)


def _refuse_unknown(store: Store, meeting: Meeting) -> None:
    """Raise UserError where a household was deleted since the roll was taken (in a draft)."""
    called = {row.household_id: row for row in meeting.roll}
    known = store.run(
        "SELECT id FROM households WHERE id IN (SELECT value FROM json_each(?))",
        (json_ids(called),),
    )
    for unknown in called.keys() - {household_id for (household_id,) in known}:
        row = called[unknown]
        raise UserError(
            f"Hộ {row.code} {row.head} trong bảng điểm danh không còn trong sổ. Hãy lấy lại danh"
            " sách điểm danh rồi lưu.",
            field="roll",
        )
