"""A book of the first version becomes one of today, whole, recorded, and not to be taken back."""

import shutil
from pathlib import Path

import pytest

from antt_desktop.book import Book, upgrade
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent

SAMPLE = Path(__file__).parents[1] / "data" / "book-v1.antt"


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "cũ.antt"
    shutil.copy(SAMPLE, path)
    return path


def test_an_old_book_is_copied_then_brought_up_to_date(old):
    with Book.open(old) as book:
        assert book.check() == []
        assert [copy.label for copy in book.backups.all()] == ["Trước khi nâng cấp"]
        assert book.history.recent(1)[0].name == "Nâng cấp sổ cho bản chương trình mới"
        assert book.households.count() == 6
    with Book.open(old) as book:
        assert book.history.recent(1)[0].id == 7, "only once"


def test_undo_stops_at_the_upgrade(old):
    with Book.open(old) as book:
        assert book.history.undoable() == book.history.redoable() == ""
        assert book.history.undo() is None
        home = book.households.get(1)
        day = PartialDate(2026, 2, 18)
        book.life.apply(life.leave(home, LifeEvent(day)))
        assert book.households.count() == 5
        book.history.undo()
        assert book.households.get(1) == home
        assert book.history.undo() is None
        assert book.check() == []


def test_an_upgrade_that_fails_leaves_the_old_book(old, monkeypatch):
    before = old.read_bytes()

    def fail(_store):
        raise RuntimeError("mất điện")

    monkeypatch.setattr(upgrade, "recorded_tables", fail)
    with pytest.raises(RuntimeError):
        Book.open(old)
    assert old.read_bytes() == before
    monkeypatch.undo()
    with Book.open(old) as book:
        assert book.check() == []
