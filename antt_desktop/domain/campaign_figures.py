"""The results of campaigns as tables of figures: one round tổ by tổ, and rounds side by side.

One table is shown, printed and exported alike: a cell is a text, a whole number, a share in
percent, or None for nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antt_desktop.domain.campaign_summary import CampaignSummary
from antt_desktop.domain.pledges import Status, Tally
from antt_desktop.domain.text import number

COUNTED = (Status.SIGNED, Status.ABSENT, Status.DECLINED, Status.PRINTED, Status.NOT_PRINTED)
"""The states in the order of the columns of a summary."""


class Percent(int):
    """A share in whole percent, rounded down."""

    def __str__(self) -> str:
        """Return it as it is read: 94%."""
        return f"{int(self)}%"


Cell = str | int | None
Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A table: headings, rows, and the row of sums where it has one."""

    headings: tuple[str, ...]
    rows: tuple[Cells, ...]
    total: Cells = ()


def shown(cell: Cell) -> str:
    """Return a cell as it is read."""
    if isinstance(cell, int) and not isinstance(cell, Percent):
        return number(cell)
    return "" if cell is None else str(cell)


def summary_cells(name: str, tally: Tally) -> Cells:
    """Return a row of a summary: name, households, signed, its share, the other states."""
    counts = [tally.counts.get(status, 0) for status in COUNTED]
    return (name, tally.total, counts[0], Percent(tally.percent), *counts[1:])


def summary_figures(summary: CampaignSummary, headings: tuple[str, ...], total: str) -> Figures:
    """Return the results of a campaign tổ by tổ under eight headings; ``total`` names the sum."""
    return Figures(
        headings,
        tuple(summary_cells(group.name, group.tally) for group in summary.groups),
        summary_cells(total, summary.total),
    )


def reason_figures(summary: CampaignSummary, headings: tuple[str, ...], unsaid: str) -> Figures:
    """Return why households did not sign: state, reason (``unsaid`` for none), how many."""
    return Figures(
        headings,
        tuple((r.status.label, r.words or unsaid, r.households) for r in summary.reasons),
    )


@dataclass(frozen=True, slots=True)
class Round:
    """A campaign among others."""

    id: int
    name: str
    summary: CampaignSummary


@dataclass(frozen=True, slots=True)
class GroupRounds:
    """A tổ in campaigns side by side; no tally where a campaign had no such tổ.

    ``title`` is its last name, with the names it had before in other campaigns.
    """

    group_id: int
    title: str
    tallies: Mapping[int, Tally]


def groups_over_rounds(rounds: Sequence[Round]) -> tuple[GroupRounds, ...]:
    """Return the tổ of some campaigns (the oldest first), by number.

    A tổ keeps its row through a change of name: each year's name is said. One that was merged
    into another ends, one that was split off begins, with empty cells beside.
    """
    found: dict[int, dict[int, Tally]] = {}
    names: dict[int, dict[str, str]] = {}
    numbers: dict[int, int] = {}
    for one in rounds:
        for group in one.summary.groups:
            found.setdefault(group.group_id, {})[one.id] = group.tally
            known = names.setdefault(group.group_id, {})
            known.pop(group.name, None)  # a name that came back is the last one again
            known[group.name] = one.name
            numbers[group.group_id] = group.number
    return tuple(
        GroupRounds(group_id, _title(names[group_id]), found[group_id])
        for group_id in sorted(found, key=lambda i: (numbers[i], i))
    )


def _title(names: Mapping[str, str]) -> str:
    """Return the last name of a tổ and, in brackets, until which campaign it had others."""
    *before, last = names
    if not before:
        return last
    return f"{last} ({'; '.join(f'{names[name]}: {name}' for name in before)})"


def share(tally: Tally | None, before: Tally | None) -> str:
    """Return the share of a tally and its difference to the campaign before: 94% (+2)."""
    if tally is None:
        return ""
    if before is None:
        return str(Percent(tally.percent))
    change = tally.percent - before.percent
    sign = "+" if change > 0 else "−" if change else ""
    return f"{Percent(tally.percent)} ({sign}{abs(change)})"


def rounds_figures(rounds: Sequence[Round], first: str, shared: str, total: str) -> Figures:
    """Return tổ × campaigns: of each how many of how many signed, and the share of it.

    ``first`` heads the names of the tổ, ``shared`` the shares; ``total`` names the sum.
    """
    groups = groups_over_rounds(rounds)
    sums = {one.id: one.summary.total for one in rounds}
    headings = [first]
    for one in rounds:
        headings += [one.name, shared]
    return Figures(
        tuple(headings),
        tuple((group.title, *_round_cells(rounds, group.tallies)) for group in groups),
        (total, *_round_cells(rounds, sums)),
    )


def _round_cells(rounds: Sequence[Round], tallies: Mapping[int, Tally]) -> list[Cell]:
    cells: list[Cell] = []
    before: Tally | None = None
    for one in rounds:
        tally = tallies.get(one.id)
        cells += [f"{tally.signed}/{tally.total}" if tally else None, share(tally, before) or None]
        before = tally
    return cells
