"""Minutes by the thousand: search, the list, and opening one of years ago."""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.text import fold
from antt_desktop.domain.text_query import text_query
from antt_desktop.domain.village import Village
from antt_desktop.workflows.demo_group_minutes import GROUP_MEETINGS
from antt_desktop.workflows.demo_minutes import Subject
from tests.benchmarks.measure import Figure, at_most, percentile_95, seconds

_VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
_MEETINGS, _LENGTH, _ROLL, _WITH_ROLL = 5000, 10_000, 40, 2000
_RARE = [
    "khuyến học", "nghĩa trang", "trạm bơm", "máy gặt", "hội làng", "giếng cổ", "bờ tre",
    "đò ngang",
]  # fmt: skip
_TYPED = [
    "giải quyết mâu thuẫn", "giai quyet mau thuan", "hòa giải", "hoà giải", "hoa giai",
    "camera", "camera an ninh", "đường bê tông", "duong be tong", "quỹ khuyến học",
    "khuyen hoc", "nghĩa trang", "nghia trang", "trạm bơm", "tram bom", "tạm trú", "tam tru",
    "tín dụng đen", "tin dung den", "phòng cháy chữa cháy", "vệ sinh", "đèn ngõ", "giếng cổ",
    "gieng co", "bờ tre", "ngõ 7", "hương ước", "huong uoc", "nước sạch", "thoát nước",
]  # fmt: skip
_TUPLES = "SELECT id, title, kind, day, start_time, scope, place, chair FROM meetings"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "hop.antt"
        with Book.create(path, _VILLAGE, [Group(number=1, name="Tổ 1")]) as book:
            texts = _fill(book)
            return [_search(book, texts), *_list(book), _open(book)]


def _fill(book: Book) -> list[str]:
    (group,) = book.groups.all()
    book.households.add_many(
        Household(group_id=group.id, people=(Person(name=f"Đỗ Văn {n}", relation=HEAD),))
        for n in range(_ROLL)
    )
    roll = tuple(replace(row, present=True) for row in book.meetings.invited())
    texts = list(_texts())
    with book.action("Chép biên bản"):
        for at, text in enumerate(texts):
            subject = GROUP_MEETINGS[at % len(GROUP_MEETINGS)]
            book.meetings.save(
                Meeting(
                    title=f"{subject.title} lần {at}",
                    kind="Họp tổ",
                    day=PartialDate(2000 + at % 26, 1 + at % 12, 1 + at % 28),
                    proceedings=text,
                    roll=roll if at < _WITH_ROLL else (),
                )
            )
    return texts


def _texts() -> Iterator[str]:
    chance = random.Random(1)
    for _ in range(_MEETINGS):
        said = [part for subject in chance.sample(GROUP_MEETINGS, 3) for part in _parts(subject)]
        parts: list[str] = []
        length = 0
        while length < _LENGTH:
            part = chance.choice(said)
            if chance.random() < 0.02:
                part += f" {chance.choice(_RARE)}."
            parts.append(part)
            length += len(part) + 1
        yield "\n".join(parts)


def _parts(subject: Subject) -> tuple[str, ...]:
    return (*subject.points, *subject.opinions, subject.conclusion)


def _search(book: Book, texts: list[str]) -> Figure:
    connection = driver.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE raw USING fts5 (text)")
    rows = ((at, fold(text)) for at, text in enumerate(texts, 1))
    connection.executemany("INSERT INTO raw (rowid, text) VALUES (?, ?)", rows)

    def raw(typed: str) -> object:
        words = " AND ".join(f'"{word}"' for word in fold(typed).split())
        return connection.execute(
            "SELECT rowid FROM raw WHERE raw MATCH ? ORDER BY rank", (words,)
        ).fetchall()

    def ours(typed: str) -> object:
        ids = book.meetings.ids(query=text_query(typed))
        return book.meetings.rows(ids[:30])

    return at_most(
        "search in 5,000 minutes of 10 kB, 95th percentile, against bare FTS5",
        1e3 * percentile_95(ours, _TYPED),
        1e3 * percentile_95(raw, _TYPED),
        "ms",
        3,
    )


def _list(book: Book) -> Iterator[Figure]:
    connection = driver.connect(str(book.path))

    def first_page() -> object:
        ids = book.meetings.ids()
        return book.meetings.rows(ids[:30]), ids

    yield at_most(
        "list of 5,000 meetings, first page, against loading all tuples",
        1e3 * seconds(first_page),
        1e3 * seconds(lambda: connection.execute(f"{_TUPLES} ORDER BY day DESC").fetchall()),
        "ms",
        0.5,
    )
    connection.close()


def _open(book: Book) -> Figure:
    """Compare a meeting of 2019 among 2,000 with rolls with the newest one."""
    old = next(i for i in book.meetings.ids(year=2019) if book.meetings.get(i).roll)
    new = book.meetings.ids()[0]
    return at_most(
        "opening minutes of 2019 with their roll, against opening the newest without one",
        1e3 * seconds(lambda: book.meetings.get(old), 20),
        1e3 * seconds(lambda: book.meetings.get(new), 20),
        "ms",
        3,
    )
