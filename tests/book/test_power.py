"""The program is killed, the disk is full: nothing acknowledged is lost, nothing half done."""

import random

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.domain.pledges import Signing

FILL = """
import sys
from pathlib import Path
from antt_desktop.book import Book
from antt_desktop.domain.households import HEAD, Household, Person
people = tuple(Person(name=f"Nguyễn Văn {n}", relation=n and "Con đẻ" or HEAD) for n in range(4))
with Book.open(Path(sys.argv[1])) as book:
    while True:
        new = [Household(group_id=1 + n % 3, people=people) for n in range(60)]
        ids = book.households.add_many(new)
        print(ids[-1], flush=True)
        book.households.delete(ids[:10])
        print("-", flush=True)
"""


def test_a_killed_program_loses_nothing_it_acknowledged(path, book, other_program):
    book.close()
    chance = random.Random(11)
    for _ in range(10):
        program = other_program(FILL, path)
        said = [program.stdout.readline() for _ in range(chance.randint(1, 3))]
        for _ in range(chance.randrange(1_000_000)):
            pass  # the blow falls wherever the next action happens to be by now
        program.kill()
        said += program.stdout.read().splitlines()
        program.wait()
        numbers = [int(line) for line in said if line.strip("-\n")]
        with Book.open(path) as again:
            assert again.check() == []
            households = sorted(again.households.ids())
            assert set(range(numbers[-1] - 49, numbers[-1] + 1)) <= set(households)
            assert len(households) % 10 == 0
            deleted = set(range(numbers[0] - 59, numbers[0] - 49))
            if len(said) > 1:
                assert not deleted & set(households)


def test_a_full_disk_keeps_the_book_whole(book, campaign, village, home, full_disk):
    full = full_disk(book.path.stat().st_size)
    before = list(book.households.all())
    many = [home(f"Nguyễn Văn {n}", note="x" * 2000) for n in range(200)]
    with full:
        for write in (
            lambda: book.households.add_many(many),
            lambda: _in_action(book, lambda: book.households.add_many(many)),
        ):
            with pytest.raises(SystemTrouble) as trouble:
                write()
            assert "ổ đĩa" in trouble.value.sentence.lower()
        assert list(book.households.all()) == before
    assert book.check() == []
    assert len(book.households.add_many(many)) == 200
    assert book.check() == []


def test_when_sqlite_finds_no_room_the_sentence_says_so(book, campaign, village, home):
    pages = book._store.run("PRAGMA page_count")[0][0]
    book._store.run(f"PRAGMA max_page_count={pages}")
    before = list(book.households.all())
    many = [home(f"Nguyễn Văn {n}", note="x" * 2000) for n in range(200)]
    for write in (
        lambda: book.households.add_many(many),
        lambda: _in_action(book, lambda: book.households.add_many(many)),
    ):
        with pytest.raises(SystemTrouble, match="Ổ đĩa đã đầy"):
            write()
    assert list(book.households.all()) == before
    book._store.run("PRAGMA max_page_count=1000000")
    book.households.delete(village[4:])
    book.pledges.sign(campaign.id, village[:1], Signing(signed_on=PartialDate(2026)))
    assert book.check() == []


def test_a_book_in_use_by_another_tool_says_so(book, outside, home):
    book._store.run("PRAGMA busy_timeout=20")
    with outside(book.path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(SystemTrouble, match="đang được chương trình khác dùng"):
            book.households.add(home())
        connection.execute("ROLLBACK")
        book.households.add(home())
    assert book.check() == []


def _in_action(book, write):
    with book.action("Việc lớn"):
        book.settings.add_operator("Lê Văn A")
        write()
