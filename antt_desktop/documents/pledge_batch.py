"""A batch of pledges of any size, as one PDF."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from antt_desktop.documents.pledge import PledgeForm, PledgePaper, Separator
from antt_desktop.documents.pledge_page import PledgePages
from antt_desktop.domain.printings import Area


@dataclass(frozen=True, slots=True)
class Batch:
    """What was written: pages in all, forms (each counted once), the longest form's pages.

    Pages in all count the empty ones of a two-sided batch, a form's pages do not.

    ``last_pages`` holds for each form the page (from 0) on which its last copy ends, ``areas``
    where its head signs.
    """

    pages: int
    forms: int
    longest: int
    last_pages: Sequence[int] = field(default=(), compare=False)
    areas: Sequence[Area] = field(default=(), compare=False)


def write_pledges(
    out: BinaryIO,
    paper: PledgePaper,
    forms: Iterable[PledgeForm | Separator],
    *,
    copies: int = 1,
    two_sided: bool = False,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Write the forms into ``out`` in their order, each ``copies`` times in a row.

    ``two_sided`` begins each form and separator on a sheet of its own: an empty page follows
    an odd number of pages, so that two households never share a sheet.
    ``out`` is only ever appended to, and no page is kept in memory (some 40 bytes a form are).
    ``progress(done, total)`` is told after each item; ``total`` is the number of items where
    the caller knows it. What ``progress`` raises leaves ``out`` unfinished.
    """
    pages = PledgePages(out, paper, two_sided=two_sided)
    longest = 0
    last_pages = array("q")
    areas: list[Area] = []
    known: dict[Area, Area] = {}  # a batch has few different ones
    for done, form in enumerate(forms, 1):
        if isinstance(form, Separator):
            pages.draw_separator(form)
        else:
            area = pages.draw(form, copies).head_area
            areas.append(known.setdefault(area, area))
            drawn = area.page
            longest = max(longest, drawn)
            empty = drawn % 2 if two_sided else 0
            last_pages.append(pages.count - empty - 1)
        if progress:
            progress(done, total)
    pages.finish()
    return Batch(pages.count, len(last_pages), longest, last_pages, areas)
