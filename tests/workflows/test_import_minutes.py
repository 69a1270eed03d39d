"""Old minutes come in as they are, and are found by what is written in them."""

import io
import zipfile

import pytest
from docx import Document
from PIL import Image

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import MeetingState
from antt_desktop.domain.papers import Paper, paragraph
from antt_desktop.domain.text_query import text_query
from antt_desktop.domain.village import Village
from antt_desktop.workflows.import_minutes import import_minutes, read_files
from antt_desktop.workflows.papers import as_pdf

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
DAY = PartialDate(2019, 5, 20)


@pytest.fixture
def book(tmp_path):
    with Book.create(tmp_path / "so.antt", VILLAGE, []) as made:
        yield made


def word(path, *lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.add_table(rows=1, cols=2).cell(0, 1).text = "Tiền đường 200.000 đồng"
    document.save(str(path))
    return path


def test_word_pdf_and_picture_come_in_as_one_meeting_found_by_their_words(book, tmp_path):
    paper = Paper(village=VILLAGE, title="B", abstract="", blocks=[paragraph("Thống nhất mua bơm")])
    pdf, picture = tmp_path / "b.pdf", tmp_path / "c.jpg"
    pdf.write_bytes(as_pdf(paper))
    Image.new("RGB", (40, 60), "white").save(picture)
    files = read_files([word(tmp_path / "a.docx", "Họp bàn đường ngõ 5"), pdf, picture])
    assert [(file.media.split("/")[0], file.pages) for file in files] == [
        ("application", 0), ("application", 1), ("image", 1)
    ]  # fmt: skip
    meeting_id = import_minutes(book, files, title="Họp làm đường", kind="Họp tổ", day=DAY)
    for typed in ("duong ngo", '"thống nhất mua bơm"', "200.000", "tiền đường"):
        assert list(book.meetings.ids(query=text_query(typed))) == [meeting_id], typed
    assert [kept.name for kept in book.meeting_files.of(meeting_id)] == ["a.docx", "b.pdf", "c.jpg"]
    book.minutes.freeze(meeting_id)
    assert book.minutes.state(meeting_id) is MeetingState.FROZEN
    book.history.undo()
    book.history.undo()
    assert book.meetings.count() == 0
    assert book.check() == []


def test_what_is_missing_is_said_and_nothing_is_kept(book, tmp_path):
    files = read_files([word(tmp_path / "a.docx", "x")])
    for changes, field in (
        ({"title": " "}, "title"),
        ({"kind": ""}, "kind"),
        ({"day": PartialDate(2100, 1, 1)}, "day"),
    ):
        with pytest.raises(UserError) as refused:
            import_minutes(book, files, **{"title": "a", "kind": "b", "day": DAY, **changes})
        assert refused.value.field == field
    assert book.meetings.count() == 0


def _zip(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "trống"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word đời cũ"),
        (b"MZ hello", "không phải bản quét"),
        (b"%PDF-1.4 broken", "hỏng"),
        (b"PK\x03\x04 broken", "hỏng"),
        (_zip(a="b"), "hỏng"),
        (_zip(**{"word/document.xml": "<a>"}), "hỏng"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path, content, says):
    path = tmp_path / "cũ.docx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=says) as refused:
        read_files([path])
    assert "cũ.docx" in refused.value.sentence
