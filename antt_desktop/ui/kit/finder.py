"""A field with what it found below: the arrows walk through that, Enter or a click takes one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.theme import theme

_LIST = 190


class Finder(QWidget):
    """``searched(str)`` asks for items to show; ``taken(key)`` gives the one that was taken."""

    searched = Signal(str)
    taken = Signal(int)

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.field = SearchField(hint, name)
        self.found = SideList("Tìm thấy")
        self.found.setFixedHeight(theme.px(_LIST))
        self.found.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.field)
        box.addWidget(self.found)
        self.setFocusProxy(self.field)
        self.field.searched.connect(self.searched)
        self.field.installEventFilter(self)
        self.found.clicked.connect(lambda _index: self._take())

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show what was found, the first chosen; nothing hides the list."""
        self.found.show_items(items)
        if items:
            self.found.choose(items[0].key)
        self.found.setVisible(bool(items))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through what is found with the arrows; Enter takes the one chosen."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.found.isVisible():
                QApplication.sendEvent(self.found, event)
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if enter and plain and self.field.text().strip():
                self.field.returnPressed.emit()  # searches at once what is typed by now
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        if not self.found.isHidden():
            self.taken.emit(self.found.current)
        self.found.hide()
        self.field.setFocus()
