"""Changing what a record holds in an order: votes, tasks, opinions."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def put(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """Return the items with one in place of that at ``at``, or added where there is none."""
    return (*items[:at], item, *items[at + 1 :])


def inserted(items: Sequence[T], at: int, item: T) -> tuple[T, ...]:
    """Return the items with one more before that at ``at``."""
    return (*items[:at], item, *items[at:])


def without(items: Sequence[T], at: int) -> tuple[T, ...]:
    """Return the items without one."""
    return (*items[:at], *items[at + 1 :])


def moved(items: Sequence[T], at: int, by: int) -> tuple[T, ...]:
    """Return the items with one moved up (-1) or down (+1), where there is room."""
    order = list(items)
    if 0 <= at + by < len(order):
        order.insert(at + by, order.pop(at))
    return tuple(order)
