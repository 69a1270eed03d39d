"""Restoring a book from a copy: what is in it, what was done since, the change of places."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.book.actions import local_now
from antt_desktop.book.restoring import put_back
from antt_desktop.domain.backups import Contents, Copy, changes_since
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.errors import SystemTrouble, UserError


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is in a copy, what is in the book now, and what was done since the copy.

    ``since`` is None where the copy is not an earlier state of this very book.
    """

    there: Contents
    here: Contents
    since: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Restored:
    """What the book holds now, and where the one before it is kept."""

    contents: Contents
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A restore tried out in a folder of its own: what came out and what was wrong."""

    copy: Copy
    contents: Contents
    faults: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return it as sentences."""
        where = "ngoài máy" if self.copy.away else "trên máy này"
        head = f"Bản sao {where} lúc {self.copy.taken_at:%H:%M %d/%m/%Y}: {self.contents.words}."
        return f"{head} " + (" ".join(self.faults) or "Mở được và nguyên vẹn.")


def look_into(copy: Path, passphrase: str) -> Contents:
    """Return what is in a copy.

    Raises PassphraseNeeded, WrongPassphrase, or SystemTrouble for one that is not sound.
    """
    with Book.trial(copy, passphrase=passphrase) as tried:
        refuse_faulty(tried)
        return tried.backups.contents()


def compare(book: Book, copy: Path, passphrase: str) -> Comparison:
    """Return what restoring this copy would change; raises as ``look_into`` does."""
    with Book.trial(copy, passphrase=passphrase, like=book) as tried:
        refuse_faulty(tried)
        there, links = tried.backups.contents(), tried.history.links()
    since = book.history.since(links)
    return Comparison(
        there, book.backups.contents(), None if since is None else tuple(changes_since(since))
    )


def refuse_faulty(book: Book) -> None:
    """Raise SystemTrouble where a copy opened on trial is not sound."""
    if faults := book.check():
        raise SystemTrouble(f"Bản sao này không nguyên vẹn: {faults[0]} Hãy chọn bản khác.")


def restore(
    path: Path,
    copy: Path,
    passphrase: str = "",
    *,
    who: str = "",
    clock: Callable[[], datetime] = local_now,
) -> Restored:
    """Put a copy in the place of the closed book; the book that was there is kept aside.

    Raises as ``look_into`` does, and SystemTrouble where the disk stands in the way; then
    nothing has changed.
    """
    if path.exists() and path.samefile(copy):
        raise UserError("Đây chính là sổ đang dùng. Hãy chọn một bản sao.")
    found = look_into(copy, passphrase)
    aside = put_back(path, copy, passphrase, clock)
    with Book.open(path, passphrase=passphrase, who=who, clock=clock) as book:
        last = datetime.fromisoformat(found.last_action)
        what = f"Khôi phục sổ như lúc {last:%H:%M %d/%m/%Y}"
        book.uses.note(BookUse(UseKind.RESTORE, what))
        return Restored(book.backups.contents(), aside)


def rehearse(book: Book, passphrase: str = "") -> Rehearsal:
    """Try to restore the newest copy into a folder of its own, and remember that it was tried.

    A copy that is not on this PC comes first. Raises UserError where there is none.
    """
    copies = book.backups.all()
    copy = next((one for one in copies if one.away), copies[0] if copies else None)
    if copy is None:
        raise UserError("Chưa có bản sao nào để diễn tập. Hãy bấm Sao lưu ngay.")
    with Book.trial(copy.path, passphrase=passphrase, like=book) as tried:
        found = Rehearsal(copy, tried.backups.contents(), tuple(tried.check()))
    book.backups.note_rehearsal()
    return found
