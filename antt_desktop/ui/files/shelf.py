"""Where the files of a kind of record are kept, and what they are called there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from antt_desktop.book import Book
from antt_desktop.domain.kept_files import KeptFile, NewFile


class Keeper(Protocol):
    """The part of the book that keeps files, as ``book.meeting_files`` does; ids of the record."""

    def of(self, record_id: int, /) -> Sequence[KeptFile]:
        """Return the files of a record."""

    def attach(self, record_id: int, files: Sequence[NewFile], /) -> None:
        """Keep files with a record."""

    def read(self, file_id: int, /) -> tuple[bytes, str]:
        """Return a file's bytes and type."""

    def text(self, file_id: int, /) -> str:
        """Return what is searched of a file."""

    def remove(self, file_id: int, /) -> None:
        """Take a file away."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """``keeper(book)`` keeps the files; a worker asks it of a book of its own.

    ``kinds`` is what a file can be: the first is proposed, ``photos`` for several photographs.
    ``record`` is what they are put into, in a sentence: “biên bản”.
    """

    keeper: Callable[[Book], Keeper]
    record: str
    kinds: Sequence[str]
    photos: str
