"""The tables of figures: sums, shares, and the years beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.campaign_figures import (
    Percent,
    Round,
    groups_over_rounds,
    reason_figures,
    rounds_figures,
    share,
    shown,
    summary_figures,
)
from antt_desktop.domain.campaign_summary import CampaignSummary, GroupSummary, Reason
from antt_desktop.domain.pledges import Status, Tally

HEADINGS = tuple("abcdefgh")
tallies = st.dictionaries(st.sampled_from(Status), st.integers(0, 90)).map(Tally)


def tally(signed, total):
    return Tally({Status.SIGNED: signed, Status.ABSENT: total - signed})


def summary(*groups):
    return CampaignSummary(tuple(GroupSummary(i, i, name, counts) for i, name, counts in groups))


@given(st.lists(tallies, max_size=6))
def test_the_columns_add_up_to_the_row_of_sums_and_the_states_to_all(each):
    made = summary(*((at, f"Tổ {at}", one) for at, one in enumerate(each, 1)))
    figures = summary_figures(made, HEADINGS, "Tổng cộng")
    for at in (1, 2, 4, 5, 6, 7):
        assert sum(row[at] for row in figures.rows) == figures.total[at]
    for row in (*figures.rows, figures.total):
        assert row[1] == row[2] + sum(row[4:])
        assert isinstance(row[3], Percent)
        assert len(row) == len(HEADINGS)


def test_reasons_are_those_of_the_village_the_unsaid_ones_said():
    reasons = (Reason(Status.ABSENT, "", 2), Reason(Status.DECLINED, "Chờ bàn", 3))
    made = CampaignSummary((GroupSummary(1, 1, "Tổ 1", tally(0, 5), reasons),))
    assert reason_figures(made, ("t", "l", "s"), "(không ghi)").rows == (
        ("Chưa đồng ý", "Chờ bàn", 3),
        ("Vắng", "(không ghi)", 2),
    )


def test_groups_stand_under_the_names_of_their_years():
    first = Round(1, "2024", summary((1, "Tổ 1", tally(1, 2)), (2, "Tổ 2", tally(2, 2))))
    second = Round(2, "2025", summary((1, "Tổ Đình", tally(3, 4))))
    third = Round(3, "2026", summary((1, "Tổ Đình", tally(4, 4)), (3, "Tổ 3", tally(0, 0))))
    renamed, merged, split = groups_over_rounds([first, second, third])
    assert renamed.title == "Tổ Đình (2024: Tổ 1)"
    assert (merged.title, set(merged.tallies)) == ("Tổ 2", {1})
    assert (split.title, set(split.tallies)) == ("Tổ 3", {3})
    figures = rounds_figures([first, second, third], "Tổ", "Tỷ lệ", "Tổng cộng")
    assert figures.headings == ("Tổ", "2024", "Tỷ lệ", "2025", "Tỷ lệ", "2026", "Tỷ lệ")
    assert figures.rows[0][1:] == ("1/2", "50%", "3/4", "75% (+25)", "4/4", "100% (+25)")
    assert figures.rows[1][1:] == ("2/2", "100%", None, None, None, None)
    assert figures.total[1:] == ("3/4", "75%", "3/4", "75% (0)", "4/4", "100% (+25)")


def test_a_name_that_came_back_is_the_last_one():
    names = ("Tổ 1", "Tổ Đình", "Tổ 1")
    rounds = [Round(n, str(n), summary((1, name, tally(0, 1)))) for n, name in enumerate(names)]
    assert groups_over_rounds(rounds)[0].title == "Tổ 1 (1: Tổ Đình)"


def test_how_cells_read():
    assert share(tally(1, 2), tally(2, 2)) == "50% (−50)"
    assert share(None, tally(2, 2)) == ""
    assert [shown(cell) for cell in (None, "a", 1234, Percent(94))] == ["", "a", "1.234", "94%"]
