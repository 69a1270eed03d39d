"""Text to read, select and copy, as tall as it is: what scrolls is the page around it."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from antt_desktop.ui.kit.writer import Writer
from antt_desktop.ui.theme import theme

_SCROLLING = {
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
}


class TextView(QTextEdit):
    """Shows a document that is written for it by ``show_text``; hides where that says nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "reading")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown: QTextDocument | None = None
        self._written: Writer | None = None

    def show_text(self, write: Callable[[QTextDocument], Writer]) -> None:
        """Show what ``write`` puts into a new document."""
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font())
        self._written = write(document)
        before, self._shown = self._shown, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.setVisible(not document.isEmpty())
        self._fit()

    def first_mark(self) -> QRect | None:
        """Return where the first marked word stands in this view, None where nothing is marked."""
        if self._written is None or self._written.first_mark < 0:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._written.first_mark)
        return self.cursorRect(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as tall as the text is at this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds of pills under their letters."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, tone in self._written.pills if self._written else ():
            box = self._box(start, end)
            painter.setBrush(theme.tone(tone)[1])
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that turn pages to the page around."""
        if event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Stay as tall as the text, whatever the style sheet changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(ceil(self.document().size().height()), 1))

    def _box(self, start: int, end: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        left = self.cursorRect(cursor)
        cursor.setPosition(end)
        right = self.cursorRect(cursor)
        box = QRectF(left.left(), left.top(), right.left() - left.left(), left.height())
        return box.adjusted(-theme.px(2), -1, theme.px(2), 1)
