"""Meetings: who counts, which parts contradict each other, when minutes may be frozen."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import (
    Delegates,
    MeetingState,
    Opinion,
    Sitting,
    checked,
    refuse_unready,
)
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.votes import VoteCount
from tests.domain.meeting_samples import HALL, TODAY

CLUSTERS = (Sitting(name="Cụm 1", group_ids=(1,)), Sitting(name="Cụm 2", group_ids=(2,)))


def test_states_have_words_of_the_village():
    assert [state.label for state in MeetingState] == ["Sắp họp", "Nháp", "Đã chốt"]


def test_the_turnout_of_households_of_people_and_of_sittings():
    assert HALL.turnout == Turnout(3, 5)
    assert HALL.turnouts == (HALL.turnout,)
    people = replace(HALL, delegates=Delegates(20, 18))
    assert people.turnout == Turnout(18, 20, "người")
    assert people.unit == "người"
    parted = replace(HALL, sittings=CLUSTERS)
    assert parted.turnouts == (Turnout(1, 2), Turnout(2, 3))
    assert sum(parted.turnouts, Turnout()) == parted.turnout


def test_a_meeting_is_tidied():
    untidy = replace(
        HALL,
        title="  Họp   tổ ",
        chair=" Lê  Văn A ",
        group_ids=(3, 1, 3),
        guests=(" Bí thư ", "", "Bí thư"),
        proceedings="một\r\nhai\u2028ba\x00",
        opinions=(Opinion(" Lê  A ", " Nhất trí\n"), Opinion(" ", "\n")),
        tasks=(Task(what=" Rà  soát ", who=" Tổ 3 "),),
    )
    meeting = checked(untidy)
    assert (meeting.title, meeting.chair, meeting.group_ids) == ("Họp tổ", "Lê Văn A", (1, 3))
    assert meeting.guests == ("Bí thư",)
    assert meeting.proceedings == "một\nhai\nba"
    assert meeting.opinions == (Opinion("Lê A", "Nhất trí"),)
    assert meeting.tasks == (Task(what="Rà soát", who="Tổ 3"),)
    assert checked(meeting) == meeting


def test_bold_and_empty_lines_stay_as_they_were_typed():
    text = rich([("1. ", False), ("Quỹ", True), ("\n\n  - hai\n", False)])
    assert checked(replace(HALL, proceedings=text)).proceedings == text


def test_who_came_and_how_late_is_said_of_those_present_only():
    first, *_, last = HALL.roll
    came = replace(first, came=" con  trai ", late="19:45")
    roll = (came, *HALL.roll[1:-1], replace(last, came="vợ", late="20:00"))
    tidied = checked(replace(HALL, roll=roll)).roll
    assert tidied == (replace(came, came="con trai"), *HALL.roll[1:])


def test_where_people_are_counted_no_household_is_called():
    assert checked(replace(HALL, delegates=Delegates(5, 4))).roll == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "x" * 301}, "title"),
        ({"copies": -1}, "copies"),
        ({"copies": 100}, "copies"),
        ({"delegates": Delegates(17, 18)}, "delegates"),
        ({"delegates": Delegates(5, -1)}, "delegates"),
        ({"tasks": (Task(what=" "),)}, "what"),
        ({"votes": (replace(HALL.votes[0], counts=(VoteCount(3, 1),)),)}, "counts"),
        ({"sittings": (replace(CLUSTERS[0], name=" "),)}, "sittings"),
        ({"sittings": (Sitting(name="Cụm 1", group_ids=()),)}, "sittings"),
        ({"sittings": (*CLUSTERS, replace(CLUSTERS[0], name="Cụm 3"))}, "sittings"),
        ({"sittings": CLUSTERS[:1]}, "sittings"),
        ({"sittings": CLUSTERS}, "counts"),
        ({"roll": ()}, "counts"),
    ],
)
def test_parts_that_contradict_each_other_name_the_field_to_mend(changed, field):
    with pytest.raises(UserError) as refused:
        checked(replace(HALL, **changed))
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


def test_what_is_not_known_yet_does_not_stop_a_draft():
    meeting = replace(HALL, title="", kind="", day=None, place="", chair="", proceedings="")
    assert checked(meeting) == meeting


def test_ready_minutes_are_not_refused():
    refuse_unready(HALL, TODAY)
    refuse_unready(replace(HALL, proceedings="", conclusion="Thống nhất."), TODAY)
    refuse_unready(replace(HALL, day=TODAY, start="", end=""), TODAY)
    refuse_unready(replace(HALL, roll=(), votes=(), delegates=Delegates(20, 18)), TODAY)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"kind": ""}, "kind"),
        ({"day": None}, "day"),
        ({"day": PartialDate(2026, 2)}, "day"),
        ({"day": PartialDate(2026, 3, 14)}, "day"),
        ({"place": ""}, "place"),
        ({"chair": ""}, "chair"),
        ({"secretary": ""}, "secretary"),
        ({"proceedings": rich([(" \n ", True)])}, "proceedings"),
        ({"end": "19:29"}, "end"),
        ({"roll": tuple(replace(row, present=False) for row in HALL.roll)}, "roll"),
        ({"roll": ()}, "roll"),
        ({"delegates": Delegates(20, 0)}, "roll"),
        ({"votes": (replace(HALL.votes[0], counts=()),)}, "votes"),
    ],
)
def test_minutes_that_are_not_ready_name_the_field_to_mend(changed, field):
    with pytest.raises(UserError) as refused:
        refuse_unready(replace(HALL, **changed), TODAY)
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


def test_a_signed_paper_stands_for_minutes_that_nobody_typed():
    paper = replace(
        HALL, place="", chair="", secretary="", proceedings="", roll=(), votes=(), tasks=()
    )
    refuse_unready(paper, TODAY, signed_paper=True)
    for lost in ({"title": ""}, {"kind": ""}, {"day": None}):
        with pytest.raises(UserError):
            refuse_unready(replace(paper, **lost), TODAY, signed_paper=True)
    with pytest.raises(UserError) as refused:
        refuse_unready(replace(paper, proceedings="1. Báo cáo."), TODAY, signed_paper=True)
    assert refused.value.field == "place"
