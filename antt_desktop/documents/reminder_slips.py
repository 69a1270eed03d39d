"""Reminder slips (phiếu nhắc) for households that have not signed: six on a sheet, to be cut."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import ASCENT
from antt_desktop.documents.paper_wording import OPEN, ReminderText, Round
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.text import (
    SINGLE,
    Line,
    balanced,
    broken,
    draw_centred,
    draw_line,
    one_line,
)
from antt_desktop.documents.wording import filled
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import tidy

_ACROSS, _DOWN = 2, 3
SLIPS_A_SHEET = _ACROSS * _DOWN
_WIDTH, _HEIGHT = A4[0] / _ACROSS, A4[1] / _DOWN
_MARGIN = 9 * MM
"""Kept free on every side of a slip: no printer cuts that far in, nor do scissors that miss."""

_ROOM = (_WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN)
_SIZES = (12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9)
_CODE_SIZE = 9
_CODE_LEAD = SINGLE * _CODE_SIZE
_GAP = 0.45  # between paragraphs, as a share of the size
_LONGEST = 160
_CUTS = "\n".join(
    [
        "0.5 w 0.4 G [6 4] 0 d",
        *(f"{x * _WIDTH:.2f} 0 m {x * _WIDTH:.2f} {A4[1]:.2f} l S" for x in range(1, _ACROSS)),
        *(f"0 {y * _HEIGHT:.2f} m {A4[0]:.2f} {y * _HEIGHT:.2f} l S" for y in range(1, _DOWN)),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The household a slip goes to; what is not known is left open for the pen."""

    code: str
    head: str
    address: str = ""
    group_name: str
    leader: str = ""


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of a slip at one size."""

    lines: Sequence[Line]
    centred: bool = False


def write_reminders(
    out: BinaryIO,
    round_: Round,
    text: ReminderText,
    sheets: Iterable[Sequence[Slip]],
    *,
    until: PartialDate | None = None,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the slips and return the pages; each sequence of them begins a sheet of its own.

    A slip with long names is set smaller, never below 9 pt. Raises UserError where the wording
    itself is too long for that. ``progress(done, total)`` is told after each sequence.
    """
    title = f"{filled(text.title, round_.words(''))} – {round_.name}"
    pdf = PdfFile(out, title=tidy(title), author=round_.village.name)
    for done, slips in enumerate(sheets, 1):
        for first in range(0, len(slips), SLIPS_A_SHEET):
            drawing = pdf.drawing()
            drawing.shape(_CUTS, 0, 0, 1)
            for at, slip in enumerate(slips[first : first + SLIPS_A_SHEET]):
                row, column = divmod(at, _ACROSS)
                corner = (column * _WIDTH + _MARGIN, A4[1] - row * _HEIGHT - _MARGIN)
                _draw(drawing, corner, round_, text, slip, until)
            pdf.page(drawing)
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


def _draw(
    drawing: Drawing,
    corner: tuple[float, float],
    round_: Round,
    text: ReminderText,
    slip: Slip,
    until: PartialDate | None,
) -> None:
    """Draw a slip into the room below and right of ``corner``, at the largest size that fits."""
    words = {
        **round_.words(slip.group_name, _short(slip.leader)),
        "chủ hộ": _short(slip.head) or OPEN,
        "địa chỉ": _short(slip.address) or OPEN,
        "mã hộ": slip.code,
        "hạn": str(until or ""),
    }
    for size in _SIZES:
        blocks = _blocks(round_, text, words, size, with_day=until is not None)
        height = sum((len(block.lines) * SINGLE + _GAP) * size for block in blocks)
        if height + _CODE_LEAD <= _ROOM[1]:
            break
    else:
        raise UserError("Tệp “reminder.toml”: lời dài quá một phiếu nhắc. Hãy viết ngắn lại.")
    left, y = corner
    for block in blocks:
        for line in block.lines:
            if block.centred:
                draw_centred(drawing, line, left + _ROOM[0] / 2, y - ASCENT * size, size)
            else:
                draw_line(drawing, line, left, y - ASCENT * size, size)
            y -= SINGLE * size
        y -= _GAP * size
    code = one_line(filled(text.code, words), Face.REGULAR, _CODE_SIZE)
    below = corner[1] - _ROOM[1] + _CODE_LEAD - _CODE_SIZE
    draw_line(drawing, code, left + _ROOM[0] - code.width, below, _CODE_SIZE)


def _blocks(
    round_: Round, text: ReminderText, words: dict[str, str], size: float, *, with_day: bool
) -> list[_Block]:
    blocks = [
        _Block(balanced(said, Face.BOLD, size, _ROOM[0]), centred=True)
        for said in (
            round_.village.own,
            filled(text.title, words).upper(),
            filled(text.abstract, words),
        )
    ]
    for said, face in (
        (text.greeting, Face.BOLD),
        (text.address, Face.REGULAR),
        *((paragraph, Face.REGULAR) for paragraph in text.body),
        (text.until if with_day else "", Face.BOLD),
        (text.thanks, Face.ITALIC),
    ):
        blocks.append(_Block(broken(((filled(said, words), face),), size, _ROOM[0])))
    return [block for block in blocks if block.lines]


def _short(name: str) -> str:
    """Return a name or address cut where no slip could hold it."""
    name = tidy(name)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
