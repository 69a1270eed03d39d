"""The list of a campaign: living while it follows the roster, frozen once it is a past year's."""

from dataclasses import dataclass

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Campaign


@dataclass(frozen=True, slots=True)
class ListedHousehold:
    """A household as the papers of a campaign name it: of today, or of the day of freezing."""

    id: int
    code: str
    group_id: int
    head: str
    birth: PartialDate | None
    size: int
    address: str


def keeps_its_list(campaign: Campaign, this_year: int) -> bool:
    """Tell whether a change of the roster now leaves a campaign's list as it is.

    That is so for a frozen list, and for one of a past year: it is frozen before the change.
    """
    return campaign.list_frozen_on is not None or is_past(campaign, this_year)


def is_past(campaign: Campaign, this_year: int) -> bool:
    """Tell whether a campaign is of an earlier year, by its name or the day it was opened."""
    opened = campaign.opened_on.year if campaign.opened_on else 0
    return 0 < (campaign.year or opened) < this_year
