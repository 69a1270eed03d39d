"""The list for signing (danh sách ký) of each tổ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.lists import ListPages, ListPaper, columns_of, names_below
from antt_desktop.documents.pdf import PdfFile
from antt_desktop.documents.table import SIGNING_HEIGHT, Row
from antt_desktop.domain.dates import PartialDate

# STT, chủ hộ, năm sinh, số khẩu, địa chỉ, ngày ký, ký tên, ghi chú: 165 mm in all.
_WIDTHS = (11, 42, 13, 12.5, 28, 23.5, 21, 14)
_CENTRED = (0, 2, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningRow:
    """A household in the list; ``signed_on`` None while it has not signed."""

    head: str
    birth: PartialDate | None = None
    size: int = 0
    address: str = ""
    signed_on: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningList:
    """The list of one tổ, in the order of its rows."""

    group_name: str
    leader: str = ""
    rows: Sequence[SigningRow]


def write_signing_lists(
    out: BinaryIO,
    paper: ListPaper,
    lists: Iterable[SigningList],
    *,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the lists, each tổ on pages of its own, and return the pages in all.

    ``progress(done, total)`` is told after each tổ; what it raises leaves ``out`` unfinished.
    """
    pdf = PdfFile(out, title=paper.title, author=paper.village.name)
    for done, group in enumerate(lists, 1):
        columns = columns_of(paper.text.columns, _WIDTHS, _CENTRED)
        pages = ListPages(pdf, paper, group.group_name, columns, SIGNING_HEIGHT)
        names = names_below(paper.text.roles, group.leader)
        pages.add_all((_row(number, row) for number, row in enumerate(group.rows, 1)), names)
        signed = sum(row.signed_on is not None for row in group.rows)
        counts = {
            "hộ": str(len(group.rows)),
            "đã ký": str(signed),
            "chưa ký": str(len(group.rows) - signed),
        }
        pages.finish(counts, names)
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


def _row(number: int, row: SigningRow) -> Row:
    return Row(
        (
            str(number),
            row.head,
            str(row.birth.year) if row.birth else "",
            str(row.size or ""),
            row.address,
            str(row.signed_on or ""),
            "",
            row.note,
        )
    )
