"""Invitations to a meeting: one for each household, two on a page; or one with a list of all.

After mẫu 01 of Nghị định 59/2023/NĐ-CP.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.form_files import Section
from antt_desktop.documents.minutes_parts import columns, composed, typed
from antt_desktop.documents.minutes_wording import Said
from antt_desktop.documents.page import ASCENT, Frame, draw_heading
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.text import SINGLE, Line, balanced, broken, draw_centred, draw_line
from antt_desktop.documents.wording import open_date
from antt_desktop.domain.clock import hour_words
from antt_desktop.domain.meetings import Attendance, Meeting
from antt_desktop.domain.papers import Paper, PaperTable, SignatureRow, paragraph
from antt_desktop.domain.rich_text import plain
from antt_desktop.domain.village import Village

_HALF = A4[1] / 2
_MARGIN = 12 * MM
_SIZES = (13, 12.5, 12, 11.5, 11, 10.5, 10)
_MOST_LINES = 30
"""More points of an agenda never fit half a page, whatever the size."""

_GAP = 0.35  # between paragraphs, as a share of the size
_SIGNING = 13 * MM
_CUT = f"0.5 w 0.4 G [6 4] 0 d 0 {_HALF:.2f} m {A4[0]:.2f} {_HALF:.2f} l S"
_WIDTHS = (12, 22, 86, 40)
_SIGNS = 0.72  # where the middle of the signature is, as a share of the width


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of an invitation at one size."""

    lines: Sequence[Line]
    centred: bool = False


def invitation_text(folder: Path | None = None) -> Section:
    """Return the words of invitations; UserError for a file written wrong."""
    return Section.read("invitation.toml", folder)


def compose_invitation_list(
    meeting: Meeting, village: Village, file: Section, *, groups: Mapping[int, str]
) -> Paper:
    """Return one invitation for all households called, with the list of them."""
    said = Said(file, village, meeting)
    headings = file.columns("cot", "stt ma_ho chu_ho to")
    rows = [
        (str(number), row.code, row.head, groups.get(row.group_id, "…"))
        for number, row in enumerate(meeting.roll, 1)
    ]
    return composed(
        said,
        village,
        [
            paragraph(said.line("kinh_moi_chung")),
            *(paragraph(line) for line in _when_and_where(said, meeting)),
            paragraph(said.line("noi_dung")),
            *typed(meeting.agenda),
            paragraph(said.line("ket")),
            SignatureRow(
                file.roles("noi_ky")[:1], said.line("nhac_ky", empty=True), (meeting.chair,)
            ),
            PaperTable(columns(headings, _WIDTHS, left=(2,)), rows),
        ],
        open_date(village.place, None, 0),
    )


def write_invitations(
    out: BinaryIO,
    meeting: Meeting,
    households: Sequence[Attendance],
    village: Village,
    file: Section,
    *,
    groups: Mapping[int, str],
) -> int:
    """Write an invitation for each household, two on a page to be cut; return the pages.

    A long agenda is set smaller, and what does not fit even so is said to follow at the meeting.
    """
    said = Said(file, village, meeting)
    title = f"{said.line('tieu_de')} {said.line('trich_yeu', empty=True)}".strip()
    pdf = PdfFile(out, title=title, author=village.name)
    for first in range(0, len(households), 2):
        drawing = pdf.drawing()
        drawing.shape(_CUT, 0, 0, 1)
        for at, household in enumerate(households[first : first + 2]):
            top = A4[1] - at * _HALF - _MARGIN
            frame = Frame(_MARGIN, A4[0] - _MARGIN, top, top + 2 * _MARGIN - _HALF)
            group = groups.get(household.group_id, "…")
            _draw(drawing, frame, said, meeting, village, household, group)
        pdf.page(drawing)
    pdf.finish()
    return pdf.pages


def _draw(
    drawing: Drawing,
    frame: Frame,
    said: Said,
    meeting: Meeting,
    village: Village,
    household: Attendance,
    group: str,
) -> None:
    """Draw an invitation into its half of the page, at the largest size that fits."""
    y = draw_heading(drawing, frame, village) - 10
    guest = {"chủ hộ": household.head or "…………………", "mã hộ": household.code, "tổ": group}
    opening = said.line("kinh_moi", guest)
    agenda = [line.strip() for line in plain(meeting.agenda).split("\n") if line.strip()]
    left_out = len(agenda) > _MOST_LINES
    del agenda[_MOST_LINES:]
    while True:
        shown = [*agenda, said.line("con_tiep")] if left_out else agenda
        for size in _SIZES:
            blocks = _blocks(said, meeting, opening, shown, size, frame.width)
            height = sum((len(block.lines) * SINGLE + _GAP) * size for block in blocks)
            signature = (2 * SINGLE + 1) * size + _SIGNING
            if height + signature <= y - frame.bottom:
                _write(drawing, frame, y, blocks, said, meeting, size)
                return
        if not agenda:  # nothing more to leave out: names of hundreds of letters
            _write(drawing, frame, y, blocks, said, meeting, size)
            return
        agenda.pop()
        left_out = True


def _write(
    drawing: Drawing,
    frame: Frame,
    y: float,
    blocks: Sequence[_Block],
    said: Said,
    meeting: Meeting,
    size: float,
) -> None:
    for block in blocks:
        for line in block.lines:
            if block.centred:
                draw_centred(drawing, line, frame.middle, y - ASCENT * size, size)
            else:
                draw_line(drawing, line, frame.left, y - ASCENT * size, size)
            y -= SINGLE * size
        y -= _GAP * size
    middle = frame.left + _SIGNS * frame.width
    half = frame.width * (1 - _SIGNS) * 2
    for text, face, space in (
        (said.section.roles("noi_ky")[0], Face.BOLD, 0.0),
        (said.line("nhac_ky", empty=True), Face.ITALIC, 0.0),
        (meeting.chair, Face.BOLD, _SIGNING),
    ):
        y -= space
        for line in balanced(text, face, size, half):
            draw_centred(drawing, line, middle, y - ASCENT * size, size)
            y -= SINGLE * size


def _blocks(
    said: Said,
    meeting: Meeting,
    opening: str,
    agenda: Sequence[str],
    size: float,
    width: float,
) -> list[_Block]:
    blocks = [
        _Block(balanced(text, Face.BOLD, size, width), centred=True)
        for text in (said.line("tieu_de").upper(), said.line("trich_yeu", empty=True))
    ]
    paragraphs = [
        opening,
        *_when_and_where(said, meeting),
        *((said.line("noi_dung"),) if agenda else ()),
        *agenda,
        said.line("ket"),
    ]
    blocks += [_Block(broken(((text, Face.REGULAR),), size, width)) for text in paragraphs]
    return [block for block in blocks if block.lines]


def _when_and_where(said: Said, meeting: Meeting) -> tuple[str, str]:
    hour = {"giờ": hour_words(meeting.start)}
    return said.line("thoi_gian", hour), said.line("dia_diem", hour)
