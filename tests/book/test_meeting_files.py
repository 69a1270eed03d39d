"""Files of meetings: kept once, taken away and brought back, also from frozen minutes."""

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meeting_papers import FILE_KINDS
from antt_desktop.domain.text_query import text_query
from tests.book.meeting_making import said


def new(name="ký.pdf", data=b"%PDF-1.7", **fields):
    values = {"what": FILE_KINDS[0], "media": "application/pdf", **fields}
    return NewFile(name=name, data=data, **values)


@pytest.fixture
def meeting_id(book, village):
    return said(book)


def test_files_come_back_as_they_were_kept(book, meeting_id):
    photo = new(" ảnh  1.jpg", b"anh", what=FILE_KINDS[2], media="image/jpeg")
    scan = new(pages=3, text="Dòng một\r\nDòng hai\x00")
    book.meeting_files.attach(meeting_id, [scan, photo])
    first, second = book.meeting_files.of(meeting_id)
    assert (first.name, first.what, first.pages, first.size) == ("ký.pdf", FILE_KINDS[0], 3, 8)
    assert first.added_on == PartialDate(2026, 3, 13)
    assert (second.name, second.media, second.pages) == ("ảnh 1.jpg", "image/jpeg", 0)
    assert book.meeting_files.read(first.id) == (scan.data, "application/pdf")
    assert book.meeting_files.text(first.id) == "Dòng một\nDòng hai"
    assert book.meeting_files.text(second.id) == ""
    assert book.meetings.row(meeting_id).files == 2
    assert book.history.recent(1)[0].name == "Thêm 2 tệp vào biên bản"
    assert book.check() == []


def test_a_name_the_disk_gives_broken_is_kept_without_what_is_broken(book, meeting_id):
    book.meeting_files.attach(meeting_id, [new("ký\udcff.pdf", text="một\ud83d")])
    (file,) = book.meeting_files.of(meeting_id)
    assert (file.name, book.meeting_files.text(file.id)) == ("ký.pdf", "một")
    assert book.history.recent(1)[0].name == "Thêm ký.pdf vào biên bản"


def test_a_file_is_taken_away_and_brought_back(book, meeting_id):
    book.minutes.freeze(meeting_id)
    book.meeting_files.attach(meeting_id, [new(text="chữ trong bản quét")])
    (file,) = book.meeting_files.of(meeting_id)
    scanned = text_query('"ban quet"')
    book.meeting_files.remove(file.id)
    assert book.meeting_files.of(meeting_id) == []
    assert list(book.meetings.ids(query=scanned)) == []
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.meeting_files.read(file.id)
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.meeting_files.remove(file.id)
    book.history.undo()
    assert book.meeting_files.of(meeting_id) == [file]
    assert list(book.meetings.ids(query=scanned)) == [meeting_id]
    book.history.undo()
    assert book.meeting_files.of(meeting_id) == []
    book.history.redo()
    assert book.meeting_files.read(file.id)[0] == b"%PDF-1.7"
    assert book.check() == []


def test_the_same_bytes_are_kept_once_with_one_of_two_meetings_deleted(book, path, outside):
    first, second = said(book), said(book)
    for meeting_id in (first, second):
        book.meeting_files.attach(meeting_id, [new()])
    book.meetings.delete(first)
    (file,) = book.meeting_files.of(second)
    assert book.meeting_files.read(file.id)[0] == b"%PDF-1.7"
    book.close()
    with outside(path) as connection:
        assert connection.execute("SELECT count(*) FROM blobs").fetchone() == (1,)


def test_a_meeting_that_is_gone_takes_no_file(book, meeting_id):
    book.meetings.delete(meeting_id)
    with pytest.raises(UserError, match="Biên bản này không còn trong sổ"):
        book.meeting_files.attach(meeting_id, [new()])
    assert book.check() == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE blobs SET data = x'00'", "Có 1 tệp (bản quét, tệp kèm) bị hỏng"),
        ("DELETE FROM blobs", "Có 1 tệp (bản quét, tệp kèm) bị mất"),
    ],
)
def test_a_damaged_or_lost_file_is_found(book, path, meeting_id, outside, change, sentence):
    book.meeting_files.attach(meeting_id, [new()])
    book.close()
    with outside(path) as connection:
        connection.execute("DROP TRIGGER blobs_stay")
        connection.execute("DROP TRIGGER blobs_remain")
        connection.execute(change)
    with Book.open(path) as damaged:
        assert [sentence in fault for fault in damaged.check()] == [True]
        (file,) = damaged.meeting_files.of(meeting_id)
        with pytest.raises(UserError, match="mất hoặc hỏng"):
            damaged.meeting_files.read(file.id)
