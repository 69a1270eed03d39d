"""Pledge forms for a choice of households: into a file, to a printer, or for the preview.

Every printing is remembered: when, where, and whose forms came out.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from antt_desktop.book import Book
from antt_desktop.documents.pledge_batch import Batch, write_pledges
from antt_desktop.domain.pledges import whose
from antt_desktop.domain.printings import Printing, Way
from antt_desktop.domain.roles import Act
from antt_desktop.paths import written_whole
from antt_desktop.workflows.pledge_forms import pledge_forms, pledge_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRequest:
    """Which forms to print: households in their order, copies of each, blanks for newcomers.

    ``separators`` puts a sheet before the forms of each tổ; ``two_sided`` begins every form
    on a sheet of its own.
    """

    campaign_id: int
    household_ids: Sequence[int] = ()
    copies: int = 1
    separators: bool = False
    blanks: int = 0
    two_sided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPledges:
    """Forms as they were written; ``numbers`` are the households' in their order, then blanks'."""

    request: PledgeRequest
    numbers: tuple[int, ...]
    batch: Batch


def prepared_preview(book: Book, request: PledgeRequest) -> Callable[[], bytes]:
    """Read now what the pages of a preview need; the function returned makes the PDF.

    It is as it would be printed; forms never printed have no number yet. The function asks
    nothing of the book, so a worker's thread may call it.
    """
    campaign = book.campaigns.get(request.campaign_id)
    blanks = [0] * request.blanks
    forms = list(
        pledge_forms(
            book, campaign, request.household_ids, blanks=blanks, separators=request.separators
        )
    )
    paper = pledge_paper(book, campaign)

    def draw() -> bytes:
        out = BytesIO()
        write_pledges(out, paper, forms, copies=request.copies)
        return out.getvalue()

    return draw


def write_pledge_pages(
    book: Book,
    request: PledgeRequest,
    out: BinaryIO,
    progress: Callable[[int, int], None] | None = None,
) -> WrittenPledges:
    """Give the forms their numbers and write their pages, nothing recorded as printed yet."""
    campaign = book.campaigns.get(request.campaign_id)
    numbers = book.pledges.number_forms(campaign.id, request.household_ids)
    blanks = book.pledges.number_blanks(campaign.id, request.blanks)
    batch = write_pledges(
        out,
        pledge_paper(book, campaign),
        pledge_forms(
            book, campaign, request.household_ids, blanks=blanks, separators=request.separators
        ),
        copies=request.copies,
        two_sided=request.two_sided,
        total=len(numbers) + len(blanks),
        progress=progress,
    )
    return WrittenPledges(request=request, numbers=(*numbers.values(), *blanks), batch=batch)


def record_printing(
    book: Book, written: WrittenPledges, pages: Collection[int], way: Way, place: str
) -> None:
    """Record as printed, in one action, the forms that end on one of ``pages`` (from 0).

    A form of which only the beginning went out does not count. ``place`` is the printer's or
    the file's name.
    """
    sent = set(pages)
    ids = written.request.household_ids
    ended = [at for at, last in enumerate(written.batch.last_pages) if last in sent]
    if not ended:
        return
    printed = [ids[at] for at in ended if at < len(ids)]
    with book.action(_named(book, written.request.campaign_id, printed, len(ended)), Act.PRINT):
        book.pledges.record_printed(written.request.campaign_id, printed, book.today)
        book.printings.add(
            Printing(
                campaign_id=written.request.campaign_id,
                way=way,
                place=place,
                household_ids=tuple(printed),
                numbers=tuple(written.numbers[at] for at in ended),
                areas=tuple(written.batch.areas[at] for at in ended),
                pages=len(pages),
            )
        )


def print_pledges(
    book: Book,
    request: PledgeRequest,
    path: Path,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Write the forms into a PDF file and record them as printed.

    Raises SystemTrouble where the file or the book cannot be written, Cancelled where
    ``progress`` does; then there is no file and nothing is recorded.
    """
    forms = len(request.household_ids) + request.blanks
    name = _named(book, request.campaign_id, request.household_ids, forms)
    with written_whole(path) as out, book.action(name, Act.PRINT):
        written = write_pledge_pages(book, request, out, progress)
        out.flush()  # a full disk is met here, where all of it can still be taken back
        record_printing(book, written, range(written.batch.pages), Way.FILE, path.name)
    return written.batch


def _named(book: Book, campaign_id: int, household_ids: Sequence[int], forms: int) -> str:
    """Return the action's name; ``forms`` counts the blank ones too."""
    rows = book.pledges.rows(campaign_id, household_ids)
    return f"In bản đăng ký: {whose(rows) if rows else f'{forms} bản trắng'}"
