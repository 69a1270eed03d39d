"""The frame of our own dialogs: heading, body, foot; nothing typed is lost by closing."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.dialogs import Choice, Dialogs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class FormDialog(QDialog):
    """A dialog with a heading, ``body`` for its content, ``foot`` for buttons at the left.

    A subclass overrides ``save`` (raises UserError for what must be mended: it is shown in
    ``form`` where that was put into the body) and ``changed``; closing with changes asks
    Lưu / Bỏ / Ở lại.
    """

    def __init__(self, dialogs: Dialogs, title: str, sentence: str = "") -> None:
        super().__init__(dialogs.parent)
        self.dialogs = dialogs
        self.form = Form()
        self.setWindowTitle(title)
        self._title, self._sentence = label(title, "title"), label(sentence, "muted")
        self._sentence.setVisible(bool(sentence))
        head = QVBoxLayout()
        head.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(12))
        head.setSpacing(theme.px(2))
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        self.body.setSpacing(theme.px(10))
        self.foot = QHBoxLayout()
        self._right = QHBoxLayout()
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        foot.setSpacing(theme.px(8))
        foot.addLayout(self.foot)
        foot.addStretch()
        foot.addLayout(self._right)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(_line())
        box.addLayout(self.body, 1)
        box.addWidget(_line())
        box.addLayout(foot)

    def say(self, title: str, sentence: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def buttons(self, accept: str, cancel: str = "Thôi", icon: str = "") -> QPushButton:
        """Put the two closing buttons at the right and return the accepting one."""
        yes = buttons.primary(accept, self.save_and_close, icon, keys="Ctrl+Enter")
        yes.setDefault(True)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A button forgets its own shortcut when its words change.
            pressed = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            pressed.activated.connect(yes.click)
        self._right.addWidget(yes)  # first after the fields on the way of Tab
        self.cancel_button = buttons.secondary(cancel, self.reject, keys="Esc")
        self._right.insertWidget(0, self.cancel_button)
        return yes

    def close_button(self, words: str = "Đóng") -> QPushButton:
        """Put one closing button at the right, for a dialog that only shows."""
        button = buttons.primary(words, self.reject, keys="Esc")
        button.setDefault(True)
        self._right.addWidget(button)
        return button

    def changed(self) -> bool:
        """Tell whether closing now would lose something."""
        return False

    def save(self) -> None:
        """Do what the dialog is for; raise UserError for what must be mended first."""

    def save_and_close(self) -> None:
        """Save; close where that went well, else show the sentence and stay."""
        if self.try_to_save():
            self.accept()

    def try_to_save(self) -> bool:
        """Save; where that was refused show the sentence and return False."""
        commit_typing()
        self.form.clear_errors()
        try:
            self.save()
        except UserError as error:
            if self.form.parentWidget() is None:
                self.dialogs.warn(error)
            else:
                self.form.show_error(error)
            return False
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Stay within the screen, also at a large text size."""
        room = self.screen().availableSize() - QSize(theme.px(16), theme.px(40))
        self.resize(self.size().boundedTo(room))
        super().showEvent(event)

    def reject(self) -> None:
        """Close by Esc, the cross or Thôi; ask first where something would be lost."""
        commit_typing()
        if not self.changed():
            super().reject()
            return
        match self.dialogs.ask_save_discard_stay():
            case Choice.SAVE:
                self.save_and_close()
            case Choice.DISCARD:
                super().reject()


def _line() -> QWidget:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
