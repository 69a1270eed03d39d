"""A field for long texts: plain text with bold parts and numbered points, nothing else."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from antt_desktop.domain.rich_text import cleaned, next_point, rich, runs

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LINE_BREAK = "\u2028"  # what Shift+Enter puts into a block


class RichEdit(QTextEdit):
    """Edits a rich text (domain/rich_text.py).

    Ctrl+B makes bold, Enter after “2. …” begins “3. ”, what is pasted comes in plain, Tab goes
    on to the next field. Undo and redo are the field's own.
    """

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._text: str | None = ""
        self.document().contentsChanged.connect(self._forget)

    @property
    def rich(self) -> str:
        """Return the text; what nobody touched comes back exactly as it was given."""
        if self._text is None:
            self._text = _read(self)
        return self._text

    def show_rich(self, text: str) -> None:
        """Show a text; what was typed before can no longer be taken back."""
        self.setUndoRedoEnabled(False)
        self.clear()
        cursor = self.textCursor()
        for part, bold in runs(text):
            cursor.insertText(part, _format(bold=bold))
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._text = text

    def put(self, phrase: str) -> None:
        """Put a text at the cursor, in place of what is selected there."""
        self.textCursor().insertText(cleaned(phrase))
        self.ensureCursorVisible()

    def selected(self) -> str:
        """Return the selected text without bold, '' where nothing is."""
        return cleaned(self.textCursor().selectedText().replace(_LINE_BREAK, "\n"))

    @property
    def is_bold(self) -> bool:
        """Tell whether what is typed now, or selected, is bold."""
        return _bold(self.currentCharFormat())

    def set_bold(self, *, bold: bool) -> None:
        """Make the selection, or what is typed from here, bold or not."""
        self.mergeCurrentCharFormat(_format(bold=bold))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+B changes bold, Enter goes on with numbered points; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Bold):
            self.set_bold(bold=not self.is_bold)
        elif event.key() in _ENTER and not _modified(event) and self._point():
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take whatever has a text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in only the text of what is pasted or dropped."""
        self.put(source.text())

    def _point(self) -> bool:
        """Begin the next point, or end the list on an empty one; False where none is."""
        cursor = self.textCursor()
        line, at = cursor.block().text(), cursor.positionInBlock()
        point = next_point(line[:at])
        if cursor.hasSelection() or point is None or (not point and line[at:].strip()):
            return False
        cursor.beginEditBlock()
        if point:
            cursor.insertText(f"\n{point}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def _forget(self) -> None:
        self._text = None


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _format(*, bold: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made


def _bold(made: QTextCharFormat) -> bool:
    return made.fontWeight() >= QFont.Weight.DemiBold


def _read(edit: QTextEdit) -> str:
    """Return what a document holds; the end of a line has the format of the block it begins."""
    parts: list[tuple[str, bool]] = []

    def add(text: str, *, bold: bool) -> None:
        if parts and parts[-1][1] is bold:
            parts[-1] = (parts[-1][0] + text, bold)
        else:
            parts.append((text, bold))

    block: QTextBlock = edit.document().begin()
    while block.isValid():
        if block.blockNumber():
            add("\n", bold=_bold(block.charFormat()))
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            add(fragment.text().replace(_LINE_BREAK, "\n"), bold=_bold(fragment.charFormat()))
            fragments += 1
        block = block.next()
    return rich(parts)
