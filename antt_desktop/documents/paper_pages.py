"""A paper (domain/papers.py) on PDF pages, after Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from collections.abc import Sequence
from typing import BinaryIO

from antt_desktop.documents.flow import GAP, LEAD, Flow
from antt_desktop.documents.fonts import Face, width
from antt_desktop.documents.page import BODY_SIZE, TEXT_FRAME
from antt_desktop.documents.pdf import MM, Pages, PdfFile
from antt_desktop.documents.table import Column, Row
from antt_desktop.documents.text import INDENT, SINGLE, Runs, broken, draw_line
from antt_desktop.domain.papers import (
    Block,
    Paper,
    PaperTable,
    Paragraph,
    SignatureRow,
    Style,
)

_FRAME = TEXT_FRAME
_FACES = {
    Style.BODY: (Face.REGULAR, Face.BOLD),
    Style.HEADING: (Face.BOLD, Face.BOLD),
}
"""How the parts of a paragraph are set that are not bold, and those that are."""

_RECIPIENTS = "Nơi nhận:"
_LABEL_SIZE, _RECIPIENT_SIZE = 12, 11
_TAB = 4
_FEW_LINES = 3


def write_paper(out: BinaryIO, paper: Paper) -> int:
    """Write a paper as a PDF and return its pages."""
    pdf = PdfFile(out, title=paper.name, author=paper.village.name)
    draw_paper(pdf, paper)
    pdf.finish()
    return pdf.pages


def draw_paper(pages: Pages, paper: Paper, first_page: int = 1) -> int:
    """Draw a paper on pages numbered from ``first_page``; return the number of its last one."""
    flow = Flow(pages, _FRAME, first_page=first_page)
    flow.begin(
        paper.village,
        paper.title,
        paper.abstract,
        date_line=paper.date_line,
        number_line=paper.number_line,
    )
    writing = _Writing(flow, paper)
    for at in range(len(paper.blocks)):
        writing.write(at)
    return flow.end()


class _Writing:
    """The blocks of a paper on their way to its pages; ``at`` is the place of a block."""

    def __init__(self, flow: Flow, paper: Paper) -> None:
        self._flow = flow
        self._blocks = paper.blocks
        self._recipients = paper.recipients
        signing = [at for at, block in enumerate(self._blocks) if isinstance(block, SignatureRow)]
        self._last_signing = signing[-1] if signing else len(self._blocks) - 1

    def write(self, at: int) -> None:
        """Write a block; with its last lines stays what must not be parted from it."""
        block = self._blocks[at]
        match block:
            case Paragraph():
                self._paragraph(block, self._kept_with(at))
            case PaperTable():
                columns, rows = _columns(block), _rows(block)
                below = self._kept_with(at)
                self._flow.table(columns, rows, block.row_height * MM, below=below)
            case SignatureRow():
                self._signatures(block, at)
        if at == self._last_signing and not _signs_alone(block):
            self._draw_recipients()

    def _paragraph(self, block: Paragraph, below: float) -> None:
        if not block.runs:
            self._flow.space(GAP)
        else:
            justified = block.style is not Style.HEADING
            self._flow.paragraph(
                _runs(block), below=below, indent=_indent(block), justified=justified
            )

    def _signatures(self, block: SignatureRow, at: int) -> None:
        beside = at == self._last_signing and _signs_alone(block)
        self._flow.keep(self._signing_height(at))
        top = self._flow.y
        self._flow.signatures(block.roles, block.hint, block.names)
        if beside and self._recipients:
            below, self._flow.y = self._flow.y, top
            self._draw_recipients()
            self._flow.y = min(below, self._flow.y)

    def _draw_recipients(self) -> None:
        if not self._recipients:
            return
        self._flow.keep(_recipients_height(self._recipients))
        y = self._flow.y - GAP
        for runs, size in _recipient_lines(self._recipients):
            for line in broken(runs, size, _FRAME.width / 2 - GAP):
                y -= SINGLE * size
                draw_line(self._flow.drawing, line, _FRAME.left, y, size)
        self._flow.y = y - GAP

    def _kept_with(self, at: int) -> float:
        """Return how much of what follows a block stays on the page with its end."""
        following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        block = self._blocks[at]
        heads = isinstance(block, Paragraph) and block.style is Style.HEADING
        introduces = isinstance(block, Paragraph) and isinstance(following, PaperTable)
        if heads or introduces or isinstance(following, SignatureRow):
            return self._opening_height(at + 1)
        return 0.0

    def _opening_height(self, at: int) -> float:
        """Return the room that the beginning of a block needs, with what is kept with it."""
        block = self._blocks[at] if at < len(self._blocks) else None
        match block:
            case Paragraph():
                lines = len(self._flow.lines(_runs(block), _indent(block)))
                if lines <= _FEW_LINES:
                    return GAP + lines * LEAD + self._kept_with(at)
                return GAP + (_FEW_LINES - 1) * LEAD
            case PaperTable():
                return self._flow.table_height(_columns(block), _rows(block), block.row_height * MM)
            case SignatureRow():
                return self._signing_height(at)
            case _:
                return 0.0

    def _signing_height(self, at: int) -> float:
        """Return the room of a row of signatures and of those right below it."""
        block = self._blocks[at] if at < len(self._blocks) else None
        if not isinstance(block, SignatureRow):
            return 0.0
        height = self._flow.signatures_height(block.roles, block.hint, block.names)
        if at == self._last_signing and _signs_alone(block):
            return max(height, _recipients_height(self._recipients))
        return height + self._signing_height(at + 1)


def _signs_alone(block: Block) -> bool:
    return isinstance(block, SignatureRow) and len(block.roles) == 1


def _recipient_lines(recipients: Sequence[str]) -> list[tuple[Runs, int]]:
    return [
        (((_RECIPIENTS, Face.BOLD_ITALIC),), _LABEL_SIZE),
        *((((line, Face.REGULAR),), _RECIPIENT_SIZE) for line in recipients),
    ]


def _recipients_height(recipients: Sequence[str]) -> float:
    if not recipients:
        return 0.0
    return 2 * GAP + sum(
        len(broken(runs, size, _FRAME.width / 2 - GAP)) * SINGLE * size
        for runs, size in _recipient_lines(recipients)
    )


def _runs(block: Paragraph) -> Runs:
    regular, bold = _FACES[block.style]
    return tuple((text, bold if is_bold else regular) for text, is_bold in block.runs)


def _indent(block: Paragraph) -> float:
    """Return how far the first line is set in: more where spaces were typed before it."""
    text = "".join(text for text, _ in block.runs).expandtabs(_TAB)
    spaces = len(text) - len(text.lstrip())
    return min(INDENT + spaces * width(" ", Face.REGULAR, BODY_SIZE), _FRAME.width / 2)


def _columns(table: PaperTable) -> list[Column]:
    """Return the columns, as wide as the page together."""
    unit = _FRAME.width / sum(column.width for column in table.columns)
    return [Column(column.heading, column.width * unit, column.align) for column in table.columns]


def _rows(table: PaperTable) -> list[Row]:
    return [Row(tuple(row)) for row in table.rows]
