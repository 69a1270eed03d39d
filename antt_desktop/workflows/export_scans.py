"""The scanned pages of one household, some tổ or a whole campaign, as one PDF."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.documents.scan_book import write_scans
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.scans import Scan
from antt_desktop.paths import written_whole


def export_scans(
    book: Book,
    campaign_id: int,
    path: Path,
    *,
    group_ids: Sequence[int] = (),
    household_id: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the pages kept in the book into a PDF and return how many there are.

    They come in the order of the list (of one page the newer first), named by household; a
    ``household_id`` goes before ``group_ids``, neither means the whole campaign. Raises
    UserError where there is none or one is damaged, SystemTrouble where the file cannot be
    written, Cancelled where ``progress`` (told after each page) does; then there is no file.
    """
    scans = _chosen(book, campaign_id, group_ids, household_id)
    if not scans:
        raise UserError("Chưa có bản quét nào để xuất. Hãy nhập bản quét trước.")
    ids = list(dict.fromkeys(scan.household_id for scan in scans))
    names = {row.id: f"{row.code} {row.head}".strip() for row in book.households.rows(ids)}
    names |= {
        member.id: f"{member.code} {member.head}".strip()
        for member in book.campaigns.members(campaign_id, ids)
    }
    title = f"Bản quét đã ký – {book.campaigns.get(campaign_id).name}"
    author = book.campaigns.village(campaign_id).name
    with written_whole(path) as out:
        return write_scans(
            out,
            _pages(book, scans, names),
            title=title,
            author=author,
            total=len(scans),
            progress=progress,
        )


def _chosen(
    book: Book, campaign_id: int, group_ids: Sequence[int], household_id: int | None
) -> Sequence[Scan]:
    if household_id is not None:
        return book.scans.of(campaign_id, household_id)
    if not group_ids:
        return book.scans.all(campaign_id)
    return [scan for group_id in group_ids for scan in book.scans.all(campaign_id, group_id)]


def _pages(book: Book, scans: Sequence[Scan], names: dict[int, str]) -> Iterator[tuple[bytes, str]]:
    for scan in scans:
        yield book.scans.data(scan.id), names[scan.household_id]
