"""How a meeting stands in its tables: rows out of the record, and the record out of rows."""

import json
from collections.abc import Sequence
from typing import Any

from antt_desktop.book.search import json_ids
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meeting_json import (
    counts_from,
    dumped,
    opinions_from,
    rule_from,
    sittings_from,
)
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import (
    Attendance,
    Delegates,
    Meeting,
    MeetingRow,
    MeetingState,
)
from antt_desktop.domain.votes import Ballots, Vote

MEETING_COLUMNS = (
    "id", "title", "kind", "day", "start_time", "end_time", "place", "group_ids", "scope", "chair",
    "chair_role", "secretary", "secretary_role", "guests", "agenda", "proceedings", "opinions",
    "conclusion", "copies", "sittings", "quorum", "delegates",
)  # fmt: skip
ROLL_COLUMNS = (
    "id", "meeting_id", "position", "household_id", "group_id", "code", "head", "present", "came",
    "late",
)  # fmt: skip
VOTE_COLUMNS = (
    "id", "meeting_id", "position", "matter", "rule", "secret", "counts", "ballots", "tellers",
    "wording",
)  # fmt: skip
TASK_COLUMNS = ("id", "meeting_id", "position", "what", "who", "due", "done_on", "note")

GONE = "Biên bản này không còn trong sổ."
FROZEN = "EXISTS (SELECT 1 FROM meeting_freezes z WHERE z.meeting_id = m.id AND z.revoked_at = '')"
"""Whether the minutes of ``meetings m`` are frozen."""

LISTED = (
    "m.id, m.title, m.kind, m.day, m.start_time, m.scope, m.delegates,"
    " (SELECT count(*) FROM meeting_households r WHERE r.meeting_id = m.id),"
    " (SELECT coalesce(sum(present), 0) FROM meeting_households r WHERE r.meeting_id = m.id),"
    " (SELECT count(*) FROM meeting_files f WHERE f.meeting_id = m.id),"
    f" {FROZEN}"
)
"""What ``listed_meeting`` reads, of ``meetings m``."""


def listed_meeting(row: Sequence[Any], today: PartialDate) -> MeetingRow:
    """Return a meeting for lists out of a row of ``LISTED``.

    What is neither frozen nor opened is still to come until its day is over.
    """
    meeting_id, title, kind, day_text, start, scope, delegates, called, present, files, frozen = row
    counted = _delegates(delegates)
    turnout = counted.turnout if counted else Turnout(present, called)
    day = PartialDate.from_iso(day_text)
    state = MeetingState.DRAFT
    if frozen:
        state = MeetingState.FROZEN
    elif not called and not turnout.present and (day is None or not day.is_before(today)):
        state = MeetingState.PLANNED
    return MeetingRow(
        id=meeting_id,
        title=title,
        kind=kind,
        day=day,
        start=start,
        scope=scope,
        state=state,
        turnout=turnout,
        files=files,
    )


def meeting_values(meeting: Meeting) -> tuple[object, ...]:
    """Return the row of a meeting without its id, in the order of MEETING_COLUMNS."""
    return (
        meeting.title,
        meeting.kind,
        _iso(meeting.day),
        meeting.start,
        meeting.end,
        meeting.place,
        json.dumps(meeting.group_ids),
        meeting.scope,
        meeting.chair,
        meeting.chair_role,
        meeting.secretary,
        meeting.secretary_role,
        "\n".join(meeting.guests),
        meeting.agenda,
        meeting.proceedings,
        dumped(meeting.opinions),
        meeting.conclusion,
        meeting.copies,
        dumped(meeting.sittings),
        dumped(meeting.quorum),
        dumped(meeting.delegates),
    )


def roll_values(row: Attendance) -> tuple[object, ...]:
    """Return an attendance without ids and place."""
    return (
        row.household_id,
        row.group_id,
        row.code,
        row.head,
        int(row.present),
        row.came,
        row.late,
    )


def vote_values(vote: Vote) -> tuple[object, ...]:
    """Return a vote without ids and place."""
    return (
        vote.matter,
        dumped(vote.rule),
        int(vote.secret),
        dumped(vote.counts),
        dumped(vote.ballots),
        "\n".join(vote.tellers),
        vote.wording,
    )


def task_values(task: Task) -> tuple[object, ...]:
    """Return a task without ids and place."""
    return task.what, task.who, _iso(task.due), _iso(task.done_on), task.note


def title_of(store: Store, meeting_id: int) -> str:
    """Return the title of a meeting; raise UserError where it is no longer in the book."""
    rows = store.run("SELECT title FROM meetings WHERE id = ?", (meeting_id,))
    if not rows:
        raise UserError(GONE)
    return str(rows[0][0])


def read_meeting(store: Store, meeting_id: int) -> Meeting:
    """Return a whole meeting; raise UserError where it is no longer in the book."""
    rows = store.run(
        f"SELECT {', '.join(MEETING_COLUMNS)} FROM meetings WHERE id = ?", (meeting_id,)
    )
    if not rows:
        raise UserError(GONE)
    values = dict(zip(MEETING_COLUMNS, rows[0], strict=True))
    values["start"], values["end"] = values.pop("start_time"), values.pop("end_time")
    return Meeting(
        **{
            **values,
            "day": PartialDate.from_iso(values["day"]),
            "group_ids": tuple(json.loads(values["group_ids"])),
            "guests": tuple(values["guests"].split("\n")) if values["guests"] else (),
            "opinions": opinions_from(json.loads(values["opinions"])),
            "sittings": sittings_from(json.loads(values["sittings"])),
            "quorum": rule_from(json.loads(values["quorum"])),
            "delegates": _delegates(values["delegates"]),
            "votes": tuple(vote for _, vote in votes_of(store, [meeting_id])),
            "tasks": tuple(
                task_from(row)
                for row in store.run(
                    "SELECT id, what, who, due, done_on, note FROM meeting_tasks"
                    " WHERE meeting_id = ? ORDER BY position, id",
                    (meeting_id,),
                )
            ),
            "roll": tuple(
                Attendance(
                    household_id=household_id,
                    group_id=group_id,
                    code=code,
                    head=head,
                    present=bool(present),
                    came=came,
                    late=late,
                )
                for household_id, group_id, code, head, present, came, late in store.run(
                    "SELECT household_id, group_id, code, head, present, came, late"
                    " FROM meeting_households WHERE meeting_id = ? ORDER BY position",
                    (meeting_id,),
                )
            ),
        }
    )


def votes_of(store: Store, meeting_ids: Sequence[int]) -> list[tuple[int, Vote]]:
    """Return (meeting id, vote) of some meetings, each meeting's in their order."""
    return [
        (
            meeting_id,
            Vote(
                id=vote_id,
                matter=matter,
                rule=rule_from(json.loads(rule)),
                secret=bool(secret),
                counts=counts_from(json.loads(counts)),
                ballots=Ballots(**json.loads(ballots)) if ballots else None,
                tellers=tuple(tellers.split("\n")) if tellers else (),
                wording=wording,
            ),
        )
        for vote_id, meeting_id, _, matter, rule, secret, counts, ballots, tellers, wording in (
            store.run(
                f"SELECT {', '.join(VOTE_COLUMNS)} FROM meeting_votes WHERE meeting_id IN"
                " (SELECT value FROM json_each(?)) ORDER BY meeting_id, position, id",
                (json_ids(meeting_ids),),
            )
        )
    ]


def task_from(row: Sequence[Any]) -> Task:
    """Return a task out of (id, what, who, due, done_on, note)."""
    task_id, what, who, due, done_on, note = row
    return Task(
        id=task_id,
        what=what,
        who=who,
        due=PartialDate.from_iso(due),
        done_on=PartialDate.from_iso(done_on),
        note=note,
    )


def _delegates(text: str) -> Delegates | None:
    return Delegates(**json.loads(text)) if text else None


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""
