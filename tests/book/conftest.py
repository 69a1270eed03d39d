"""A small village on a real file for each test, and ways to do it harm."""

import contextlib
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings
from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.pledges import Campaign, Wording
from antt_desktop.domain.village import Village

settings.register_profile("book", max_examples=40, deadline=None, database=None)
settings.load_profile("book")

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
WORDING = Wording(
    title="BẢN ĐĂNG KÝ",
    abstract="Thực hiện nếp sống văn hóa năm {năm}",
    opening="Gia đình tôi xin đăng ký:",
    criteria=("Chấp hành pháp luật.", "Giữ gìn vệ sinh."),
)
NAMES = (
    "Nguyễn Văn An", "Bùi Thị Hoa", "Trần Văn Hòa", "Đặng Đình Ước", "Lê Thị Thủy",
    "Phạm Văn Đạt", "Vũ Thị Ánh", "Đỗ Văn Bình",
)  # fmt: skip


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 13, 7, 42, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def clock_at_may():
    """Return a clock that always says noon of 01/05/2026."""
    return lambda: datetime(2026, 5, 1, 12, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture(scope="session")
def home():
    """Return a function that makes a household: a head, perhaps others, any other field."""

    def make(head: str = "Nguyễn Văn An", *others: str, group_id: int = 1, **fields) -> Household:
        heads = (Person(name=head, relation=HEAD),) if head else ()
        people = (*heads, *(Person(name=name, relation="Con đẻ") for name in others))
        return Household(group_id=group_id, people=people, **fields)

    return make


@pytest.fixture(scope="session")
def new_book():
    """Return a function that makes a book of three tổ (ids 1 to 3) at a path."""

    def make(path: Path, **options) -> Book:
        groups = [Group(number=number, name=f"Tổ {number}") for number in (1, 2, 3)]
        return Book.create(path, VILLAGE, groups, **options)

    return make


@pytest.fixture
def path(tmp_path):
    return tmp_path / "làng của tôi.antt"


@pytest.fixture
def book(path, new_book, clock):
    with new_book(path, who="Hoàng Văn Hoát", clock=clock) as book:
        yield book


@pytest.fixture
def village(book, home):
    """Return the ids of eight households: four in tổ 1, two in tổ 2, two in tổ 3."""
    places = (1, 1, 1, 1, 2, 2, 3, 3)
    homes = [home(name, group_id=group) for name, group in zip(NAMES, places, strict=True)]
    return book.households.add_many(homes)


@pytest.fixture(scope="session")
def new_campaign():
    def make(name: str = "Năm 2026", group_ids=(1, 2), **fields) -> Campaign:
        return Campaign(name=name, group_ids=tuple(group_ids), wording=WORDING, **fields)

    return make


@pytest.fixture
def campaign(book, village, new_campaign):
    """Return a campaign over tổ 1 and 2: six of the eight households."""
    return book.campaigns.add(new_campaign())


@pytest.fixture(scope="session")
def outside():
    """Return a function that opens a book's file as another tool does, and lets it be changed."""

    @contextlib.contextmanager
    def change(path: Path):
        connection = driver.connect(str(path), isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    return change


@pytest.fixture
def other_program():
    """Return a function that runs Python lines in another program; all are killed at the end."""
    running = []

    def run(lines: str, *arguments: object) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", lines, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
