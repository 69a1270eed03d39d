"""Incidents by the thousand: search, the list, and writing one down."""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.incident_kinds import IncidentKind
from antt_desktop.domain.incidents import Incident, Party, Side
from antt_desktop.domain.text import fold
from antt_desktop.domain.text_query import text_query
from antt_desktop.domain.village import Village
from tests.benchmarks.measure import Figure, at_most, percentile_95, seconds

_VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
_INCIDENTS, _GROUPS, _STORY = 20_000, 13, 60
_WORDS = [
    "tranh", "chấp", "đất", "đai", "ngõ", "lối", "đi", "chung", "nước", "thải", "chó", "mèo",
    "gây", "ồn", "ranh", "giới", "hàng", "rào", "cây", "cối", "mâu", "thuẫn", "vay", "nợ",
    "tiền", "họ", "cãi", "nhau", "say", "rượu", "đổ", "rác", "xe", "máy", "va", "chạm",
]  # fmt: skip
_KINDS = ("Mâu thuẫn", "Đất đai", "Gia đình", "Tiếng ồn")
_TYPED = [
    "tranh chấp", "tranh chap dat dai", "ranh giới", "ranh gioi", "hàng rào", "nước thải",
    "nuoc thai", "lối đi", "loi di chung", "gây ồn", "vay nợ", "tiền họ", "say rượu", "đổ rác",
    "xe máy", "va chạm", "cãi nhau", "cây cối", "chó mèo", "mâu thuẫn",
]  # fmt: skip
_TUPLES = "SELECT id, year, number, title, kind, place, received_on, state FROM incidents"


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        groups = [Group(number=number, name=f"Tổ {number}") for number in range(1, _GROUPS + 1)]
        with Book.create(Path(name) / "vu-viec.antt", _VILLAGE, groups) as book:
            texts = _fill(book)
            return [_search(book, texts), *_list(book)]


def _fill(book: Book) -> list[str]:
    chance = random.Random(1)
    kinds = [IncidentKind(name=name) for name in _KINDS]
    texts = []
    with book.action("Chép vụ việc"):
        for at in range(_INCIDENTS):
            title, story = (" ".join(chance.choices(_WORDS, k=k)) for k in (6, _STORY))
            texts.append(f"{title} {story}")
            book.incidents.save(
                kinds[at % len(kinds)].limits(
                    Incident(
                        title=title,
                        story=story,
                        place=f"ngõ {at % 40 + 1}",
                        group_id=at % _GROUPS + 1,
                        received_on=PartialDate(2006 + at % 20, 1 + at % 12, 1 + at % 28),
                        source="Người dân báo",
                        in_charge="Tổ trưởng",
                        parties=(Party(name="Đỗ Văn An"), Party(name="Lê Thị Hoa", side=Side.B)),
                        sensitive=at % 50 == 0,
                    )
                )
            )
    return texts


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
        return book.incidents.rows(book.incidents.ids(query=text_query(typed))[:30])

    return at_most(
        "search in 20,000 incidents, 95th percentile, against bare FTS5",
        1e3 * percentile_95(ours, _TYPED),
        1e3 * percentile_95(raw, _TYPED),
        "ms",
        3,
    )


def _list(book: Book) -> Iterator[Figure]:
    connection = driver.connect(str(book.path))
    tuples = 1e3 * seconds(lambda: connection.execute(f"{_TUPLES} ORDER BY title").fetchall())
    connection.close()

    def first_page() -> object:
        return book.incidents.rows(book.incidents.ids()[:30])

    yield at_most(
        "list of 20,000 incidents, first page, against loading all tuples",
        1e3 * seconds(first_page), tuples, "ms", 1,
    )  # fmt: skip
    one = book.incidents.get(book.incidents.ids()[0])
    titles = iter(f"Đổi tên {number}" for number in range(100))
    yield at_most(
        "one change of an incident among 20,000, against loading all tuples",
        1e3 * seconds(lambda: book.incidents.save(replace(one, title=next(titles))), 20),
        tuples, "ms", 0.5,
    )  # fmt: skip
