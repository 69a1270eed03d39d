"""Numbered steps that build the schema; each is a frozen copy of its time.

The version of a book is SQLite's ``user_version``. Steps are listed by hand, not found on
disk: a packaged program has no folder of modules to look into.
"""

from antt_desktop.book.migrations import (
    m0001_first_book,
    m0002_living_roster,
    m0003_paper_loop,
    m0004_meetings,
    m0005_incidents,
    m0006_survival,
    m0007_names_in_chain,
)
from antt_desktop.book.store import Store

_STEPS = (
    m0001_first_book.apply,
    m0002_living_roster.apply,
    m0003_paper_loop.apply,
    m0004_meetings.apply,
    m0005_incidents.apply,
    m0006_survival.apply,
    m0007_names_in_chain.apply,
)
LATEST = len(_STEPS)


def migrate(store: Store, version: int = LATEST) -> None:
    """Bring a book of an older version up to ``version``, all steps in one transaction."""
    with store.transaction():
        for step in _STEPS[store.version : version]:
            step(store)
        store.run(f"PRAGMA user_version={version}")
    store.version = version
