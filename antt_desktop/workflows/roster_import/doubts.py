"""Why a row of a list cannot be taken as it stands, and what its reader may say it means."""

from collections.abc import Iterable
from dataclasses import dataclass

from antt_desktop.domain.households import Household
from antt_desktop.domain.identity import shown_phone
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine
from antt_desktop.workflows.roster_import.alike import compare_key
from antt_desktop.workflows.roster_import.plan import NEW_HOUSEHOLD, Choice


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row cannot be matched: the field to mend, the sentence, what it may mean instead."""

    field: Field
    reason: str
    choices: tuple[Choice, ...] = ()


def choices(households: Iterable[Household]) -> tuple[Choice, ...]:
    """Return the households of the book that a row may mean, and last a new one."""
    known = [Choice(h.id, described(h)) for h in households]
    return (*known, Choice(NEW_HOUSEHOLD, "Hộ mới"))


def described(household: Household) -> str:
    """Return a household so that it can be told from another one of the same name."""
    head = household.head
    parts = [
        f"Hộ {household.code}",
        head.name if head else "chưa có chủ hộ",
        f"sinh {head.birth}" if head and head.birth else "",
        household.address,
        shown_phone(household.phone),
    ]
    return ", ".join(part for part in parts if part)


def place(row: HouseholdLine | PersonLine, seen_from: HouseholdLine | PersonLine) -> str:
    """Return “dòng 7”, with the sheet where the other row stands on another one."""
    if row.sheet == seen_from.sheet:
        return f"dòng {row.row}"
    return f"dòng {row.row} trang “{row.sheet}”"


def ended(household: Household, *, may_be_new: bool = False) -> Doubt:
    """Return the Doubt about a row that means, or may mean, a household which left."""
    why = household.ended_why
    reason = (
        f"Hộ {household.code} không còn ở làng từ ngày {household.ended_on}"
        f"{f' ({why})' if why else ''}. Nếu hộ đã trở về, hãy ghi “Trở về làng” trong sổ trước."
    )
    return Doubt(Field.HEAD, reason, choices([]) if may_be_new else ())


def taken(line: HouseholdLine, household: Household, rival: HouseholdLine) -> Doubt:
    """Return the Doubt about a second row that means a household."""
    field = Field.CODE if line.code == household.code else Field.IDENTITY
    return Doubt(field, f"Trùng với {place(rival, line)}: cùng là hộ {household.code}.")


def same_code_twice(line: HouseholdLine, first: HouseholdLine) -> Doubt:
    """Return the Doubt about a second row with a code."""
    at = place(first, line)
    if compare_key(line.head) == compare_key(first.head):
        return Doubt(Field.CODE, f"Trùng với {at}: cùng mã hộ, cùng chủ hộ.")
    return Doubt(Field.CODE, f"Mã hộ {line.code} đã dùng ở {at} cho chủ hộ khác: {first.head}.")


def unclear(asked: tuple[Choice, ...]) -> Doubt:
    """Return the Doubt about a name that several households may have."""
    return Doubt(
        Field.HEAD,
        "Chưa rõ là hộ nào: trong tổ có nhiều người cùng tên, hoặc thiếu ngày sinh."
        " Hãy ghi mã hộ hoặc số định danh.",
        asked,
    )
