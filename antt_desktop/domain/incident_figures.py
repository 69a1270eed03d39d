"""Figures of the incident log: by kind, tổ, month, result, and how long a result took."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from antt_desktop.domain.incidents import IncidentRow, Result
from antt_desktop.domain.periods import days_between

WAITS = ((3, "Trong 3 ngày"), (7, "4 đến 7 ngày"), (30, "8 đến 30 ngày"), (0, "Trên 30 ngày"))
"""Up to how many days a result took, and how that is said; the last is everything above."""
NO_GROUP = "Chưa rõ tổ"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFigures:
    """Figures of some matters; the pairs are (name, how many), each sum the ``total``.

    ``mean_days`` is how long a result took on average, None where there is none yet; ``waits``
    count resolved matters only.
    """

    total: int
    open: int
    resolved: int
    mean_days: float | None
    by_kind: tuple[tuple[str, int], ...]
    by_group: tuple[tuple[str, int], ...]
    by_month: tuple[tuple[str, int], ...]
    by_result: tuple[tuple[str, int], ...]
    waits: tuple[tuple[str, int], ...]

    @property
    def settled(self) -> int:
        """Return how many were settled by mediation."""
        return dict(self.by_result).get(Result.SETTLED.label, 0)

    @property
    def unsettled(self) -> int:
        """Return how many mediation did not settle."""
        return dict(self.by_result).get(Result.UNSETTLED.label, 0)

    @property
    def mediated(self) -> int:
        """Return how many have a result of mediation."""
        return self.settled + self.unsettled

    def summary(self, year: int) -> str:
        """Return “Năm 2026: 20 vụ việc · 14 đã giải quyết · trung bình 7 ngày”."""
        parts = [f"Năm {year}: {self.total} vụ việc"]
        if self.total:
            parts.append(f"{self.resolved} đã giải quyết")
        if self.mean_days is not None:
            parts.append(f"trung bình {round(self.mean_days)} ngày")
        return " · ".join(parts)


def incident_figures(rows: Sequence[IncidentRow]) -> IncidentFigures:
    """Return the figures of some matters."""
    took = [days_between(row.received_on, row.resolved_on) for row in rows if row.resolved_on]
    return IncidentFigures(
        total=len(rows),
        open=len(rows) - len(took),
        resolved=len(took),
        mean_days=sum(took) / len(took) if took else None,
        by_kind=_counted(rows, lambda row: row.kind),
        by_group=_counted(rows, lambda row: row.group_name or NO_GROUP),
        by_month=tuple(sorted(_counted(rows, lambda row: row.received_on.iso[:7]))),
        by_result=_counted(rows, lambda row: row.result.label),
        waits=_waits(took),
    )


def _counted(
    rows: Sequence[IncidentRow], name: Callable[[IncidentRow], str]
) -> tuple[tuple[str, int], ...]:
    """Return names and how often each comes, the most frequent first, then by name."""
    counts = Counter(map(name, rows))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _waits(took: Sequence[int]) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        next(words for most, words in WAITS if not most or days <= most) for days in took
    )
    return tuple((words, counts[words]) for _most, words in WAITS)
