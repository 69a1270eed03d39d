"""The roster at 100,000 households: lists, search, import, and the price of a commit."""

import os
import random
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import python_calamine
from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.text import fold
from antt_desktop.domain.village import Village
from antt_desktop.workflows.export_roster import export_roster
from antt_desktop.workflows.import_roster import apply_import, plan_import
from tests.benchmarks.measure import Figure, at_most, percentile_95, seconds

_VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
ALL_TUPLES = (
    "SELECT h.id, h.code, h.group_id, h.head, h.address, h.phone, h.declared_size,"
    " h.listed_size, h.categories, h.note FROM households h"
    " JOIN groups g ON g.id = h.group_id ORDER BY g.number, h.sort_key, h.code"
)


def figures(book_path: Path) -> list[Figure]:
    with Book.open(book_path) as book:
        lists = _lists(book)
        connection = driver.connect(str(book_path))
        what = "sorted keystroke, 95th percentile, 100,000 households, against a LIKE scan"
        found = search(book, connection, what)
        connection.close()
        return [*lists, found, _commit(book), *_import()]


def _lists(book: Book) -> list[Figure]:
    connection = driver.connect(str(book.path))

    def everything() -> object:
        return connection.execute(ALL_TUPLES).fetchall()

    def first_page() -> object:
        # A changed book has no remembered order: what the window does when it opens.
        with Book.open(book.path, read_only=True) as fresh:
            ids = fresh.households.ids()
            return ids, fresh.households.rows(ids[:128])

    time = at_most(
        "list of 100,000 households, first page, against loading all tuples",
        seconds(first_page),
        seconds(everything),
        "s",
        0.15,
    )
    memory = at_most("its memory", _memory(first_page) / 1e6, _memory(everything) / 1e6, "MB", 0.15)
    connection.close()
    return [time, memory]


def _memory(work: Callable[[], object]) -> float:
    tracemalloc.start()
    kept = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return peak


def search(book: Book, connection: driver.Connection, what: str) -> Figure:
    """Return what a keystroke costs; ``connection`` is one of its own to the same file."""
    chance = random.Random(1)
    some = chance.sample(list(book.households.ids()), 60)
    typed = []
    for row in book.households.rows(some):
        name = fold(row.head)
        typed += [name[:length] for length in range(2, len(name) + 1)]
    book.households.ids(query="a")

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

    return at_most(
        what,
        1e3 * percentile_95(ours, typed),
        1e3 * percentile_95(scan, typed),
        "ms",
        0.10,
    )


def _commit(book: Book) -> Figure:
    campaign = book.campaigns.all()[0].id
    ids = list(book.pledges.ids(campaign, status=Status.ABSENT))[:2]
    turn = 0

    def mark() -> None:
        nonlocal turn
        turn += 1
        book.pledges.mark(campaign, ids[:1], Status.ABSENT, f"Lần {turn}")

    folder = book.path.parent

    def raw() -> None:
        # The same promise by hand: a journal, the data, the journal gone, each on the disk.
        for name in ("floor-journal", "floor-data"):
            with (folder / name).open("wb") as stream:
                stream.write(b"x" * 4096)
                stream.flush()
                os.fsync(stream.fileno())
        (folder / "floor-journal").unlink()

    return at_most(
        "one signature, against writing it by hand with fsync",
        1e3 * seconds(mark, 20),
        1e3 * seconds(raw, 20),
        "ms",
        5,
    )


def _import() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "nguon.xlsx"
        from antt_desktop.workflows.demo_village import build_demo

        build_demo(folder / "nguon.antt", 10_000, 40, 1)
        with Book.open(folder / "nguon.antt") as book:
            export_roster(book, source)
        groups = [Group(number=n, name=f"Tổ {n}") for n in range(1, 41)]
        turn = 0

        def take_in() -> None:
            nonlocal turn
            turn += 1
            with Book.create(folder / f"{turn}.antt", _VILLAGE, groups) as book:
                apply_import(book, plan_import(book, source))

        def read() -> None:
            workbook = python_calamine.CalamineWorkbook.from_path(str(source))
            for sheet in workbook.sheet_names:
                workbook.get_sheet_by_name(sheet).to_python()

        return [
            at_most(
                "import of 10,000 households with their people, against reading the file",
                seconds(take_in, 2),
                seconds(read, 3),
                "s",
                25,
            )
        ]
