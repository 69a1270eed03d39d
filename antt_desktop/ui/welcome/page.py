"""The page a first start shows: three cards and the books opened lately."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import icons, theme

_SHOWN_BOOKS = 4
_WIDTH = 720


class Card(QPushButton):
    """A large button: icon, title, and a line that says what it does."""

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAutoDefault(True)  # Enter opens it
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._picture = icons.IconLabel(icon, "accent", 24)
        ground = QFrame()
        ground.setProperty("kind", "cardicon")
        inner = QHBoxLayout(ground)
        inner.setContentsMargins(theme.px(11), theme.px(11), theme.px(11), theme.px(11))
        inner.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(label(title, "heading"))
        words.addWidget(label(sentence, "cardline"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), theme.px(17), theme.px(18), theme.px(17))
        row.setSpacing(theme.px(16))
        row.addWidget(ground, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for part in (ground, *self.findChildren(QLabel)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the size its content wants, as a button with a layout does not by itself."""
        return self._row.sizeHint()


class WelcomePage(QWidget):
    """Signals: ``new``, ``open``, ``demo``, and ``chosen(Path)`` for a book opened lately.

    ``restore`` and ``rescue`` are for a book that does not open.
    """

    new = Signal()
    open = Signal()
    demo = Signal()
    chosen = Signal(object)
    restore = Signal()
    rescue = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards = (
            Card(
                "file-plus-corner",
                "Tạo sổ mới",
                "Nhập tên làng, số tổ dân cư, rồi lấy danh sách hộ từ Excel",
            ),
            Card("folder-open", "Mở sổ đã có", "Mở tệp .antt trên máy hoặc trên USB"),
            Card(
                "play",
                "Xem thử với dữ liệu mẫu",
                "495 hộ, 13 tổ, đủ bản đăng ký – không ảnh hưởng dữ liệu thật",
            ),
        )
        for card, signal in zip(self.cards, (self.new, self.open, self.demo), strict=True):
            card.clicked.connect(signal)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._column = QWidget()
        box = QVBoxLayout(self._column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(12))
        head = QVBoxLayout()
        head.setSpacing(theme.px(2))
        head.addWidget(label("Sổ an ninh trật tự khu dân cư", "display"))
        head.addWidget(
            label("Mọi dữ liệu nằm trong một tệp trên máy này. Không cần mạng.", "muted")
        )
        box.addLayout(head)
        box.addSpacing(theme.px(8))
        for card in self.cards:
            box.addWidget(card)
        box.addLayout(self._recent)
        help_row = QHBoxLayout()
        help_row.addWidget(label("Sổ không mở được?", "muted", wrap=False))
        self.help = (
            buttons.link("Khôi phục từ bản sao…", self.restore.emit, "rotate-ccw"),
            buttons.link("Cứu sổ bị hỏng…", self.rescue.emit, "file-input"),
        )
        for part in self.help:
            help_row.addWidget(part)
        help_row.addStretch()
        box.addLayout(help_row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 8)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(1)
        page.addLayout(middle)
        page.addStretch(1)
        theme.changed.connect(self._scale)
        self._scale()

    def show_recent(self, books: Sequence[Path]) -> None:
        """List the books opened lately that are still there."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        there = [book for book in books if book.is_file()][:_SHOWN_BOOKS]
        if there:
            self._recent.addWidget(label("Sổ gần đây", "section"))
        for book in there:
            # One & is a mnemonic to Qt; a folder's name may well have one.
            words = f"{book.name}  –  {book.parent}".replace("&", "&&")
            entry = buttons.link(words, partial(self.chosen.emit, book), "book-open", tip=str(book))
            self._recent.addWidget(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from card to card with the arrows."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _scale(self) -> None:
        self._column.setMaximumWidth(theme.px(_WIDTH))
