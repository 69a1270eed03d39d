"""Version 5: incidents, their course and mediations, who looked at sensitive ones, their search."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_CHANGES = """
CREATE TABLE incidents (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
    police INTEGER NOT NULL, happened_on TEXT NOT NULL, happened_at TEXT NOT NULL,
    place TEXT NOT NULL, group_id INTEGER NOT NULL, group_name TEXT NOT NULL,
    source TEXT NOT NULL, reporter TEXT NOT NULL, nameless INTEGER NOT NULL,
    story TEXT NOT NULL, severity TEXT NOT NULL, in_charge TEXT NOT NULL,
    received_on TEXT NOT NULL, mediate_by TEXT NOT NULL, deadline TEXT NOT NULL,
    sensitive INTEGER NOT NULL, keep_years INTEGER NOT NULL,
    state TEXT NOT NULL, state_on TEXT NOT NULL, result TEXT NOT NULL,
    resolved_on TEXT NOT NULL, closed_on TEXT NOT NULL, handed_on TEXT NOT NULL,
    receiver TEXT NOT NULL, anonymised_on TEXT NOT NULL);
CREATE UNIQUE INDEX incident_year_number ON incidents (year, number);
CREATE INDEX incident_resolved_on_received_on ON incidents (resolved_on, received_on);
CREATE INDEX incident_received_on ON incidents (received_on);
CREATE INDEX incident_group_id ON incidents (group_id);

CREATE TABLE incident_parties (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, side TEXT NOT NULL,
    household_id INTEGER REFERENCES households (id), person_id INTEGER NOT NULL,
    code TEXT NOT NULL, name TEXT NOT NULL, birth TEXT NOT NULL, address TEXT NOT NULL,
    identity TEXT NOT NULL, phone TEXT NOT NULL);
CREATE INDEX incidentparty_incident_id_position ON incident_parties (incident_id, position);
CREATE INDEX incidentparty_household_id ON incident_parties (household_id);

CREATE TABLE incident_entries (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    day TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, who TEXT NOT NULL,
    planned INTEGER NOT NULL, state TEXT NOT NULL, receiver TEXT NOT NULL,
    mediation_id INTEGER NOT NULL);
CREATE INDEX incidententry_incident_id_planned_day
    ON incident_entries (incident_id, planned, day);

CREATE TABLE incident_mediations (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, day TEXT NOT NULL, start_time TEXT NOT NULL,
    end_time TEXT NOT NULL, place TEXT NOT NULL, mediators TEXT NOT NULL,
    guests TEXT NOT NULL, present TEXT NOT NULL, positions TEXT NOT NULL,
    agreement TEXT NOT NULL, outcome TEXT NOT NULL);
CREATE UNIQUE INDEX incidentmediation_incident_id_number
    ON incident_mediations (incident_id, number);

CREATE TABLE incident_duties (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    mediation_id INTEGER NOT NULL REFERENCES incident_mediations (id) ON DELETE CASCADE,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL, due TEXT NOT NULL,
    done_on TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX incidentduty_mediation_id_position ON incident_duties (mediation_id, position);
CREATE INDEX incidentduty_incident_id ON incident_duties (incident_id);
CREATE INDEX incidentduty_done_on_due ON incident_duties (done_on, due);

CREATE TABLE incident_files (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    name TEXT NOT NULL, what TEXT NOT NULL, media TEXT NOT NULL, hash TEXT NOT NULL,
    size INTEGER NOT NULL, pages INTEGER NOT NULL, added_on TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX incidentfile_incident_id ON incident_files (incident_id);

CREATE TABLE incident_meetings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL REFERENCES incidents (id) ON DELETE CASCADE,
    meeting_id INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE);
CREATE UNIQUE INDEX incidentmeeting_incident_id_meeting_id
    ON incident_meetings (incident_id, meeting_id);
CREATE INDEX incidentmeeting_meeting_id ON incident_meetings (meeting_id);

CREATE TABLE incident_views (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL);
CREATE INDEX incidentview_incident_id ON incident_views (incident_id);

CREATE TABLE incident_numbers (
    incident_id INTEGER NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL, number INTEGER NOT NULL, sensitive INTEGER NOT NULL);
CREATE UNIQUE INDEX incidentnumber_year_number ON incident_numbers (year, number);
CREATE TABLE incident_actions (
    incident_id INTEGER NOT NULL, action_id INTEGER NOT NULL,
    PRIMARY KEY (incident_id, action_id)) WITHOUT ROWID;
CREATE INDEX incidentaction_action_id ON incident_actions (action_id);

CREATE TABLE touched_incidents (incident_id INTEGER NOT NULL PRIMARY KEY);
CREATE VIRTUAL TABLE incident_search USING fts5 (
    title, people, story, course, attached,
    title_marked, people_marked, story_marked, course_marked, attached_marked,
    content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')
"""

_PARTS = (
    ("incidents", "id"),
    ("incident_parties", "incident_id"),
    ("incident_entries", "incident_id"),
    ("incident_mediations", "incident_id"),
    ("incident_duties", "incident_id"),
    ("incident_files", "incident_id"),
    ("incident_meetings", "incident_id"),
    ("incident_views", "incident_id"),
)
"""The recorded tables, and which column of each names the incident."""
_UNSEARCHED = frozenset({"incident_meetings", "incident_views"})
_EVENTS = (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))

# Which action concerned which incident, so that actions of hidden ones are hidden without
# reading the whole history.
_CONCERNS = """
CREATE TRIGGER {table}_{event}_concerns_incident AFTER {event} ON {table}
WHEN {row}.{column} IS NOT NULL BEGIN
    INSERT OR IGNORE INTO incident_actions
    SELECT {row}.{column}, action_id FROM action_now WHERE action_id IS NOT NULL;
END
"""
_TOUCH = """
CREATE TRIGGER {table}_{event}_touches_incident AFTER {event} ON {table} BEGIN
    INSERT OR IGNORE INTO touched_incidents VALUES ({row}.{column});
END
"""
# A number is given once and stays given, whether its incident is undone or deleted; with it
# stays whether that incident is hidden.
_NUMBERS = """
CREATE TRIGGER incidents_{event}_numbers AFTER {event} ON incidents BEGIN
    INSERT INTO incident_numbers VALUES ({row}.id, {row}.year, {row}.number, {row}.sensitive)
    ON CONFLICT (incident_id) DO UPDATE SET sensitive = excluded.sensitive;
END
"""


def apply(store: Store) -> None:
    """Add the tables of incidents and the triggers that follow them."""
    for statement in _CHANGES.split(";\n"):
        if statement.strip():
            store.run(statement)
    for table, column in _PARTS:
        record_history(store, table)
        for event, row in _EVENTS:
            names = {"table": table, "event": event, "row": row, "column": column}
            store.run(_CONCERNS.format(**names))
            if table not in _UNSEARCHED:
                store.run(_TOUCH.format(**names))
    for event, row in _EVENTS[:2]:
        store.run(_NUMBERS.format(event=event, row=row))
    # What is kept of a person may be erased by law: a file whose last owner was anonymised goes.
    store.run("DROP TRIGGER blobs_remain")
    store.run("""
        CREATE TRIGGER blobs_remain BEFORE DELETE ON blobs
        WHEN OLD.hash IN (SELECT hash FROM scans UNION ALL SELECT original FROM scans
            UNION ALL SELECT hash FROM meeting_files UNION ALL SELECT hash FROM incident_files)
        BEGIN SELECT RAISE(ABORT, 'blobs stay'); END
    """)
