"""Freezing minutes, revoking it with a reason, and adding to frozen ones."""

import json
from dataclasses import asdict

from antt_desktop.book.actions import Actions
from antt_desktop.book.meeting_rows import title_of
from antt_desktop.book.meetings import MeetingsPart
from antt_desktop.book.setting_rows import present_village
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_json import digest
from antt_desktop.domain.meeting_papers import (
    FILE_KINDS,
    Amendment,
    Freeze,
    checked_amendment,
)
from antt_desktop.domain.meetings import MeetingState, refuse_unready
from antt_desktop.domain.text import tidy
from antt_desktop.domain.village import Village

_COLUMNS = "id, at, who, digest, village, revoked_at, revoked_by, reason"


class MinutesPart:
    """What minutes said when they were frozen stands as a hash; every freezing stays known."""

    def __init__(self, store: Store, actions: Actions, meetings: MeetingsPart) -> None:
        self._store = store
        self._actions = actions
        self._meetings = meetings

    def state(self, meeting_id: int) -> MeetingState:
        """Return where a meeting stands."""
        return self._meetings.row(meeting_id).state

    def freeze(self, meeting_id: int) -> Freeze:
        """Freeze the minutes as they are now.

        Raises UserError, with the field to mend, where something is missing; minutes that came
        as a signed paper need only title, kind and day.
        """
        meeting = self._meetings.get(meeting_id)
        self._meetings.refuse_frozen(meeting_id)
        signed_paper = self._store.run(
            "SELECT 1 FROM meeting_files WHERE meeting_id = ? AND what = ? LIMIT 1",
            (meeting_id, FILE_KINDS[0]),
        )
        refuse_unready(meeting, self._actions.today, signed_paper=bool(signed_paper))
        with self._actions.action(f"Chốt biên bản “{meeting.title}”"):
            village = json.dumps(asdict(present_village(self._store)), ensure_ascii=False)
            self._store.run(
                "INSERT INTO meeting_freezes (meeting_id, at, who, digest, village, revoked_at,"
                " revoked_by, reason) VALUES (?, ?, ?, ?, ?, '', '', '')",
                (meeting_id, self._now(), self._actions.who, digest(meeting), village),
            )
        return self.freezes(meeting_id)[0]

    def revoke(self, meeting_id: int, reason: str) -> None:
        """Let frozen minutes be changed again; UserError (field ``reason``) without a reason."""
        title, freeze = self._frozen(meeting_id)
        if not (reason := tidy(reason)):
            raise UserError("Hãy ghi lý do bỏ chốt biên bản.", field="reason")
        with self._actions.action(f"Bỏ chốt biên bản “{title}”: {reason}"):
            self._store.run(
                "UPDATE meeting_freezes SET revoked_at = ?, revoked_by = ?, reason = ?"
                " WHERE id = ?",
                (self._now(), self._actions.who, reason, freeze.id),
            )

    def freezes(self, meeting_id: int) -> list[Freeze]:
        """Return every freezing of a meeting's minutes, the last first."""
        return [
            Freeze(
                id=freeze_id,
                at=at,
                who=who,
                digest=hashed,
                village=Village(**json.loads(village)),
                revoked_at=revoked_at,
                revoked_by=revoked_by,
                reason=reason,
            )
            for freeze_id, at, who, hashed, village, revoked_at, revoked_by, reason in (
                self._store.run(
                    f"SELECT {_COLUMNS} FROM meeting_freezes WHERE meeting_id = ? ORDER BY id DESC",
                    (meeting_id,),
                )
            )
        ]

    def standing(self, meeting_id: int) -> Freeze | None:
        """Return the freezing that holds, None for minutes that may be changed."""
        return next((f for f in self.freezes(meeting_id) if not f.revoked_at), None)

    def village(self, meeting_id: int) -> Village:
        """Return the names at the head of a meeting's papers: as frozen, else as they are now."""
        freeze = self.standing(meeting_id) if meeting_id else None
        return freeze.village if freeze else present_village(self._store)

    def amend(self, meeting_id: int, text: str) -> Amendment:
        """Add to frozen minutes; raise UserError (field ``text``) for an empty text."""
        title, _ = self._frozen(meeting_id)
        text = checked_amendment(text)
        ((number,),) = self._store.run(
            "SELECT coalesce(max(number), 0) + 1 FROM meeting_amendments WHERE meeting_id = ?",
            (meeting_id,),
        )
        with self._actions.action(f"Bổ sung biên bản “{title}”"):
            self._store.run(
                "INSERT INTO meeting_amendments (meeting_id, number, day, who, text)"
                " VALUES (?, ?, ?, ?, ?)",
                (meeting_id, number, self._actions.today.iso, self._actions.who, text),
            )
        return self.amendments(meeting_id)[-1]

    def amendments(self, meeting_id: int) -> list[Amendment]:
        """Return what was added to a meeting's minutes, by number."""
        return [
            Amendment(
                id=amendment_id,
                number=number,
                on=PartialDate.from_iso(day) or self._actions.today,
                who=who,
                text=text,
            )
            for amendment_id, number, day, who, text in self._store.run(
                "SELECT id, number, day, who, text FROM meeting_amendments WHERE meeting_id = ?"
                " ORDER BY number",
                (meeting_id,),
            )
        ]

    def altered(self) -> list[tuple[int, str]]:
        """Return (meeting, title) of frozen minutes that no longer say what was frozen."""
        found = []
        for meeting_id, hashed in self._store.run(
            "SELECT meeting_id, digest FROM meeting_freezes WHERE revoked_at = '' ORDER BY id"
        ):
            meeting = self._meetings.get(meeting_id)
            if digest(meeting) != hashed:
                found.append((meeting_id, meeting.title))
        return found

    def _frozen(self, meeting_id: int) -> tuple[str, Freeze]:
        """Return the title of frozen minutes and the freezing that holds."""
        title, freeze = title_of(self._store, meeting_id), self.standing(meeting_id)
        if freeze is None:
            raise UserError("Biên bản này chưa chốt; hãy sửa ngay trong biên bản.")
        return title, freeze

    def _now(self) -> str:
        return self._actions.clock().isoformat(timespec="seconds")
