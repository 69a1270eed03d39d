"""Pledge forms for a choice of households: into a file, or as pages for the preview.

What stands on them comes from the campaign: of a frozen list they are as they were.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import BinaryIO

from antt_desktop.book import Book
from antt_desktop.documents.pledge import PledgeForm, PledgePaper, Separator
from antt_desktop.documents.pledge_batch import Batch, write_pledges
from antt_desktop.documents.wording import pledge_labels
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, form_label, whose
from antt_desktop.paths import written_whole

NOT_NUMBERED = "(cấp khi in)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeRequest:
    """Which forms to print: households in their order, copies of each, blanks for newcomers.

    ``separators`` puts a sheet before the forms of each tổ.
    """

    campaign_id: int
    household_ids: Sequence[int] = ()
    copies: int = 1
    separators: bool = False
    blanks: int = 0


def prepared_preview(book: Book, request: PledgeRequest) -> Callable[[], bytes]:
    """Read now what the pages of a preview need; the function returned makes the PDF.

    It is as it would be printed; forms never printed have no number yet. The function asks
    nothing of the book, so a worker's thread may call it.
    """
    campaign = book.campaigns.get(request.campaign_id)
    numbers = {
        row.household_id: row.form_number
        for row in book.pledges.rows(request.campaign_id, request.household_ids)
    }
    forms = list(_forms(book, request, campaign, numbers, [0] * request.blanks))
    return _drawing(_paper(book, campaign), forms, request.copies)


def prepared_sample(book: Book, campaign: Campaign) -> Callable[[], bytes]:
    """Do the same for one form of a campaign that need not be in the book yet."""
    if campaign.list_frozen_on:
        groups = book.campaigns.groups(campaign.id)
        covered = iter(book.pledges.ids(campaign.id)[:1])
    else:
        groups = book.groups.all()
        covered = (i for g in campaign.group_ids for i in book.households.ids(group_id=g)[:1])
    household = next(book.campaigns.members(campaign.id, list(islice(covered, 1))), None)
    if household is None:
        label, code = _number(book.id, campaign, 0)
        form = PledgeForm(form_label=label, code=code)
    else:
        form = _form(book.id, campaign, _by_id(groups), household, 0)
    return _drawing(_paper(book, campaign), [form], 1)


def _drawing(
    paper: PledgePaper, forms: Sequence[PledgeForm | Separator], copies: int
) -> Callable[[], bytes]:
    def draw() -> bytes:
        out = BytesIO()
        write_pledges(out, paper, forms, copies=copies)
        return out.getvalue()

    return draw


def write_pledge_pages(
    book: Book,
    request: PledgeRequest,
    out: BinaryIO,
    progress: Callable[[int, int], None] | None = None,
) -> Batch:
    """Give the forms their numbers and write their pages, nothing recorded as printed yet."""
    numbers = book.pledges.number_forms(request.campaign_id, request.household_ids)
    blanks = book.pledges.number_blanks(request.campaign_id, request.blanks)
    return _write(book, request, out, numbers, blanks, progress)


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
    rows = book.pledges.rows(request.campaign_id, request.household_ids)
    with written_whole(path) as out, book.action(f"In bản đăng ký: {whose(rows)}"):
        batch = write_pledge_pages(book, request, out, progress)
        out.flush()  # a full disk is met here, where all of it can still be taken back
        book.pledges.record_printed(request.campaign_id, request.household_ids, book.today)
    return batch


def _write(
    book: Book,
    request: PledgeRequest,
    out: BinaryIO,
    numbers: dict[int, int],
    blanks: Sequence[int],
    progress: Callable[[int, int], None] | None,
) -> Batch:
    campaign = book.campaigns.get(request.campaign_id)
    forms = _forms(book, request, campaign, numbers, blanks)
    total = len(request.household_ids) + len(blanks)
    return write_pledges(
        out,
        _paper(book, campaign),
        forms,
        copies=request.copies,
        total=total,
        progress=progress,
    )


def _paper(book: Book, campaign: Campaign) -> PledgePaper:
    return PledgePaper(
        village=book.campaigns.village(campaign.id),
        wording=campaign.wording,
        labels=pledge_labels(),
        year=campaign.year,
        name=campaign.name,
        form_date=campaign.form_date,
    )


def _forms(
    book: Book,
    request: PledgeRequest,
    campaign: Campaign,
    numbers: dict[int, int],
    blanks: Sequence[int],
) -> Iterator[PledgeForm | Separator]:
    groups = _by_id(book.campaigns.groups(campaign.id))
    households = book.campaigns.members(campaign.id, request.household_ids)
    for group_id, part in groupby(households, key=lambda household: household.group_id):
        if group_id not in groups:
            raise UserError("Có hộ thuộc tổ không tham gia đợt ký này. Hãy chọn lại các hộ.")
        inside = list(part)
        if request.separators:
            given = [numbers[household.id] for household in inside]
            yield _separator(groups[group_id], campaign, given)
        for household in inside:
            yield _form(book.id, campaign, groups, household, numbers[household.id])
    for number in blanks:
        label, code = _number(book.id, campaign, number)
        yield PledgeForm(form_label=label, code=code)


def printed_households(
    request: PledgeRequest, last_pages: Sequence[int], pages: Iterable[int]
) -> list[int]:
    """Return the households whose form ends on one of ``pages`` (from 0).

    ``last_pages`` are those of the batch written for ``request``. A form of which only the
    beginning was printed does not count as printed.
    """
    printed = set(pages)
    ends = zip(request.household_ids, last_pages, strict=False)
    return [household_id for household_id, last in ends if last in printed]


def _separator(group: Group, campaign: Campaign, numbers: Sequence[int]) -> Separator:
    given = [number for number in numbers if number]
    return Separator(
        group_name=group.name,
        leader=group.leader,
        forms=len(numbers),
        first_label=form_label(campaign.label, min(given)) if given else "",
        last_label=form_label(campaign.label, max(given)) if given else "",
    )


def _form(
    book_id: str,
    campaign: Campaign,
    groups: Mapping[int, Group],
    household: ListedHousehold,
    number: int,
) -> PledgeForm:
    label, code = _number(book_id, campaign, number)
    group = groups[household.group_id]
    return PledgeForm(
        form_label=label,
        code=code,
        household_code=household.code,
        head=household.head,
        birth=household.birth,
        address=household.address,
        group_name=group.name,
        leader=group.leader,
        size=household.size,
    )


def _by_id(groups: Iterable[Group]) -> dict[int, Group]:
    return {group.id: group for group in groups}


def _number(book_id: str, campaign: Campaign, number: int) -> tuple[str, FormCode]:
    label = form_label(campaign.label, number) if number else NOT_NUMBERED
    return label, FormCode(book=book_id, campaign=campaign.id, form=number)
