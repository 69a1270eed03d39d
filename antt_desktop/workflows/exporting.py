"""A list that leaves the book as a file: written, protected where asked, kept in the history."""

from collections.abc import Callable
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.text import nfc
from antt_desktop.exchange.protecting import protect
from antt_desktop.paths import scratch_folder, written_whole

Progress = Callable[[int, int], None]
Write = Callable[[Book, Path, Progress], int]


def export_noted(
    book: Book, write: Write, path: Path, use: BookUse, password: str, progress: Progress
) -> int:
    """Write a list to ``path`` and note what it is for; return how many there are in it.

    ``write(book, path, progress)`` makes the file. With a password only the sealed file
    ever stands at ``path``. Raises what ``write`` does, and SystemTrouble for the disk's errors.
    """
    if password:
        with scratch_folder() as folder:
            plain = folder / path.name
            count = write(book, plain, progress)
            with written_whole(path) as out:
                protect(plain.read_bytes(), path.suffix, nfc(password), out)
    else:
        count = write(book, path, progress)
    if not book.read_only:  # a copy that is looked at has no history of its own
        noted = BookUse(UseKind.EXPORT, use.what, use.purpose, count, protected=bool(password))
        book.uses.note(noted)
    return count
