"""Restoring: what is in a copy is told first, the present book is kept, nothing is thinned."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.book_uses import UseKind
from antt_desktop.domain.errors import PassphraseNeeded, SystemTrouble, UserError
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.restore import compare, look_into, rehearse, restore

OPENS = "lúa chín ngoài đồng 7"
VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")


def home(name: str) -> Household:
    return Household(group_id=1, people=(Person(name=name, relation=HEAD),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "làng.antt"


@pytest.fixture
def book(path, own_data_folder):
    with Book.create(path, VILLAGE, [Group(number=1, name="Tổ 1")], who="Hoát") as book:
        book.households.add(home("Nguyễn Văn An"))
        yield book


def test_what_differs_is_told_before_anything_changes(book, path):
    copy = book.backups.take()
    book.households.add(home("Trần Văn Bình"))
    book.households.add(home("Lê Thị Cúc"))
    before = path.read_bytes()
    found = compare(book, copy, "")
    assert (found.there.households, found.here.households) == (1, 3)
    assert found.since == ("Thêm hộ (2 lần)",) or len(found.since) == 2
    assert path.read_bytes() == before


def test_a_copy_of_another_book_is_no_earlier_state(book, tmp_path):
    with Book.create(tmp_path / "b.antt", VILLAGE, [Group(number=1, name="Tổ 1")]) as other:
        found = compare(book, other.backups.take(), "")
    assert found.since is None


def test_the_copy_takes_the_place_and_the_book_is_kept(book, path):
    copy = book.backups.take()
    book.households.add(home("Trần Văn Bình"))
    kept = [one.path for one in book.backups.all()]
    book.close()
    late = path.read_bytes()
    done = restore(path, copy, who="Hoát")
    assert done.contents.households == 1
    assert done.aside.read_bytes() == late
    with Book.open(path) as back:
        assert back.check() == []
        (use,) = back.uses.all(UseKind.RESTORE)
        assert use.who == "Hoát"
        assert {*kept, done.aside} <= {one.path for one in back.backups.all()}
        (aside,) = [one for one in back.backups.all() if one.kind is CopyKind.RESTORE]
        assert compare(back, aside.path, "").there.households == 2
    again = restore(path, aside.path)
    assert again.contents.households == 2


def test_a_journal_left_by_a_power_cut_is_not_played_into_the_copy(book, path):
    copy = book.backups.take()
    book.close()
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    done = restore(path, copy)
    assert not journal.exists()
    assert done.aside.with_name(f"{done.aside.name}-journal").exists()
    with Book.open(path) as back:
        assert back.check() == []


def test_a_book_that_cannot_be_opened_is_replaced_too(book, path):
    copy = book.backups.take()
    book.close()
    path.write_bytes(b"\xaa" * 9000)
    done = restore(path, copy)
    assert done.aside.read_bytes() == b"\xaa" * 9000
    path.unlink()
    assert restore(path, copy).aside is None


def test_an_unsound_copy_is_refused(book, path):
    copy = book.backups.take()
    book.close()
    data = bytearray(copy.read_bytes())
    data[data.rindex("Nguyễn Văn An".encode())] ^= 1
    copy.write_bytes(data)
    before = path.read_bytes()
    with pytest.raises(SystemTrouble, match="không nguyên vẹn"):
        restore(path, copy)
    assert path.read_bytes() == before


def test_a_book_that_is_open_elsewhere_stays(book, path):
    copy = book.backups.take()
    before = path.read_bytes()
    with pytest.raises(SystemTrouble, match="đang mở"):
        restore(path, copy)
    assert path.read_bytes() == before


def test_a_folder_is_no_place_for_a_book(book, path, tmp_path):
    copy = book.backups.take(CopyKind.DAILY)
    book.close()
    for place in (tmp_path, Path()):
        with pytest.raises(SystemTrouble, match="thư mục"):
            restore(place, copy)


def test_the_book_itself_is_no_copy(book, path):
    book.close()
    with pytest.raises(UserError, match="chính là sổ"):
        restore(path, path)


def test_a_sealed_copy_asks_for_the_passphrase_of_its_day(book, path):
    book.passphrase.change(OPENS)
    copy = book.backups.take()
    book.passphrase.change("", OPENS)
    book.close()
    with pytest.raises(PassphraseNeeded):
        look_into(copy, "")
    done = restore(path, copy, OPENS)
    assert done.contents.households == 1
    with Book.open(path, passphrase=OPENS) as back:
        assert back.check() == []


def test_a_rehearsal_changes_nothing_and_is_remembered(book, path, tmp_path, monkeypatch):
    with pytest.raises(UserError, match="Chưa có bản sao"):
        rehearse(book)
    book.passphrase.change(OPENS)
    here = book.backups.take()
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setenv("ANTT_MEDIA", str(stick))
    book.backups.add_place(stick)
    earlier = book.backups.clock() - timedelta(days=3)
    book.backups.clock = lambda: earlier
    (away,) = book.backups.take_away()
    before = path.read_bytes()
    found = rehearse(book)
    assert found.copy.path == away, "the one off this PC comes first"
    assert found.words.endswith("Mở được và nguyên vẹn.")
    assert "1 hộ" in found.words
    assert path.read_bytes() == before
    assert book.backups.state().rehearsed_at
    data = bytearray(away.read_bytes())
    data[len(data) // 2] ^= 1
    away.write_bytes(data)
    shutil.copyfile(away, here)
    assert rehearse(book).faults
