"""How long data about people is kept, and what is over (Luật 91/2025/QH15).

Incidents have a time of their own in each kind of incident; minutes are the village's records
and are kept for good.
"""

from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.periods import years_after

_MOST_YEARS = 99


class Kept(StrEnum):
    """What is kept for a time."""

    HOUSEHOLDS = "households"
    PLEDGES = "pledges"
    REQUESTS = "requests"

    @property
    def label(self) -> str:
        """Return it in words."""
        return _LABELS[self]


_LABELS = {
    Kept.HOUSEHOLDS: "Người trong hộ đã rời làng",
    Kept.PLEDGES: "Người ký, bản quét của đợt đã chốt",
    Kept.REQUESTS: "Yêu cầu về dữ liệu đã trả lời",
}


@dataclass(frozen=True, slots=True)
class KeepYears:
    """Years of keeping: after a household left, a campaign was closed, a request answered.

    0 keeps for good.
    """

    households: int = 5
    pledges: int = 10
    requests: int = 5

    def of(self, kept: Kept) -> int:
        """Return the years of one kind."""
        return int(getattr(self, kept))


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time is over since a day; ``id`` of its household, campaign or request."""

    kept: Kept
    id: int
    title: str
    over_on: PartialDate


def checked_years(years: KeepYears) -> KeepYears:
    """Return years that can be; UserError names the field otherwise."""
    for kept in Kept:
        if not 0 <= years.of(kept) <= _MOST_YEARS:
            raise UserError(f"Số năm giữ phải từ 0 đến {_MOST_YEARS}.", field=kept)
    return years


def over_on(day: PartialDate, years: int) -> PartialDate:
    """Return the day from which something need not be kept; a partial date counts as its end."""
    month = day.month or 12
    last = day.day or monthrange(day.year, month)[1]
    return years_after(PartialDate(day.year, month, last), years)
