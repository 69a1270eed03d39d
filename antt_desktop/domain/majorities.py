"""Majorities: how many must be there, or agree, for what. The rules themselves are data.

Thresholds come from forms/meetings.toml (Luật 10/2022/QH15, Nghị định 61/2023/NĐ-CP, Nghị định
59/2023/NĐ-CP); each meeting keeps its own copy of the rules it was held by.
"""

from dataclasses import dataclass
from enum import StrEnum

from antt_desktop.domain.errors import UserError


class Base(StrEnum):
    """What a share is a share of."""

    ALL = "all"
    PRESENT = "present"


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorityRule:
    """How large a share decides: more than (``strict``) or at least numerator/denominator.

    ``name`` says for which matters, ``source`` where the rule stands.
    """

    name: str
    base: Base = Base.ALL
    numerator: int = 1
    denominator: int = 2
    strict: bool = True
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator or (
            self.strict and self.numerator == self.denominator
        ):
            raise UserError(f"Quy tắc “{self.name}”: tỷ lệ phải lớn hơn 0 và không quá toàn bộ.")

    def needed(self, total: int) -> int:
        """Return the smallest number that reaches the share of ``total``, never under 1."""
        share = self.numerator * total
        least = share // self.denominator + 1 if self.strict else -(-share // self.denominator)
        return max(least, 1)

    def reached(self, number: int, total: int) -> bool:
        """Tell whether ``number`` out of ``total`` is enough; of nobody nothing is."""
        return total > 0 and number >= self.needed(total)

    def words(self, unit: str = "hộ") -> str:
        """Return the share in words: “trên 1/2 tổng số hộ”, “ít nhất 2/3 số hộ có mặt”."""
        least = "trên" if self.strict else "ít nhất"
        what = f"tổng số {unit}" if self.base is Base.ALL else f"số {unit} có mặt"
        return f"{least} {self.numerator}/{self.denominator} {what}"


QUORUM = MajorityRule(name="Đủ điều kiện họp")
"""More than half of all household representatives, where no other rule is chosen."""


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many came of how many; ``unit`` is hộ, or người where people are counted.

    ``total`` is frozen when the meeting opens: what happens to the roster later changes nothing.
    """

    present: int = 0
    total: int = 0
    unit: str = "hộ"

    @property
    def percent(self) -> int:
        """Return the share present in whole percent, rounded down: 100 means all are there."""
        return percent(self.present, self.total)

    def of(self, base: Base) -> int:
        """Return the denominator that a rule names."""
        return self.total if base is Base.ALL else self.present

    def words(self, quorum: MajorityRule) -> str:
        """Return “452/495 hộ (91%) – đủ điều kiện họp”; '' where nobody was counted."""
        if not self.total:
            return ""
        return f"{self.present}/{self.total} {self.unit} ({self.percent}%) – {self.verdict(quorum)}"

    def verdict(self, quorum: MajorityRule) -> str:
        """Return whether the meeting may be held, and if not how many are missing."""
        base = self.of(quorum.base)
        if quorum.reached(self.present, base):
            return "đủ điều kiện họp"
        return f"chưa đủ điều kiện họp, cần {quorum.needed(base)} {self.unit}"

    def short(self) -> str:
        """Return “452/495 hộ dự”; '' where nobody was counted."""
        return f"{self.present}/{self.total} {self.unit} dự" if self.total else ""

    def __add__(self, other: "Turnout") -> "Turnout":
        """Add two turnouts, as of two sittings."""
        return Turnout(self.present + other.present, self.total + other.total, self.unit)


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent, rounded down: 66 of 100 never reads as two thirds."""
    return 100 * part // whole if whole else 0
