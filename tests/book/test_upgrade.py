"""A book of the first version becomes one of today, whole, recorded, and not to be taken back."""

import shutil
from pathlib import Path

import pytest

from antt_desktop.book import Book, upgrade
from antt_desktop.book.migrations import LATEST
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent

SAMPLES = Path(__file__).parents[1] / "data"
SAMPLE = SAMPLES / "book-v1.antt"


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


def _shape(path, outside):
    """Return what the file is made of, without how its statements were set out."""
    with outside(path) as connection:
        found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
        whole = [(*names, "".join((sql or "").split())) for *names, sql in found.fetchall()]
    tables = [part for part in whole if part[0] == "table"]
    return sorted(part for part in whole if part[0] != "table"), sorted(p[1] for p in tables)


@pytest.mark.parametrize("version", range(1, LATEST + 1))
def test_a_book_of_any_version_becomes_one_of_today(tmp_path, new_book, outside, version):
    path, fresh = tmp_path / "cũ.antt", tmp_path / "mới.antt"
    shutil.copy(SAMPLES / f"book-v{version}.antt", path)
    new_book(fresh).close()
    with Book.open(path) as book:
        assert book.check() == []
        copies = [copy.label for copy in book.backups.all()]
        assert copies == ["Trước khi nâng cấp"] * (version < LATEST)
    assert _shape(path, outside) == _shape(fresh, outside)
    with outside(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (name,) in tables.fetchall():
            asked = f"SELECT * FROM pragma_table_info('{name}')"
            here = connection.execute(asked).fetchall()
            with outside(fresh) as other:
                assert here == other.execute(asked).fetchall(), name


def test_a_chain_that_was_broken_stays_broken(tmp_path, outside):
    path = tmp_path / "cũ.antt"
    shutil.copy(SAMPLES / "book-v6.antt", path)
    with outside(path) as raw:
        raw.execute("UPDATE actions SET name = 'Việc khác' WHERE id = 2")
    with Book.open(path) as book:
        assert any("Nhật ký bị sửa" in fault for fault in book.check())


def test_a_copy_of_an_older_version_is_still_an_earlier_state(old):
    with Book.trial(old) as copy:
        links = copy.history.links(100)
    with Book.open(old) as book:
        assert book.history.since(links) == ["Nâng cấp sổ cho bản chương trình mới"]
