"""Rows behind a table: a big array of ids, with pages of rows fetched when they are shown."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from antt_desktop.domain.errors import UserError

Row = TypeVar("Row")

PAGE = 128
_KEPT_PAGES = 64


class PagedRows(Generic[Row]):
    """Rows by position, fetched a page of 128 at a time; the last 64 pages are kept.

    ``fetch(ids)`` returns the rows of these ids in their order, leaving out those that are
    gone; ``id_of(row)`` tells a row's id. While ``fetch`` raises UserError (the book is lent to
    a job) only what was fetched before is shown.
    """

    def __init__(
        self,
        ids: Sequence[int],
        fetch: Callable[[Sequence[int]], Iterable[Row]],
        id_of: Callable[[Row], int],
    ) -> None:
        self.ids = ids if isinstance(ids, array) else array("q", ids)
        self._fetch = fetch
        self._id_of = id_of
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, position: int) -> Row | None:
        """Return the row at a position, None where it is gone or cannot be had just now."""
        return self._page(position // PAGE).get(self.ids[position])

    def _page(self, number: int) -> dict[int, Row]:
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page
        ids = self.ids[number * PAGE : (number + 1) * PAGE]
        try:
            page = {self._id_of(row): row for row in self._fetch(ids)}
        except UserError:
            return {}
        self._pages[number] = page
        if len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page


def listed(rows: Sequence[Row], id_of: Callable[[Row], int]) -> PagedRows[Row]:
    """Return rows that are all at hand already, as pages that ask nobody."""
    by_id = {id_of(row): row for row in rows}
    return PagedRows(array("q", by_id), lambda ids: (by_id[i] for i in ids), id_of)
