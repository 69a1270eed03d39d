"""Putting a copy in the place of a book; what stood there is kept aside first."""

import errno
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from antt_desktop.book.cipher import key_for
from antt_desktop.book.disk import refuse_network
from antt_desktop.book.lock import BookLock
from antt_desktop.book.setting_rows import setting
from antt_desktop.book.store import Store
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.paths import data_folder, disk_sentence, placed

_JOURNAL = "-journal"


def put_back(path: Path, copy: Path, passphrase: str, clock: Callable[[], datetime]) -> Path | None:
    """Put a copy in the place of the closed book at ``path``; return where that is kept now.

    None where there was no book. Nothing is thinned: every older copy stays. Raises
    PassphraseNeeded or WrongPassphrase for a copy that does not open, SystemTrouble where the
    disk stands in the way; then the book is as it was.
    """
    if path.is_dir():
        raise SystemTrouble(disk_sentence(IsADirectoryError(errno.EISDIR, ""), path))
    refuse_network(path)
    store = Store(copy, read_only=True, key=key_for(copy, passphrase))
    try:
        book_id = setting(store, "book.id")
    finally:
        store.close()
    lock = BookLock(path, clock)
    try:
        aside = _kept_aside(path, data_folder() / "ban-sao" / book_id, clock())
        with placed(path) as partial:
            shutil.copyfile(copy, partial)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    else:
        return aside
    finally:
        lock.release()


def _aside(folder: Path, at: datetime) -> Path:
    return folder / f"{CopyKind.RESTORE}-{at:%Y%m%d-%H%M%S}-0ho.antt"


def _kept_aside(path: Path, folder: Path, now: datetime) -> Path | None:
    """Keep the file as it is, sound or not, with a journal that was not yet played back.

    The journal must not stay: SQLite would play it into the copy.
    """
    if not path.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    aside = _aside(folder, now)
    while aside.exists():  # what was kept aside this very second stays
        now += timedelta(seconds=1)
        aside = _aside(folder, now)
    with placed(aside) as partial:
        shutil.copyfile(path, partial)
    journal = path.with_name(path.name + _JOURNAL)
    if journal.exists():
        shutil.copyfile(journal, aside.with_name(aside.name + _JOURNAL))
        journal.unlink()
    return aside
