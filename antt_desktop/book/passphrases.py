"""The passphrase of an open book: whether it has one, and setting, changing, removing it."""

from pathlib import Path

from antt_desktop.book.backups import BackupsPart
from antt_desktop.book.cipher import Key, new_key, opens
from antt_desktop.book.copies import refuse_unsound
from antt_desktop.book.disk import disk_errors
from antt_desktop.book.store import APPLICATION_ID, Store
from antt_desktop.book.uses import UsesPart
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.errors import READ_ONLY, UserError, WrongPassphrase
from antt_desktop.domain.roles import Act, refuse


class PassphrasePart:
    """A book without a passphrase is a plain SQLite file; with one it is SQLCipher's."""

    def __init__(self, store: Store, uses: UsesPart, backups: BackupsPart) -> None:
        self._store = store
        self._uses = uses
        self._backups = backups

    @property
    def is_set(self) -> bool:
        """Tell whether the book has a passphrase."""
        return self._store.key is not None

    def is_right(self, passphrase: str) -> bool:
        """Tell whether this is the book's passphrase; of a book without one, every text is."""
        return self._store.key is None or opens(self._store.key, passphrase)

    def change(self, new: str, old: str = "") -> None:
        """Write the book anew under another passphrase ('' for none), verified, then swapped in.

        A copy under the old one is taken first and stays as it is. Raises WrongPassphrase
        (field ``old``), SystemTrouble where the new file cannot be written or read back; then
        the book is as it was.
        """
        if self._store.read_only:
            raise UserError(READ_ONLY)
        refuse(self._uses.role, Act.OWN)
        had = self.is_set
        if not self.is_right(old):
            raise WrongPassphrase("Mật khẩu đang dùng không đúng. Hãy gõ lại.", field="old")
        self._backups.take(CopyKind.REKEY, thorough=False)
        self._rewrite(new_key(new) if new else None)
        name = "Bỏ mật khẩu của sổ" if not new else "Đổi mật khẩu" if had else "Đặt mật khẩu"
        self._uses.note(BookUse(UseKind.PASSPHRASE, name))

    def _rewrite(self, key: Key | None) -> None:
        store = self._store
        with store.replaced(key) as partial:
            with disk_errors():
                _export(store, partial, key)
            copy = Store(partial, read_only=True, key=key)
            try:
                refuse_unsound(copy, store)
            finally:
                copy.close()

    def readable_copies(self) -> int:
        """Return how many copies that can be reached anyone can read."""
        return sum(not copy.sealed for copy in self._backups.all())

    def remove_readable_copies(self) -> None:
        """Take a copy under the passphrase, here and elsewhere, then remove all plain ones."""
        if not self.is_set:
            return
        self._backups.take()
        self._backups.take_away()
        for copy in self._backups.all():
            if not copy.sealed:
                copy.path.unlink(missing_ok=True)


def _export(store: Store, target: Path, key: Key | None) -> None:
    """Write all of a book into a new file under another key (None: plain)."""
    connection = store.connection
    connection.execute("ATTACH ? AS rewritten KEY ?", (str(target), key.words if key else ""))
    try:
        connection.execute("SELECT sqlcipher_export('rewritten')").fetchall()
        connection.execute(f"PRAGMA rewritten.user_version={store.version}")
        connection.execute(f"PRAGMA rewritten.application_id={APPLICATION_ID}")
    finally:
        connection.execute("DETACH rewritten")
