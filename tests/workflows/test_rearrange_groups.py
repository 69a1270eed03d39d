"""Merging and splitting tổ: the sentences before, and the whole job as one action."""

import dataclasses

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from antt_desktop.workflows.rearrange_groups import merge_groups, merge_lines, split_lines

DAY = PartialDate(2026, 3, 1)
EVENT = LifeEvent(DAY, "Sắp xếp")


def test_many_groups_are_named_in_short(village, campaign):
    for number in range(4, 9):
        village.groups.add(Group(number=number, name=""))
    group = village.groups.get(1)
    words = merge_lines(village, group, [2, 3, 4, 5], DAY)
    assert words[0] == "4 hộ (16 nhân khẩu) của Tổ 2, Tổ 3, Tổ 4, Tổ 5 chuyển sang Tổ 1."
    words = merge_lines(village, group, [2, 3, 4, 5, 6], DAY)
    assert words[2] == "Tổ 2, Tổ 3, Tổ 4 và 2 tổ khác không còn từ ngày 01/03/2026."


def test_the_sentences_tell_frozen_lists_from_those_that_follow(village, campaign):
    group, new = village.groups.get(1), Group(number=4, name="Tổ 4")
    going = village.households.ids(group_id=1)[:1]
    assert split_lines(village, group, new, going, DAY) == [
        "1 hộ chuyển từ Tổ 1 sang Tổ 4 từ ngày 01/03/2026.",
        "Tổ 1 còn 2 hộ. Mã hộ giữ nguyên.",
        "Đợt ký Năm 2026 gồm cả Tổ 4.",
    ]
    village.campaigns.freeze(campaign.id)
    kept = "Danh sách và giấy tờ đợt ký Năm 2026 giữ nguyên tên cũ."
    assert split_lines(village, group, new, going, DAY)[2:] == [kept]
    assert merge_lines(village, group, [2], DAY)[3:] == [kept]
    alone = village.groups.add(Group(number=4, name=""))
    other = village.groups.add(Group(number=5, name=""))
    assert len(merge_lines(village, alone, [other.id], DAY)) == 3


def test_merging_and_renaming_are_one_action(village):
    before = village.groups.all()
    merged = dataclasses.replace(before[0], number=3, name="Tổ xóm Đình", leader="Lê Thị Thủy")
    merge_groups(village, merged, [2, 3], EVENT)
    assert village.history.undoable() == "Gộp Tổ 2, Tổ 3 vào Tổ xóm Đình"
    assert village.groups.all() == (merged,)
    assert [change.words for change in village.groups.changes(1)] == [
        "Tổ 1 đổi tên thành Tổ xóm Đình, số của tổ 1 → 3", "Tổ 2, Tổ 3 gộp vào Tổ 1",
    ]  # fmt: skip
    village.history.undo()
    assert village.groups.all() == before


def test_nothing_is_merged_where_the_new_name_cannot_be(village):
    before = village.groups.all()
    with pytest.raises(UserError, match="Đã có tổ số 3"):
        merge_groups(village, dataclasses.replace(before[0], number=3), [2], EVENT)
    assert village.groups.all() == before
