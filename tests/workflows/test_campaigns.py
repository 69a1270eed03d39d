"""A new campaign beside the one before it, and a campaign of some tổ only."""

import dataclasses

import pytest

from antt_desktop.domain.campaign_lists import Change
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import change_head, leave
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.workflows.campaign_report import rounds_pdf, summary_pdf
from antt_desktop.workflows.campaigns import compare_lists, new_campaign, prepared_draft, why
from antt_desktop.workflows.print_lists import signing_lists
from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges

EVENT = LifeEvent(PartialDate(2026, 3, 1), "Sắp xếp")


def test_who_is_new_gone_changed_and_moved_and_why(village, campaign):
    village.campaigns.save(dataclasses.replace(campaign, opened_on=PartialDate(2026, 2, 1)))
    village.campaigns.freeze(campaign.id)
    campaign = village.campaigns.get(campaign.id)
    first, second, third = village.groups.all()
    heir, left, mended = village.pledges.ids(campaign.id, group_id=first.id)
    home = village.households.get(heir)
    village.life.apply(change_head(home, home.people[1], EVENT))
    village.life.apply(leave(village.households.get(left), EVENT, "Hà Nội"))
    wrong = village.households.get(mended)
    people = (dataclasses.replace(wrong.people[0], name="Vũ Thị Mài"),)
    village.households.save(dataclasses.replace(wrong, people=people))
    new = village.households.add(Household(group_id=first.id, people=(Person(name="Lý Mới"),)))
    village.groups.merge(first.id, [second.id], EVENT)
    village.groups.save(dataclasses.replace(third, name="Tổ Đình"), EVENT)
    away = village.households.ids(group_id=third.id)[0]
    village.groups.split(third.id, Group(number=9, name="Tổ 9"), [away], EVENT)

    comparison = compare_lists(village, campaign, new_campaign(village, "Năm 2027"))

    def told(kind):
        return {c.household.id: why(village, comparison, c) for c in comparison.of(kind)}

    assert told(Change.NEW) == {new: "Ghi vào sổ sau đợt Năm 2026"}
    assert list(told(Change.GONE)) == [left]
    assert "Hà Nội" in told(Change.GONE)[left]
    assert set(told(Change.HEAD)) == {heir, mended}
    assert told(Change.HEAD)[mended] == "Sửa tên chủ hộ trong sổ"
    assert told(Change.HEAD)[heir].startswith("01/03/2026")
    moved = told(Change.MOVED)
    assert "Tổ 9" in moved.pop(away)
    assert len(moved) == 2
    assert all("Tổ 2" in reason and "(Sắp xếp)" in reason for reason in moved.values())
    assert [(a.name, b.name) for a, b in comparison.renamed] == [("Tổ 3", "Tổ Đình")]
    assert (comparison.old_names[second.id], second.id in comparison.names) == ("Tổ 2", False)


def test_a_group_left_out_is_told_apart_from_leaving_the_village(village, campaign):
    first, second, _third = village.groups.all()
    some = dataclasses.replace(new_campaign(village, "Năm 2027"), group_ids=(first.id,))
    comparison = compare_lists(village, campaign, some)
    reasons = {why(village, comparison, change) for change in comparison.of(Change.GONE)}
    assert reasons == {"Tổ không tham gia đợt này"}
    back = compare_lists(village, some, new_campaign(village, "Năm 2028"))
    assert {why(village, back, change) for change in back.of(Change.NEW)} == {
        "Tổ không có trong đợt Năm 2027"
    }
    assert second.id not in comparison.names


def test_the_draft_and_what_is_said_of_its_length(village, texts):
    draft = new_campaign(village, "Năm 2027")
    pdf, words = prepared_draft(village, draft)()
    assert words == ""
    assert len(texts(pdf)) == 1
    criteria = draft.wording.criteria
    for count, said in ((9, "Lời văn dài: chữ thu còn cỡ 13"), (12, "bản đăng ký thành 2 trang")):
        long = dataclasses.replace(draft.wording, criteria=(criteria * 3)[:count])
        pdf, words = prepared_draft(village, dataclasses.replace(draft, wording=long))()
        assert said in words
        assert len(texts(pdf)) == (1 if count == 9 else 2)


@pytest.fixture
def second_only(village):
    """Return a campaign of tổ 2 only."""
    second = village.groups.all()[1]
    draft = dataclasses.replace(new_campaign(village, "Năm 2026"), group_ids=(second.id,))
    return village.campaigns.add(draft)


def test_a_campaign_of_one_group_from_print_to_closing(village, second_only, texts, tmp_path):
    campaign, (first, second, _third) = second_only, village.groups.all()
    ids = list(village.pledges.ids(campaign.id))
    assert ids == list(village.households.ids(group_id=second.id))
    assert set(village.pledges.tallies(campaign.id)) == {second.id}
    request = PledgeRequest(campaign_id=campaign.id, household_ids=ids)
    assert print_pledges(village, request, tmp_path / "b.pdf").forms == len(ids) == 2
    (page,) = texts(signing_lists(village, campaign.id))
    assert "có 2 hộ; đã ký 0" in page
    outside = village.households.ids(group_id=first.id)
    for act in (
        lambda: village.pledges.sign(campaign.id, outside[:1], Signing(signed_on=village.today)),
        lambda: village.pledges.mark(campaign.id, outside[:1], Status.ABSENT),
        lambda: print_pledges(
            village, PledgeRequest(campaign_id=campaign.id, household_ids=outside), tmp_path / "x"
        ),
    ):
        with pytest.raises(UserError):
            act()
    village.pledges.sign(campaign.id, ids, Signing(signed_on=village.today))
    village.results.close(campaign.id)
    summary = village.results.summary(campaign.id)
    assert [(g.name, g.tally.signed, g.tally.total) for g in summary.groups] == [("Tổ 2", 2, 2)]
    for pdf in (summary_pdf(village, campaign.id), rounds_pdf(village, [campaign.id])):
        (page,) = texts(pdf)
        assert "Tổ 2" in page
        assert "Tổ 1" not in page
    assert village.check() == []
