"""The list of a campaign: it follows the roster until it is frozen, then it stays as it was."""

import dataclasses

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import DEAD, Group, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import change_head, leave
from antt_desktop.domain.pledges import Signing, Status
from tests.book.moving import move

TODAY = PartialDate(2026, 3, 13)
EVENT = LifeEvent(PartialDate(2026, 3, 1), "Sắp xếp")
SIGNED = Signing(signed_on=PartialDate(2026, 2, 18))


def paper(book, campaign):
    """Return all that a campaign's papers say."""
    ids = list(book.pledges.ids(campaign.id))
    return (
        ids,
        book.pledges.rows(campaign.id, ids),
        list(book.campaigns.members(campaign.id, ids)),
        book.campaigns.groups(campaign.id),
        book.campaigns.village(campaign.id),
        book.pledges.tallies(campaign.id),
    )


def change_everything(book, village):
    """Rename, move, split, merge, leave, mend, and rename the village."""
    first, second, third, fourth, fifth, *_ = village
    home = book.households.get(first)
    people = (dataclasses.replace(home.people[0], name="Nguyễn Văn Ân", birth=PartialDate(1961)),)
    book.households.save(dataclasses.replace(home, people=people, address="Ngõ 9"))
    move(book, [second], 3)
    gone = book.households.get(third)
    book.life.apply(leave(gone, EVENT, "Hà Nội"))
    book.groups.split(1, Group(number=4, name="Tổ mới"), [fourth], EVENT)
    book.groups.merge(1, [2], EVENT)
    book.groups.save(
        dataclasses.replace(book.groups.get(1), name="Tổ xóm Đình", leader="Đỗ Thị Hà"), EVENT
    )
    new = dataclasses.replace(book.settings.village(), commune="Phường Quang Hưng")
    book.settings.save_village(new, EVENT)
    heir = Person(name="Phạm Thị Mới")
    book.life.apply(change_head(book.households.get(fifth), heir, EVENT, old_head=DEAD))


def test_a_living_list_follows_the_roster(book, village, campaign):
    before = paper(book, campaign)
    change_everything(book, village)
    after = paper(book, campaign)
    assert [a != b for a, b in zip(after, before, strict=True)] == [True] * len(before)
    assert book.campaigns.village(campaign.id).commune == "Phường Quang Hưng"
    assert [(g.number, g.name) for g in after[3]] == [(1, "Tổ xóm Đình"), (4, "Tổ mới")]
    assert village[2] not in after[0]


def test_a_frozen_list_stays_as_it_was(book, village, campaign, home):
    book.pledges.sign(campaign.id, village[:2], SIGNED)
    before = paper(book, campaign)
    book.campaigns.freeze(campaign.id)
    assert book.campaigns.get(campaign.id).list_frozen_on == TODAY
    assert paper(book, campaign) == before
    change_everything(book, village)
    book.households.add(home("Lý Thị Mới"))
    assert paper(book, campaign) == before
    assert book.check() == []
    book.campaigns.freeze(campaign.id)  # a second time changes nothing
    assert paper(book, campaign) == before


def test_a_group_without_households_stays_on_its_list(book, village, campaign):
    book.groups.save(dataclasses.replace(book.groups.get(2), leader="Ngô Văn Vinh"))
    move(book, book.households.ids(group_id=2), 1)
    before = paper(book, campaign)
    assert [g.name for g in before[3]] == ["Tổ 1", "Tổ 2"]
    book.campaigns.freeze(campaign.id)
    book.groups.save(dataclasses.replace(book.groups.get(2), name="Tổ xóm Chùa", leader=""))
    book.groups.merge(1, [2], EVENT)
    assert paper(book, campaign) == before


def test_a_group_that_ended_before_is_not_on_the_list(book, campaign):
    book.groups.merge(1, [2], EVENT)
    book.campaigns.freeze(campaign.id)
    assert [(g.id, g.name) for g in book.campaigns.groups(campaign.id)] == [(1, "Tổ 1")]


def test_filters_and_sorting_work_on_a_frozen_list(book, village, campaign):
    by_name = list(book.pledges.ids(campaign.id, sort="name"))
    second = list(book.pledges.ids(campaign.id, group_id=2))
    book.campaigns.freeze(campaign.id)
    change_everything(book, village)
    assert list(book.pledges.ids(campaign.id, sort="name")) == by_name
    assert list(book.pledges.ids(campaign.id, group_id=2)) == second
    assert list(book.pledges.ids(campaign.id, query="nguyễn văn an")) == village[:1]
    book.pledges.mark(campaign.id, second[:1], Status.ABSENT)
    assert list(book.pledges.ids(campaign.id, status=Status.ABSENT)) == second[:1]


def test_late_signatures_are_recorded_under_the_names_of_the_list(book, village, campaign):
    book.campaigns.freeze(campaign.id)
    change_everything(book, village)
    book.pledges.sign(campaign.id, village[:3], SIGNED)  # one renamed, one moved, one gone
    rows = book.pledges.rows(campaign.id, village[:3])
    assert [row.signer for row in rows] == ["Nguyễn Văn An", "Bùi Thị Hoa", "Trần Văn Hòa"]
    assert book.pledges.tallies(campaign.id)[1].signed == 3
    assert book.pledges.number_forms(campaign.id, village[2:3]) == {village[2]: 1}


def test_a_newcomer_is_not_on_a_frozen_list(book, campaign, home):
    book.campaigns.freeze(campaign.id)
    new = book.households.add(home("Lý Thị Mới"))
    assert new not in book.pledges.ids(campaign.id)
    assert book.pledges.rows(campaign.id, [new]) == []
    with pytest.raises(UserError, match="không nằm trong danh sách đợt ký"):
        book.pledges.sign(campaign.id, [new], SIGNED)


def test_what_stands_on_a_frozen_list_is_not_deleted(book, village, campaign):
    book.campaigns.freeze(campaign.id)
    with pytest.raises(UserError, match="danh sách đợt ký Năm 2026"):
        book.households.delete([village[7], village[0]])
    book.households.delete([village[7]])  # of tổ 3, which has no part in it
    with pytest.raises(UserError, match="không đổi tổ được"):
        book.campaigns.save(dataclasses.replace(book.campaigns.get(campaign.id), group_ids=(1,)))
    book.campaigns.save(dataclasses.replace(book.campaigns.get(campaign.id), name="Năm 2026 A"))


def test_this_years_list_is_opened_again(book, village, campaign):
    before = paper(book, campaign)
    book.campaigns.freeze(campaign.id)
    change_everything(book, village)
    book.campaigns.thaw(campaign.id)
    assert book.campaigns.get(campaign.id).list_frozen_on is None
    assert [g.name for g in book.campaigns.groups(campaign.id)] == ["Tổ xóm Đình", "Tổ mới"]
    assert book.campaigns.village(campaign.id).commune == "Phường Quang Hưng"
    assert book.check() == []
    book.campaigns.thaw(campaign.id)  # nothing to open
    book.history.undo()
    assert paper(book, campaign) == before


def test_a_list_opened_again_has_the_groups_that_came_of_its_own(book, campaign, new_campaign):
    second = book.campaigns.add(new_campaign("Đợt hai", group_ids=(2,)))
    book.campaigns.freeze(second.id)
    before = paper(book, second)
    book.groups.merge(3, [2], EVENT)
    going = book.households.ids(group_id=3)[:1]
    new = book.groups.split(3, Group(number=4, name=""), going, EVENT)
    assert paper(book, second) == before
    book.campaigns.thaw(second.id)
    assert [g.id for g in book.campaigns.groups(second.id)] == [3, new.id]
    assert len(book.pledges.ids(second.id)) == 4


def test_freezing_is_undone_and_done_again(book, village, campaign):
    living = paper(book, campaign)
    book.campaigns.freeze(campaign.id)
    book.history.undo()
    assert book.campaigns.get(campaign.id).list_frozen_on is None
    book.history.redo()
    move(book, village[:1], 3)
    assert paper(book, campaign) == living
    assert book.check() == []


@pytest.mark.parametrize(
    "change",
    [
        lambda book, ids, home: book.households.add(home("Lý Thị Mới")),
        lambda book, ids, home: move(book, ids[:1], 3),
        lambda book, ids, home: book.households.delete(ids[7:]),
        lambda book, ids, home: book.life.apply(
            leave(book.households.get(ids[0]), LifeEvent(PartialDate(2027, 1, 2)), "Hà Nội")
        ),
        lambda book, ids, home: book.groups.merge(1, [2], EVENT),
        lambda book, ids, home: book.groups.split(1, Group(number=4, name=""), ids[:1], EVENT),
        lambda book, ids, home: book.groups.save(
            dataclasses.replace(book.groups.get(1), leader="Đỗ Thị Hà")
        ),
        lambda book, ids, home: book.settings.save_village(
            dataclasses.replace(book.settings.village(), name="Thôn Đông")
        ),
    ],
    ids=["add", "move", "delete", "leave", "merge", "split", "leader", "village"],
)
def test_the_first_change_of_a_new_year_keeps_last_years_list(
    book, village, campaign, home, clock, change
):
    before = paper(book, campaign)
    clock.now = clock.now.replace(year=2027)
    change(book, village, home)
    assert str(book.campaigns.get(campaign.id).list_frozen_on) == "13/03/2027"
    assert paper(book, campaign) == before
    with pytest.raises(UserError, match="năm trước"):
        book.campaigns.thaw(campaign.id)
    assert book.check() == []
    book.history.undo()
    assert book.campaigns.get(campaign.id).list_frozen_on is None
    assert paper(book, campaign) == before


def test_a_campaign_of_a_later_year_keeps_the_earlier_list(book, village, campaign, new_campaign):
    before = paper(book, campaign)
    second = book.campaigns.add(new_campaign("Đợt hè 2026"))
    assert book.campaigns.get(campaign.id).list_frozen_on is None
    new = book.campaigns.add(new_campaign("Năm 2027", group_ids=(1, 2, 3)))
    change_everything(book, village)
    assert paper(book, campaign) == before
    assert book.campaigns.get(second.id).list_frozen_on == TODAY
    assert book.campaigns.get(new.id).list_frozen_on is None
    assert [g.name for g in book.campaigns.groups(new.id)] == ["Tổ xóm Đình", "Tổ 3", "Tổ mới"]


def test_a_campaign_without_a_year_goes_by_its_opening_day(
    book, village, new_campaign, clock, home
):
    spring = book.campaigns.add(new_campaign("Đợt xuân", opened_on=TODAY))
    clock.now = clock.now.replace(year=2027)
    book.households.add(home("Lý Thị Mới"))
    assert book.campaigns.get(spring.id).list_frozen_on is not None


def test_a_deleted_campaign_takes_its_list_along(book, village, campaign):
    book.campaigns.freeze(campaign.id)
    before = paper(book, campaign)
    book.campaigns.delete(campaign.id)
    book.households.delete(village[:1])
    assert book.check() == []
    book.history.undo()
    book.history.undo()
    assert paper(book, campaign) == before


def test_taking_back_last_years_change_leaves_last_years_paper(book, village, campaign, clock):
    home = book.households.get(village[0])
    book.households.save(dataclasses.replace(home, address="Ngõ 9"))
    before = paper(book, campaign)
    clock.now = clock.now.replace(year=2027)
    book.history.undo()
    assert book.households.get(village[0]) == home
    assert paper(book, campaign) == before
    book.history.redo()
    assert book.households.get(village[0]).address == "Ngõ 9"
    assert paper(book, campaign) == before
    assert book.check() == []


def test_in_a_new_year_nobody_is_taken_off_last_years_list(book, village, campaign, home, clock):
    new = book.households.add(home("Lý Thị Mới"))
    before = paper(book, campaign)
    clock.now = clock.now.replace(year=2027)
    with pytest.raises(UserError, match="danh sách đợt ký Năm 2026"):
        book.households.delete(village[:1])
    with pytest.raises(UserError, match="danh sách đợt ký của năm trước"):
        book.history.undo()  # of the adding
    assert book.households.get(new).head.name == "Lý Thị Mới"
    assert paper(book, campaign) == before
    assert book.check() == []


def test_in_a_new_year_an_empty_group_stays_on_last_years_list(book, campaign, clock):
    new = book.groups.add(Group(number=4, name="Tổ 4"))
    book.campaigns.save(dataclasses.replace(campaign, group_ids=(1, 2, new.id)))
    before = paper(book, campaign)
    clock.now = clock.now.replace(year=2027)
    with pytest.raises(UserError, match="danh sách đợt ký Năm 2026"):
        book.groups.delete(new.id)
    assert paper(book, campaign) == before
