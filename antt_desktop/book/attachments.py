"""Pictures and files in the book, by their hash: only ever added, never read for a list."""

import hashlib

from antt_desktop.book.store import Store
from antt_desktop.domain.errors import UserError


class AttachmentsPart:
    """Keeps bytes once, however often they are filed.

    They stand outside the history: undo takes away what points to them, not the bytes.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, data: bytes, kind: str) -> str:
        """Keep bytes of a kind (“image/jpeg”) and return their hash, 64 hexadecimal digits.

        Belongs inside the action that files them.
        """
        digest = hashlib.sha256(data).hexdigest()
        self._store.run(
            "INSERT INTO blobs (hash, kind, size, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (hash) DO NOTHING",
            (digest, kind, len(data), data),
        )
        return digest

    def read(self, digest: str) -> tuple[bytes, str]:
        """Return bytes and their kind; raise UserError where they are lost or damaged."""
        rows = self._store.run("SELECT data, kind FROM blobs WHERE hash = ?", (digest,))
        if not rows or hashlib.sha256(rows[0][0]).hexdigest() != digest:
            raise UserError("Ảnh này trong sổ bị mất hoặc hỏng. Hãy lấy lại từ bản sao của sổ.")
        return rows[0]
