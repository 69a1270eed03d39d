"""Quorum and majority: at, one below and one above each threshold, reckoned by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import QUORUM, Base, MajorityRule, Turnout, percent
from antt_desktop.domain.meetings import Attendance, Meeting
from antt_desktop.domain.votes import Vote, VoteCount, outcome

HALF = MajorityRule(name="Việc tự quản")
HALF_PRESENT = MajorityRule(name="Cử thư ký", base=Base.PRESENT)
TWO_THIRDS = MajorityRule(name="Đóng góp", numerator=2, denominator=3, strict=False)
EVERY = MajorityRule(name="Tất cả", numerator=1, denominator=1, strict=False)
AT_LEAST_HALF = MajorityRule(name="Một nửa", strict=False)
LEAST = {
    # total: (more than half, at least two thirds, all)
    1: (1, 1, 1),
    2: (2, 2, 2),
    3: (2, 2, 3),
    100: (51, 67, 100),
    199: (100, 133, 199),
    200: (101, 134, 200),
    452: (227, 302, 452),
    493: (247, 329, 493),
    495: (248, 330, 495),
    496: (249, 331, 496),
    600: (301, 400, 600),
}
CASES = [
    (rule, total, least)
    for total, row in LEAST.items()
    for rule, least in zip((HALF, TWO_THIRDS, EVERY), row, strict=True)
]


@pytest.mark.parametrize(("rule", "total", "least"), CASES)
def test_at_one_below_and_one_above_the_threshold(rule, total, least):
    assert rule.needed(total) == least
    assert rule.reached(least, total)
    assert not rule.reached(least - 1, total)
    assert rule.reached(least + 1, total)


@pytest.mark.parametrize("rule", [HALF, HALF_PRESENT, TWO_THIRDS, EVERY, AT_LEAST_HALF])
def test_of_nobody_nothing_is_enough(rule):
    assert not rule.reached(0, 0)
    assert not rule.reached(1, 0)
    assert not rule.reached(0, 495)


def test_exactly_half_is_not_more_than_half():
    assert not HALF.reached(100, 200)
    assert AT_LEAST_HALF.reached(100, 200)
    assert HALF.reached(101, 200)


@given(
    st.integers(1, 12).flatmap(lambda d: st.tuples(st.integers(1, d), st.just(d))),
    st.booleans(),
    st.integers(1, 5000),
    st.integers(0, 5000),
)
def test_any_share_is_reckoned_exactly(share, strict, total, number):
    numerator, denominator = share
    if strict and numerator == denominator:
        strict = False
    rule = MajorityRule(name="x", numerator=numerator, denominator=denominator, strict=strict)
    had, least = Fraction(number, total), Fraction(numerator, denominator)
    assert rule.reached(number, total) is (had > least or (had == least and not strict))


@pytest.mark.parametrize(
    ("numerator", "denominator", "strict"),
    [(0, 2, True), (-1, 2, False), (3, 2, False), (2, 2, True), (1, 0, False)],
)
def test_a_share_that_cannot_be_is_refused(numerator, denominator, strict):
    with pytest.raises(UserError, match="Đóng góp"):
        MajorityRule(name="Đóng góp", numerator=numerator, denominator=denominator, strict=strict)


def test_rules_in_words():
    assert HALF.words() == "trên 1/2 tổng số hộ"
    assert TWO_THIRDS.words() == "ít nhất 2/3 tổng số hộ"
    assert HALF_PRESENT.words() == "trên 1/2 số hộ có mặt"
    assert HALF.words("người") == "trên 1/2 tổng số người"


def test_the_turnout_in_words():
    assert Turnout(452, 495).words(QUORUM) == "452/495 hộ (91%) – đủ điều kiện họp"
    assert Turnout(248, 495).words(QUORUM) == "248/495 hộ (50%) – đủ điều kiện họp"
    short = "247/495 hộ (49%) – chưa đủ điều kiện họp, cần 248 hộ"
    assert Turnout(247, 495).words(QUORUM) == short
    assert Turnout(18, 20, "người").words(QUORUM) == "18/20 người (90%) – đủ điều kiện họp"
    assert Turnout().words(QUORUM) == ""
    assert Turnout(452, 495).short() == "452/495 hộ dự"
    assert Turnout().short() == ""


def test_a_quorum_of_those_present_is_there_as_soon_as_somebody_came():
    assert Turnout(1, 495).words(HALF_PRESENT).endswith("– đủ điều kiện họp")
    assert "chưa đủ" in Turnout(0, 495).words(HALF_PRESENT)


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_a_whole_percentage_never_promises_too_much(total, part):
    part = min(part, total)
    assert (percent(part, total) == 100) is (part == total)
    assert percent(part, total) <= Fraction(100 * part, total) < percent(part, total) + 1


def test_which_number_a_rule_is_a_share_of():
    turnout = Turnout(452, 495)
    assert (turnout.of(Base.ALL), turnout.of(Base.PRESENT)) == (495, 452)
    assert Turnout(200, 240) + Turnout(252, 255) == turnout


def test_the_denominator_is_that_of_the_day_however_the_roster_changes():
    roster = [
        Attendance(household_id=i, group_id=1, code=f"01-{i:03}", head="", present=i <= 330)
        for i in range(1, 496)
    ]
    meeting = Meeting(roll=tuple(roster))
    vote = Vote(matter="Quỹ", rule=TWO_THIRDS, counts=(VoteCount(330),))
    before = outcome(vote, meeting.turnout)
    roster.append(Attendance(household_id=496, group_id=1, code="01-496", head=""))
    after = outcome(vote, meeting.turnout)
    assert before == after
    assert (after.base, after.needed, after.passed) == (495, 330, True)
    held_now = outcome(vote, Meeting(roll=tuple(roster)).turnout)
    assert (held_now.base, held_now.needed, held_now.passed) == (496, 331, False)
