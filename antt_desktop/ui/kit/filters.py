"""The buttons over the list that leave minutes out: by year, by kind, by scope."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.theme import theme

Value = TypeVar("Value", bound=Hashable)
_PADDING = 68


class Filter(QObject, Generic[Value]):
    """A button with a menu of which one entry holds; ``button`` is what is laid out.

    The first entry, “Tất cả”, has the value ``everything``; the button says ``unset`` then.
    ``chosen`` follows the user's choice.
    """

    chosen = Signal()

    def __init__(self, name: str, unset: str, everything: Value, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._unset = name, unset
        self._everything = everything
        self._menu = QMenu()
        self._group = QActionGroup(self)
        self._room = theme.px(1000)
        self.button = buttons.menu_button(name, self._menu)
        self._group.triggered.connect(self._pressed)
        self.show_items(())

    @property
    def value(self) -> Value:
        """Return what is let through."""
        action = self._group.checkedAction()
        value: Value = action.data() if action else self._everything
        return value

    def show_items(self, items: Sequence[tuple[Value, str]]) -> None:
        """Offer these values with their words; what was chosen stays if it is still there."""
        before = self.value
        for action in self._group.actions():
            self._group.removeAction(action)
        self._menu.clear()
        for value, words in ((self._everything, "Tất cả"), *items):
            action = QAction(words.replace("&", "&&"), self._menu, checkable=True)
            action.setData(value)
            self._menu.addAction(action)
            self._group.addAction(action)
        self.choose(before)

    def choose(self, value: Value) -> None:
        """Take a value without a signal, the first where it is not offered."""
        actions = self._group.actions()
        next((a for a in actions if a.data() == value), actions[0]).setChecked(True)
        self._say()

    def fit(self, room: int) -> None:
        """Keep the button within ``room`` pixels, its words cut where they must be."""
        self._room = room
        self._say()

    def _say(self) -> None:
        """Say as much as there is room for: name and value, else what matters of the two."""
        action = self._group.checkedAction()
        limited = action is not None and action.data() != self._everything
        words = f"{self._name}: {action.text()}" if limited else self._unset
        metrics = QFontMetrics(theme.font(weight=500))
        room = self._room - theme.px(_PADDING)
        shown = words
        if metrics.horizontalAdvance(words) > room:
            value = action.text() if limited else self._name
            shown = metrics.elidedText(value, Qt.TextElideMode.ElideRight, room)
        self.button.setText(shown)
        self.button.setToolTip(words.replace("&&", "&"))
        self.button.setAccessibleName(self.button.toolTip())

    def _pressed(self) -> None:
        self._say()
        self.chosen.emit()
