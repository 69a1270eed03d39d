"""Version 4: meetings, their minutes, votes and tasks, and the index that searches them."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_CHANGES = """
CREATE TABLE meetings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL,
    start_time TEXT NOT NULL, end_time TEXT NOT NULL, place TEXT NOT NULL,
    group_ids TEXT NOT NULL, scope TEXT NOT NULL,
    chair TEXT NOT NULL, chair_role TEXT NOT NULL,
    secretary TEXT NOT NULL, secretary_role TEXT NOT NULL, guests TEXT NOT NULL,
    agenda TEXT NOT NULL, proceedings TEXT NOT NULL, opinions TEXT NOT NULL,
    conclusion TEXT NOT NULL, copies INTEGER NOT NULL, sittings TEXT NOT NULL,
    quorum TEXT NOT NULL, delegates TEXT NOT NULL);
CREATE INDEX meeting_day_start_time ON meetings (day, start_time);

CREATE TABLE meeting_households (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    household_id INTEGER NOT NULL REFERENCES households (id),
    group_id INTEGER NOT NULL, code TEXT NOT NULL, head TEXT NOT NULL,
    present INTEGER NOT NULL, came TEXT NOT NULL, late TEXT NOT NULL);
CREATE UNIQUE INDEX meetinghousehold_meeting_id_household_id
    ON meeting_households (meeting_id, household_id);
CREATE INDEX meetinghousehold_meeting_id_present ON meeting_households (meeting_id, present);
CREATE INDEX meetinghousehold_household_id ON meeting_households (household_id);

CREATE TABLE meeting_votes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, matter TEXT NOT NULL, rule TEXT NOT NULL,
    secret INTEGER NOT NULL, counts TEXT NOT NULL, ballots TEXT NOT NULL,
    tellers TEXT NOT NULL, wording TEXT NOT NULL);
CREATE INDEX meetingvote_meeting_id_position ON meeting_votes (meeting_id, position);

CREATE TABLE meeting_tasks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, due TEXT NOT NULL,
    done_on TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX meetingtask_meeting_id_position ON meeting_tasks (meeting_id, position);
CREATE INDEX meetingtask_done_on_due ON meeting_tasks (done_on, due);

CREATE TABLE meeting_freezes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    at TEXT NOT NULL, who TEXT NOT NULL, digest TEXT NOT NULL, village TEXT NOT NULL,
    revoked_at TEXT NOT NULL, revoked_by TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX meetingfreeze_meeting_id_revoked_at ON meeting_freezes (meeting_id, revoked_at);

CREATE TABLE meeting_amendments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, day TEXT NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX meetingamendment_meeting_id_number
    ON meeting_amendments (meeting_id, number);

CREATE TABLE meeting_files (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    name TEXT NOT NULL, what TEXT NOT NULL, media TEXT NOT NULL, hash TEXT NOT NULL,
    size INTEGER NOT NULL, pages INTEGER NOT NULL, added_on TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX meetingfile_meeting_id ON meeting_files (meeting_id);

CREATE TABLE meeting_drafts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, meeting_id INTEGER NOT NULL,
    saved_at TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX meetingdraft_meeting_id ON meeting_drafts (meeting_id);

CREATE TABLE touched_meetings (meeting_id INTEGER NOT NULL PRIMARY KEY);
CREATE VIRTUAL TABLE meeting_search USING fts5 (
    title, decided, assigned, said, attached,
    title_marked, decided_marked, assigned_marked, said_marked, attached_marked,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')
"""

_RECORDED = (
    "meetings", "meeting_households", "meeting_votes", "meeting_tasks", "meeting_freezes",
    "meeting_amendments", "meeting_files",
)  # fmt: skip

_SEARCHED = (
    ("meetings", "id"),
    ("meeting_votes", "meeting_id"),
    ("meeting_tasks", "meeting_id"),
    ("meeting_amendments", "meeting_id"),
    ("meeting_files", "meeting_id"),
)
_TOUCH = """
CREATE TRIGGER {table}_{event}_touches_meeting AFTER {event} ON {table} BEGIN
    INSERT OR IGNORE INTO touched_meetings VALUES ({row}.{column});
END
"""


def apply(store: Store) -> None:
    """Add the tables of meetings, the triggers of their history and those of their search."""
    for statement in _CHANGES.split(";\n"):
        if statement.strip():
            store.run(statement)
    for table in _RECORDED:
        record_history(store, table)
    for table, column in _SEARCHED:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            store.run(_TOUCH.format(table=table, event=event, row=row, column=column))
