"""Votes: what is over which denominator, what is refused, what the result may be called."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Base, MajorityRule, Turnout
from antt_desktop.domain.votes import (
    Ballots,
    Vote,
    VoteCount,
    checked_vote,
    checked_wording,
    explanation,
    outcome,
    own_sentence,
    result_sentence,
)

HALF = MajorityRule(name="Việc tự quản")
HALF_PRESENT = MajorityRule(name="Cử thư ký", base=Base.PRESENT)
TWO_THIRDS = MajorityRule(name="Đóng góp", numerator=2, denominator=3, strict=False)
HALL = Turnout(452, 495)
CAMERA = Vote(matter="Đóng góp quỹ camera", rule=TWO_THIRDS, counts=(VoteCount(401, 28, 23),))
SECRETARY = Vote(matter="Cử thư ký", rule=HALF_PRESENT, counts=(VoteCount(401, 28, 23),))
FAILED = replace(CAMERA, counts=(VoteCount(329, 100, 23),))


def refused(vote, *sittings):
    with pytest.raises(UserError) as error:
        checked_vote(vote, sittings or (HALL,))
    return error.value


def test_a_contribution_is_over_all_households_a_secretary_over_those_present():
    camera, secretary = outcome(CAMERA, HALL), outcome(SECRETARY, HALL)
    assert (camera.base, camera.needed, camera.words) == (495, 330, "Thông qua 81%")
    assert (secretary.base, secretary.needed, secretary.words) == (452, 227, "Thông qua 88%")
    assert explanation(CAMERA, HALL) == "401/495 hộ; cần ít nhất 2/3 tổng số hộ (330)"
    assert explanation(SECRETARY, HALL) == "401/452 hộ; cần trên 1/2 số hộ có mặt (227)"


def test_one_vote_less_fails_though_the_percentage_looks_alike():
    assert outcome(FAILED, HALL).words == "Không thông qua 66%"
    enough = replace(FAILED, counts=(VoteCount(330, 99, 23),))
    assert outcome(enough, HALL).words == "Thông qua 66%"


def test_a_vote_not_taken_yet_has_no_result():
    vote = replace(CAMERA, counts=())
    assert outcome(vote, HALL) is None
    assert own_sentence(vote, HALL) == result_sentence(vote, HALL) == ""
    assert explanation(vote, HALL) == "Cần ít nhất 2/3 tổng số hộ"


def test_the_sentence_of_the_program():
    assert own_sentence(CAMERA, HALL) == (
        "Có 401 hộ đồng ý, 28 hộ không đồng ý, 23 hộ có ý kiến khác; 401/495 hộ đồng ý (81%),"
        " đạt mức ít nhất 2/3 tổng số hộ; nội dung được thông qua."
    )
    assert own_sentence(FAILED, HALL).endswith(
        "(66%), không đạt mức ít nhất 2/3 tổng số hộ; nội dung không được thông qua."
    )


@pytest.mark.parametrize(
    ("vote", "wording"),
    [
        (CAMERA, "Nhất trí cao: 401/495 hộ (81%) tán thành, 28 hộ không, 23 hộ ý kiến khác."),
        (CAMERA, "Trong 495 hộ có 401 đồng ý, 28 hộ không đồng ý, 23 khác. Thông qua."),
        (CAMERA, "Đạt trên 2/3: 401 đồng ý; 28 hộ không; 23 hộ chờ bàn thêm trên 495 hộ."),
        (FAILED, "Chỉ 329/495 hộ đồng ý, 100 không, 23 ý kiến khác; chưa được thông qua."),
        (FAILED, "Có 329/495, 100 hộ không, 23 khác: KHÔNG ĐẠT, để kỳ sau bàn lại."),
        (FAILED, "329 đồng ý, 100 không, 23 khác trên 495: không đủ điều kiện để thông qua."),
    ],
)
def test_the_wording_may_be_anybodys(vote, wording):
    vote = replace(vote, wording=f"  {wording} ")
    assert checked_vote(vote, (HALL,)).wording == wording
    assert result_sentence(checked_vote(vote, (HALL,)), HALL) == wording


@pytest.mark.parametrize(
    ("vote", "wording", "why"),
    [
        (CAMERA, "Có 402 hộ đồng ý, 28 không, 23 khác, tổng 495.", "402"),
        (CAMERA, "Có 401/495 hộ đồng ý (100%), 28 không, 23 khác.", "100"),
        (CAMERA, "Thông qua với 401/495 hộ đồng ý.", "28, 23"),
        (CAMERA, "Được thông qua.", "401"),
        (CAMERA, "Có 28 hộ đồng ý, 401 hộ không đồng ý, 23 khác trên 495 hộ.", "thứ tự"),
        (CAMERA, "401 đồng ý, 28 không, 23 khác trên 495 hộ: không được thông qua.", "được"),
        (CAMERA, "401 đồng ý, 28 không, 23 khác trên 495 hộ: bị bác bỏ.", "được thông qua"),
        (FAILED, "329/495 hộ đồng ý, 100 không, 23 khác; được thông qua.", "không được"),
        (FAILED, "329/495 hộ đồng ý, 100 không, 23 khác.", "không được"),
    ],
)
def test_a_wording_with_other_figures_or_another_result_is_refused(vote, wording, why):
    error = refused(replace(vote, wording=wording))
    assert error.field == "wording"
    assert why in error.sentence


def test_no_wording_before_the_vote_and_the_programs_own_is_not_kept():
    assert refused(replace(CAMERA, counts=(), wording="Được thông qua")).field == "wording"
    own = own_sentence(CAMERA, HALL)
    assert checked_wording(CAMERA, HALL, f" {own} ") == checked_wording(CAMERA, HALL, " ") == ""


def test_a_wording_falls_with_figures_that_change():
    worded = replace(CAMERA, wording="401/495 hộ tán thành, 28 hộ không, 23 hộ khác.")
    assert refused(replace(worded, counts=(VoteCount(400, 29, 23),))).field == "wording"


def test_sums_at_and_over_those_present():
    assert checked_vote(CAMERA, (HALL,)).total.cast == 452
    error = refused(replace(CAMERA, counts=(VoteCount(401, 28, 24),)))
    assert error.field == "counts"
    assert "453" in error.sentence
    assert "452" in error.sentence
    assert refused(replace(CAMERA, counts=(VoteCount(401, -1, 0),))).field == "counts"
    assert refused(replace(CAMERA, matter="  ")).field == "matter"


def test_sittings_add_up_and_each_has_its_own_bound():
    sittings = (Turnout(200, 240), Turnout(252, 255))
    vote = replace(CAMERA, counts=(VoteCount(170, 10, 20), VoteCount(231, 18, 3)))
    assert checked_vote(vote, sittings).total == VoteCount(401, 28, 23)
    assert outcome(vote, HALL).words == "Thông qua 81%"
    moved = replace(CAMERA, counts=(VoteCount(201, 0, 0), VoteCount(200, 28, 23)))
    assert refused(moved, *sittings).field == "counts"
    assert refused(CAMERA, *sittings).field == "counts"


@pytest.mark.parametrize(
    ("ballots", "counts"),
    [
        (Ballots(453, 452, 0), VoteCount(401, 28, 23)),
        (Ballots(450, 451, 0), VoteCount(401, 28, 22)),
        (Ballots(452, 452, 453), VoteCount()),
        (Ballots(452, 450, -1), VoteCount(401, 28, 22)),
        (Ballots(452, 450, 2), VoteCount(401, 28, 20)),
        (Ballots(452, 450, 2), VoteCount(401, 28, 18)),
    ],
)
def test_papers_that_do_not_add_up_are_refused(ballots, counts):
    vote = replace(CAMERA, secret=True, ballots=ballots, counts=(counts,))
    assert refused(vote).field == "ballots"


def test_papers_are_kept_of_secret_votes_only():
    ballots = Ballots(452, 450, 2)
    secret = replace(CAMERA, secret=True, ballots=ballots, counts=(VoteCount(401, 28, 19),))
    assert checked_vote(secret, (HALL,)).ballots == ballots
    assert checked_vote(replace(secret, secret=False), (HALL,)).ballots is None
    assert checked_vote(replace(secret, counts=()), (HALL,)).ballots is None


def test_a_vote_is_tidied():
    untidy = replace(CAMERA, matter="  Quỹ   camera ", tellers=(" Lê  Văn A", " ", ""))
    vote = checked_vote(untidy, (HALL,))
    assert (vote.matter, vote.tellers) == ("Quỹ camera", ("Lê Văn A",))


@given(
    st.integers(1, 600),
    st.lists(st.integers(0, 600), min_size=3, max_size=3),
    st.sampled_from([HALF, HALF_PRESENT, TWO_THIRDS]),
)
def test_the_programs_own_sentence_is_always_allowed(total, votes, rule):
    present = min(sum(votes), total)
    count = VoteCount(*votes)
    vote = Vote(matter="Quỹ", rule=rule, counts=(count,))
    hall = Turnout(present, total)
    if count.cast > present:
        assert refused(vote, hall).field == "counts"
        return
    own = own_sentence(vote, hall)
    assert checked_wording(vote, hall, own) == ""
    assert checked_wording(vote, hall, f"Kết quả: {own}") == f"Kết quả: {own}"
