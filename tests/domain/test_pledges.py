"""Who counts as signed, which moves are allowed, what campaigns and forms are called."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import (
    Campaign,
    Status,
    Tally,
    Wording,
    after_print,
    campaign_label,
    checked,
    checked_move,
    form_label,
    unanswered,
    year_in,
)

WORDING = Wording(title="BẢN ĐĂNG KÝ", abstract="", opening="", criteria=("Một", "Hai"))
CAMPAIGN = Campaign(name="Năm 2026", group_ids=(1, 2), wording=WORDING)
tallies = st.dictionaries(st.sampled_from(Status), st.integers(0, 500)).map(Tally)


def test_every_state_has_a_word_of_the_village():
    assert [status.label for status in Status] == [
        "Chưa in", "Đã in, chờ ký", "Đã ký", "Vắng", "Chưa đồng ý"
    ]  # fmt: skip


@pytest.mark.parametrize("new", [s for s in Status if s is not Status.SIGNED])
def test_a_signature_is_left_only_with_a_reason(new):
    with pytest.raises(UserError) as refused:
        checked_move(Status.SIGNED, new, reason="  ", head="Lê Văn A")
    assert refused.value.field == "reason"
    checked_move(Status.SIGNED, new, reason="ghi nhầm hộ", head="Lê Văn A")


@pytest.mark.parametrize("reason", ["", "Ghi nhầm ngày"])
def test_a_signature_is_closed_until_it_was_taken_back(reason):
    with pytest.raises(UserError, match="Lê Văn A đã ký rồi"):
        checked_move(Status.SIGNED, Status.SIGNED, reason=reason, head="Lê Văn A")


def test_an_answer_taken_back_leaves_the_form_as_it_was():
    assert unanswered(PartialDate(2026, 2, 11)) is Status.PRINTED
    assert unanswered(None) is Status.NOT_PRINTED


@pytest.mark.parametrize("current", [s for s in Status if s is not Status.SIGNED])
@pytest.mark.parametrize("new", [Status.SIGNED, Status.ABSENT, Status.DECLINED])
def test_answers_need_no_reason(current, new):
    checked_move(current, new, reason="", head="Lê Văn A")


def test_a_reprint_changes_no_answer():
    assert after_print(Status.NOT_PRINTED) is Status.PRINTED
    for status in set(Status) - {Status.NOT_PRINTED}:
        assert after_print(status) is status


def test_absent_and_declined_count_as_unsigned():
    tally = Tally({Status.SIGNED: 2, Status.ABSENT: 1, Status.DECLINED: 1, Status.PRINTED: 3})
    assert (tally.total, tally.signed, tally.percent) == (7, 2, 28)
    assert Tally().percent == 0


@given(tallies, tallies)
def test_tallies_add_up(one, other):
    both = one + other
    assert both.total == one.total + other.total
    assert both.signed == one.signed + other.signed
    assert (both.percent == 100) == (both.total > 0 and both.signed == both.total)


def test_a_campaign_is_tidied():
    campaign = checked(
        replace(
            CAMPAIGN,
            name="  Đợt hè  2027 ",
            group_ids=(3, 1, 3),
            wording=replace(WORDING, criteria=(" Một ", "", "Hai  hai")),
        )
    )
    assert (campaign.name, campaign.year, campaign.group_ids) == ("Đợt hè 2027", 2027, (1, 3))
    assert campaign.wording.criteria == ("Một", "Hai hai")


@pytest.mark.parametrize(
    ("campaign", "field"),
    [
        (replace(CAMPAIGN, name="  "), "name"),
        (replace(CAMPAIGN, group_ids=()), "group_ids"),
        (replace(CAMPAIGN, wording=replace(WORDING, title=" ")), "title"),
        (replace(CAMPAIGN, wording=replace(WORDING, criteria=(" ",))), "criteria"),
        (replace(CAMPAIGN, wording=replace(WORDING, criteria=("x",) * 13)), "criteria"),
    ],
)
def test_what_cannot_be_printed_names_the_field_to_mend(campaign, field):
    with pytest.raises(UserError) as refused:
        checked(campaign)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("name", "year"),
    [("Năm 2026", 2026), ("2025-2026", 2025), ("Đợt 1/2026", 2026), ("Đợt hè", 0), ("Số 20261", 0)],
)
def test_the_year_a_name_speaks_of(name, year):
    assert year_in(name) == year


@given(st.sampled_from([0, 2026]), st.integers(0, 60))
def test_labels_of_campaigns_never_repeat(year, count):
    taken: list[str] = []
    for _ in range(count):
        taken.append(campaign_label(year, taken))
    assert len(set(taken)) == count


def test_labels_as_people_know_them():
    assert campaign_label(2026, []) == "2026"
    assert campaign_label(2026, ["2026"]) == "2026B"
    assert campaign_label(2026, ["2026", "2026B"]) == "2026C"
    assert campaign_label(0, ["Đ"]) == "ĐB"
    assert form_label("2026", 123) == "2026-0123"
    assert form_label("2026B", 12345) == "2026B-12345"
