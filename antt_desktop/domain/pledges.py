"""Pledges: what a household may have done in a campaign, and who counts.

The counting rule stands here once: the denominator is the households of the covered tổ;
only a signed pledge counts as signed, so absent and declined are unsigned; households that
left are out and newcomers in, because the denominator is asked of the roster each time.
"""

import itertools
import re
import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.strokes import Strokes
from antt_desktop.domain.text import tidy

_YEAR = re.compile(r"\b(?:19|20|21)\d\d\b")
_MIN_CRITERIA, _MAX_CRITERIA = 1, 12
_MAX_SECOND_ROLES = 3


class Status(StrEnum):
    """Where a household stands in a campaign."""

    NOT_PRINTED = "not_printed"
    PRINTED = "printed"
    SIGNED = "signed"
    ABSENT = "absent"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Return the word the user reads."""
        return _LABELS[self]


_LABELS = {
    Status.NOT_PRINTED: "Chưa in",
    Status.PRINTED: "Đã in, chờ ký",
    Status.SIGNED: "Đã ký",
    Status.ABSENT: "Vắng",
    Status.DECLINED: "Chưa đồng ý",
}


class Manner(StrEnum):
    """How a signature was given."""

    PAPER = "paper"
    SCREEN = "screen"
    FINGERPRINT = "fingerprint"

    @property
    def label(self) -> str:
        """Return the words the user reads."""
        return _MANNERS[self]


_MANNERS = {
    Manner.PAPER: "Ký trên giấy",
    Manner.SCREEN: "Ký trên màn hình",
    Manner.FINGERPRINT: "Điểm chỉ",
}

SIGNER_RELATIONS = (HEAD, "Vợ", "Chồng", "Con", "Cha", "Mẹ", "Người được ủy quyền")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the pledge form says; a campaign keeps its own copy.

    ``{năm}``, ``{đợt}`` and ``{làng}`` stand for the campaign's year, its name and the village.
    An empty ``closing`` is left off the paper, and so is what its ``show_…`` switches off: the
    notice about personal data, the household's phone, the head's identity number, and a second
    row of signatures by ``second_roles`` (up to three).
    """

    title: str
    abstract: str
    opening: str
    criteria: tuple[str, ...]
    closing: str = ""
    notice: str = ""
    left_role: str = "TỔ TRƯỞNG TỔ DÂN CƯ"
    right_role: str = "CHỦ HỘ"
    signature_hint: str = "(Ký, ghi rõ họ tên)"
    second_roles: tuple[str, ...] = ()
    show_notice: bool = True
    show_phone: bool = False
    show_identity: bool = False
    show_second_row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One round of signing; ``id`` 0 until saved.

    ``label`` stands before its form numbers (“2026”, a second one of the year “2026B”); the
    book gives it once. ``list_frozen_on`` is the day its list was kept as it was, None while
    it follows the roster. ``year`` 0 where the name has none. ``form_date`` is printed on every
    form; None leaves the day and month open for the pen. ``group_ids`` are the tổ it covers.
    ``closed_on`` is the day its results were settled, None while it runs.
    """

    id: int = 0
    name: str
    label: str = ""
    year: int = 0
    opened_on: PartialDate | None = None
    form_date: PartialDate | None = None
    group_ids: tuple[int, ...] = ()
    wording: Wording
    wording_frozen: bool = False
    list_frozen_on: PartialDate | None = None
    closed_on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A signature as it was taken: the day, who signed for the household, who received it.

    ``signer`` '' means the head of the household; ``relation`` is that person's to the head,
    ``reason`` why it was not the head. ``strokes`` is what was drawn on the screen.
    """

    signed_on: PartialDate
    signer: str = ""
    relation: str = HEAD
    receiver: str = ""
    reason: str = ""
    manner: Manner = Manner.PAPER
    strokes: Strokes | None = None


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """A household's pledge as lists show it; ``form_number`` 0 before the first print.

    ``reason`` says why it did not sign, or why somebody signed for the head; ``scans`` counts
    the pages filed.
    """

    household_id: int
    code: str
    group_id: int
    head: str
    address: str
    status: Status
    form_number: int
    printed_on: PartialDate | None
    signed_on: PartialDate | None
    signer: str
    relation: str
    receiver: str
    reason: str
    manner: Manner = Manner.PAPER
    scans: int = 0

    @property
    def on_behalf(self) -> bool:
        """Tell whether somebody else signed for the head, as it was said on that day.

        Only where no relation was said the names decide: the head may be another one by now.
        """
        if self.relation:
            return self.relation != HEAD
        return bool(self.head) and self.signer not in {"", self.head}


def whose(rows: Sequence[PledgeRow]) -> str:
    """Return how an action names the households it is about: the one, or how many."""
    return f"{rows[0].code} {rows[0].head}".strip() if len(rows) == 1 else f"{len(rows)} hộ"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many households of a tổ (or of all) stand where; the one counting of the program."""

    counts: Mapping[Status, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return the denominator: every household of the covered tổ."""
        return sum(self.counts.values())

    @property
    def signed(self) -> int:
        """Return how many count as signed."""
        return self.counts.get(Status.SIGNED, 0)

    @property
    def percent(self) -> int:
        """Return the signed share in whole percent, rounded down: 100 means all have signed."""
        return 100 * self.signed // self.total if self.total else 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies, as for several tổ."""
        return Tally({s: self.counts.get(s, 0) + other.counts.get(s, 0) for s in Status})


def year_in(name: str) -> int:
    """Return the year a campaign's name speaks of, 0 if none ("Năm 2026" → 2026)."""
    match = _YEAR.search(name)
    return int(match.group()) if match else 0


def checked_move(current: Status, new: Status, *, reason: str, head: str) -> None:
    """Raise UserError where a household may not go from one state to another.

    A signed pledge is closed: it is left only with a reason, and signed anew only after that.
    Absent and declined need no reason, but keep one.
    """
    who = head or "Hộ chưa có chủ hộ"
    if current is new is Status.SIGNED:
        raise UserError(f"{who} đã ký rồi. Muốn ghi lại, hãy bỏ ghi nhận và ghi lý do trước.")
    if current is Status.SIGNED and new is not Status.SIGNED and not reason.strip():
        raise UserError(f"{who} đã ký. Muốn bỏ ghi nhận phải ghi lý do.", field="reason")


def unanswered(printed_on: PartialDate | None) -> Status:
    """Return the state of a household whose answer was taken back: as it was before it."""
    return Status.PRINTED if printed_on else Status.NOT_PRINTED


def after_print(current: Status) -> Status:
    """Return the state after a form went to the printer: a reprint changes no answer."""
    return Status.PRINTED if current is Status.NOT_PRINTED else current


def checked(campaign: Campaign) -> Campaign:
    """Return the campaign tidied; raise UserError for what cannot be printed or told apart."""
    name = tidy(campaign.name)
    if not name:
        raise UserError("Hãy ghi tên hoặc năm của đợt ký, ví dụ: Năm 2026.", field="name")
    if not campaign.group_ids:
        raise UserError("Hãy chọn ít nhất một tổ cho đợt ký.", field="group_ids")
    wording = campaign.wording
    criteria = tuple(tidy(c) for c in wording.criteria if c.strip())
    if not _MIN_CRITERIA <= len(criteria) <= _MAX_CRITERIA:
        raise UserError(f"Bản đăng ký cần từ 1 đến {_MAX_CRITERIA} tiêu chí.", field="criteria")
    if not wording.title.strip():
        raise UserError("Hãy ghi tiêu đề của bản đăng ký.", field="title")
    second_roles = tuple(tidy(role) for role in wording.second_roles if role.strip())
    if wording.show_second_row and not 1 <= len(second_roles) <= _MAX_SECOND_ROLES:
        raise UserError(
            f"Hàng chữ ký thứ hai cần từ 1 đến {_MAX_SECOND_ROLES} nơi ký.", field="second_roles"
        )
    return Campaign(
        id=campaign.id,
        name=name,
        label=campaign.label,
        year=campaign.year or year_in(name),
        opened_on=campaign.opened_on,
        form_date=campaign.form_date,
        group_ids=tuple(sorted(set(campaign.group_ids))),
        wording=Wording(
            title=tidy(wording.title),
            abstract=tidy(wording.abstract),
            opening=tidy(wording.opening),
            criteria=criteria,
            closing=tidy(wording.closing),
            notice=tidy(wording.notice),
            left_role=tidy(wording.left_role),
            right_role=tidy(wording.right_role),
            signature_hint=tidy(wording.signature_hint),
            second_roles=second_roles,
            show_notice=wording.show_notice,
            show_phone=wording.show_phone,
            show_identity=wording.show_identity,
            show_second_row=wording.show_second_row,
        ),
        wording_frozen=campaign.wording_frozen,
        list_frozen_on=campaign.list_frozen_on,
        closed_on=campaign.closed_on,
    )


def campaign_label(year: int, taken: Collection[str]) -> str:
    """Return a label no other campaign of the book has: 2026, then 2026B, 2026C; Đ, ĐB."""
    base = str(year) if year else "Đ"
    suffixes = itertools.chain([""], string.ascii_uppercase[1:], map(str, itertools.count(27)))
    return next(base + suffix for suffix in suffixes if base + suffix not in taken)


def form_label(label: str, number: int) -> str:
    """Return a form's number for people: 2026-0123."""
    return f"{label}-{number:04}"
