"""Sittings as they are being typed, in plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.domain.clock import parse_time
from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.meetings import Meeting, Sitting, checked
from antt_desktop.domain.text import tidy
from antt_desktop.ui.meetings.votes.presenter import refitted


@dataclass(slots=True, kw_only=True)
class SittingDraft:
    """A sitting in the making; ``origin`` is its place among those of the meeting, None if new."""

    key: int
    origin: int | None = None
    name: str = ""
    group_ids: frozenset[int] = frozenset()
    day: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    chair: str = ""

    @classmethod
    def of(cls, key: int, origin: int, sitting: Sitting) -> "SittingDraft":
        """Take a sitting into editing."""
        return cls(
            key=key,
            origin=origin,
            name=sitting.name,
            group_ids=frozenset(sitting.group_ids),
            day=str(sitting.day or ""),
            start=sitting.start,
            end=sitting.end,
            place=sitting.place,
            chair=sitting.chair,
        )

    def sitting(self, latest_year: int, order: Sequence[int]) -> Sitting:
        """Return the sitting, its tổ in ``order``; UserError names the field to mend."""
        name = tidy(self.name)
        if not name:
            raise UserError("Hãy ghi tên cụm, ví dụ: Cụm 1.", field="name")
        if not self.group_ids:
            raise UserError(f"Hãy chọn tổ cho {name}.", field="group_ids")
        return Sitting(
            name=name,
            group_ids=tuple(i for i in order if i in self.group_ids),
            day=self._day(latest_year),
            start=_hour(self.start, "start"),
            end=_hour(self.end, "end"),
            place=tidy(self.place),
            chair=tidy(self.chair),
        )

    def _day(self, latest_year: int) -> PartialDate | None:
        with naming("day"):
            return parse_date(self.day, latest_year=latest_year)


class SittingFault(Exception):  # noqa: N818 - a fault of what was typed
    """A sitting cannot be taken: ``key`` of the draft and the sentence with its field."""

    def __init__(self, key: int, error: UserError) -> None:
        super().__init__(error.sentence)
        self.key = key
        self.error = error


def _hour(text: str, field: str) -> str:
    with naming(field):
        return parse_time(text)


def next_name(drafts: Sequence[SittingDraft]) -> str:
    """Return the first “Cụm n” that no sitting has."""
    names = {tidy(draft.name).casefold() for draft in drafts}
    number = 1
    while f"cụm {number}" in names:
        number += 1
    return f"Cụm {number}"


def given(drafts: Sequence[SittingDraft], key: int, group_ids: frozenset[int]) -> None:
    """Give a sitting these tổ; each is taken from the one that had it."""
    for draft in drafts:
        draft.group_ids = group_ids if draft.key == key else draft.group_ids - group_ids


def left_over(drafts: Sequence[SittingDraft], called: Sequence[int]) -> list[int]:
    """Return the tổ called to the meeting that sit in none of the sittings."""
    met = frozenset().union(*(draft.group_ids for draft in drafts)) if drafts else frozenset()
    return [i for i in called if i not in met]


def with_sittings(
    meeting: Meeting, drafts: Sequence[SittingDraft], latest_year: int, order: Sequence[int]
) -> Meeting:
    """Return the meeting held in these sittings, the votes counted put to them.

    Raises SittingFault for the first one at fault, UserError where the sittings contradict each
    other or the roll.
    """
    sittings = []
    for draft in drafts:
        try:
            sittings.append(draft.sitting(latest_year, order))
        except UserError as error:
            raise SittingFault(draft.key, error) from error
    fitted = refitted(meeting.votes, [draft.origin for draft in drafts])
    held = replace(meeting, sittings=tuple(sittings), votes=fitted)
    checked(replace(held, votes=(), tasks=(), title=""))  # what else is typed is not asked here
    return held
