"""What a draft keeps reads back whole; what the hash of minutes is taken over, and what not."""

from dataclasses import replace

import pytest
from hypothesis import given

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meeting_json import digest, dumped, meeting_from
from antt_desktop.domain.meetings import Attendance, Delegates, Opinion, Sitting
from antt_desktop.domain.votes import VoteCount
from tests.domain.meeting_samples import HALL, meetings


@given(meetings)
def test_any_meeting_reads_back_the_same(meeting):
    assert meeting_from(dumped(meeting)) == meeting


@given(meetings)
def test_what_reads_back_has_the_same_hash(meeting):
    assert digest(meeting_from(dumped(meeting))) == digest(meeting)


def _task(**changed):
    return replace(HALL, tasks=(replace(HALL.tasks[0], **changed),))


def _vote(**changed):
    return replace(HALL, votes=(replace(HALL.votes[0], **changed),))


@pytest.mark.parametrize(
    "meeting",
    [
        replace(HALL, id=7),
        replace(HALL, scope="Tổ 1 (cũ)"),
        _vote(id=9),
        _task(id=9),
        _task(done_on=PartialDate(2026, 3, 10)),
        _task(note="Còn 2 hộ"),
    ],
)
def test_what_happens_after_the_freezing_leaves_the_hash(meeting):
    assert digest(meeting) == digest(HALL)


@pytest.mark.parametrize(
    "meeting",
    [
        replace(HALL, title="Họp khác"),
        replace(HALL, day=PartialDate(2026, 2, 21)),
        replace(HALL, end="21:11"),
        replace(HALL, proceedings="1. Báo cáo"),
        replace(HALL, opinions=(Opinion("A", "B"),)),
        replace(HALL, copies=3),
        replace(HALL, sittings=(Sitting(name="Cụm 1", group_ids=(1, 2)),)),
        replace(HALL, delegates=Delegates(3, 3)),
        replace(HALL, quorum=replace(HALL.quorum, denominator=3)),
        replace(HALL, roll=HALL.roll[:-1]),
        replace(HALL, roll=(replace(HALL.roll[0], present=False), *HALL.roll[1:])),
        replace(HALL, roll=(replace(HALL.roll[0], late="19:45"), *HALL.roll[1:])),
        _vote(matter="Quỹ khác"),
        _vote(counts=(VoteCount(2, 1),)),
        _vote(wording="Được thông qua"),
        _task(what="Rà soát lại"),
        _task(due=PartialDate(2026, 3, 6)),
    ],
)
def test_whatever_the_minutes_say_is_in_the_hash(meeting):
    assert digest(meeting) != digest(HALL)


def test_the_hash_is_that_of_ever_after():
    """A frozen book is checked with it for years: it may change only with all books."""
    assert digest(replace(HALL, roll=HALL.roll[:1])) == (
        "627a7bf12b3718338d9e77e22285e9b42f91f536cd8ebd6c4f17ec7b59df3bca"
    )


def test_parts_are_kept_as_text():
    assert dumped(None) == ""
    assert dumped(()) == "[]"
    assert dumped((VoteCount(1, 2, 3),)) == '[{"agreed": 1, "against": 2, "other": 3}]'
    row = Attendance(household_id=1, group_id=2, code="01-001", head="Lê Ước")
    assert "Lê Ước" in dumped(row)


def test_half_a_character_is_left_out_of_what_is_kept():
    """A keyboard may send half an emoji; no file can hold it."""
    half = replace(HALL, title="Họp \ud83d tổ", opinions=(Opinion("A\udc00", "B"),))
    assert dumped(half).encode()
    kept = meeting_from(dumped(half))
    assert (kept.title, kept.opinions[0].speaker) == ("Họp  tổ", "A")
