"""Keys that every form of this tab answers: Enter goes on, Ctrl+S saves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from antt_desktop.ui.kit.fields import commit_typing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _EnterGoesOn(QObject):
    """Makes Enter in a one-line field go to the next field, with half-composed text kept."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTER or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        if isinstance(watched, QWidget):
            commit_typing()
            watched.window().focusNextChild()
        return True


def follow_keys(dialog: QDialog, save: Callable[[], object]) -> None:
    """Let Enter walk through the fields of a dialog that is laid out, and Ctrl+S save it."""
    guide = _EnterGoesOn(dialog)
    for kind in (QLineEdit, QComboBox, QCheckBox):
        for field in dialog.findChildren(kind):
            field.installEventFilter(guide)
    shortcut = QShortcut(QKeySequence.StandardKey.Save, dialog)
    shortcut.activated.connect(save)
