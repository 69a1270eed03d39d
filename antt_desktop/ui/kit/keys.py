"""Keys of fields inside a dialog that must not be its default button's."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from antt_desktop.ui.kit.fields import commit_typing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _OnEnter(QObject):
    """``control``: Ctrl+Enter, taken before the dialog's shortcut sees it; else Enter alone."""

    def __init__(self, field: QWidget, act: Callable[[], object], *, control: bool) -> None:
        super().__init__(field)
        self._act, self._control = act, control

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if bool(held) is not self._control:
            return False
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        commit_typing()
        if isinstance(watched, QLineEdit):
            watched.returnPressed.emit()  # a search looks up at once what it still waits with
        self._act()
        return True


def on_enter(field: QWidget, act: Callable[[], object]) -> None:
    """Let Enter in a field do this, with half-composed text kept, and nothing else."""
    field.installEventFilter(_OnEnter(field, act, control=False))


def on_ctrl_enter(field: QWidget, act: Callable[[], object]) -> None:
    """Let Ctrl+Enter in a field do this instead of closing the dialog around it."""
    field.installEventFilter(_OnEnter(field, act, control=True))
