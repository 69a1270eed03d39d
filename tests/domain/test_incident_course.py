"""Where an incident may go, and that its state is nothing but where its entries lead."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_course import (
    Entry,
    EntryKind,
    checked_entry,
    is_reopening,
    moved,
    moves,
    received,
    refuse_anonymising,
    replayed,
)
from antt_desktop.domain.incidents import Result, State
from antt_desktop.domain.periods import days_after
from tests.domain.incident_samples import DISPUTE, RECEIVED, VIOLENCE, incident

TODAY = PartialDate(2026, 3, 16)
MEDIATED = {State.MEDIATING, State.SETTLED, State.UNSETTLED}


def went(*states: State, kind=DISPUTE):
    """Return an incident that went through some states, a day for each."""
    entries = [
        Entry(id=n, day=days_after(RECEIVED, n), text="vì", state=state, receiver="Ông Hòa")
        for n, state in enumerate(states, 1)
    ]
    return replayed(incident(kind), entries)


def test_from_first_call_to_the_end():
    settled = went(State.HANDLING, State.MEDIATING, State.SETTLED)
    assert (settled.result, settled.resolved_on) == (Result.SETTLED, days_after(RECEIVED, 3))
    assert not settled.is_open
    watched = went(State.HANDLING, State.MEDIATING, State.SETTLED, State.WATCHED)
    assert watched.resolved_on == settled.resolved_on
    closed = went(State.MEDIATING, State.SETTLED, State.WATCHED, State.CLOSED)
    assert (closed.label, closed.closed_on) == ("Hòa giải thành", days_after(RECEIVED, 4))
    assert closed.resolved_on == days_after(RECEIVED, 2)


def test_what_was_not_settled_stays_open_while_it_is_watched():
    watched = went(State.MEDIATING, State.UNSETTLED, State.WATCHED)
    assert (watched.is_open, watched.result) == (True, Result.UNSETTLED)
    closed = went(State.MEDIATING, State.UNSETTLED, State.WATCHED, State.CLOSED)
    assert (closed.is_open, closed.label) == (False, "Hòa giải không thành")


def test_handled_without_mediation():
    assert went(State.HANDLING, State.CLOSED).label == "Đã xử lý"


def test_handing_over_names_the_receiver():
    handed = went(State.POLICE)
    assert (handed.receiver, handed.handed_on) == ("Ông Hòa", days_after(RECEIVED, 1))
    assert handed.is_open
    assert went(State.POLICE, State.CLOSED).label == "Chuyển công an xã"
    assert went(State.POLICE, State.HANDLING).result is Result.NONE
    with pytest.raises(UserError, match="người nhận") as refusal:
        moved(incident(), State.COMMUNE, RECEIVED)
    assert refusal.value.field == "receiver"


@pytest.mark.parametrize("end", [State.CLOSED, State.SETTLED, State.WATCHED])
def test_reopening_asks_a_reason(end):
    way = {
        State.CLOSED: (State.HANDLING, State.CLOSED),
        State.SETTLED: (State.MEDIATING, State.SETTLED),
        State.WATCHED: (State.HANDLING, State.WATCHED),
    }
    ended = went(*way[end])
    with pytest.raises(UserError, match="lý do") as refusal:
        moved(ended, State.MEDIATING, TODAY)
    assert refusal.value.field == "text"
    again = moved(ended, State.MEDIATING, TODAY, reason="Cãi nhau lại")
    assert (again.result, again.resolved_on, again.closed_on) == (Result.NONE, None, None)


def test_what_may_be_a_crime_is_never_mediated():
    fresh = incident(VIOLENCE)
    assert moves(fresh) == (State.HANDLING, State.POLICE)
    with pytest.raises(UserError, match="chuyển ngay Công an xã"):
        moved(fresh, State.CLOSED, RECEIVED)
    with pytest.raises(UserError, match="không được hòa giải"):
        moved(fresh, State.MEDIATING, RECEIVED)
    handed = went(State.POLICE, kind=VIOLENCE)
    assert State.CLOSED in moves(handed)
    assert not MEDIATED & set(moves(handed))


def test_a_move_is_not_before_the_last_one():
    handled = went(State.HANDLING)
    with pytest.raises(UserError, match="trước ngày") as refusal:
        moved(handled, State.CLOSED, RECEIVED)
    assert refusal.value.field == "day"


def test_an_entry_of_a_mediation_means_it_has_begun():
    entry = Entry(id=1, day=TODAY, kind=EntryKind.MEDIATED, state=State.SETTLED, text="xong")
    settled = replayed(incident(), [entry])
    assert settled.state is State.SETTLED
    again = replace(entry, id=2, state=None)
    with pytest.raises(UserError, match="lý do mở lại"):
        replayed(incident(), [entry, again])


def test_an_appointment_moves_nothing():
    planned = Entry(id=1, day=TODAY, kind=EntryKind.MEDIATED, planned=True, text="Hẹn")
    assert replayed(incident(), [planned]).state is State.NEW


@given(
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(list(State)), st.booleans(), st.booleans()), max_size=12),
)
def test_random_moves_go_only_where_they_may(police, wanted):
    fresh = replayed(incident(VIOLENCE if police else DISPUTE), [])
    matter, entries = fresh, []
    for n, (state, with_reason, with_receiver) in enumerate(wanted, 1):
        entry = Entry(
            id=n,
            day=days_after(RECEIVED, n),
            state=state,
            text="vì" * with_reason,
            receiver="Ông Hòa" * with_receiver,
        )
        needed = set()
        if state in {State.POLICE, State.COMMUNE}:
            needed.add(with_receiver)
        if is_reopening(matter.state, state):
            needed.add(with_reason)
        if state not in moves(matter) or needed - {True}:
            with pytest.raises(UserError):
                moved(matter, state, entry.day, reason=entry.text, receiver=entry.receiver)
            continue
        matter = moved(matter, state, entry.day, reason=entry.text, receiver=entry.receiver)
        entries.append(entry)
        assert (matter.state, matter.state_on) == (state, entry.day)
        assert not (police and (state in MEDIATED or matter.result in {"settled", "unsettled"}))
        assert (matter.closed_on is not None) == (state is State.CLOSED)
        assert matter.is_open == (matter.resolved_on is None)
        assert state is not State.CLOSED or (matter.result and not matter.is_open)
        assert not (police and state is State.CLOSED and matter.handed_on is None)
    assert replayed(fresh, entries[::-1]) == matter


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (Entry(day=days_after(TODAY, 1), text="Gặp"), "day"),
        (Entry(day=days_after(RECEIVED, -1), text="Gặp"), "day"),
        (Entry(day=PartialDate(2026, 3), text="Gặp"), "day"),
        (Entry(day=TODAY, text="  "), "text"),
        (Entry(day=TODAY, text="Hẹn", planned=True, state=State.CLOSED), "state"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(entry, field):
    with pytest.raises(UserError) as refusal:
        checked_entry(entry, incident(), TODAY)
    assert refusal.value.field == field


def test_an_entry_is_tidied_and_a_move_needs_no_words():
    entry = checked_entry(Entry(day=TODAY, who=" Bà  Hoa ", state=State.CLOSED), incident(), TODAY)
    assert (entry.text, entry.who) == ("Kết thúc", "Bà Hoa")
    later = Entry(day=days_after(TODAY, 5), text="Hẹn", planned=True)
    assert checked_entry(later, incident(), TODAY) == later


def test_who_reported_may_stay_unnamed():
    named = incident(source="Người dân báo", reporter="Bà Hoa")
    assert received(named, "Tổ trưởng").text == "Người dân báo: Bà Hoa"
    hidden = received(replace(named, nameless=True), "Tổ trưởng").text
    assert hidden == "Người dân báo (người báo đề nghị giữ kín tên)"


@pytest.mark.parametrize(
    ("closed", "today", "refused"),
    [
        ("2021-03-16", "2026-03-15", True),
        ("2021-03-16", "2026-03-16", False),
        ("2024-02-29", "2029-02-28", True),
        ("2024-02-29", "2029-03-01", False),
    ],
)
def test_names_are_kept_for_their_time(closed, today, refused):
    over = replace(incident(), state=State.CLOSED, closed_on=PartialDate.from_iso(closed))
    if refused:
        with pytest.raises(UserError, match="còn phải giữ"):
            refuse_anonymising(over, PartialDate.from_iso(today))
    else:
        refuse_anonymising(over, PartialDate.from_iso(today))
        with pytest.raises(UserError, match="đã được ẩn danh"):
            refuse_anonymising(replace(over, anonymised_on=TODAY), TODAY)
    with pytest.raises(UserError, match="đã kết thúc"):
        refuse_anonymising(incident(), TODAY)
