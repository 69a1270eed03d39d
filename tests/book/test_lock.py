"""One program at a time on a book."""

import errno
import json
from pathlib import Path

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble

HOLD = """
import sys
from pathlib import Path
from antt_desktop.book import Book
book = Book.open(Path(sys.argv[1]), who="Bùi Thị Hoa")
print("open", flush=True)
sys.stdin.readline()
book.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def lock_of(path):
    return path.with_name(path.name + ".lock")


def test_a_second_program_is_told_who_has_the_book(path, book, other_program):
    book.close()
    holder = other_program(HOLD, path)
    assert holder.stdout.readline() == "open\n"
    with pytest.raises(SystemTrouble) as refused:
        Book.open(path)
    assert refused.value.sentence.startswith("Sổ đang mở ở chương trình khác trên máy ")
    assert "(Bùi Thị Hoa), từ " in refused.value.sentence
    holder.stdin.write("\n")
    holder.stdin.flush()
    assert holder.stdout.readline() == "closed\n"
    assert not lock_of(path).exists()
    Book.open(path).close()


def test_the_same_program_is_no_exception(path, book):
    with pytest.raises(SystemTrouble, match="Hoàng Văn Hoát"):
        Book.open(path)
    assert book.households.count() == 0


def test_the_lock_of_a_killed_program_is_taken(path, book, other_program):
    book.close()
    holder = other_program(HOLD, path)
    assert holder.stdout.readline() == "open\n"
    holder.kill()
    holder.wait()
    assert lock_of(path).exists()
    with Book.open(path, who="Lê Văn A"):
        assert json.loads(lock_of(path).read_text(encoding="utf-8"))["who"] == "Lê Văn A"


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"[]", b'{"who": "x", "pc": "y"}'])
def test_whatever_a_lock_without_an_owner_says_it_is_taken(path, book, text):
    book.close()
    lock_of(path).write_bytes(text)
    with Book.open(path) as again:
        assert again.check() == []
    assert not lock_of(path).exists()


def test_a_name_at_the_keyboard_replaces_the_one_before(path, book):
    book.who = "Vũ Thị Ánh Nguyệt có tên rất dài"
    book.who = "An"
    assert json.loads(lock_of(path).read_text(encoding="utf-8"))["who"] == "An"


def test_looking_needs_no_lock(path, book, village):
    with Book.open(path, read_only=True) as copy:
        assert copy.households.count() == 8
    assert lock_of(path).exists()


def test_a_refused_file_keeps_no_lock(path):
    path.write_bytes(b"khong phai so " * 400)
    with pytest.raises(SystemTrouble):
        Book.open(path)
    assert not lock_of(path).exists()


def test_a_full_disk_does_not_keep_a_book_from_being_opened(path, book, village, full_disk):
    book.close()
    with full_disk(0), Book.open(path, who="Lê Văn A") as again:
        assert again.households.count() == 8


def test_a_stick_that_turned_read_only_does_not_stop_the_closing(path, book, monkeypatch):
    def refuse(_path, **_how):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    book.close()
    monkeypatch.undo()
    with Book.open(path) as again:
        assert again.check() == []
