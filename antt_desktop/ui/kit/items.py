"""A short list of things to open, move and take out: votes, tasks, opinions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.kit.words import label, say_in_tone
from antt_desktop.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Item:
    """What an entry says: title, a line below it, a pill, and a last small line."""

    title: str
    line: str = ""
    pill: Pill | None = None
    small: str = ""


class Entry(QPushButton):
    """One entry: a click or Enter opens it; Alt with an arrow moves it, Delete takes it out."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAutoDefault(True)  # Enter opens it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title, self._line = label(""), label("", "muted")
        self._pill, self._small = label("", "pill", wrap=False), label("", "small")
        self._menu = QMenu(self)
        self.more = buttons.tool("Việc khác với mục này", lambda: None, "ellipsis")
        self.more.setMenu(self._menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the entry has its keys
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        for part in (self._title, self._line):
            words.addWidget(part)
        words.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._small)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(6), theme.px(4), 0, theme.px(4))
        row.setSpacing(theme.px(4))
        row.addLayout(words, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._title, self._line, self._pill, self._small):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_item(self, item: Item, *, first: bool, last: bool) -> None:
        """Show other words; ``first`` and ``last`` cannot go further up or down."""
        say_in_tone(self._title, item.title)
        say_in_tone(self._line, item.line)
        pill = item.pill
        say_in_tone(self._pill, pill.word if pill else "", pill.tone.value if pill else "")
        say_in_tone(self._small, item.small)
        self.setAccessibleName(item.title)
        said = (item.line, pill.word if pill else "", item.small)
        self.setAccessibleDescription(". ".join(filter(None, said)))
        menu = self._menu
        menu.clear()
        buttons.action(menu, "Sửa…", self.click, "pencil", keys="Enter")
        up = buttons.action(menu, "Chuyển lên", self._up, "arrow-up", keys="Alt+↑")
        down = buttons.action(menu, "Chuyển xuống", self._down, "arrow-down", keys="Alt+↓")
        up.setEnabled(not first)
        down.setEnabled(not last)
        buttons.action(menu, "Bỏ mục này", self.removed.emit, "trash-2", keys="Delete")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out, or open."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Up:
            self._up()
        elif alt and event.key() == Qt.Key.Key_Down:
            self._down()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size its content wants, as a button with a layout does not by itself."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size its content can do with."""
        return self._row.minimumSize()

    def _up(self) -> None:
        self.moved.emit(-1)

    def _down(self) -> None:
        self.moved.emit(1)


class ItemList(QWidget):
    """Entries one below the other.

    Signals by place: ``opened(at)``, ``moved(at, by)``, ``removed(at)``; the owner changes what
    it holds and calls ``show_items``.
    """

    opened = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.entries: list[Entry] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(2))

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; the entries at hand take the new words."""
        while len(self.entries) > len(items):
            entry = self.entries.pop()
            self._box.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        while len(self.entries) < len(items):
            self._add()
        last = len(items) - 1
        for at, (entry, item) in enumerate(zip(self.entries, items, strict=True)):
            entry.show_item(item, first=at == 0, last=at == last)
        self.setVisible(bool(items))

    def _add(self) -> None:
        entry, at = Entry(), len(self.entries)
        self.entries.append(entry)
        self._box.addWidget(entry)
        entry.clicked.connect(lambda _on=False: self.opened.emit(at))
        entry.moved.connect(lambda by: self._move(at, by))
        entry.removed.connect(lambda: self.removed.emit(at))

    def _move(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.entries):
            self.moved.emit(at, by)
            self.entries[at + by].setFocus()
