"""Votes at a meeting: what was asked, how it was counted, what came of it.

One household has one vote. The rule of the matter names the denominator (all households, or
those present); the program writes the result, of which only the wording may be changed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import MajorityRule, Turnout, percent
from antt_desktop.domain.text import tidy

_NUMBERS = re.compile(r"\d+")
_NEGATED = re.compile(
    r"(?:không|chưa)\s+(?:được\s+|đủ điều kiện\s+(?:để\s+)?)?(?:thông qua|đạt)|bác bỏ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VoteCount:
    """The votes of one sitting: for, against, any other opinion (or none)."""

    agreed: int = 0
    against: int = 0
    other: int = 0

    @property
    def cast(self) -> int:
        """Return how many votes were given."""
        return self.agreed + self.against + self.other

    def __add__(self, other: "VoteCount") -> "VoteCount":
        """Add the votes of two sittings."""
        return VoteCount(
            self.agreed + other.agreed, self.against + other.against, self.other + other.other
        )


@dataclass(frozen=True, slots=True)
class Ballots:
    """The papers of a secret vote: given out, come back, and of those not valid."""

    issued: int
    returned: int
    invalid: int

    @property
    def valid(self) -> int:
        """Return how many papers count."""
        return self.returned - self.invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One matter put to the vote; ``id`` 0 until saved.

    ``counts`` has one entry for each sitting (one where there are no sittings), none while the
    vote was not taken yet. ``ballots`` is for secret votes only. ``tellers`` are those who
    counted. ``wording`` is the result as somebody put it, '' for the sentence of the program.
    """

    id: int = 0
    matter: str
    rule: MajorityRule
    secret: bool = False
    counts: tuple[VoteCount, ...] = ()
    ballots: Ballots | None = None
    tellers: tuple[str, ...] = ()
    wording: str = ""

    @property
    def total(self) -> VoteCount:
        """Return the votes of all sittings."""
        return sum(self.counts, VoteCount())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a vote: ``base`` is the denominator its rule names, ``needed`` the least."""

    votes: VoteCount
    base: int
    needed: int
    passed: bool
    unit: str

    @property
    def percent(self) -> int:
        """Return those for it in whole percent of the denominator, rounded down."""
        return percent(self.votes.agreed, self.base)

    @property
    def words(self) -> str:
        """Return the few words of the pill: “Thông qua 81%”, “Không thông qua 65%”."""
        return f"{'Thông qua' if self.passed else 'Không thông qua'} {self.percent}%"


def outcome(vote: Vote, turnout: Turnout) -> Outcome | None:
    """Return what came of a vote at a meeting; None while it was not taken."""
    if not vote.counts:
        return None
    base, votes = turnout.of(vote.rule.base), vote.total
    return Outcome(
        votes,
        base,
        vote.rule.needed(base),
        vote.rule.reached(votes.agreed, base),
        turnout.unit,
    )


def explanation(vote: Vote, turnout: Turnout) -> str:
    """Return what the percentage is over: “401/495 hộ; cần ít nhất 2/3 tổng số hộ (330)”."""
    result = outcome(vote, turnout)
    if result is None:
        return f"Cần {vote.rule.words(turnout.unit)}"
    return (
        f"{result.votes.agreed}/{result.base} {result.unit};"
        f" cần {vote.rule.words(result.unit)} ({result.needed})"
    )


def result_sentence(vote: Vote, turnout: Turnout) -> str:
    """Return the result as the minutes have it: the chosen wording, or the program's own."""
    return vote.wording or own_sentence(vote, turnout)


def own_sentence(vote: Vote, turnout: Turnout) -> str:
    """Return the result in the program's words; '' while the vote was not taken."""
    result = outcome(vote, turnout)
    if result is None:
        return ""
    votes, unit = result.votes, result.unit
    verdict = "đạt" if result.passed else "không đạt"
    end = "được thông qua" if result.passed else "không được thông qua"
    return (
        f"Có {votes.agreed} {unit} đồng ý, {votes.against} {unit} không đồng ý,"
        f" {votes.other} {unit} có ý kiến khác; {votes.agreed}/{result.base} {unit} đồng ý"
        f" ({result.percent}%), {verdict} mức {vote.rule.words(unit)}; nội dung {end}."
    )


def checked_wording(vote: Vote, turnout: Turnout, wording: str) -> str:
    """Return a wording of the result, '' where it is the program's own.

    Raises UserError (field ``wording``) where it has other figures than the vote or has them in
    another order, or says the opposite of what came of it.
    """
    wording = tidy(wording)
    own = own_sentence(vote, turnout)
    if wording in {"", own}:
        return ""
    result = outcome(vote, turnout)
    if result is None:
        raise UserError("Hãy ghi số phiếu trước, rồi mới sửa câu kết quả.", field="wording")
    given, written = _NUMBERS.findall(own), _NUMBERS.findall(wording)
    if odd := sorted(set(written) - set(given), key=int):
        raise UserError(
            f"Câu kết quả có số {', '.join(odd)} không phải của cuộc biểu quyết này. Chỉ sửa lời,"
            " không sửa số.",
            field="wording",
        )
    votes = result.votes
    counts = [str(n) for n in (votes.agreed, votes.against, votes.other) if n]
    if lost := [n for n in (*counts, str(result.base)) if n not in written]:
        raise UserError(
            f"Câu kết quả thiếu số {', '.join(dict.fromkeys(lost))}. Chỉ sửa lời, không bỏ số.",
            field="wording",
        )
    in_order = iter(written)
    if not all(n in in_order for n in counts):
        raise UserError(
            "Câu kết quả phải giữ thứ tự: số đồng ý, số không đồng ý, số ý kiến khác.",
            field="wording",
        )
    if bool(_NEGATED.search(wording)) is result.passed:
        what = "được thông qua" if result.passed else "không được thông qua"
        raise UserError(f"Nội dung này {what}; câu kết quả phải nói đúng như vậy.", field="wording")
    return wording


def checked_vote(vote: Vote, sittings: Sequence[Turnout]) -> Vote:
    """Return the vote tidied; raise UserError for sums that cannot be.

    ``sittings`` are the turnouts, one for each sitting (one where there are none).
    """
    matter = tidy(vote.matter)
    if not matter:
        raise UserError("Hãy ghi nội dung biểu quyết.", field="matter")
    counts = vote.counts
    if counts and len(counts) != len(sittings):
        raise UserError("Số phiếu phải ghi cho từng cụm đã họp.", field="counts")
    for count, sitting in zip(counts, sittings, strict=False):
        _check_count(count, sitting)
    ballots = vote.ballots if vote.secret and counts else None
    if ballots is not None:
        _check_ballots(ballots, vote.total, sum(sitting.present for sitting in sittings))
    whole = sum(sittings[1:], sittings[0])
    vote = replace(
        vote,
        matter=matter,
        ballots=ballots,
        tellers=tuple(filter(None, map(tidy, vote.tellers))),
    )
    return replace(vote, wording=checked_wording(vote, whole, vote.wording))


def _check_count(count: VoteCount, sitting: Turnout) -> None:
    if min(count.agreed, count.against, count.other) < 0:
        raise UserError("Số phiếu không thể nhỏ hơn 0.", field="counts")
    if count.cast > sitting.present:
        raise UserError(
            f"Tổng số phiếu {count.cast} lớn hơn số {sitting.unit} có mặt ({sitting.present})."
            " Hãy xem lại số phiếu hoặc điểm danh.",
            field="counts",
        )


def _check_ballots(ballots: Ballots, votes: VoteCount, present: int) -> None:
    for number, most, sentence in (
        (ballots.issued, present, "Số phiếu phát ra ({0}) lớn hơn số có mặt ({1})."),
        (ballots.returned, ballots.issued, "Số phiếu thu về ({0}) lớn hơn số phát ra ({1})."),
        (ballots.invalid, ballots.returned, "Phiếu không hợp lệ ({0}) nhiều hơn thu về ({1})."),
    ):
        if number < 0 or number > most:
            raise UserError(sentence.format(number, most), field="ballots")
    if votes.cast != ballots.valid:
        raise UserError(
            f"Phiếu hợp lệ là {ballots.valid} (thu về {ballots.returned}, không hợp lệ"
            f" {ballots.invalid}) nhưng đồng ý, không đồng ý và ý kiến khác cộng lại {votes.cast}.",
            field="ballots",
        )
