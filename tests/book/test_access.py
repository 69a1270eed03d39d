"""A sensitive incident does not exist for who asks the book, unless it is shown on purpose."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from antt_desktop import book as book_package
from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incidents import Look, Party, Which
from antt_desktop.domain.text_query import text_query
from tests.book.incident_making import NAMES, violence, whole, written_down

DAY = PartialDate(2026, 3, 1)


@pytest.fixture
def hidden(book, village):
    """Return an incident with everything, sensitive from the time it was closed."""
    found = whole(book, village[0])
    book.incidents.save(replace(found, sensitive=True))
    return found


def told(book) -> str:
    """Return all that the book tells of its actions."""
    records = " ".join(record.name for record in book.history.recent())
    return f"{records} {book.history.undoable()} {book.history.redoable()}"


def test_every_door_of_the_book_is_shut(book, hidden, village):
    (meeting_id,) = hidden.meeting_ids
    query = text_query(NAMES[0])
    assert all(not list(book.incidents.ids(which=which)) for which in Which)
    assert not list(book.incidents.ids(query=query))
    assert not list(book.incidents.ids(query=query, sort="title"))
    assert set(book.incidents.counts().values()) == {0}
    assert set(book.incidents.counts(query=query).values()) == {0}
    assert book.incidents.rows([hidden.id]) == []
    assert book.incidents.open() == []
    assert book.incidents.of_household(village[0]) == []
    assert book.incidents.of_meeting(meeting_id) == []
    assert book.incidents.find(hidden.code) is None
    assert book.incidents.comings() == []
    assert book.incidents.years() == []
    assert book.incidents.kinds_used() == []
    assert book.incidents.people_in_charge() == []
    assert book.mediations.duties(open_only=False) == []
    assert book.anonymising.due() == []
    assert book.search.incidents(NAMES[0]) == []
    assert book.search.incidents(hidden.code) == []
    assert book.history.of_incident(hidden.id) == []
    assert book.access.looks(hidden.id) == []
    assert hidden.code not in told(book)
    assert book.check() == []


def test_what_is_asked_by_id_is_not_there(book, hidden):
    book.access.show()
    (mediation,) = book.mediations.of(hidden.id)
    (file,) = book.incident_files.of(hidden.id)
    entries = book.incident_course.of(hidden.id)
    book.access.hide()
    for ask in (
        lambda: book.incidents.get(hidden.id),
        lambda: book.incidents.row(hidden.id),
        lambda: book.incidents.save(hidden),
        lambda: book.incidents.delete(hidden.id),
        lambda: book.incident_course.of(hidden.id),
        lambda: book.incident_course.add(hidden.id, Entry(day=DAY, text="a")),
        lambda: book.incident_course.save(hidden.id, entries[1]),
        lambda: book.incident_course.remove(hidden.id, entries[1].id),
        lambda: book.mediations.of(hidden.id),
        lambda: book.mediations.get(mediation.id),
        lambda: book.mediations.save(hidden.id, mediation),
        lambda: book.mediations.remove(mediation.id),
        lambda: book.mediations.finish(mediation.duties[0].id, DAY),
        lambda: book.mediations.reopen(mediation.duties[0].id),
        lambda: book.incident_files.of(hidden.id),
        lambda: book.incident_files.attach(hidden.id, []),
        lambda: book.incident_files.read(file.id),
        lambda: book.incident_files.text(file.id),
        lambda: book.incident_files.remove(file.id),
        lambda: book.anonymising.anonymise([hidden.id]),
    ):
        with pytest.raises(UserError, match="không còn trong sổ"):
            ask()
    book.access.show()
    assert book.incident_course.of(hidden.id) == entries


def test_shown_on_purpose_all_is_there(book, hidden, village):
    book.access.show()
    assert list(book.incidents.ids(query=text_query(NAMES[0]))) == [hidden.id]
    assert [row.id for row in book.incidents.of_household(village[0])] == [hidden.id]
    assert book.search.incidents("vv 2026 1")[0].title == hidden.title
    assert hidden.code in told(book)
    assert book.history.of_incident(hidden.id)
    book.access.hide()
    assert book.search.incidents("vv 2026 1") == []


def test_undo_goes_past_what_may_not_be_told(book, hidden):
    seen = written_down(book, title="Mất xe đạp")
    book.incidents.save(violence())
    assert book.history.undoable() == f"Ghi vụ việc {seen.code}"
    book.history.undo()
    with pytest.raises(UserError):
        book.incidents.get(seen.id)
    assert book.history.redoable() == f"Ghi vụ việc {seen.code}"
    book.history.redo()
    assert book.incidents.get(seen.id).title == "Mất xe đạp"
    assert book.check() == []


def test_an_action_nobody_may_be_told_of_has_no_name(book):
    done = []
    book.listener = done.append
    book.incidents.save(violence())
    assert [(action.name, len(action.areas)) for action in done] == [("", 1)]


def test_a_household_of_a_hidden_incident_stays_and_nothing_is_said_of_why(book, hidden, village):
    with pytest.raises(UserError) as refusal:
        book.households.delete([village[0]])
    assert "vụ việc" not in str(refusal.value)
    assert "giấy tờ của sổ" in str(refusal.value)


def test_an_older_change_that_would_take_the_household_away_is_not_undone(book, home):
    household = book.households.add(home("Người Mới"))
    book.incidents.save(violence(parties=(Party(name="Người Mới", household_id=household),)))
    with pytest.raises(UserError, match="giấy tờ của sổ"):
        book.history.undo()
    assert book.households.get(household)
    assert book.check() == []


def test_looks_are_written_down_once_and_stay(book, hidden):
    other = written_down(book)
    book.who = "Bà Hoa"
    book.access.note([hidden.id], Look.VIEWED)
    book.access.show()
    for _ in range(2):
        book.access.note([hidden.id, other.id], Look.VIEWED)
    book.access.note([hidden.id], Look.PRINTED)
    assert [look[1:] for look in book.access.looks(hidden.id)] == [
        ("Bà Hoa", "In"),
        ("Bà Hoa", "Xem"),
    ]
    assert book.access.looks(other.id) == []
    names = [record.name for record in book.history.recent(4)]
    assert names[:3] == [
        "In vụ việc nhạy cảm", "Xem vụ việc nhạy cảm", "Mở phần vụ việc nhạy cảm",
    ]  # fmt: skip
    assert book.history.undoable() == names[3]
    book.history.undo()
    assert len(book.access.looks(hidden.id)) == 2
    assert book.check() == []


def test_the_owner_sets_a_code(book, hidden):
    with pytest.raises(UserError) as refusal:
        book.access.set_code("123")
    assert refusal.value.field == "new"
    book.access.set_code("mã 1234")
    assert book.access.has_code
    for wrong in ("", "ma 1234", "1234"):
        with pytest.raises(UserError, match="Mã không đúng") as refusal:
            book.access.show(wrong)
        assert refusal.value.field == "code"
    assert not book.access.shows_sensitive
    book.access.show("mã 1234")  # typed as letter and mark
    book.access.hide()
    with pytest.raises(UserError) as refusal:
        book.access.set_code("", "5678")
    assert refusal.value.field == "old"
    book.history.undo()
    assert book.access.has_code
    book.access.set_code("", "mã 1234")
    book.access.show()
    assert book.check() == []


def test_the_code_is_nowhere_in_the_file(book, path):
    book.access.set_code("hoa sen 1965")
    assert b"hoa sen" not in path.read_bytes()


def test_a_job_sees_what_its_window_sees(book, hidden):
    with book.borrow() as lent:
        assert lent.incidents.rows([hidden.id]) == []
    book.access.show()
    book.access.note([hidden.id], Look.VIEWED)
    with book.borrow() as lent:
        assert lent.incidents.get(hidden.id).id == hidden.id
        lent.access.note([hidden.id], Look.VIEWED)
    assert len(book.access.looks(hidden.id)) == 1


def test_a_book_is_opened_with_the_curtain_drawn(book, hidden, path):
    book.access.show()
    book.close()
    with Book.open(path) as again:
        assert again.incidents.rows([hidden.id]) == []
    with Book.open(path, read_only=True) as copy, pytest.raises(UserError, match="chỉ để xem"):
        copy.access.show()


def test_one_that_is_sensitive_no_more_is_told_of_again(book, hidden):
    book.access.show()
    book.incidents.save(replace(hidden, sensitive=False))
    book.access.hide()
    assert book.incidents.get(hidden.id).title == hidden.title
    assert hidden.code in told(book)


def test_a_deleted_one_stays_untold(book, hidden):
    book.access.show()
    book.incidents.delete(hidden.id)
    assert book.history.undoable() == f"Xóa vụ việc {hidden.code}"
    book.access.hide()
    assert hidden.code not in told(book)
    book.access.show()
    book.history.undo()
    assert book.incidents.get(hidden.id).title == hidden.title
    assert book.check() == []


def test_incidents_are_read_through_the_curtain_only():
    """Every other SQL of the book that names the table itself is listed here."""
    plain = re.compile(r"(?:FROM|JOIN) incidents\b")
    folder = Path(book_package.__file__).parent
    found = {path.name for path in folder.glob("*.py") if plain.search(path.read_text("utf-8"))}
    assert found == {"curtain.py", "access.py", "incident_index.py", "incidents.py", "salvage.py"}
    deleting = (folder / "incidents.py").read_text("utf-8")
    assert plain.findall(deleting) == ["FROM incidents"]
    assert "DELETE FROM incidents WHERE id" in deleting
