"""A book under a passphrase, 100,000 households: opening, lists, search, against its floors."""

import hashlib
import random
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.book.cipher import key_for
from antt_desktop.book.store import unlock
from antt_desktop.domain.text import fold
from tests.benchmarks.measure import Figure, at_most, percentile_95, seconds

_OPENS = "lúa chín ngoài đồng 7"
_EVERYTHING = (
    "SELECT h.id, h.code, h.group_id, h.head, h.address, h.phone, h.declared_size,"
    " h.listed_size, h.categories, h.note FROM households h"
    " JOIN groups g ON g.id = h.group_id ORDER BY g.number, h.sort_key, h.code"
)


def figures(plain: Path, folder: Path) -> list[Figure]:
    path = folder / "kin.antt"
    shutil.copyfile(plain, path)
    with Book.open(path) as book:
        book.passphrase.change(_OPENS)
    connection = driver.connect(str(path))
    unlock(connection, key_for(path, _OPENS))
    with Book.open(path, passphrase=_OPENS) as book:
        found = [_list(book, connection), _search(book, connection)]
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
        return connection.execute(_EVERYTHING).fetchall()

    return at_most(
        "sealed: list of 100,000 households, first page, against loading all tuples",
        seconds(first_page), seconds(everything), "s", 0.15,
    )  # fmt: skip


def _search(book: Book, connection: driver.Connection) -> Figure:
    chance = random.Random(1)
    typed = []
    for row in book.households.rows(chance.sample(list(book.households.ids()), 60)):
        name = fold(row.head)
        typed += [name[:length] for length in range(2, len(name) + 1)]

    def scan(query: str) -> object:
        # As ours does, it finds a household by any of its people.
        return connection.execute(
            "SELECT DISTINCT h.id FROM households h JOIN persons p ON p.household_id = h.id"
            " WHERE p.name LIKE ? OR h.address LIKE ? OR p.phone LIKE ? ORDER BY h.sort_key",
            [f"%{query}%"] * 3,
        ).fetchall()

    def ours(query: str) -> object:
        ids = book.households.ids(query=query)
        return book.households.rows(ids[:30])

    ours("a")
    return at_most(
        "sealed: sorted keystroke, 95th percentile, of 100,000 households, against a LIKE scan",
        1e3 * percentile_95(ours, typed), 1e3 * percentile_95(scan, typed), "ms", 0.10,
    )  # fmt: skip
