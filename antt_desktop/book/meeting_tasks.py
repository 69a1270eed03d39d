"""The tasks that meetings gave: open until somebody says they are done."""

from collections.abc import Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.meeting_rows import task_from
from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import Task, TaskRow, refuse_not_done_yet
from antt_desktop.domain.text import tidy

# A month stands behind the days in it, a year behind its months: “2026-03~” > “2026-03-31~”.
_PRESSING = "t.done_on <> '', t.due = '', t.due || '~', m.day, t.meeting_id, t.position"
_TASK = "t.id, t.what, t.who, t.due, t.done_on, t.note"


class MeetingTasksPart:
    """Tasks live on after their minutes are frozen: done, with a day and a note, or open."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def all(self, *, open_only: bool = True) -> list[TaskRow]:
        """Return tasks with their meetings, what is due first at the top; done ones last."""
        which = "WHERE t.done_on = ''" if open_only else ""
        return [
            TaskRow(
                task=task_from(row),
                meeting_id=meeting_id,
                meeting_title=title,
                meeting_day=PartialDate.from_iso(day),
            )
            for *row, meeting_id, title, day in self._store.run(
                f"SELECT {_TASK}, m.id, m.title, m.day FROM meeting_tasks t"
                " JOIN meetings m ON m.id = t.meeting_id"
                f" {which} ORDER BY {_PRESSING}"
            )
        ]

    def for_scope(self, group_ids: Sequence[int] = (), skip: int = 0) -> list[Task]:
        """Return the open tasks that a meeting of some tổ looks back at.

        They are those of meetings of the same tổ, or, for the whole village (no tổ), of all;
        ``skip`` is the meeting itself.
        """
        same = (
            "AND EXISTS (SELECT 1 FROM json_each(m.group_ids) g WHERE g.value IN"
            " (SELECT value FROM json_each(?2)))"
        )
        values = (skip, json_ids(group_ids)) if group_ids else (skip,)
        return [
            task_from(row)
            for row in self._store.run(
                f"SELECT {_TASK} FROM meeting_tasks t JOIN meetings m ON m.id = t.meeting_id"
                f" WHERE t.done_on = '' AND m.id <> ?1 {same if group_ids else ''}"
                f" ORDER BY {_PRESSING}",
                values,
            )
        ]

    def finish(self, task_id: int, day: PartialDate, note: str = "") -> None:
        """Say that a task is done, with a note; UserError (field ``day``) for a day to come."""
        refuse_not_done_yet(day, self._actions.today)
        self._write(task_id, "Xong việc", day.iso, tidy(note))

    def reopen(self, task_id: int) -> None:
        """Say that a task is not done after all; its note stays."""
        self._write(task_id, "Mở lại việc", "", None)

    def _write(self, task_id: int, verb: str, done_on: str, note: str | None) -> None:
        rows = self._store.run("SELECT what FROM meeting_tasks WHERE id = ?", (task_id,))
        if not rows:
            raise UserError("Việc này không còn trong sổ.")
        with self._actions.action(f"{verb}: {rows[0][0]}"):
            self._store.run(
                "UPDATE meeting_tasks SET done_on = ?, note = coalesce(?, note) WHERE id = ?",
                (done_on, note, task_id),
            )
