"""What is being typed, kept every few seconds: outside the history, gone once it is saved."""

from antt_desktop.book.actions import Actions
from antt_desktop.book.store import Store
from antt_desktop.domain.meeting_json import dumped, meeting_from
from antt_desktop.domain.meetings import Draft, Meeting


class DraftsPart:
    """Drafts of minutes. A draft is no record: saving the meeting makes it one."""

    def __init__(self, store: Store, actions: Actions) -> None:
        self._store = store
        self._actions = actions

    def keep(self, draft_id: int, meeting: Meeting) -> int:
        """Keep what is typed now, over an earlier draft (``draft_id``) or as a new one (0)."""
        at = self._actions.clock().isoformat(timespec="seconds")
        with self._store.transaction():
            draft_id = draft_id or self._store.next_id("meeting_drafts")
            self._store.run(
                "INSERT INTO meeting_drafts (id, meeting_id, saved_at, text) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET saved_at = excluded.saved_at,"
                " text = excluded.text, meeting_id = excluded.meeting_id",
                (draft_id, meeting.id, at, dumped(meeting)),
            )
        return draft_id

    def of(self, meeting_id: int) -> Draft | None:
        """Return what was typed for a meeting and not saved, None if nothing."""
        return next(iter(self._drafts("meeting_id = ? ORDER BY id DESC", meeting_id)), None)

    def unsaved(self) -> list[Draft]:
        """Return the drafts of meetings that were never saved, the last first."""
        return self._drafts("meeting_id = ? ORDER BY saved_at DESC", 0)

    def drop(self, draft_id: int) -> None:
        """Forget a draft; one that is gone already does no harm."""
        with self._store.transaction():
            self._store.run("DELETE FROM meeting_drafts WHERE id = ?", (draft_id,))

    def _drafts(self, where: str, meeting_id: int) -> list[Draft]:
        return [
            Draft(id=draft_id, meeting=meeting_from(text), saved_at=at)
            for draft_id, text, at in self._store.run(
                f"SELECT id, text, saved_at FROM meeting_drafts WHERE {where}", (meeting_id,)
            )
        ]
