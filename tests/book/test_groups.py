"""Tổ and who leads them: terms, new names with their day, merging, splitting, undo of each."""

import dataclasses

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.groups import Role, Term
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from tests.book.moving import move

DAY = PartialDate(2026, 3, 1)
EVENT = LifeEvent(DAY, "Sắp xếp năm 2026")


def terms(book, group_id):
    return [
        (t.role, t.name, str(t.since or ""), str(t.until or ""))
        for t in book.groups.terms(group_id)
    ]


def everything(book):
    groups = book.groups.all(living=False)
    return (
        groups,
        [terms(book, g.id) for g in groups],
        [book.groups.changes(g.id) for g in groups],
        list(book.households.all(living=False)),
        [(c.id, sorted(c.group_ids), c.list_frozen_on) for c in book.campaigns.all()],
    )


@pytest.fixture
def undone(book, village):
    """Return a function: does something, takes it back and does it again; nothing else differs."""

    def prove(act):
        before = everything(book)
        act()
        after = everything(book)
        assert after != before
        assert book.check() == []
        book.history.undo()
        assert everything(book) == before
        book.history.redo()
        assert everything(book) == after
        assert book.check() == []

    return prove


def lead(book, name, event=None, group_id=1):
    book.groups.save(dataclasses.replace(book.groups.get(group_id), leader=name), event)


def test_a_new_leader_from_a_day_ends_the_term_of_the_other(book, undone):
    lead(book, "Ngô Văn Vinh")
    assert terms(book, 1) == [(Role.LEADER, "Ngô Văn Vinh", "", "")]
    undone(lambda: lead(book, "Đỗ Thị Hà", EVENT))
    assert terms(book, 1) == [
        (Role.LEADER, "Đỗ Thị Hà", "01/03/2026", ""),
        (Role.LEADER, "Ngô Văn Vinh", "", "01/03/2026"),
    ]
    lead(book, "", LifeEvent(PartialDate(2026, 3, 10)))
    assert terms(book, 1)[0] == (Role.LEADER, "Đỗ Thị Hà", "01/03/2026", "10/03/2026")


def test_without_a_day_a_leader_is_only_corrected(book):
    lead(book, "Ngô Văn Vình")
    lead(book, "Ngô Văn Vinh")
    assert terms(book, 1) == [(Role.LEADER, "Ngô Văn Vinh", "", "")]
    lead(book, "")
    assert terms(book, 1) == []


def test_a_leader_cannot_go_before_coming(book):
    lead(book, "Ngô Văn Vinh", EVENT)
    before = terms(book, 1)
    with pytest.raises(UserError, match="mới làm tổ trưởng từ 01/03/2026") as caught:
        lead(book, "Đỗ Thị Hà", LifeEvent(PartialDate(2026, 2, 1)))
    assert caught.value.field == "happened_on"
    assert (terms(book, 1), book.groups.get(1).leader) == (before, "Ngô Văn Vinh")


def test_past_terms_are_written_down_mended_and_deleted(book, undone):
    lead(book, "Ngô Văn Vinh", EVENT)
    past = Term(group_id=1, role=Role.DEPUTY, name=" Lê  Thị A ", since=PartialDate(2019),
                until=PartialDate(2024, 6))  # fmt: skip
    undone(lambda: book.groups.save_term(past))
    assert terms(book, 1)[1] == (Role.DEPUTY, "Lê Thị A", "2019", "06/2024")
    assert book.groups.get(1).deputy == ""
    present, kept = book.groups.terms(1)
    undone(lambda: book.groups.save_term(dataclasses.replace(present, name="Ngô Văn Vịnh")))
    assert book.groups.get(1).leader == "Ngô Văn Vịnh"
    undone(lambda: book.groups.save_term(dataclasses.replace(present, role=Role.DEPUTY)))
    assert (book.groups.get(1).leader, book.groups.get(1).deputy) == ("", "Ngô Văn Vinh")
    undone(lambda: book.groups.delete_term(kept))
    undone(lambda: book.groups.delete_term(present))
    assert (book.groups.get(1).deputy, terms(book, 1)) == ("", [])


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": "  "}, "name", "Hãy ghi tên tổ phó"),
        ({"until": PartialDate(2018)}, "until", "trước ngày bắt đầu"),
        ({"until": PartialDate(2027)}, "until", "chưa tới"),
        ({"until": None}, "until", "Tổ phó hiện nay là Bùi Thị Hoa"),
    ],
)
def test_terms_that_cannot_be_are_refused(book, changes, field, words):
    book.groups.save(dataclasses.replace(book.groups.get(1), deputy="Bùi Thị Hoa"))
    term = Term(group_id=1, role=Role.DEPUTY, name="Lê Thị A", since=PartialDate(2019, 5),
                until=PartialDate(2019))  # fmt: skip
    book.groups.save_term(term)
    with pytest.raises(UserError, match=words) as caught:
        book.groups.save_term(dataclasses.replace(term, **changes))
    assert caught.value.field == field


def test_a_new_name_and_number_are_kept_with_day_and_reason(book, undone):
    group = dataclasses.replace(book.groups.get(1), name="Tổ xóm Đình", number=9)
    undone(lambda: book.groups.save(group, EVENT))
    (change,) = book.groups.changes(1)
    assert (change.words, change.happened_on, change.reason) == (
        "Tổ 1 đổi tên thành Tổ xóm Đình, số của tổ 1 → 9", DAY, "Sắp xếp năm 2026",
    )  # fmt: skip
    first, *_ = book.households.rows(book.households.ids(group_id=1))
    assert first.code == "01-001"
    book.groups.save(dataclasses.replace(group, name="Tổ Xóm Đình"))
    assert len(book.groups.changes(1)) == 1
    with pytest.raises(UserError, match="chưa tới") as caught:
        book.groups.save(group, LifeEvent(PartialDate(2026, 12, 1)))
    assert caught.value.field == "happened_on"


def test_merging_moves_the_households_and_ends_the_others(book, undone, new_campaign):
    lead(book, "Ngô Văn Vinh", group_id=3)
    campaign = book.campaigns.add(new_campaign(group_ids=(2,)))
    undone(lambda: book.groups.merge(1, [2, 3, 1], EVENT))
    assert [g.id for g in book.groups.all()] == [1]
    assert [(g.id, g.ended_on) for g in book.groups.all(living=False)] == [
        (1, None), (2, DAY), (3, DAY),
    ]  # fmt: skip
    assert len(book.households.ids(group_id=1)) == book.households.count() == 8
    assert terms(book, 3) == [(Role.LEADER, "Ngô Văn Vinh", "", "01/03/2026")]
    assert [c.words for c in book.groups.changes(1)] == ["Tổ 2, Tổ 3 gộp vào Tổ 1"]
    assert [c.words for c in book.groups.changes(2)] == ["Tổ 2 gộp vào Tổ 1"]
    assert [g.id for g in book.campaigns.groups(campaign.id)] == [1]
    assert book.pledges.tallies(campaign.id)[1].total == 8
    assert book.groups.add(Group(number=2, name="")).name == "Tổ 2"  # the number is free again


def test_a_merge_needs_another_group_and_a_day_that_was(book, village):
    before = everything(book)
    with pytest.raises(UserError, match="Hãy chọn tổ"):
        book.groups.merge(1, [1], EVENT)
    with pytest.raises(UserError, match="chưa tới"):
        book.groups.merge(1, [2], LifeEvent(PartialDate(2026, 3, 14)))
    lead(book, "Ngô Văn Vinh", EVENT, group_id=2)
    with pytest.raises(UserError, match="mới làm tổ trưởng"):
        book.groups.merge(1, [2], LifeEvent(PartialDate(2026, 1, 1)))
    book.history.undo()
    assert everything(book) == before


def test_splitting_takes_some_households_to_a_new_group(book, undone, new_campaign):
    campaign = book.campaigns.add(new_campaign(group_ids=(1,)))
    going = list(book.households.ids(group_id=1))[:2]
    new = Group(number=4, name="", leader="Lê Thị Thủy")
    undone(lambda: book.groups.split(1, new, going, EVENT))
    added = book.groups.all()[-1]
    assert (added.number, added.name, added.leader) == (4, "Tổ 4", "Lê Thị Thủy")
    assert list(book.households.ids(group_id=added.id)) == going
    assert len(book.households.ids(group_id=1)) == 2
    assert terms(book, added.id) == [(Role.LEADER, "Lê Thị Thủy", "01/03/2026", "")]
    words = ["Tổ 4 tách từ Tổ 1: 2 hộ"]
    assert [c.words for c in book.groups.changes(1)] == words
    assert [c.words for c in book.groups.changes(added.id)] == words
    assert {g.id for g in book.campaigns.groups(campaign.id)} == {1, added.id}


def test_a_split_needs_households_and_a_free_number(book, village):
    before = everything(book)
    with pytest.raises(UserError, match="Hãy chọn các hộ"):
        book.groups.split(1, Group(number=4, name=""), [], EVENT)
    with pytest.raises(UserError, match="Đã có tổ số 2"):
        book.groups.split(1, Group(number=2, name=""), village[:1], EVENT)
    assert everything(book) == before


def test_only_a_group_never_used_is_deleted(book, undone, new_campaign):
    with pytest.raises(UserError, match="còn 4 hộ"):
        book.groups.delete(1)
    book.groups.add(Group(number=4, name="", leader="Lê Thị Thủy"))
    undone(lambda: book.groups.delete(4))
    campaign = book.campaigns.add(new_campaign(group_ids=(1, 2)))
    book.campaigns.freeze(campaign.id)
    move(book, book.households.ids(group_id=2), 1)
    with pytest.raises(UserError, match="có trong danh sách đợt ký Năm 2026"):
        book.groups.delete(2)


def test_a_group_that_is_gone_is_said_so(book):
    with pytest.raises(UserError, match="không còn trong sổ"):
        book.groups.get(99)


def test_the_village_keeps_its_earlier_names(book):
    village = book.settings.village()
    renamed = dataclasses.replace(village, commune="Phường Quang Hưng", heading_own="Khu phố 5")
    book.settings.save_village(renamed, EVENT)
    book.settings.save_village(dataclasses.replace(renamed, province="TP Hải Phòng"))
    (change,) = book.settings.village_changes()
    assert change.words == (
        "Đổi xã, phường Xã Quang Hưng thành Phường Quang Hưng;"
        " dòng dưới góc trái (theo tên) thành Khu phố 5"
    )
    assert (change.happened_on, change.reason) == (DAY, "Sắp xếp năm 2026")
    book.history.undo()
    book.history.undo()
    assert (book.settings.village(), book.settings.village_changes()) == (village, [])
