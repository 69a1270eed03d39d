"""Flips one bit at a time in a book's file and says what became of it.

``python -m tests.book.flips 200`` does so 200 times, with and without a passphrase.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.workflows.demo_village import build_demo

OPENS = "lúa chín ngoài đồng 7"
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE '%search%' AND name <> 'history'"
)


class Flips:
    """One village's file, and what is in it while it is sound."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._path, self._passphrase = folder / "lang.antt", passphrase
        build_demo(self._path, 20, 2)
        if passphrase:
            with Book.open(self._path) as book:
                book.passphrase.change(passphrase)
        self._data = self._path.read_bytes()
        with Book.open(self._path, passphrase=passphrase) as book:
            self._whole = everything(book)

    def flip(self, chance: random.Random) -> str:
        """Flip one bit; return "refused", "told" by check, "harmless", or "silent" (a defect)."""
        data = bytearray(self._data)
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        self._path.write_bytes(data)
        try:
            with Book.open(self._path, passphrase=self._passphrase) as book:
                if book.check():
                    return "told"
                return "harmless" if everything(book) == self._whole else f"silent at {at}"
        except UserError:
            return "refused"

    def flip_in_copy(self, chance: random.Random) -> str:
        """Flip one bit of a copy; return what its verification says."""
        self._path.write_bytes(self._data)
        with Book.open(self._path, passphrase=self._passphrase) as book:
            copy = book.backups.take()
            data = bytearray(copy.read_bytes())
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            copy.write_bytes(data)
            try:
                return "told" if book.backups.verify(copy) else "harmless"
            except UserError:
                return "refused"


def everything(book: Book) -> list[Any]:
    """Return all rows but those of the history, and what some searches find."""
    store = book._store
    rows = [store.run(f'SELECT * FROM "{name}"') for (name,) in store.run(_TABLES)]
    return [*rows, *(sorted(r.id for r in book.search.find(q, 99)) for q in ("van", "thi", "to"))]


def main(times: int) -> None:
    """Flip so many bits with and without a passphrase and print what became of them."""
    for passphrase in ("", OPENS):
        with tempfile.TemporaryDirectory() as name:
            os.environ["ANTT_DATA"] = f"{name}/data"
            flips = Flips(Path(name), passphrase)
            book = Counter(flips.flip(random.Random(n)) for n in range(times))
            copy = Counter(flips.flip_in_copy(random.Random(n)) for n in range(times))
        sealed = "sealed" if passphrase else "plain"
        sys.stdout.write(f"{sealed}: book {dict(book)}, copy {dict(copy)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
