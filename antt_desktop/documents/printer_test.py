"""A test page for the printer: letters, codes, rulers to the paper's edges, measuring lines."""

from collections.abc import Sequence
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import BODY_SIZE, TEXT_FRAME, draw_title
from antt_desktop.documents.paper_wording import PrinterTestText
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.qr import corners_path, qr_path
from antt_desktop.documents.text import (
    SINGLE,
    broken,
    draw_centred,
    draw_line,
    one_line,
)
from antt_desktop.domain.codes import FormCode

ACCENTED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The 67 letters of Vietnamese that have a mark; in capitals too they are 134."""

TEST_CODE = FormCode(book="0000000", campaign=0, form=0)
"""A code in good form that belongs to no book."""

_FRAME = TEXT_FRAME
_WIDTH, _HEIGHT = A4
_LARGE_CODE = (30 * MM, 20 * MM, 20 * MM)  # x, y, side: where they stand on a pledge
_SMALL_CODE = (8 * MM, _HEIGHT - 35 * MM, 15 * MM)
_LETTER_SIZES = (14, 9)
_INSTRUCTION_SIZE = 11
_LABEL_SIZE = 8
_PART_GAP = 4
_TICK_SIZE = 6
_HUNDRED = 100 * MM
_GREYS = (5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
_STROKES = (0.05, 0.1, 0.18, 0.25, 0.35, 0.5, 0.7, 1.0)
_LONG_TICK, _MIDDLE_TICK, _SHORT_TICK = 5 * MM, 3.5 * MM, 2 * MM


def write_printer_test(out: BinaryIO, text: PrinterTestText, *, author: str = "") -> None:
    """Write the test page, one A4 sheet."""
    pdf = PdfFile(out, title=text.title, author=author)
    page = pdf.drawing()
    y = draw_title(page, _FRAME, _FRAME.top + BODY_SIZE, text.title, text.abstract)
    y = _draw_instructions(page, text.instructions, y - 8)
    _draw_letters(page, text, y - 4)
    _draw_codes(page, text)
    _draw_strips(page, text)
    _draw_lengths(page, text)
    _draw_rulers(page)
    pdf.page(page)
    pdf.finish()


def _draw_instructions(page: Drawing, instructions: Sequence[str], y: float) -> float:
    indent = 5 * MM
    for number, said in enumerate(instructions, 1):
        lines = broken(((said, Face.REGULAR),), _INSTRUCTION_SIZE, _FRAME.width - indent)
        label = one_line(f"{number}.", Face.REGULAR, _INSTRUCTION_SIZE)
        draw_line(page, label, _FRAME.left, y - SINGLE * _INSTRUCTION_SIZE, _INSTRUCTION_SIZE)
        for line in lines:
            y -= SINGLE * _INSTRUCTION_SIZE
            draw_line(page, line, _FRAME.left + indent, y, _INSTRUCTION_SIZE)
    return y


def _draw_letters(page: Drawing, text: PrinterTestText, y: float) -> None:
    letters = " ".join([*ACCENTED, *ACCENTED.upper()])
    faces = ((text.regular, Face.REGULAR), (text.bold, Face.BOLD), (text.italic, Face.ITALIC))
    for size in _LETTER_SIZES:
        for name, face in faces:
            y -= SINGLE * _LABEL_SIZE + _PART_GAP
            draw_line(
                page,
                one_line(f"{name}, {size}:", Face.REGULAR, _LABEL_SIZE),
                _FRAME.left,
                y,
                _LABEL_SIZE,
            )
            for line in broken(((letters, face),), size, _FRAME.width):
                y -= SINGLE * size
                draw_line(page, line, _FRAME.left, y, size)


def _draw_codes(page: Drawing, text: PrinterTestText) -> None:
    path, modules = qr_path(TEST_CODE.payload)
    for x, y, side in (_LARGE_CODE, _SMALL_CODE):
        page.shape(path, x, y, side / modules)
        page.shape(corners_path(modules), x, y, side / modules)
    x, y, side = _LARGE_CODE
    label = one_line(f"{text.code} {TEST_CODE.payload}", Face.REGULAR, _LABEL_SIZE)
    draw_line(page, label, x + side + 4 * MM, y + 1 * MM, _LABEL_SIZE)


def _draw_strips(page: Drawing, text: PrinterTestText) -> None:
    """Draw the greys and the strokes right of the large code."""
    left, step = 58 * MM, 12 * MM
    y, height = 34 * MM, 5 * MM
    draw_line(page, one_line(text.grey, Face.REGULAR, _LABEL_SIZE), left, y + 6 * MM, _LABEL_SIZE)
    for at, percent in enumerate(_GREYS):
        x = left + at * step
        page.shape(f"{1 - percent / 100:.2f} g 0 0 {step:.2f} {height:.2f} re f", x, y, 1)
        label = one_line(str(percent), Face.REGULAR, _TICK_SIZE)
        draw_centred(page, label, x + step / 2, y - 2.5 * MM, _TICK_SIZE)
    y = 25.5 * MM
    draw_line(page, one_line(text.strokes, Face.REGULAR, _LABEL_SIZE), left, y, _LABEL_SIZE)
    step = 13.5 * MM
    for at, width in enumerate(_STROKES):
        x = left + 22 * MM + at * step
        page.line((x, y + 1 * MM), (x + 11 * MM, y + 1 * MM), width * MM)
        label = one_line(f"{width:g}".replace(".", ","), Face.REGULAR, _TICK_SIZE)
        draw_centred(page, label, x + 5.5 * MM, y - 2 * MM, _TICK_SIZE)


def _draw_lengths(page: Drawing, text: PrinterTestText) -> None:
    """Draw a line of 100 mm across and one down, each with a mark at its ends."""
    x, y, mark = 58 * MM, 49 * MM, 2 * MM
    page.line((x, y), (x + _HUNDRED, y), 0.5)
    for end in (x, x + _HUNDRED):
        page.line((end, y - mark), (end, y + mark), 0.5)
    label = one_line(text.across, Face.REGULAR, _LABEL_SIZE)
    draw_centred(page, label, x + _HUNDRED / 2, y + 1 * MM, _LABEL_SIZE)
    x, y = 24 * MM, 90 * MM
    page.line((x, y), (x, y + _HUNDRED), 0.5)
    for end in (y, y + _HUNDRED):
        page.line((x - mark, end), (x + mark, end), 0.5)
    label = one_line(text.down, Face.REGULAR, _LABEL_SIZE)
    draw_centred(page, label, x - 4 * MM, y - 5 * MM, _LABEL_SIZE)


def _draw_rulers(page: Drawing) -> None:
    """Draw a ruler from each edge of the paper to the margin, 0 at the edge."""
    across, down = _WIDTH / 2, 70 * MM
    for length, edge, inward, sideways in (
        (20, (across, 0.0), (0, 1), (1, 0)),
        (20, (across, _HEIGHT), (0, -1), (1, 0)),
        (30, (0.0, down), (1, 0), (0, 1)),
        (20, (_WIDTH, down), (-1, 0), (0, 1)),
    ):
        end = (edge[0] + inward[0] * length * MM, edge[1] + inward[1] * length * MM)
        page.line(edge, end, 0.4)
        for mm in range(length + 1):
            tick = _SHORT_TICK if mm % 5 else _LONG_TICK if mm % 10 == 0 else _MIDDLE_TICK
            x, y = edge[0] + inward[0] * mm * MM, edge[1] + inward[1] * mm * MM
            page.line((x, y), (x + sideways[0] * tick, y + sideways[1] * tick), 0.3)
            if mm and mm % 5 == 0:
                label = one_line(str(mm), Face.REGULAR, _TICK_SIZE)
                beside = _LONG_TICK + 1.5 * MM
                draw_centred(
                    page,
                    label,
                    x + sideways[0] * beside,
                    y + sideways[1] * beside - (_TICK_SIZE / 3 if sideways[0] else 0),
                    _TICK_SIZE,
                )
