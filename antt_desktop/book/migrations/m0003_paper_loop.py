"""Version 3: scanned pages, signatures drawn on the screen, printings, closed campaigns."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_CHANGES = """
CREATE TABLE blobs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, kind TEXT NOT NULL,
    size INTEGER NOT NULL, data BLOB NOT NULL);
CREATE UNIQUE INDEX blob_hash ON blobs (hash);
CREATE TRIGGER blobs_stay BEFORE UPDATE ON blobs BEGIN SELECT RAISE(ABORT, 'blobs stay'); END;
CREATE TRIGGER blobs_remain BEFORE DELETE ON blobs BEGIN SELECT RAISE(ABORT, 'blobs stay'); END;

CREATE TABLE scans (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    form_number INTEGER NOT NULL, page INTEGER NOT NULL, filed_on TEXT NOT NULL,
    source TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, original TEXT NOT NULL);
CREATE INDEX scan_campaign_id_household_id_page ON scans (campaign_id, household_id, page);
CREATE INDEX scan_household_id ON scans (household_id);

CREATE TABLE signatures (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    strokes TEXT NOT NULL);
CREATE UNIQUE INDEX signature_campaign_id_household_id
    ON signatures (campaign_id, household_id);
CREATE INDEX signature_household_id ON signatures (household_id);

CREATE TABLE printings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    printed_at TEXT NOT NULL, who TEXT NOT NULL, way TEXT NOT NULL, place TEXT NOT NULL,
    household_ids TEXT NOT NULL, numbers TEXT NOT NULL, areas TEXT NOT NULL,
    pages INTEGER NOT NULL);
CREATE INDEX printing_campaign_id ON printings (campaign_id);

ALTER TABLE campaigns ADD COLUMN closed_on TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign_households ADD COLUMN identity TEXT NOT NULL DEFAULT '';
ALTER TABLE pledges ADD COLUMN manner TEXT NOT NULL DEFAULT 'paper';
"""

_RECORDED = ("scans", "signatures", "printings", "campaigns", "campaign_households", "pledges")


def apply(store: Store) -> None:
    """Add what the paper loop needs; rows changed by it are recorded by the caller."""
    for statement in _CHANGES.split(";\n"):
        if statement.strip():
            store.run(statement)
    for table in _RECORDED:
        record_history(store, table)
