"""The record of handing over (biên bản bàn giao) the forms of a tổ.

After mẫu 1.9 Biên bản of Nghị định 30/2020/NĐ-CP, Phụ lục III: time and place, who takes part,
what was handed over, closing hour, signatures of both sides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import (
    ASCENT,
    BODY_SIZE,
    TEXT_FRAME,
    draw_heading,
    draw_names,
    draw_roles,
    draw_title,
    name_lines,
    signatures_height,
)
from antt_desktop.documents.paper_wording import HandOverText, Round
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Row, Table
from antt_desktop.documents.text import INDENT, SINGLE, broken, draw_justified, draw_line
from antt_desktop.documents.wording import filled
from antt_desktop.domain.number_words import in_words

# STT, mã hộ, chủ hộ, địa chỉ, lý do: 160 mm in all.
_WIDTHS = (12, 18, 44, 37, 49)
_CENTRED = (0, 1)
_ROW_HEIGHT = 7 * MM
_FRAME = TEXT_FRAME
_LEAD = SINGLE * BODY_SIZE
_GAP = 6
_TABLE_HEAD = 20 * MM
"""The header of the table and a first row: they stay with the sentence before them."""


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
        self._names = (record.leader, "")
        columns = columns_of(text.columns, _WIDTHS, _CENTRED)
        self._table = Table(pdf, _FRAME, columns, _ROW_HEIGHT)
        y = draw_heading(self._table.drawing, _FRAME, round_.village)
        title, abstract = filled(text.title, self._words), filled(text.abstract, self._words)
        self._y = draw_title(self._table.drawing, _FRAME, y, title, abstract) - _GAP

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
            self._paragraph(text.table, below=_TABLE_HEAD)
            self._table.begin(self._y - _GAP)
            for number, row in enumerate(record.missing, 1):
                self._table.add(Row((str(number), row.code, row.head, row.address, row.why)))
            self._y = self._table.y - _GAP
        else:
            self._paragraph(text.none_missing)
        *ending, last = text.ending
        for said in ending:
            self._paragraph(said)
        names = max(len(name_lines(name, 2, _FRAME)) for name in self._names)
        signatures = _GAP + signatures_height(
            text.roles, text.signature_hint, names, _FRAME, BODY_SIZE
        )
        self._paragraph(last, below=signatures)
        drawing, y = self._table.drawing, self._y - _GAP
        y = draw_roles(drawing, _FRAME, y, text.roles, text.signature_hint, BODY_SIZE)
        draw_names(drawing, _FRAME, y, self._names)
        self._table.end()

    def _count(self, said: str, number: int) -> None:
        self._words |= {"số": f"{number:02}" if number else "0", "chữ": in_words(number)}
        self._paragraph(said)

    def _paragraph(self, said: str, below: float = 0.0) -> None:
        """Write a paragraph; one with ``below`` points after it stays whole on a page with them."""
        lines = broken(
            ((filled(said, self._words), Face.REGULAR),),
            BODY_SIZE,
            _FRAME.width,
            _FRAME.width - INDENT,
        )
        self._y -= _GAP if lines else 0
        self._keep(len(lines) * _LEAD + below if below else 0)
        for at, line in enumerate(lines):
            self._keep(_LEAD)
            last = at == len(lines) - 1
            y = self._y - ASCENT * BODY_SIZE
            indent = 0.0 if at else INDENT
            if last:
                draw_line(self._table.drawing, line, _FRAME.left + indent, y, BODY_SIZE)
            else:
                draw_justified(
                    self._table.drawing,
                    line,
                    _FRAME.left + indent,
                    y,
                    BODY_SIZE,
                    _FRAME.width - indent,
                )
            self._y -= _LEAD

    def _keep(self, height: float) -> None:
        """Go to a new page unless ``height`` points are left on this one."""
        if self._y - height < _FRAME.bottom:
            self._table.new_page()
            self._y = _FRAME.top
