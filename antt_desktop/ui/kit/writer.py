"""Writes into a text document: sections, paragraphs, tables, with the searched words marked.

Everything is inserted as text with a format, so what users typed is never taken for markup.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from antt_desktop.domain.rich_text import plain, runs
from antt_desktop.domain.text_query import TextQuery
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.kit.marked import cut, pieces, spans
from antt_desktop.ui.theme import Tone, theme

BODY, SMALL = 11.0, 9.75
_SECTION = 10.5
_BOLD = 700
_HARD_SPACE = "\u00a0"


class Writer:
    """Writes a document from its beginning to its end.

    ``first_mark`` is the place of the first marked word, -1 where none was found; ``pills`` are
    (start, end, tone) of the letters of pills.
    """

    def __init__(self, document: QTextDocument, query: TextQuery) -> None:
        self._cursor = QTextCursor(document)
        self._query = query
        self._empty = True
        self.first_mark = -1
        self.pills: list[tuple[int, int, Tone]] = []

    def section(self, title: str) -> None:
        """Begin a section under its title."""
        above = 0 if self._cursor.atStart() else theme.px(14)
        self._block(above=above, below=theme.px(4))
        letters = self._letters(_SECTION, weight=500, role="muted")
        self._cursor.insertText(title.upper(), letters)

    def line(
        self, text: str, points: float = BODY, *, role: str = "text", weight: int = 400
    ) -> None:
        """Write a paragraph of plain text on a line of its own."""
        self._block()
        self.words(text, points, role=role, weight=weight)

    def words(
        self, text: str, points: float = BODY, *, role: str = "text", weight: int = 400
    ) -> None:
        """Go on in the same paragraph; a newline in the text begins another."""
        self._put(pieces(text, self._query), self._letters(points, weight=weight, role=role))

    def rich(self, text: str) -> None:
        """Write a rich text, its bold parts bold, from a line of its own."""
        self._block()
        marks = spans(plain(text), self._query)
        at = 0
        for part, bold in runs(text):
            letters = self._letters(BODY, weight=_BOLD if bold else 400, role="text")
            self._put(cut(part, at, marks), letters)
            at += len(part)

    def pill(self, pill: Pill) -> None:
        """Write the letters of a pill; the view draws the ground behind them."""
        letters = self._letters(SMALL, weight=600, role=pill.tone.value)
        start = self._cursor.position()
        self._cursor.insertText(f"  {pill.word}  ".replace(" ", _HARD_SPACE), letters)
        self.pills.append((start, self._cursor.position(), pill.tone))

    def table(self, heads: Sequence[str], samples: Sequence[str], rows: int) -> QTextTable:
        """Begin a table with lines between its rows; fill it with ``cell``, end it with ``done``.

        The first column takes the room the others leave; those are as wide as their ``samples``.
        """
        self._block(below=theme.px(2))
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setBorderCollapse(True)
        shape.setCellPadding(theme.px(7))
        shape.setCellSpacing(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        metrics = QFontMetricsF(theme.font(SMALL, 600))
        widths = [
            QTextLength(
                QTextLength.Type.FixedLength,
                max(metrics.horizontalAdvance(text) for text in pair) + theme.px(18),
            )
            for pair in zip(heads[1:], samples, strict=True)
        ]
        rest = QTextLength(QTextLength.Type.VariableLength, 0)
        shape.setColumnWidthConstraints([rest, *widths])
        shape.setHeaderRowCount(1)
        table = self._cursor.insertTable(rows + 1, len(heads), shape)
        for column, head in enumerate(heads):
            self.cell(table, 0, column, right=column > 0)
            self.words(head, SMALL, role="muted", weight=500)
        return table

    def cell(self, table: QTextTable, row: int, column: int, *, right: bool = False) -> None:
        """Go to a cell to write in it, at its right for numbers."""
        cell = table.cellAt(row, column)
        look = cell.format().toTableCellFormat()
        look.setBottomBorder(1)
        look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBottomBorderBrush(QBrush(theme.colour("line")))
        if row == 0:
            look.setBackground(theme.colour("header"))
        cell.setFormat(look)
        self._cursor = cell.firstCursorPosition()
        block = self._paragraph()
        if right:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._cursor.setBlockFormat(block)

    def done(self, table: QTextTable) -> None:
        """Go on after a table."""
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._empty = True

    def _block(self, *, above: int = 0, below: int = 0) -> None:
        block = self._paragraph()
        block.setTopMargin(above)
        block.setBottomMargin(below)
        if self._empty:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._empty = False

    @staticmethod
    def _paragraph() -> QTextBlockFormat:
        block = QTextBlockFormat()
        height = int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setLineHeight(112, height)
        return block

    @staticmethod
    def _letters(points: float, *, weight: int, role: str) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(theme.font(points, weight))
        letters.setForeground(theme.colour(role))
        return letters

    def _put(self, pieces: Iterator[tuple[str, bool]], letters: QTextCharFormat) -> None:
        marked = QTextCharFormat(letters)
        marked.setBackground(theme.colour("mark"))
        marked.setForeground(theme.colour("mark_text"))
        for piece, hit in pieces:
            if hit and self.first_mark < 0:
                self.first_mark = self._cursor.position()
            if piece:
                self._cursor.insertText(piece, marked if hit else letters)
