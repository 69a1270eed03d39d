"""Merging and splitting tổ: what would come of it in sentences, and the job as one action."""

from collections.abc import Iterable, Sequence

from antt_desktop.book import Book
from antt_desktop.domain.campaign_lists import keeps_its_list
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.text import number

_NAMED = 3


def merge_groups(book: Book, group: Group, other_ids: Sequence[int], event: LifeEvent) -> None:
    """Merge other tổ into ``group`` and give it the number, name and leaders it has here.

    Raises UserError where no other is named, a number or name is taken, or the day is to come.
    """
    names = names_of(book.groups.get(i) for i in other_ids)
    with book.action(f"Gộp {names} vào {group.name or book.groups.get(group.id).name}"):
        book.groups.merge(group.id, other_ids, event)  # first: a number of theirs is free then
        if group != book.groups.get(group.id):
            book.groups.save(group, event)


def merge_lines(book: Book, group: Group, other_ids: Sequence[int], day: PartialDate) -> list[str]:
    """Return what merging would do; ``group`` as it would be called then."""
    counts = book.groups.counts()
    moved = sum(counts[i][0] for i in other_ids)
    people = sum(counts[i][1] for i in other_ids)
    names = names_of(book.groups.get(i) for i in other_ids)
    together = number(counts[group.id][0] + moved)
    lines = [
        f"{number(moved)} hộ ({number(people)} nhân khẩu) của {names} chuyển sang {group.name}.",
        f"{group.name} khi đó có {together} hộ. Mã hộ giữ nguyên.",
        f"{names} không còn từ ngày {day}.",
    ]
    following, kept = _campaigns(book, [group.id, *other_ids])
    for name, covered in following:
        joining = sum(counts[i][0] for i in (group.id, *other_ids) if i not in covered)
        more = f", thêm {number(joining)} hộ trước đây không tham gia" if joining else ""
        lines.append(f"Đợt ký {name} gồm cả {together} hộ của {group.name}{more}.")
    return lines + _kept(kept)


def split_lines(
    book: Book, group: Group, new: Group, household_ids: Sequence[int], day: PartialDate
) -> list[str]:
    """Return what splitting would do; ``new`` is the tổ that the households go to."""
    rest = book.groups.counts()[group.id][0] - len(household_ids)
    lines = [
        f"{number(len(household_ids))} hộ chuyển từ {group.name} sang {new.name} từ ngày {day}.",
        f"{group.name} còn {number(rest)} hộ. Mã hộ giữ nguyên.",
    ]
    following, kept = _campaigns(book, [group.id])
    lines += [f"Đợt ký {name} gồm cả {new.name}." for name, _covered in following]
    return lines + _kept(kept)


def names_of(groups: Iterable[Group]) -> str:
    """Return tổ by their names in one line, the last ones of many as a number."""
    names = [group.name for group in groups]
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} và {more} tổ khác"


def _campaigns(
    book: Book, group_ids: Sequence[int]
) -> tuple[list[tuple[str, set[int]]], list[str]]:
    """Return the campaigns covering one of the tổ: those that follow with their tổ, the others."""
    following, kept = [], []
    for campaign in book.campaigns.all():
        covered = {group.id for group in book.campaigns.groups(campaign.id)}
        if covered.isdisjoint(group_ids):
            continue
        if keeps_its_list(campaign, book.today.year):
            kept.append(campaign.name)
        else:
            following.append((campaign.name, covered))
    return following, kept


def _kept(names: Sequence[str]) -> list[str]:
    return [f"Danh sách và giấy tờ đợt ký {', '.join(names)} giữ nguyên tên cũ."] if names else []
