"""One progress for a job of several steps."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Progress: TypeAlias = Callable[[int, int], None]
"""Told (done, all); may raise Cancelled."""

_WHOLE = 1_000
_EVERY = 500
T = TypeVar("T")


def share(progress: Progress, begin: float, end: float) -> Progress:
    """Return the progress of one step, which takes the whole from ``begin`` to ``end`` (of 1)."""

    def part(done: int, total: int) -> None:
        so_far = done / total if total else 1
        progress(round(_WHOLE * (begin + (end - begin) * so_far)), _WHOLE)

    return part


def told(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """Yield the items, telling now and then how many are done, and at the end that all are."""
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            progress(done, len(items))
        yield item
    progress(len(items), len(items))
