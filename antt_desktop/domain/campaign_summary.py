"""What came of a campaign, tổ by tổ: shown while it runs, frozen when it is closed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from antt_desktop.domain.pledges import Status, Tally


@dataclass(frozen=True, slots=True)
class Reason:
    """Why households of a tổ did not sign: their state, the reason given ('' none), how many."""

    status: Status
    words: str
    households: int


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """One tổ of a campaign as it was on its list."""

    group_id: int
    number: int
    name: str
    tally: Tally
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """All tổ of a campaign, by number."""

    groups: tuple[GroupSummary, ...]

    @property
    def total(self) -> Tally:
        """Return the tally of all tổ together."""
        return sum((group.tally for group in self.groups), Tally())

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Return the reasons of all tổ added up, the most frequent first."""
        counts: dict[tuple[Status, str], int] = {}
        for group in self.groups:
            for reason in group.reasons:
                key = (reason.status, reason.words)
                counts[key] = counts.get(key, 0) + reason.households
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Reason(status, words, count) for (status, words), count in ordered)

    @property
    def text(self) -> str:
        """Return the summary as the book keeps it (JSON)."""
        return json.dumps([_as_json(group) for group in self.groups], ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what ``text`` wrote."""
        return cls(tuple(_group_from(values) for values in json.loads(text)))


def _as_json(group: GroupSummary) -> dict[str, object]:
    return {
        "group_id": group.group_id,
        "number": group.number,
        "name": group.name,
        "counts": {str(status): count for status, count in group.tally.counts.items() if count},
        "reasons": [[str(r.status), r.words, r.households] for r in group.reasons],
    }


def _group_from(values: Mapping[str, Any]) -> GroupSummary:
    return GroupSummary(
        values["group_id"],
        values["number"],
        values["name"],
        Tally({Status(status): count for status, count in values["counts"].items()}),
        tuple(Reason(Status(s), words, count) for s, words, count in values["reasons"]),
    )
