"""Searching incidents: what is found where, in which order, and that nothing typed ever fails."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import Which
from antt_desktop.domain.text_query import TextQuery, text_query
from tests.book.incident_making import violence, whole, written_down


def found(book, typed, **how):
    return list(book.incidents.ids(query=text_query(typed), **how))


@pytest.fixture(scope="module")
def shelf(new_book, tmp_path_factory):
    """Return a book with a whole incident (1), a plain (2) and a sensitive one (3)."""
    with new_book(tmp_path_factory.mktemp("search") / "a.antt") as book:
        whole(book)
        written_down(book, title="Chó thả rông ngõ 9", story="Bưởi rụng đầy ngõ.")
        book.incidents.save(violence(story="Chó sủa suốt đêm."))
        yield book


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("quach thi buoi", [1]),
        ("Quách Thị Bưởi", [1]),
        ("quạch thị bưởi", []),  # a mark typed is a mark meant
        ("khế", [1]),
        ("0912345678", [1]),
        ("030160001234", [1]),
        ("01-001", [1]),
        ("vv 2026 002", [2]),
        ("cho tha rong", [2]),
        ("nhà bên", []),  # behind the curtain
        ("cho sua", []),
        ("tranh chap dat dai", [1, 2]),
    ],
)
def test_what_is_found(shelf, typed, finds):
    assert sorted(found(shelf, typed)) == finds


def test_the_title_weighs_more_than_the_story(shelf):
    assert found(shelf, "buoi") == [1, 2]
    assert found(shelf, "ngõ 9") == [2]


def test_what_is_found_keeps_every_other_condition(shelf):
    assert found(shelf, "tranh chấp", group_id=1) == [1]
    assert found(shelf, "tranh chấp", which=Which.OPEN) == [2]
    assert found(shelf, "tranh chấp", sort="number", descending=True) == [2, 1]
    counts = shelf.incidents.counts(query=text_query("tranh chấp"))
    assert (counts[Which.ALL], counts[Which.OPEN]) == (2, 1)


def test_the_index_follows_each_change(book):
    saved = written_down(book, title="Đổ rác")
    entry = Entry(day=PartialDate(2026, 2, 4), text="Gặp bà Nhàn")
    book.incident_course.add(saved.id, entry)
    assert found(book, "ba nhan") == [saved.id]
    book.history.undo()
    assert found(book, "ba nhan") == []
    book.incidents.save(replace(saved, title="Đốt rơm"))
    assert (found(book, "đổ rác"), found(book, "đốt rơm")) == ([], [saved.id])
    book.incidents.delete(saved.id)
    assert found(book, "đốt rơm") == []
    book.history.undo()
    assert found(book, "đốt rơm") == [saved.id]
    assert book.check() == []


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_nothing_typed_fails(shelf, typed):
    query = text_query(typed, typing=True)
    assert isinstance(query, TextQuery)
    assert set(shelf.incidents.ids(query=query)) <= {1, 2}
