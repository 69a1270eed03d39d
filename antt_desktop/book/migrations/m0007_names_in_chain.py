"""Version 7: the name of an action enters the chain as a salted digest, so it can be erased.

Every link is made anew; where the chain did not fit before, it does not fit afterwards. The
salts come from the links of before, so that a copy of the book gets the same chain.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from antt_desktop.book.actions import content_digest, link
from antt_desktop.book.store import Store

_SALT = 16


def apply(store: Store) -> None:
    """Add salt and digest to the actions and chain them anew."""
    store.run("ALTER TABLE actions ADD COLUMN salt TEXT NOT NULL DEFAULT ''")
    store.run("ALTER TABLE actions ADD COLUMN digest TEXT NOT NULL DEFAULT ''")
    broken, before = set(), ""
    for action in store.run("SELECT id, at, who, name, undoes, chain FROM actions ORDER BY id"):
        action_id, *_, chain = action
        if _former_link(store, before, action) != chain:
            broken.add(action_id)
        before = chain
    for action_id, chain in store.run("SELECT id, chain FROM actions ORDER BY id"):
        salt = hashlib.sha256(f"name of {chain}".encode()).hexdigest()[:_SALT]
        store.run("UPDATE actions SET salt = ? WHERE id = ?", (salt, action_id))
        if action_id not in broken:
            store.run(
                "UPDATE actions SET chain = ? WHERE id = ?", (link(store, action_id), action_id)
            )


def _former_link(store: Store, before: str, action: Sequence[Any]) -> str:
    action_id, at, who, name, undoes, _chain = action
    total = hashlib.sha256(_bytes([before, action_id, at, who, name, undoes]))
    for table, row_id, *content, digest in store.each(
        "SELECT tbl, row_id, before, after, salt, digest FROM history WHERE action_id = ?"
        " ORDER BY id",
        (action_id,),
    ):
        total.update(_bytes([table, row_id, digest or content_digest(content)]))
    return total.hexdigest()


def _bytes(parts: Sequence[Any]) -> bytes:
    texts = ["-" if part is None else f"{len(str(part))}:{part}" for part in parts]
    return "|".join(texts).encode()
