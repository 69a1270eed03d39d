"""Copies of the book in this PC's data folder."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from antt_desktop.book import Book
from antt_desktop.book.migrations import LATEST
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.errors import SystemTrouble, UserError

SAMPLES = Path(__file__).parents[1] / "data"
DAILY, BEFORE_IMPORT = CopyKind.DAILY, CopyKind.IMPORT


def test_a_copy_opens_and_holds_everything(book, village, campaign):
    path = book.backups.take()
    (copy,) = book.backups.all()
    assert (copy.path, copy.kind, copy.households) == (path, DAILY, 8)
    assert (copy.label, copy.size_bytes) == ("Hằng ngày", path.stat().st_size)
    with Book.open(path, read_only=True) as opened:
        assert list(opened.households.all()) == list(book.households.all())
        assert opened.id == book.id
        assert opened.check() == []


def test_copies_lie_apart_by_book(book, tmp_path, new_book, own_data_folder):
    with new_book(tmp_path / "b.antt") as other:
        assert other.backups.all() == []
        book.backups.take()
        assert other.backups.all() == []
    assert book.backups.folder == own_data_folder / "ban-sao" / book.id


def test_one_copy_a_day_thinned_by_age(book, clock, home):
    for _day in range(40):
        for hour in range(2):
            book.households.add(home())
            book.backups.take(thorough=False)
            clock.now += timedelta(hours=1 + hour)
        clock.now += timedelta(hours=21)
    copies = book.backups.all()
    newest = [copy.households for copy in copies[:10]]
    assert newest == list(range(80, 60, -2)), "of each day the later one"
    older = {copy.taken_at.isocalendar()[:2] for copy in copies[10:]}
    assert len(older) == 5
    assert len(copies) - 10 <= 5 + 2, "then one a week and one a month"
    assert copies == sorted(copies, key=lambda copy: copy.taken_at, reverse=True)


def test_five_copies_before_imports_beside_the_days(book, clock):
    book.backups.take()
    for _ in range(7):
        clock.now += timedelta(minutes=1)
        book.backups.take(BEFORE_IMPORT)
    kinds = [copy.kind for copy in book.backups.all()]
    assert kinds == [BEFORE_IMPORT] * 5 + [DAILY]
    assert book.backups.all()[0].label == "Trước khi nhập"


def test_a_copy_stays_even_where_the_clock_fell_back(book, clock):
    for _ in range(10):
        clock.now += timedelta(days=1)
        book.backups.take()
    clock.now = clock.now.replace(year=2009)
    path = book.backups.take()
    assert path.exists()
    assert len(book.backups.all()) == 11


def test_other_files_in_the_folder_are_let_alone(book):
    book.backups.take()
    stranger = book.backups.folder / "của tôi.antt"
    stranger.write_text("x", encoding="utf-8")
    book.backups.take()
    assert stranger.exists()
    assert len(book.backups.all()) == 1


def test_a_full_disk_leaves_the_copies_that_were(book, village, clock, full_disk):
    kept = book.backups.take()
    before = kept.read_bytes()
    with full_disk(20_000), pytest.raises(SystemTrouble):
        book.backups.take()
    assert [p.name for p in book.backups.folder.iterdir()] == [kept.name]
    assert kept.read_bytes() == before
    assert book.check() == []


def test_a_damaged_book_makes_no_copy(path, book, village):
    book.close()
    damage = bytearray(path.read_bytes())
    page = damage.index("Bùi Thị Hoa".encode()) // 4096 * 4096
    damage[page : page + 4096] = b"\xaa" * 4096
    path.write_bytes(damage)
    with Book.open(path) as opened:
        with pytest.raises(SystemTrouble):
            opened.backups.take()
        assert list(opened.backups.folder.iterdir()) == []


def test_a_file_where_the_folder_should_be(book, own_data_folder):
    (own_data_folder / "ban-sao").write_text("x", encoding="utf-8")
    assert book.backups.all() == []
    with pytest.raises(SystemTrouble):
        book.backups.take()


def test_a_missing_disk(book, tmp_path, monkeypatch):
    (tmp_path / "tệp").touch()
    monkeypatch.setenv("ANTT_DATA", str(tmp_path / "tệp" / "dữ liệu"))
    with pytest.raises(SystemTrouble, match="Không tìm thấy"):
        book.backups.take()


def test_a_copy_that_does_not_hold_the_same_is_not_kept(book, village, monkeypatch):
    """A disk that loses what was written shows when the copy is read back."""
    before = book.backups.take()
    assert before

    def short(path: Path) -> None:
        shutil.copyfile(before, path)

    book.households.delete([village[0]])
    monkeypatch.setattr(book.backups, "_copy_to", short)
    with pytest.raises(SystemTrouble, match="không đọc lại được"):
        book.backups.take(CopyKind.IMPORT)
    assert [copy.kind for copy in book.backups.all()] == [DAILY]


def test_too_little_room_is_told_before_anything_is_written(book, village, monkeypatch):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(0, 0, 1 << 20)
    )
    with pytest.raises(SystemTrouble, match="cần 2 MB, còn 1 MB"):
        book.backups.take()
    assert book.backups.all() == []


def test_a_stick_is_known_by_its_mark_wherever_it_is_plugged_in(
    book, village, tmp_path, monkeypatch, clock
):
    first, second = tmp_path / "media" / "E", tmp_path / "media" / "F"
    first.mkdir(parents=True)
    monkeypatch.setenv("ANTT_MEDIA", str(first))
    assert book.backups.places() == []
    assert book.backups.take_away() == []
    assert book.backups.state().away_at is None
    book.backups.add_place(first)
    (taken,) = book.backups.take_away()
    assert taken.is_relative_to(first)
    state = book.backups.state()
    assert (state.away_at, state.away_where) == (clock.now, "E")
    first.rename(second)
    monkeypatch.setenv("ANTT_MEDIA", f"{first}{os.pathsep}{second}")
    assert [copy.away for copy in book.backups.all()] == [True]
    clock.now += timedelta(days=1)
    (again,) = book.backups.take_away()
    assert again.is_relative_to(second)
    assert book.backups.verify(again) == []


def test_a_stick_of_another_book_is_let_alone(book, tmp_path, monkeypatch, new_book):
    monkeypatch.setenv("ANTT_MEDIA", str(tmp_path))
    with new_book(tmp_path / "b.antt") as other:
        other.backups.add_place(tmp_path)
        assert book.backups.places() == []
        book.backups.add_place(tmp_path)
        assert len(other.backups.places()) == len(book.backups.places()) == 1


def test_a_stick_that_is_pulled_out_or_full(book, village, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setenv("ANTT_MEDIA", str(stick))
    folder = book.backups.add_place(stick)
    shutil.rmtree(folder)
    folder.write_text("x", encoding="utf-8")
    with pytest.raises(SystemTrouble):
        book.backups.take_away()
    shutil.rmtree(stick)
    assert book.backups.places() == book.backups.take_away() == book.backups.all() == []
    assert book.check() == []


def test_the_folder_of_copies_is_no_second_place(book, own_data_folder):
    with pytest.raises(UserError, match="ngay trên máy"):
        book.backups.add_place(own_data_folder)


def test_what_is_in_a_copy_of_every_version(tmp_path):
    for version in range(1, LATEST + 1):
        path = tmp_path / f"{version}.antt"
        shutil.copy(SAMPLES / f"book-v{version}.antt", path)
        with Book.trial(path) as tried:
            assert tried.check() == []
            assert tried.backups.contents().households > 0
            assert tried.backups.all() == [], "a trial leaves nothing behind"
