"""Incidents in the book: numbers, lists, course, and taking back."""

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import Entry, EntryKind, replayed
from antt_desktop.domain.incidents import Party, State, Which
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.periods import days_after, months
from antt_desktop.domain.text_query import text_query
from tests.book.editing import Editor
from tests.book.incident_making import whole, written_down
from tests.domain.incident_samples import DISPUTE, RECEIVED, VIOLENCE, incident

TODAY = PartialDate(2026, 3, 13)


def test_what_is_written_down_comes_back(book, village):
    saved = whole(book, village[0])
    assert saved.code == "VV-2026-001"
    assert (saved.group_name, saved.deadline.iso) == ("Tổ 1", "2026-03-05")
    assert [party.name for party in saved.parties] == ["Quách Thị Bưởi", "Tạ Đình Khế"]
    assert saved == replayed(saved, book.incident_course.of(saved.id))
    row = book.incidents.row(saved.id)
    assert (row.parties, row.files) == ("Quách Thị Bưởi · Tạ Đình Khế", 1)
    assert [row.id for row in book.incidents.of_household(village[0])] == [saved.id]
    assert [row.id for row in book.incidents.of_meeting(saved.meeting_ids[0])] == [saved.id]
    assert book.check() == []


def at(clock, year, month, day):
    clock.now = datetime(year, month, day, 8, tzinfo=timezone(timedelta(hours=7)))


def test_numbers_begin_again_with_the_year_it_was_received_in(book, clock):
    at(clock, 2028, 2, 29)
    codes = [
        written_down(book, received_on=PartialDate.from_iso(day)).code
        for day in ("2027-12-31", "2028-01-01", "2028-02-29", "2027-01-01")
    ]
    assert codes == ["VV-2027-001", "VV-2028-001", "VV-2028-002", "VV-2027-002"]
    moved = replace(book.incidents.get(1), received_on=PartialDate(2028, 1, 2))
    book.incidents.save(moved)
    assert book.incidents.get(1).code == "VV-2027-001"
    assert book.incidents.find("vv 2028 2") == 3
    assert book.incidents.find(" VV-2028-002 ") == 3
    assert book.incidents.find("2028-9") is None
    assert list(book.incidents.ids(year=2028, sort="number")) == [2, 3]


def test_a_number_is_never_used_again(book):
    first, second = written_down(book), written_down(book)
    book.history.undo()
    book.incidents.delete(first.id)
    third = written_down(book)
    assert (second.number, third.number) == (2, 3)
    for _ in range(2):
        book.history.undo()
    assert book.incidents.get(first.id).number == 1
    assert written_down(book).number == 4
    assert book.check() == []


def test_redoing_keeps_the_number(book):
    written_down(book)
    book.history.undo()
    book.history.redo()
    assert book.incidents.get(1).number == 1


def test_a_job_and_the_window_never_give_one_number(book):
    written_down(book)
    with book.borrow() as lent:
        assert written_down(lent).number == 2
        with pytest.raises(UserError, match="bận"):
            written_down(book)
    assert written_down(book).number == 3


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "a" * 201}, "title"),
        ({"received_on": PartialDate(2026, 3, 14)}, "received_on"),
        ({"received_on": PartialDate(2026, 3)}, "received_on"),
        ({"happened_on": PartialDate(2026, 2, 4)}, "happened_on"),
        ({"deadline": PartialDate(2026, 2, 2)}, "deadline"),
        ({"parties": (Party(name=" "),)}, "parties"),
        ({"parties": (Party(name="A", household_id=99),)}, "parties"),
        ({"meeting_ids": (99,)}, "meeting_ids"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(book, fields, field):
    with pytest.raises(UserError) as refusal:
        book.incidents.save(replace(incident(), **fields))
    assert refusal.value.field == field
    assert not list(book.incidents.ids())


def test_the_month_it_happened_in_is_enough(book):
    saved = written_down(book, happened_on=PartialDate(2026, 2))
    assert saved.happened_on == PartialDate(2026, 2)


def test_lists_by_what_stands(book):
    course = book.incident_course
    late = written_down(book, title="Đất đai")
    fresh = written_down(book, title="Chó sủa", group_id=2, received_on=TODAY)
    settled = written_down(book, title="Ồn ào", received_on=TODAY)
    mediation = Mediation(day=TODAY, mediators=("A",), agreement="x", outcome=Outcome.SETTLED)
    book.mediations.save(settled.id, mediation)
    handed = written_down(book, VIOLENCE, received_on=RECEIVED)
    course.add(handed.id, Entry(day=TODAY, state=State.POLICE, receiver="Đại úy Hòa"))
    lists = {which: list(book.incidents.ids(which=which)) for which in Which}
    assert lists == {
        Which.OPEN: [late.id, handed.id, fresh.id],
        Which.OVERDUE: [late.id],
        Which.SETTLED: [settled.id],
        Which.POLICE: [handed.id],
        Which.ALL: [late.id, handed.id, fresh.id, settled.id],
    }
    assert book.incidents.counts() == {which: len(ids) for which, ids in lists.items()}
    assert book.incidents.counts(group_id=2)[Which.ALL] == 1
    assert list(book.incidents.ids(kind=VIOLENCE.name)) == [handed.id]
    assert list(book.incidents.ids(period=months(2026, 3, 3))) == [fresh.id, settled.id]
    by_title = [book.incidents.row(i).title for i in book.incidents.ids(sort="title")]
    assert by_title == ["Chó sủa", "Đất đai", "Ồn ào", "Tranh chấp ranh giới đất, ngõ 7"]
    assert list(book.incidents.ids(sort="age", descending=True))[:2] == [handed.id, late.id]
    assert book.incidents.counts(query=text_query("cho sua"))[Which.OPEN] == 1
    assert list(book.incidents.ids(query=text_query("chó"), sort="number")) == [fresh.id]
    assert [row.id for row in book.incidents.open()] == lists[Which.OPEN]


def test_the_course_leads_and_can_be_corrected(book, clock):
    saved = written_down(book)
    course = book.incident_course
    handled = course.add(saved.id, Entry(day=days_after(RECEIVED, 1), state=State.HANDLING))
    closed = course.add(saved.id, Entry(day=days_after(RECEIVED, 5), state=State.CLOSED))
    assert book.incidents.get(saved.id).closed_on == days_after(RECEIVED, 5)
    later = next(entry for entry in course.of(saved.id) if entry.id == closed)
    course.save(saved.id, replace(later, day=days_after(RECEIVED, 7)))
    assert book.incidents.get(saved.id).closed_on == days_after(RECEIVED, 7)
    course.remove(saved.id, closed)
    assert book.incidents.get(saved.id).state is State.HANDLING
    course.remove(saved.id, handled)
    assert book.incidents.get(saved.id).state is State.NEW
    (first,) = course.of(saved.id)
    assert first.kind is EntryKind.RECEIVED
    for refused in (
        lambda: course.remove(saved.id, first.id),
        lambda: course.save(saved.id, replace(first, day=TODAY)),
        lambda: course.remove(saved.id, 99),
    ):
        with pytest.raises(UserError):
            refused()
    assert book.check() == []


def test_a_corrected_day_of_receiving_moves_the_first_entry(book):
    saved = written_down(book)
    book.incident_course.add(saved.id, Entry(day=days_after(RECEIVED, 2), text="Gặp"))
    earlier = days_after(RECEIVED, -1)
    book.incidents.save(replace(saved, received_on=earlier))
    assert book.incident_course.of(saved.id)[0].day == earlier
    with pytest.raises(UserError) as refusal:
        book.incidents.save(replace(saved, received_on=days_after(RECEIVED, 3)))
    assert refusal.value.field == "received_on"


def test_what_was_settled_does_not_become_a_crime(book):
    saved = whole(book)
    with pytest.raises(UserError, match="Hãy mở lại") as refusal:
        book.incidents.save(VIOLENCE.limits(saved))
    assert refusal.value.field == "kind"
    assert book.incidents.get(saved.id) == saved


def test_a_closed_entry_is_refused_without_a_trace(book):
    saved = written_down(book)
    before = book.history.recent()
    with pytest.raises(UserError):
        book.incident_course.add(saved.id, Entry(day=TODAY, state=State.SETTLED, text="a"))
    assert book.history.recent() == before
    assert len(book.incident_course.of(saved.id)) == 1


def test_who_listens_hears_of_incidents_only(book):
    done = []
    book.listener = done.append
    saved = written_down(book)
    book.incident_course.add(saved.id, Entry(day=TODAY, text="Gặp"))
    assert {area for action in done for area in action.areas} == {Area.INCIDENTS}
    assert done[-1].name == "Thêm diễn biến: vụ việc VV-2026-001"


def test_the_page_of_changes_tells_before_and_after(book):
    saved = written_down(book, place="ngõ 7")
    book.incidents.save(replace(saved, place="ngõ 9", received_on=RECEIVED))
    book.history.undo()
    undo, change, first = book.history.of_incident(saved.id)
    assert change.details == ("Nơi xảy ra: ngõ 7 → ngõ 9",)
    assert (change.undone, undo.details) == (True, ("Nơi xảy ra: ngõ 9 → ngõ 7",))
    assert first.name == "Ghi vụ việc VV-2026-001"


class Log(Editor):
    """Does steps of every kind on two incidents."""

    def __init__(self, book) -> None:
        written_down(book)
        book.incidents.save(incident(VIOLENCE))
        super().__init__(book)

    def shown(self):
        book = self.book
        ids = list(book.incidents.ids(sort="number"))
        return tuple(
            (book.incidents.get(i), tuple(book.incident_course.of(i)), tuple(book.mediations.of(i)))
            for i in ids
        )

    def change(self, kind: str, number: int) -> None:
        try:
            getattr(self, kind)(number)
        except UserError:
            assert self.shown() == self.now

    def of(self, number: int) -> int:
        ids = self.book.incidents.ids(sort="number")
        return ids[number % len(ids)]

    def move(self, number: int) -> None:
        state = list(State)[number % len(State)]
        day = days_after(RECEIVED, number // 9 % 30)
        entry = Entry(day=day, text="vì", state=state, receiver="Ông Hòa")
        self.book.incident_course.add(self.of(number), entry)

    def mediate(self, number: int) -> None:
        outcome = list(Outcome)[number % 3]
        mediation = Mediation(
            day=days_after(RECEIVED, number % 30),
            mediators=("Bà Hoa",),
            agreement="Trả lại",
            outcome=outcome,
        )
        self.book.mediations.save(self.of(number), mediation)

    def correct(self, number: int) -> None:
        incident_id = self.of(number)
        entries = self.book.incident_course.of(incident_id)
        entry = entries[number % len(entries)]
        changed = replace(entry, day=days_after(RECEIVED, number % 30), text=f"sửa {number}")
        self.book.incident_course.save(incident_id, changed)

    def remove(self, number: int) -> None:
        incident_id = self.of(number)
        entries = self.book.incident_course.of(incident_id)
        self.book.incident_course.remove(incident_id, entries[number % len(entries)].id)

    def unmediate(self, number: int) -> None:
        sessions = self.book.mediations.of(self.of(number))
        self.book.mediations.remove(sessions[number % len(sessions)].id if sessions else 0)

    def kind(self, number: int) -> None:
        saved = self.book.incidents.get(self.of(number))
        self.book.incidents.save((DISPUTE, VIOLENCE)[number % 2].limits(saved))


steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("move", "mediate", "correct", "remove", "unmediate", "kind")
            + ("move",) * 4
            + ("undo",) * 3
            + ("redo",) * 2
        ),
        st.integers(0, 5000),
    ),
    min_size=3,
    max_size=20,
)


@settings(max_examples=15)
@given(steps)
def test_the_log_is_always_where_its_entries_lead(new_book, clock_at_may, sequence):
    with (
        tempfile.TemporaryDirectory() as folder,
        new_book(Path(folder) / "a.antt", clock=clock_at_may) as book,
    ):
        log = Log(book)
        for step in sequence:
            log.step(*step)
            for saved, entries, _ in log.now:
                assert saved == replayed(saved, entries)
                assert not (saved.police and saved.result in {"settled", "unsettled"})
        assert book.check() == []
