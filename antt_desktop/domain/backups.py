"""Copies of a book: which are kept, what is in one, how old the last one elsewhere is."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

_NEWEST, _WEEKLY, _MONTHLY, _YEARLY = 10, 8, 12, 10
_OTHERS = 5
STALE_DAYS = 7
"""After so many days without a copy off this PC it is reminded of, quietly."""
REHEARSE_DAYS = 31


class CopyKind(StrEnum):
    """Why a copy was taken; the value stands in its file's name."""

    DAILY = "ngay"
    IMPORT = "truoc-nhap"
    MIGRATION = "truoc-nang-cap"
    REKEY = "truoc-doi-mat-khau"
    RESTORE = "truoc-khoi-phuc"

    @property
    def label(self) -> str:
        """Return why, for people."""
        return _LABELS[self]


_LABELS = {
    CopyKind.DAILY: "Hằng ngày",
    CopyKind.IMPORT: "Trước khi nhập",
    CopyKind.MIGRATION: "Trước khi nâng cấp",
    CopyKind.REKEY: "Trước khi đổi mật khẩu",
    CopyKind.RESTORE: "Trước khi khôi phục",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy: where, when (local time of the PC), why, how much is in it.

    ``sealed`` says that it has a passphrase: that of its day.
    """

    path: Path
    taken_at: datetime
    kind: CopyKind
    households: int
    size_bytes: int
    sealed: bool
    away: bool = False
    """It is not on this PC but on the stick or disk chosen for copies."""

    @property
    def label(self) -> str:
        """Return why the copy was taken, for people."""
        return self.kind.label


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a book or a copy of it; ``signed`` is of the newest campaign (its name)."""

    households: int
    campaign: str
    signed: int
    meetings: int
    incidents: int
    actions: int
    last_action: str
    """When the last action was done, ISO local time; '' in a book without one."""

    @property
    def words(self) -> str:
        """Return it as a line for people."""
        signed = f", {self.signed} hộ đã ký {self.campaign}" if self.campaign else ""
        return (
            f"{self.households} hộ{signed}, {self.meetings} cuộc họp, {self.incidents} vụ việc,"
            f" {self.actions} việc trong nhật ký"
        )


@dataclass(frozen=True, slots=True)
class CopyState:
    """What is remembered of copies on this PC.

    ``away_at``: when the last verified copy off this PC was taken, and ``away_where``;
    ``rehearsed_at``: when a restore was last rehearsed; ``places``: folders chosen for copies
    beside marked sticks.
    """

    away_at: datetime | None = None
    away_where: str = ""
    rehearsed_at: datetime | None = None
    places: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: rows saved, rows taken from the history, and what is missing, told."""

    rows: int
    from_history: int
    missing: tuple[str, ...]


def kept(copies: Sequence[Copy]) -> list[Copy]:
    """Return which of the copies in one place stay.

    Of the daily ones the newest of each day counts: the 10 newest stay, then the newest of 8
    weeks, 12 months and 10 years; of every other kind the 5 newest. One dated in the future
    (the PC's clock was wrong) counts as the newest.
    """
    by_age = sorted(copies, key=lambda copy: copy.taken_at, reverse=True)
    daily = _newest_of(by_age, lambda day: day)
    rest = daily[_NEWEST:]
    staying = [
        *daily[:_NEWEST],
        *_newest_of(rest, lambda day: day.isocalendar()[:2])[:_WEEKLY],
        *_newest_of(rest, lambda day: (day.year, day.month))[:_MONTHLY],
        *_newest_of(rest, lambda day: day.year)[:_YEARLY],
    ]
    for kind in CopyKind:
        if kind is not CopyKind.DAILY:
            staying += [copy for copy in by_age if copy.kind is kind][:_OTHERS]
    return [copy for copy in by_age if copy in staying]


def _newest_of(by_age: Sequence[Copy], period: Callable[[date], Hashable]) -> list[Copy]:
    found: dict[Hashable, Copy] = {}
    for copy in by_age:
        if copy.kind is CopyKind.DAILY:
            found.setdefault(period(copy.taken_at.date()), copy)
    return list(found.values())


def days_since(at: datetime | None, now: datetime) -> int | None:
    """Return the whole days since a moment, never below 0; None where it never was."""
    return None if at is None else max((now.date() - at.date()).days, 0)


def away_words(state: CopyState, now: datetime) -> tuple[str, bool]:
    """Return how old the last copy off this PC is, and whether that is too old."""
    days = days_since(state.away_at, now)
    if days is None:
        return "Chưa có bản sao ngoài máy này", True
    words = {0: "hôm nay", 1: "hôm qua"}.get(days, f"{days} ngày trước")
    return f"Bản sao ngoài máy: {words}", days > STALE_DAYS


def changes_since(names: Sequence[str]) -> list[str]:
    """Return what was done since a copy, told together: “Ghi nhận đã ký (20 lần)”."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return [name if count == 1 else f"{name} ({count} lần)" for name, count in counts.items()]
