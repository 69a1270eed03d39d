"""Version 1: the roster, the campaigns and their pledges, the history and the search index."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_TABLES = """
CREATE TABLE settings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, value TEXT NOT NULL);
CREATE UNIQUE INDEX setting_key ON settings (key);

CREATE TABLE groups (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL, name TEXT NOT NULL,
    leader TEXT NOT NULL, deputy TEXT NOT NULL);
CREATE UNIQUE INDEX group_number ON groups (number);

CREATE TABLE households (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL,
    group_id INTEGER NOT NULL REFERENCES groups (id),
    address TEXT NOT NULL, address_key TEXT NOT NULL, phone TEXT NOT NULL,
    declared_size INTEGER, listed_size INTEGER NOT NULL, size INTEGER NOT NULL,
    categories TEXT NOT NULL, note TEXT NOT NULL, head TEXT NOT NULL, sort_key TEXT NOT NULL);
CREATE UNIQUE INDEX household_code ON households (code);
CREATE INDEX household_group_id_sort_key_code ON households (group_id, sort_key, code);
CREATE INDEX household_sort_key_code ON households (sort_key, code);
CREATE INDEX household_address_key_code ON households (address_key, code);

CREATE TABLE persons (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, name TEXT NOT NULL, relation TEXT NOT NULL, sex TEXT NOT NULL,
    birth TEXT NOT NULL, identity TEXT NOT NULL, phone TEXT NOT NULL, occupation TEXT NOT NULL,
    residence TEXT NOT NULL, residence_from TEXT NOT NULL, residence_to TEXT NOT NULL,
    note TEXT NOT NULL);
CREATE INDEX person_household_id_position ON persons (household_id, position);
CREATE UNIQUE INDEX one_head ON persons (household_id) WHERE relation = 'Chủ hộ';

CREATE TABLE code_counters (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, group_number INTEGER NOT NULL,
    last INTEGER NOT NULL);
CREATE UNIQUE INDEX codecounter_group_number ON code_counters (group_number);

CREATE TABLE campaigns (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, label TEXT NOT NULL,
    year INTEGER NOT NULL, opened_on TEXT NOT NULL, form_date TEXT NOT NULL,
    wording TEXT NOT NULL);
CREATE UNIQUE INDEX campaign_name ON campaigns (name);
CREATE UNIQUE INDEX campaign_label ON campaigns (label);

CREATE TABLE campaign_groups (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE);
CREATE UNIQUE INDEX campaigngroup_campaign_id_group_id
    ON campaign_groups (campaign_id, group_id);
CREATE INDEX campaigngroup_group_id ON campaign_groups (group_id);

CREATE TABLE pledges (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    status TEXT NOT NULL, printed_on TEXT NOT NULL, signed_on TEXT NOT NULL,
    signer TEXT NOT NULL, relation TEXT NOT NULL, receiver TEXT NOT NULL, reason TEXT NOT NULL);
CREATE UNIQUE INDEX pledge_campaign_id_household_id ON pledges (campaign_id, household_id);
CREATE INDEX pledge_household_id ON pledges (household_id);

CREATE TABLE forms (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, campaign_id INTEGER NOT NULL,
    number INTEGER NOT NULL, household_id INTEGER);
CREATE UNIQUE INDEX form_campaign_id_number ON forms (campaign_id, number);
CREATE UNIQUE INDEX form_campaign_id_household_id ON forms (campaign_id, household_id);
CREATE TRIGGER forms_stay BEFORE UPDATE ON forms BEGIN SELECT RAISE(ABORT, 'forms stay'); END;
CREATE TRIGGER forms_remain BEFORE DELETE ON forms BEGIN SELECT RAISE(ABORT, 'forms stay'); END;

CREATE TABLE actions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
    name TEXT NOT NULL, undoes INTEGER, chain TEXT NOT NULL);

CREATE TABLE history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    tbl TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT,
    salt TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX history_action_id ON history (action_id);
CREATE INDEX history_tbl_row_id ON history (tbl, row_id);

CREATE TABLE action_now (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), action_id INTEGER);
INSERT INTO action_now VALUES (1, NULL);

CREATE TABLE touched (household_id INTEGER NOT NULL PRIMARY KEY);
CREATE VIRTUAL TABLE search_folded USING fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3',
    tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE search_accented USING fts5 (
    words, content='', contentless_delete=1, detail=none, prefix='1 2 3',
    tokenize='unicode61 remove_diacritics 0');
"""

_RECORDED = (
    "settings", "groups", "households", "persons", "code_counters", "campaigns",
    "campaign_groups", "pledges",
)  # fmt: skip

_TOUCH = """
CREATE TRIGGER {table}_{event}_touches_{row} AFTER {event} ON {table} BEGIN
    INSERT OR IGNORE INTO touched VALUES ({row}.{column});
END
"""
_TOUCHING = (("INSERT", "NEW"), ("UPDATE", "OLD"), ("UPDATE", "NEW"), ("DELETE", "OLD"))


def apply(store: Store) -> None:
    """Build the tables, the triggers that record history, and those that feed the search."""
    for statement in _statements(_TABLES):
        store.run(statement)
    for table in _RECORDED:
        record_history(store, table)
    for table, column in (("households", "id"), ("persons", "household_id")):
        for event, row in _TOUCHING:
            store.run(_TOUCH.format(table=table, event=event, row=row, column=column))


def _statements(script: str) -> list[str]:
    """Split a script at the blank-free ends of its statements (triggers stand on one line)."""
    return [s for s in script.split(";\n") if s.strip()]
