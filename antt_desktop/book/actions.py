"""Named actions: one transaction that commits all or nothing, recorded with who and when."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from antt_desktop.book.curtain import Curtain
from antt_desktop.book.search import SearchIndex
from antt_desktop.book.store import Store
from antt_desktop.book.text_index import TextIndex
from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.privacy import ERASED_NAME
from antt_desktop.domain.roles import Act, Role, refuse

TAKEN_BACK = (
    "NOT EXISTS (SELECT 1 FROM history h WHERE h.action_id = a.id"
    " AND (h.digest <> '' OR h.tbl IN ('incident_views', 'book_uses')))"
)
"""Which actions ``a`` can be taken back: not what was erased, nor that somebody looked behind
the curtain, took a list out of the book or changed its lock."""
_ERASED_NAME, _ERASED_ROW = (ERASED_NAME, ""), (None, None, "")
"""What a name and its salt, a row of history and its salt are once erased. Only then the digest
stands for them: with anything else beside it, it would hide a forgery."""
AREAS = {
    "settings": Area.SETTINGS,
    "groups": Area.GROUPS,
    "group_terms": Area.GROUPS,
    "households": Area.HOUSEHOLDS,
    "persons": Area.HOUSEHOLDS,
    "code_counters": Area.HOUSEHOLDS,
    "life_events": Area.HOUSEHOLDS,
    "campaigns": Area.PLEDGES,
    "campaign_groups": Area.PLEDGES,
    "campaign_households": Area.PLEDGES,
    "pledges": Area.PLEDGES,
    "signatures": Area.PLEDGES,
    "scans": Area.PLEDGES,
    "printings": Area.PLEDGES,
    "meetings": Area.MEETINGS,
    "meeting_households": Area.MEETINGS,
    "meeting_votes": Area.MEETINGS,
    "meeting_tasks": Area.MEETINGS,
    "meeting_freezes": Area.MEETINGS,
    "meeting_amendments": Area.MEETINGS,
    "meeting_files": Area.MEETINGS,
    "incidents": Area.INCIDENTS,
    "incident_parties": Area.INCIDENTS,
    "incident_entries": Area.INCIDENTS,
    "incident_mediations": Area.INCIDENTS,
    "incident_duties": Area.INCIDENTS,
    "incident_files": Area.INCIDENTS,
    "incident_meetings": Area.INCIDENTS,
    "incident_views": Area.INCIDENTS,
    "book_uses": Area.SETTINGS,
    "privacy_requests": Area.SETTINGS,
}


def local_now() -> datetime:
    """Return the PC's time with its offset."""
    return datetime.now().astimezone()


class Actions:
    """Opens actions on a store; a nested one joins the outer one and its name is not kept."""

    def __init__(self, store: Store, curtain: Curtain, *indexes: SearchIndex | TextIndex) -> None:
        self._store = store
        self._curtain = curtain
        self._indexes = indexes
        self.is_open = False
        self.generation = 0  # grows with every change, so that remembered orders can be dropped
        self.who = ""
        self.role = Role.OWNER
        self.clock: Callable[[], datetime] = local_now
        self.listener: Callable[[ActionDone], None] | None = None

    @property
    def today(self) -> PartialDate:
        """Return the day of the clock."""
        return PartialDate.from_day(self.clock().date())

    @contextmanager
    def action(
        self, name: str, *, undoes: int | None = None, act: Act = Act.CHANGE
    ) -> Iterator[None]:
        """Do a block as one action; an action that changed no row leaves no trace.

        The listener hears of it only after the commit. Raises what the block raises, with
        nothing of it in the book.
        """
        if not self.is_open:
            refuse(self.role, act)
        if self.is_open:
            with self._store.transaction():
                yield
            return
        done = None
        self.is_open = True
        try:
            with self._store.transaction():
                action_id = self._begin(name, undoes)
                yield
                done = self._end(action_id, name, undoes)
        finally:
            self.is_open = False
            self.generation += 1
        if done and self.listener:
            self.listener(done)

    def _begin(self, name: str, undoes: int | None) -> int:
        at = self.clock().isoformat(timespec="seconds")
        store = self._store
        action_id = store.next_id("actions")
        store.run(
            "INSERT INTO actions (id, at, who, name, undoes, chain, salt, digest)"
            " VALUES (?, ?, ?, ?, ?, '', lower(hex(randomblob(8))), '')",
            (action_id, at, self.who, name, undoes),
        )
        store.run("UPDATE action_now SET action_id = ?", (action_id,))
        return action_id

    def _end(self, action_id: int, name: str, undoes: int | None) -> ActionDone | None:
        store = self._store
        store.run("UPDATE action_now SET action_id = NULL")
        for index in self._indexes:
            index.follow()
        tables = store.run("SELECT DISTINCT tbl FROM history WHERE action_id = ?", (action_id,))
        if not tables:
            store.run("DELETE FROM actions WHERE id = ?", (action_id,))
            return None
        store.run("UPDATE actions SET chain = ? WHERE id = ?", (link(store, action_id), action_id))
        areas = frozenset(AREAS[table] for (table,) in tables)
        if self._curtain.hides_action(action_id) or self._is_lasting(action_id):
            name = ""
        return ActionDone(action_id, name, areas, undoes or 0)

    def _is_lasting(self, action_id: int) -> bool:
        return not self._store.run(
            f"SELECT 1 FROM actions a WHERE a.id = ? AND {TAKEN_BACK}", (action_id,)
        )


def link(store: Store, action_id: int) -> str:
    """Return the chain's link of an action: a hash over the link before it and all it says.

    Its name and each row of its history enter as salted digests, so that they can be erased
    one day (the digest stays) without breaking the chain.
    """
    ((at, who, undoes, *named, digest),) = store.run(
        "SELECT at, who, undoes, name, salt, digest FROM actions WHERE id = ?", (action_id,)
    )
    before = store.run(
        "SELECT chain FROM actions WHERE id < ? ORDER BY id DESC LIMIT 1", (action_id,)
    )
    name = digest if tuple(named) == _ERASED_NAME else content_digest(named)
    parts = [before[0][0] if before else "", action_id, at, who, name, undoes]
    total = hashlib.sha256(_bytes(parts))
    for row in store.each(
        "SELECT tbl, row_id, before, after, salt, digest FROM history WHERE action_id = ?"
        " ORDER BY id",
        (action_id,),
    ):
        table, row_id, *content, digest = row
        if tuple(content) != _ERASED_ROW:
            digest = content_digest(content)
        total.update(_bytes([table, row_id, digest]))
    return total.hexdigest()


def rechain(store: Store) -> int:
    """Chain the actions anew where they no longer fit; return the first such action, 0 none.

    For what may lack a part of the past: rescuing a damaged book.
    """
    first = 0
    for action_id, chain in store.run("SELECT id, chain FROM actions ORDER BY id"):
        found = link(store, action_id)
        if found != chain:
            first = first or action_id
            store.run("UPDATE actions SET chain = ? WHERE id = ?", (found, action_id))
    return first


def content_digest(content: Sequence[Any]) -> str:
    """Return what stands for a row of history (before, after, salt) once that is erased.

    The same for the name of an action: (name, salt).
    """
    return hashlib.sha256(_bytes(content)).hexdigest()


def _bytes(parts: Sequence[Any]) -> bytes:
    """Return values as bytes that no other values give (lengths go before texts)."""
    texts = ["-" if part is None else f"{len(str(part))}:{part}" for part in parts]
    return "|".join(texts).encode()
