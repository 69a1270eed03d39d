"""The record of handing over (biên bản bàn giao) the forms of a tổ.

After mẫu 1.9 Biên bản of Nghị định 30/2020/NĐ-CP, Phụ lục III: time and place, who takes part,
what was handed over, closing hour, signatures of both sides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.flow import Flow
from antt_desktop.documents.fonts import Face
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import TEXT_FRAME
from antt_desktop.documents.paper_wording import HandOverText, Round
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Row
from antt_desktop.documents.wording import filled
from antt_desktop.domain.number_words import in_words

# STT, mã hộ, chủ hộ, địa chỉ, lý do: 160 mm in all.
_WIDTHS = (12, 18, 44, 37, 49)
_CENTRED = (0, 1)
_ROW_HEIGHT = 7 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A household whose form is missing, and why: status and reason, or dots for the pen."""

    code: str
    head: str
    address: str = ""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What one tổ hands over; the ``missing`` are absent, declined, or without an answer."""

    group_name: str
    leader: str = ""
    households: int
    signed: int
    absent: int
    declined: int
    missing: Sequence[Missing]


def write_hand_overs(
    out: BinaryIO,
    round_: Round,
    text: HandOverText,
    records: Iterable[HandOver],
    *,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the records, each tổ on pages of its own, and return the pages in all.

    ``progress(done, total)`` is told after each tổ; what it raises leaves ``out`` unfinished.
    """
    words = round_.words(round_.village.name)
    title = f"{filled(text.title, words)} {filled(text.abstract, words)}".strip()
    pdf = PdfFile(out, title=title, author=round_.village.name)
    for done, record in enumerate(records, 1):
        _Record(pdf, round_, text, record).write()
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


class _Record:
    """One record on its way over its pages."""

    def __init__(self, pdf: PdfFile, round_: Round, text: HandOverText, record: HandOver) -> None:
        self._text = text
        self._record = record
        self._words = round_.words(record.group_name, record.leader)
        self._flow = Flow(pdf, TEXT_FRAME)
        title, abstract = filled(text.title, self._words), filled(text.abstract, self._words)
        self._flow.begin(round_.village, title, abstract)

    def write(self) -> None:
        text, record = self._text, self._record
        for said in text.parties:
            self._paragraph(said)
        self._count(text.total, record.households)
        self._count(text.signed, record.signed)
        missing = len(record.missing)
        self._words |= {
            "vắng": str(record.absent),
            "chưa đồng ý": str(record.declined),
            "chưa có kết quả": str(missing - record.absent - record.declined),
        }
        self._count(text.missing, missing)
        self._paragraph(text.condition)
        if missing:
            self._write_missing()
        else:
            self._paragraph(text.none_missing)
        *ending, last = text.ending
        for said in ending:
            self._paragraph(said)
        signing = text.roles, text.signature_hint, (record.leader, "")
        self._paragraph(last, below=self._flow.signatures_height(*signing))
        self._flow.signatures(*signing)
        self._flow.end()

    def _write_missing(self) -> None:
        columns = columns_of(self._text.columns, _WIDTHS, _CENTRED)
        rows = [
            Row((str(number), row.code, row.head, row.address, row.why))
            for number, row in enumerate(self._record.missing, 1)
        ]
        opening = self._flow.table_height(columns, rows, _ROW_HEIGHT)
        self._paragraph(self._text.table, below=opening)
        self._flow.table(columns, rows, _ROW_HEIGHT)

    def _count(self, said: str, number: int) -> None:
        self._words |= {"số": f"{number:02}" if number else "0", "chữ": in_words(number)}
        self._paragraph(said)

    def _paragraph(self, said: str, below: float = 0.0) -> None:
        self._flow.paragraph(((filled(said, self._words), Face.REGULAR),), below=below)
