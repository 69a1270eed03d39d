"""Version 6: what left the book or changed its lock, and requests of people about their data."""

from antt_desktop.book.recording import record_history
from antt_desktop.book.store import Store

_CHANGES = """
CREATE TABLE book_uses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL,
    purpose TEXT NOT NULL, rows INTEGER NOT NULL, protected INTEGER NOT NULL);
CREATE INDEX bookuse_kind ON book_uses (kind);

CREATE TABLE privacy_requests (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    received_on TEXT NOT NULL, kind TEXT NOT NULL, person_id INTEGER NOT NULL,
    asked_by TEXT NOT NULL, note TEXT NOT NULL, done_on TEXT NOT NULL, answer TEXT NOT NULL);
CREATE INDEX privacyrequest_person_id ON privacy_requests (person_id);
"""


def apply(store: Store) -> None:
    """Add the two tables and record them."""
    for statement in _CHANGES.split(";\n"):
        if statement.strip():
            store.run(statement)
    record_history(store, "book_uses")
    record_history(store, "privacy_requests")
