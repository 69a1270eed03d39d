"""Opening a book, or bringing the window forward that has it open already."""

from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.errors import PassphraseNeeded, SystemTrouble


def opened(path: Path, *, read_only: bool = False, passphrase: str = "") -> Book | None:
    """Open a book; None where another window of this user has it and was brought forward.

    Raises UserError where it cannot be opened, PassphraseNeeded where it wants a passphrase.
    Other windows are only looked for when the lock says so: the module for it costs more time
    than opening a book.
    """
    try:
        return Book.open(path, read_only=read_only, passphrase=passphrase)
    except PassphraseNeeded:
        raise
    except SystemTrouble:
        from antt_desktop.ui.single_instance import raise_running

        if read_only or not raise_running(path):
            raise
        return None
