"""Tổ dân cư: who led them when, and the rules of renaming, merging and splitting them."""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.text import tidy


class Role(StrEnum):
    """The two offices of a tổ."""

    LEADER = "leader"
    DEPUTY = "deputy"

    @property
    def label(self) -> str:
        """Return the word the user reads."""
        return "Tổ trưởng" if self is Role.LEADER else "Tổ phó"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time somebody led a tổ; None where the day is not known, ``until`` None: until now."""

    id: int = 0
    group_id: int
    role: Role
    name: str
    since: PartialDate | None = None
    until: PartialDate | None = None


def checked_term(term: Term, today: PartialDate) -> Term:
    """Return the term tidied; raise UserError without a name or with days that cannot be.

    A term that is still running has no end: a day to come is none.
    """
    name = tidy(term.name)
    if not name:
        raise UserError(f"Hãy ghi tên {term.role.label.lower()}.", field="name")
    if term.until and term.until > today:
        raise UserError(
            f"Ngày {term.until} chưa tới. Nhiệm kỳ đang giữ thì để trống ngày kết thúc.",
            field="until",
        )
    if term.since and term.until and term.until.is_before(term.since):
        raise UserError(
            f"Nhiệm kỳ của {name} kết thúc {term.until}, trước ngày bắt đầu {term.since}.",
            field="until",
        )
    return Term(
        id=term.id,
        group_id=term.group_id,
        role=term.role,
        name=name,
        since=term.since,
        until=term.until,
    )


def renaming(before: Group, after: Group) -> str:
    """Return how a tổ was renamed or renumbered, as words; '' if it was not."""
    parts = []
    if before.name != after.name:
        parts.append(f"{before.name} đổi tên thành {after.name}")
    if before.number != after.number:
        parts.append(f"số của tổ {before.number} → {after.number}")
    return ", ".join(parts)
