"""Copies of the book in this PC's data folder."""

from datetime import timedelta

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble

DAILY, BEFORE_IMPORT = "ngay", "truoc-nhap"


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


def test_one_copy_a_day_and_ten_days(book, clock, home):
    for day in range(12):
        for hour in range(2):
            book.households.add(home())
            book.backups.take()
            clock.now += timedelta(hours=1 + hour)
        clock.now += timedelta(hours=21)
        assert len(book.backups.all()) == min(day + 1, 10)
    copies = book.backups.all()
    assert [copy.households for copy in copies] == list(range(24, 4, -2))
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
    assert len(book.backups.all()) == 10


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
