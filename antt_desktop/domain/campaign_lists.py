"""The list of a campaign: living while it follows the roster, frozen once it is a past year's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """A household as the papers of a campaign name it: of today, or of the day of freezing.

    ``identity`` is the head's; lists frozen before it was kept have none.
    """

    id: int
    code: str
    group_id: int
    head: str
    birth: PartialDate | None
    size: int
    address: str
    phone: str = ""
    identity: str = ""


def keeps_its_list(campaign: Campaign, this_year: int) -> bool:
    """Tell whether a change of the roster now leaves a campaign's list as it is.

    That is so for a frozen list, and for one of a past year: it is frozen before the change.
    """
    return campaign.list_frozen_on is not None or is_past(campaign, this_year)


def is_past(campaign: Campaign, this_year: int) -> bool:
    """Tell whether a campaign is of an earlier year, by its name or the day it was opened."""
    opened = campaign.opened_on.year if campaign.opened_on else 0
    return 0 < (campaign.year or opened) < this_year


class Change(StrEnum):
    """How a household of one list stands in a later one."""

    NEW = "new"
    GONE = "gone"
    HEAD = "head"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _CHANGES[self]


_CHANGES = {
    Change.NEW: "Thêm vào",
    Change.GONE: "Không còn",
    Change.HEAD: "Đổi chủ hộ",
    Change.MOVED: "Chuyển tổ",
}


@dataclass(frozen=True, slots=True)
class ListChange:
    """One difference between two lists: the household as it is now, or was last.

    ``before`` is how the earlier list has it, None for a new one. A household with another
    head in another tổ has two of them.
    """

    kind: Change
    household: ListedHousehold
    before: ListedHousehold | None = None


def list_changes(
    before: Sequence[ListedHousehold], after: Sequence[ListedHousehold]
) -> tuple[ListChange, ...]:
    """Compare two lists: who is new, gone, has another head, moved; kind by kind, in list order.

    Households are the same by id; no id stands twice in a list.
    """
    old = {household.id: household for household in before}
    now = {household.id: household for household in after}
    both = [(old[h.id], h) for h in after if h.id in old]
    return (
        *(ListChange(Change.NEW, h) for h in after if h.id not in old),
        *(ListChange(Change.GONE, h, h) for h in before if h.id not in now),
        *(ListChange(Change.HEAD, h, was) for was, h in both if was.head != h.head),
        *(ListChange(Change.MOVED, h, was) for was, h in both if was.group_id != h.group_id),
    )


def renamed_groups(
    before: Iterable[Group], after: Iterable[Group]
) -> tuple[tuple[Group, Group], ...]:
    """Return the tổ of both lists whose name is another one, as they were and are."""
    old = {group.id: group for group in before}
    return tuple((old[g.id], g) for g in after if g.id in old and old[g.id].name != g.name)
