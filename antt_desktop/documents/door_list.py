"""The list a tổ trưởng carries from door to door: who has not signed, with room to write."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.lists import columns_of
from antt_desktop.documents.page import (
    BODY_SIZE,
    SIGNING_SPACE,
    TABLE_FRAME,
    draw_heading,
    draw_title,
)
from antt_desktop.documents.paper_wording import DoorText, Round
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import COMPACT, SIGNING_HEIGHT, Row, Table
from antt_desktop.documents.text import SINGLE, Line, balanced, broken, draw_centred, draw_line
from antt_desktop.documents.wording import filled

# STT, mã hộ and mã phiếu, chủ hộ, địa chỉ, điện thoại, three to tick, lý do: 165 mm in all.
_WIDTHS = (8.5, 19.5, 38, 28, 23, 8.5, 8.9, 10.8, 19.8)
_CENTRED = (0, 1, 4)
_LEAST_BLANKS = 5
_FRAME = TABLE_FRAME
_GAP = 8  # with it 40 households of one line each and the least blanks fit two pages
_SMALL = 11
_LEAD = SINGLE * BODY_SIZE
_SIGNING_WIDTH = 60 * MM
_WRITING_WIDTH = _FRAME.width - _SIGNING_WIDTH - 5 * MM
_WRITING_LEAD = 9 * MM
_DOTS_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorRow:
    """A household that has not signed; ``number`` is its place in the whole list of the tổ.

    ``form`` is the number on its form, '' before the first print; ``answer`` what it said last.
    """

    number: int
    code: str
    form: str = ""
    head: str
    address: str = ""
    phone: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorList:
    """The list of one tổ: its rows, out of ``households`` in all."""

    group_name: str
    leader: str = ""
    households: int
    rows: Sequence[DoorRow]


def write_door_lists(
    out: BinaryIO,
    round_: Round,
    text: DoorText,
    lists: Iterable[DoorList],
    *,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the lists, each tổ on pages of its own, and return the pages in all.

    After the households come blank rows for newcomers: five at least, else as many as the last
    page has room for. ``progress(done, total)`` is told after each tổ; what it raises leaves
    ``out`` unfinished.
    """
    title = filled(text.title, round_.words(round_.village.name))
    pdf = PdfFile(out, title=title, author=round_.village.name)
    for done, group in enumerate(lists, 1):
        _write(pdf, round_, text, group)
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


def _write(pdf: PdfFile, round_: Round, text: DoorText, group: DoorList) -> None:
    words = {
        **round_.words(group.group_name, group.leader),
        "hộ": str(group.households),
        "chưa ký": str(len(group.rows)),
    }
    closing = broken(((filled(text.closing, words), Face.ITALIC),), _SMALL, _FRAME.width)
    foot = _Foot(text, group.leader, closing)
    table = Table(pdf, _FRAME, columns_of(text.columns, _WIDTHS, _CENTRED), SIGNING_HEIGHT, COMPACT)
    y = draw_heading(table.drawing, _FRAME, round_.village)
    title, abstract = filled(text.title, words), filled(text.abstract, words)
    y = draw_title(table.drawing, _FRAME, y, title, abstract)
    table.begin(y - _GAP)
    for row in group.rows:
        table.add(_row(row))
    blank = Row(("",) * len(_WIDTHS))
    for _ in range(_LEAST_BLANKS - 1):
        table.add(blank)
    table.add(blank, below=foot.height)
    while table.y - SIGNING_HEIGHT - foot.height >= _FRAME.bottom:
        table.add(blank)
    foot.draw(table)
    table.end()


def _row(row: DoorRow) -> Row:
    codes = f"{row.code} {row.form}".strip()
    return Row((str(row.number), codes, row.head, row.address, row.phone, "", "", "", row.answer))


class _Foot:
    """What stands below the table: what to write at the left, who signs at the right."""

    def __init__(self, text: DoorText, leader: str, closing: Sequence[Line]) -> None:
        self._text = text
        self._leader = leader
        self._closing = closing
        self._role = balanced(text.role.upper(), Face.BOLD, BODY_SIZE, _SIGNING_WIDTH)
        hint = ((text.signature_hint, Face.ITALIC),)
        self._hint = broken(hint, BODY_SIZE, _SIGNING_WIDTH)
        self._name = balanced(leader, Face.BOLD, BODY_SIZE, _SIGNING_WIDTH)
        signing = (len(self._role) + len(self._hint) + max(len(self._name), 1)) * _LEAD
        self._closing_height = len(closing) * SINGLE * _SMALL + _GAP / 2
        self.height = self._closing_height + _GAP / 2 + signing + SIGNING_SPACE + _LEAD / 8

    def draw(self, table: Table) -> None:
        drawing, y = table.drawing, table.y - _GAP / 2
        for line in self._closing:
            y -= SINGLE * _SMALL
            draw_line(drawing, line, _FRAME.left, y, _SMALL)
        top = y - _GAP / 2
        y = top
        for label, known in (
            (self._text.walker, self._leader),
            (self._text.phone, ""),
            (self._text.day, ""),
        ):
            lines = broken(((f"{label} {known}", Face.REGULAR),), BODY_SIZE, _WRITING_WIDTH)
            y -= _WRITING_LEAD - _LEAD
            for line in lines:
                y -= _LEAD
                draw_line(drawing, line, _FRAME.left, y, BODY_SIZE)
            if not known:
                start = _FRAME.left + lines[-1].width + _DOTS_GAP
                drawing.dots((start, y - 1), (_FRAME.left + _WRITING_WIDTH, y - 1))
        y = top
        middle = _FRAME.right - _SIGNING_WIDTH / 2
        for line in (*self._role, *self._hint):
            y -= _LEAD
            draw_centred(drawing, line, middle, y, BODY_SIZE)
        y -= SIGNING_SPACE
        for line in self._name:
            y -= _LEAD
            draw_centred(drawing, line, middle, y, BODY_SIZE)
