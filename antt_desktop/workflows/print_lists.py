"""The list for signing (danh sách ký) of each tổ, as one PDF.

All that stands on it comes from the campaign: a frozen list is printed as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from antt_desktop.book import Book
from antt_desktop.documents.lists import ListPaper
from antt_desktop.documents.signing_list import SigningList, SigningRow, write_signing_lists
from antt_desktop.documents.wording import signing_list_text
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD
from antt_desktop.domain.pledges import PledgeRow, Status
from antt_desktop.paths import written_whole

Progress = Callable[[int, int], None]


def signing_lists(
    book: Book, campaign_id: int, group_ids: Sequence[int] = (), progress: Progress | None = None
) -> bytes:
    """Return the lists of some tổ of a campaign (none named: all it covers) as a PDF."""
    out = BytesIO()
    _write(book, campaign_id, group_ids, out, progress)
    return out.getvalue()


def print_signing_lists(
    book: Book,
    campaign_id: int,
    path: Path,
    group_ids: Sequence[int] = (),
    progress: Progress | None = None,
) -> int:
    """Write the same lists into a file and return their pages.

    Raises SystemTrouble where the file cannot be written, Cancelled where ``progress`` does;
    then there is no file.
    """
    with written_whole(path) as out:
        return _write(book, campaign_id, group_ids, out, progress)


def _write(
    book: Book,
    campaign_id: int,
    group_ids: Sequence[int],
    out: BinaryIO,
    progress: Progress | None,
) -> int:
    campaign = book.campaigns.get(campaign_id)
    covered = book.campaigns.groups(campaign_id)
    groups = [group for group in covered if group.id in group_ids] or covered
    if not groups:
        raise UserError("Đợt ký này chưa có tổ nào. Hãy chọn tổ trong phần sửa đợt ký.")
    paper = ListPaper(
        village=book.campaigns.village(campaign_id),
        text=signing_list_text(),
        year=campaign.year,
        name=campaign.name,
    )
    lists = (
        SigningList(
            group_name=group.name,
            leader=group.leader,
            rows=list(_rows(book, campaign_id, group.id)),
        )
        for group in groups
    )
    return write_signing_lists(out, paper, lists, total=len(groups), progress=progress)


def _rows(book: Book, campaign_id: int, group_id: int) -> Iterator[SigningRow]:
    ids = book.pledges.ids(campaign_id, group_id=group_id)
    pledges = book.pledges.rows(campaign_id, ids)
    for household, pledge in zip(book.campaigns.members(campaign_id, ids), pledges, strict=True):
        yield _row(household, pledge)


def _row(household: ListedHousehold, pledge: PledgeRow) -> SigningRow:
    return SigningRow(
        head=household.head,
        birth=household.birth,
        size=household.size,
        address=household.address,
        signed_on=pledge.signed_on,
        note=_note(pledge),
    )


def _note(pledge: PledgeRow) -> str:
    """Return what the last column says: who signed instead of the head, or why nobody did."""
    if pledge.status is Status.SIGNED:
        return f"{pledge.relation} ký" if pledge.relation not in {"", HEAD} else ""
    if pledge.status in {Status.ABSENT, Status.DECLINED}:
        return pledge.reason or pledge.status.label
    return ""
