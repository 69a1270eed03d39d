"""Version 2: households and tổ that end, what happens to them, and the lists of past campaigns."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_CHANGES = """
ALTER TABLE households ADD COLUMN ended_on TEXT NOT NULL DEFAULT '';
ALTER TABLE households ADD COLUMN ended_why TEXT NOT NULL DEFAULT '';
DROP INDEX household_group_id_sort_key_code;
DROP INDEX household_sort_key_code;
DROP INDEX household_address_key_code;
CREATE INDEX household_group_id_ended_on_sort_key_code
    ON households (group_id, ended_on, sort_key, code);
CREATE INDEX household_ended_on_sort_key_code ON households (ended_on, sort_key, code);
CREATE INDEX household_ended_on_address_key_code ON households (ended_on, address_key, code);
CREATE INDEX household_ended_on_group_id_size ON households (ended_on, group_id, size);

ALTER TABLE groups ADD COLUMN ended_on TEXT NOT NULL DEFAULT '';
DROP INDEX group_number;
CREATE UNIQUE INDEX one_group_of_a_number ON groups (number) WHERE ended_on = '';

CREATE TABLE group_terms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    role TEXT NOT NULL, name TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL);
CREATE INDEX groupterm_group_id ON group_terms (group_id);
INSERT INTO group_terms (group_id, role, name, since, until)
    SELECT id, 'leader', leader, '', '' FROM groups WHERE leader <> '';
INSERT INTO group_terms (group_id, role, name, since, until)
    SELECT id, 'deputy', deputy, '', '' FROM groups WHERE deputy <> '';

CREATE TABLE life_events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER REFERENCES households (id) ON DELETE CASCADE,
    group_id INTEGER REFERENCES groups (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, happened_on TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX lifeevent_household_id ON life_events (household_id);
CREATE INDEX lifeevent_group_id ON life_events (group_id);

ALTER TABLE campaigns ADD COLUMN list_frozen_on TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN village TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_groups ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE campaign_groups ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_groups ADD COLUMN leader TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_groups ADD COLUMN deputy TEXT NOT NULL DEFAULT '';

CREATE TABLE campaign_households (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    household_id INTEGER NOT NULL REFERENCES households (id),
    group_id INTEGER NOT NULL,
    code TEXT NOT NULL, head TEXT NOT NULL, birth TEXT NOT NULL, size INTEGER NOT NULL,
    address TEXT NOT NULL, address_key TEXT NOT NULL, phone TEXT NOT NULL,
    sort_key TEXT NOT NULL);
CREATE UNIQUE INDEX campaignhousehold_campaign_id_household_id
    ON campaign_households (campaign_id, household_id);
CREATE INDEX campaignhousehold_household_id ON campaign_households (household_id);

CREATE INDEX history_of_people ON history (json_extract(coalesce(after, before),
    '$.household_id')) WHERE tbl = 'persons';
"""

_RECORDED = (
    "households", "groups", "campaigns", "campaign_groups", "group_terms", "life_events",
    "campaign_households",
)  # fmt: skip


def apply(store: Store) -> None:
    """Add what the living roster needs; rows changed by it are recorded by the caller."""
    for statement in _CHANGES.split(";\n"):
        if statement.strip():
            store.run(statement)
    for table in _RECORDED:
        record_history(store, table)
