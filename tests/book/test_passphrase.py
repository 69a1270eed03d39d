"""A book with a passphrase: nobody reads it without, and no way there and back loses a row."""

import unicodedata

import pytest
from sqlcipher3 import dbapi2 as driver

from antt_desktop.book import Book
from antt_desktop.domain.errors import PassphraseNeeded, SystemTrouble, WrongPassphrase

OPENS, OTHER = "lúa chín ngoài đồng 7", "một mật khẩu khác"
NAME = "Bùi Thị Hoa"


def rows(book):
    return [book.households.get(i) for i in book.households.ids()]


@pytest.fixture
def sealed(book, village, path):
    book.passphrase.change(OPENS)
    book.close()
    return path


def test_a_sealed_book_is_not_readable(sealed):
    data = sealed.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    for text in (NAME, "CREATE TABLE", "households"):
        assert text.encode() not in data
    with pytest.raises(PassphraseNeeded, match="có mật khẩu"):
        Book.open(sealed)
    with pytest.raises(WrongPassphrase) as refused:
        Book.open(sealed, passphrase=f"{OPENS}8")
    assert refused.value.field == "passphrase"
    with Book.open(sealed, passphrase=OPENS) as book:
        assert book.check() == []
        assert book.passphrase.is_set


def test_how_the_keyboard_composes_letters_does_not_matter(sealed):
    typed = unicodedata.normalize("NFD", f" {OPENS} ")
    with Book.open(sealed, passphrase=typed) as book:
        assert book.passphrase.is_right(OPENS)
        assert not book.passphrase.is_right(OPENS.upper())


def test_any_tool_of_sqlcipher_opens_it_with_the_passphrase(sealed):
    connection = driver.connect(str(sealed))
    connection.execute(f"PRAGMA key='{OPENS}'")
    assert connection.execute("SELECT count(*) FROM households").fetchone() == (8,)
    connection.close()


def test_a_new_book_may_begin_with_one(path, new_book):
    new_book(path, passphrase=OPENS).close()
    with pytest.raises(PassphraseNeeded):
        Book.open(path)
    with Book.open(path, passphrase=OPENS) as book:
        assert book.check() == []


def test_there_to_another_and_back_to_a_plain_book(book, village, path):
    before, numbers = rows(book), book.settings.village()
    book.passphrase.change(OPENS)
    with pytest.raises(WrongPassphrase) as refused:
        book.passphrase.change(OTHER, "sai rồi nhé")
    assert refused.value.field == "old"
    book.passphrase.change(OTHER, OPENS)
    assert book.passphrase.is_right(OTHER)
    book.passphrase.change("", OTHER)
    assert not book.passphrase.is_set
    assert (rows(book), book.settings.village()) == (before, numbers)
    assert book.check() == []
    names = [action.name for action in book.history.recent(3)]
    assert names == ["Bỏ mật khẩu của sổ", "Đổi mật khẩu", "Đặt mật khẩu"]
    assert "mật khẩu" not in book.history.undoable(), "a lock is not taken back by Ctrl+Z"
    book.close()
    assert NAME.encode() in path.read_bytes()


def test_a_job_and_the_search_work_behind_it(sealed):
    with Book.open(sealed, passphrase=OPENS) as book:
        with book.borrow() as lent:
            assert len(lent.search.find("bui thi hoa", 5)) == 1
        assert book.households.count() == 8


def test_copies_keep_the_passphrase_of_their_day(book, village):
    book.backups.take()
    book.passphrase.change(OPENS)
    sealed = book.backups.take()
    assert {copy.sealed for copy in book.backups.all()} == {False, True}
    assert book.backups.verify(sealed) == []
    assert book.passphrase.readable_copies() == 1, "the one before it; the day's was replaced"
    book.passphrase.change(OTHER, OPENS)
    old = next(copy for copy in book.backups.all() if copy.kind == "truoc-doi-mat-khau")
    with pytest.raises(PassphraseNeeded, match="của ngày sao"):
        book.backups.verify(old.path)
    with Book.open(old.path, passphrase=OPENS, read_only=True) as copy:
        assert copy.households.count() == 8
    book.passphrase.remove_readable_copies()
    assert book.passphrase.readable_copies() == 0


def test_a_full_disk_leaves_the_book_as_it_was(book, village, path, full_disk):
    before = path.read_bytes()
    book.backups.take()
    with full_disk(50_000), pytest.raises(SystemTrouble):
        book.passphrase.change(OPENS)
    assert not book.passphrase.is_set
    assert path.read_bytes() == before
    assert book.check() == []


def test_a_damaged_beginning_is_told_apart_from_a_wrong_passphrase(sealed):
    data = bytearray(sealed.read_bytes())
    data[1000] ^= 1
    sealed.write_bytes(data)
    with pytest.raises(SystemTrouble, match="Mật khẩu đúng nhưng đầu tệp sổ bị hỏng"):
        Book.open(sealed, passphrase=OPENS)
    with pytest.raises(WrongPassphrase):
        Book.open(sealed, passphrase=OTHER)


def test_a_plain_book_with_a_damaged_mark_is_no_sealed_one(path, book):
    book.close()
    data = bytearray(path.read_bytes())
    data[3] ^= 4
    path.write_bytes(data)
    with pytest.raises(SystemTrouble) as refused:
        Book.open(path)
    assert not isinstance(refused.value, PassphraseNeeded)


def test_a_cut_sealed_book_is_refused_or_told(sealed):
    data = sealed.read_bytes()
    sealed.write_bytes(data[: len(data) // 2])
    with pytest.raises(SystemTrouble, match="hỏng"), Book.open(sealed, passphrase=OPENS) as book:
        raise SystemTrouble(" ".join(book.check()))
