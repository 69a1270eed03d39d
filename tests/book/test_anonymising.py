"""Names are taken out of what is over, out of the history too; figures and the chain remain."""

from datetime import datetime, timedelta, timezone

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_figures import incident_figures
from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.text import fold
from antt_desktop.domain.text_query import text_query
from tests.book.incident_making import NAMES, whole, written_down


@pytest.fixture
def over(book, village, clock):
    """Return an incident that was closed five years ago, and changed a little before."""
    saved = whole(book, village[0])
    book.incident_course.add(saved.id, Entry(day=PartialDate(2026, 3, 1), text=NAMES[1]))
    clock.now = datetime(2031, 2, 10, 8, tzinfo=timezone(timedelta(hours=7)))
    return saved


def words_of_names() -> set[str]:
    """Return the words of NAMES that stand nowhere else."""
    return {word for name in NAMES for word in name.split()} - {"Văn", "Thị", "Đình"}


def test_no_name_is_left_in_the_file(book, path, over):
    book.anonymising.anonymise([over.id])
    left = path.read_bytes()
    for word in words_of_names():
        for text in (word, word.casefold(), fold(word)):
            if len(text.encode()) > len("camp"):  # shorter ones stand in words of the schema
                assert text.encode() not in left, text
    assert b"030160001234" not in left
    assert b"0912345678" not in left
    assert book.check() == []


def test_figures_stay_and_nothing_else(book, over):
    before = incident_figures(book.incidents.rows(book.incidents.ids()))
    book.anonymising.anonymise([over.id])
    assert incident_figures(book.incidents.rows(book.incidents.ids())) == before
    kept = book.incidents.get(over.id)
    assert kept == Incident(
        id=over.id, year=2026, number=1, title=over.kind, kind=over.kind, group_id=1,
        group_name="Tổ 1", source=over.source, received_on=over.received_on,
        mediate_by=over.mediate_by, deadline=over.deadline, state=over.state,
        state_on=over.state_on, result=over.result, resolved_on=over.resolved_on,
        closed_on=over.closed_on, anonymised_on=PartialDate(2031, 2, 10),
    )  # fmt: skip
    assert book.incident_course.of(over.id) == []
    assert book.mediations.of(over.id) == []
    assert book.incident_files.of(over.id) == []
    assert not list(book.incidents.ids(query=text_query("bưởi")))
    for refused in (
        lambda: book.incidents.save(kept),
        lambda: book.incidents.delete(over.id),
        lambda: book.incident_course.add(over.id, Entry(day=PartialDate(2031, 2, 9), text="a")),
        lambda: book.anonymising.anonymise([over.id]),
    ):
        with pytest.raises(UserError, match="ẩn danh"):
            refused()


def test_it_cannot_be_undone_and_others_are_untouched(book, over, clock):
    other = written_down(book, title="Chó sủa", received_on=PartialDate(2031, 2, 1))
    book.anonymising.anonymise([over.id])
    assert book.history.undoable() == f"Ghi vụ việc {other.code}"
    book.history.undo()
    book.history.redo()
    assert book.incidents.get(other.id).title == "Chó sủa"
    while book.history.undoable():
        assert over.code not in book.history.undoable()
        book.history.undo()
    assert book.incidents.get(over.id).anonymised_on
    assert book.check() == []


def test_only_what_is_over_is_due(book, over, clock):
    assert [row.id for row in book.anonymising.due()] == [over.id]
    clock.now -= timedelta(days=1)
    assert book.anonymising.due() == []
    with pytest.raises(UserError, match="còn phải giữ"):
        book.anonymising.anonymise([over.id])
    fresh = written_down(book, received_on=PartialDate(2026, 3, 1))
    with pytest.raises(UserError, match="đã kết thúc"):
        book.anonymising.anonymise([fresh.id])
    assert book.incidents.get(over.id) == over


def test_a_file_that_stands_elsewhere_stays(book, over):
    (file,) = book.incident_files.of(over.id)
    data, media = book.incident_files.read(file.id)
    other = written_down(book, received_on=PartialDate(2031, 2, 1))
    book.incident_files.attach(other.id, [NewFile(name="a", what="Đơn", media=media, data=data)])
    book.anonymising.anonymise([over.id])
    (kept,) = book.incident_files.of(other.id)
    assert book.incident_files.read(kept.id) == (data, media)
    assert book.check() == []


def test_a_tampered_digest_is_found(book, path, over, outside):
    book.anonymising.anonymise([over.id])
    book.close()
    with outside(path) as raw:
        raw.execute("UPDATE history SET digest = 'x' WHERE digest <> ''")
    with Book.open(path) as again:
        assert any("Nhật ký bị sửa" in fault for fault in again.check())
