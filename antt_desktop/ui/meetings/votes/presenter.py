"""What voting decides and says while it is typed, in plain Python."""

from collections.abc import Sequence
from dataclasses import replace

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import MajorityRule, Turnout
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.votes import (
    Ballots,
    Vote,
    VoteCount,
    checked_vote,
    outcome,
)

Typed = tuple[int | None, int | None, int | None]
"""For, against and other of one sitting as typed; None where nothing stands."""


def counted_words(vote: Vote) -> str:
    """Return “Đồng ý 449 · Không 0 · Khác 3”, or that the vote was not taken."""
    if not vote.counts:
        return "Chưa biểu quyết"
    total = vote.total
    return f"Đồng ý {total.agreed} · Không {total.against} · Khác {total.other}"


def pill_words(vote: Vote, turnout: Turnout) -> tuple[str, bool]:
    """Return “Thông qua 99%” and whether it passed; ('', False) while it was not taken."""
    result = outcome(vote, turnout)
    return (result.words, result.passed) if result else ("", False)


def sitting_names(meeting: Meeting) -> list[str]:
    """Return what stands before the counts of each sitting; '' where there is only one."""
    if len(meeting.turnouts) == 1:
        return [""]
    return [sitting.name for sitting in meeting.sittings]


def offered_rules(rules: Sequence[MajorityRule], own: MajorityRule | None) -> list[MajorityRule]:
    """Return the rules to choose from; the one a vote was taken by is always among them."""
    return [*rules] if own is None or own in rules else [own, *rules]


def rule_words(rule: MajorityRule, unit: str) -> str:
    """Return a rule as the list has it: “Đóng góp của dân: ít nhất 2/3 tổng số hộ”."""
    return f"{rule.name}: {rule.words(unit)}"


def proposed_other(agreed: int | None, against: int | None, cast: int) -> int | None:
    """Return who is left of the votes cast (of those present); None where that cannot be told."""
    if agreed is None or against is None or agreed + against > cast:
        return None
    return cast - agreed - against


def counts_of(rows: Sequence[Typed]) -> tuple[VoteCount, ...]:
    """Return the counts typed, () where nothing was; nothing typed in a field is 0."""
    if all(number is None for row in rows for number in row):
        return ()
    return tuple(VoteCount(*(number or 0 for number in row)) for row in rows)


def ballots_of(issued: int | None, returned: int | None, invalid: int | None) -> Ballots | None:
    """Return the ballots typed, None where nothing was.

    Raises UserError (field ``ballots``) where a number is missing.
    """
    if issued is None and returned is None and not invalid:
        return None
    if issued is None or returned is None:
        raise UserError("Hãy ghi cả số phiếu phát ra và số phiếu thu về.", field="ballots")
    return Ballots(issued, returned, invalid or 0)


def tellers_of(typed: str) -> tuple[str, ...]:
    """Return the names of those who counted, typed with commas between."""
    return tuple(name for part in typed.replace(";", ",").split(",") if (name := part.strip()))


def trouble(vote: Vote, sittings: Sequence[Turnout]) -> UserError | None:
    """Return what cannot be in a vote's sums, None where they can stand."""
    try:
        checked_vote(replace(vote, matter=vote.matter or "…", wording=""), sittings)
    except UserError as error:
        return error
    return None


def refitted(votes: Sequence[Vote], origins: Sequence[int | None]) -> tuple[Vote, ...]:
    """Return the votes with their counts put to other sittings; every sum stays.

    ``origins`` tells for each sitting which one it was before, None for a new one. What was
    counted in a sitting that is no more goes to the last one. Without sittings one count is left.
    """
    return tuple(replace(vote, counts=_refit(vote.counts, origins)) for vote in votes)


def _refit(counts: tuple[VoteCount, ...], origins: Sequence[int | None]) -> tuple[VoteCount, ...]:
    if not counts or not origins:
        return (sum(counts, VoteCount()),) if counts else ()
    fitted = [counts[o] if o is not None and o < len(counts) else VoteCount() for o in origins]
    lost = [count for at, count in enumerate(counts) if at not in origins]
    return (*fitted[:-1], sum(lost, fitted[-1]))
