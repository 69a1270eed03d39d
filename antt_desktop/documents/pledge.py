"""The pledge (bản đăng ký): what stands on each form, and a batch of any size as one PDF."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from antt_desktop.documents.wording import PledgeLabels
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Wording
from antt_desktop.domain.village import Village


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePaper:
    """What all forms of a batch share: the village, the campaign, its wording and date.

    ``year`` 0 where the campaign has none; ``form_date`` None leaves the day and the month
    open for the pen.
    """

    village: Village
    wording: Wording
    labels: PledgeLabels
    year: int
    name: str
    form_date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeForm:
    """One household's form. What is empty is left to the pen, on a dotted line.

    ``form_label`` is the number people read (2026-0123), ``code`` what the QR codes say. A
    form without ``head`` is a blank one for a newcomer. An unknown year of birth is left off
    a form that has a name.
    """

    form_label: str
    code: FormCode
    household_code: str = ""
    head: str = ""
    birth: PartialDate | None = None
    address: str = ""
    group_name: str = ""
    leader: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """A sheet before the forms of a tổ, to keep the pile in order."""

    group_name: str
    leader: str = ""
    forms: int = 0
    first_label: str = ""
    last_label: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was written: pages in all, forms (each counted once), the longest form's pages.

    ``last_pages`` holds for each form the page (from 0) on which its last copy ends.
    """

    pages: int
    forms: int
    longest: int
    last_pages: Sequence[int] = field(default=(), compare=False)


def write_pledges(
    out: BinaryIO,
    paper: PledgePaper,
    forms: Iterable[PledgeForm | Separator],
    *,
    copies: int = 1,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Write the forms into ``out`` in their order, each ``copies`` times in a row.

    ``out`` is only ever appended to, and no page is kept in memory (some 40 bytes a form are).
    ``progress(done, total)`` is told after each item; ``total`` is the number of items where
    the caller knows it. What ``progress`` raises leaves ``out`` unfinished.
    """
    from antt_desktop.documents.pledge_page import PledgePages

    pages = PledgePages(out, paper)
    at = longest = 0
    last_pages = array("q")
    for done, form in enumerate(forms, 1):
        if isinstance(form, Separator):
            pages.draw_separator(form)
            at += 1
        else:
            drawn = pages.draw(form, copies)
            longest = max(longest, drawn)
            at += drawn * copies
            last_pages.append(at - 1)
        if progress:
            progress(done, total)
    return Batch(pages.finish(), len(last_pages), longest, last_pages)
