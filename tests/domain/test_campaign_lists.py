"""Two lists of a campaign compared, whatever is in them."""

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.campaign_lists import (
    Change,
    ListedHousehold,
    list_changes,
    renamed_groups,
)
from antt_desktop.domain.households import Group


def household(household_id, head="Lan", group_id=1):
    return ListedHousehold(household_id, f"01-{household_id:03}", group_id, head, None, 4, "Ngõ 1")


lists = st.lists(
    st.builds(
        household, st.integers(1, 30), st.sampled_from(["Lan", "Hòa", ""]), st.integers(1, 3)
    ),
    unique_by=lambda h: h.id,
)


@given(lists, lists)
def test_every_household_is_told_of_once_for_each_thing_that_changed(before, after):
    changes = list_changes(before, after)
    told = {kind: [c.household.id for c in changes if c.kind is kind] for kind in Change}
    old, now = ({h.id: h for h in each} for each in (before, after))
    both = [h.id for h in after if h.id in old]
    assert told[Change.NEW] == [h.id for h in after if h.id not in old]
    assert told[Change.GONE] == [h.id for h in before if h.id not in now]
    assert told[Change.HEAD] == [i for i in both if old[i].head != now[i].head]
    assert told[Change.MOVED] == [i for i in both if old[i].group_id != now[i].group_id]
    for change in changes:
        assert change.before == old.get(change.household.id)
        assert change.household == now.get(change.household.id, change.before)


@given(lists)
def test_a_list_does_not_differ_from_itself(same):
    assert list_changes(same, tuple(same)) == ()


@given(lists, lists)
def test_back_and_forth_new_and_gone_change_places(before, after):
    there, back = list_changes(before, after), list_changes(after, before)
    for one, other in ((Change.NEW, Change.GONE), (Change.GONE, Change.NEW)):
        assert {c.household.id for c in there if c.kind is one} == {
            c.household.id for c in back if c.kind is other
        }


def test_groups_that_were_renamed():
    before = [Group(id=1, number=1, name="Tổ 1"), Group(id=2, number=2, name="Tổ 2")]
    after = [Group(id=1, number=9, name="Tổ 1"), Group(id=2, number=2, name="Tổ Đình")]
    after.append(Group(id=3, number=3, name="Tổ 3"))
    assert renamed_groups(before, after) == ((before[1], after[1]),)
