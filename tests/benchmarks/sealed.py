"""A book under a passphrase, 100,000 households: opening, lists, search, against its floors."""

import hashlib
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.book.cipher import key_for
from antt_desktop.book.store import unlock
from tests.benchmarks.measure import Figure, at_most, seconds
from tests.benchmarks.roster import ALL_TUPLES, search

_OPENS = "lúa chín ngoài đồng 7"


def figures(plain: Path, folder: Path) -> list[Figure]:
    path = folder / "kin.antt"
    shutil.copyfile(plain, path)
    with Book.open(path) as book:
        book.passphrase.change(_OPENS)
    connection = driver.connect(str(path))
    unlock(connection, key_for(path, _OPENS))
    with Book.open(path, passphrase=_OPENS) as book:
        what = "sealed: sorted keystroke, 95th percentile, against a LIKE scan"
        found = [_list(book, connection), search(book, connection, what)]
    connection.close()
    return [_opening(path), *found]


def _opening(path: Path) -> Figure:
    def derive() -> object:
        return hashlib.pbkdf2_hmac("sha512", b"mat khau", b"0" * 16, 256_000, 32)

    def opened() -> None:
        Book.open(path, passphrase=_OPENS, read_only=True).close()

    return at_most(
        "opening a sealed book, against deriving its key",
        seconds(opened), seconds(derive), "s", 1.5,
    )  # fmt: skip


def _list(book: Book, connection: driver.Connection) -> Figure:
    def first_page() -> object:
        book._actions.generation += 1  # forget the remembered order, as after a change
        ids = book.households.ids()
        return book.households.rows(ids[:128])

    def everything() -> object:
        return connection.execute(ALL_TUPLES).fetchall()

    return at_most(
        "sealed: list of 100,000 households, first page, against loading all tuples",
        seconds(first_page), seconds(everything), "s", 0.15,
    )  # fmt: skip
