"""Moves households to another tổ, as the event of their life that it is."""

from collections.abc import Sequence

from antt_desktop.book import Book
from antt_desktop.domain import life_events as life
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.life import LifeEvent

_LONG_AGO = PartialDate(2026, 1, 2)


def move(book: Book, ids: Sequence[int], group_id: int) -> None:
    """Move households; those that are there already stay."""
    homes = [h for h in book.households.many(ids) if h.group_id != group_id]
    if homes:
        group = next(g for g in book.groups.all() if g.id == group_id)
        book.life.apply(life.move(homes, group, LifeEvent(_LONG_AGO)))
