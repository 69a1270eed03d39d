"""How the figures are taken: medians of several runs, printed as one table."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table: what, ours, the peer or floor beside it, the goal for the ratio."""

    what: str
    ours: float
    peer: float
    unit: str
    goal: str
    met: bool

    @property
    def line(self) -> str:
        ratio = self.ours / self.peer
        shown = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
        word = "yes" if self.met else "**no**"
        return (
            f"| {self.what} | {self.ours:.4g} {self.unit} | {self.peer:.4g} {self.unit} |"
            f" {shown} | {self.goal} | {word} |"
        )


def at_most(what: str, ours: float, peer: float, unit: str, limit: float) -> Figure:
    """Return a figure whose ratio ours/peer must not be above the limit."""
    return Figure(what, ours, peer, unit, f"≤ {limit:g}", ours / peer <= limit)


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of several runs, after one that does not count."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def percentile_95(work: Callable[[str], object], words: list[str]) -> float:
    """Return the seconds that 95 of 100 calls stay under."""
    taken = []
    for word in words:
        start = time.perf_counter()
        work(word)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[int(len(taken) * 0.95)]
