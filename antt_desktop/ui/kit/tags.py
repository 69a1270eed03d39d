"""Several short texts in one field, each with a cross to take it away: “Bí thư chi bộ ×”."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from antt_desktop.domain.text import tidy
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.fields import commit_typing
from antt_desktop.ui.kit.words import set_look
from antt_desktop.ui.theme import theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_COMES_BACK = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
_TYPING_WIDTH, _WIDEST = 150, 300


class _Typing(QLineEdit):
    """Where the next one is typed: Enter takes it, an empty line leaves Enter to the dialog."""

    taken = Signal()
    focused = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            commit_typing()
            if self.text().strip():
                self.taken.emit()
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)  # noqa: FBT003 - a signal

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)  # noqa: FBT003 - a signal
        if event.reason() not in _COMES_BACK:
            self.taken.emit()


class Tags(QFrame):
    """Texts that are typed with Enter and taken away by pressing them.

    ``changed`` follows both. What is still being typed counts too.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "tags")
        self.setAccessibleName(name)
        self._hint = hint
        self._chips: dict[str, QPushButton] = {}
        self.typing = _Typing()
        self.typing.setAccessibleName(name)
        self.typing.setToolTip("Gõ rồi Enter để thêm")
        self.typing.setMinimumWidth(theme.px(_TYPING_WIDTH))
        self.typing.taken.connect(self._take)
        self.typing.focused.connect(self._show_focus)
        self.typing.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.typing)
        self._flow = FlowLayout(self, spacing=5)
        self._flow.setContentsMargins(*(theme.px(n) for n in (5, 4, 5, 4)))
        self.show_tags(())

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the texts in their order, none twice."""
        return tuple(dict.fromkeys(filter(None, (*self._chips, tidy(self.typing.text())))))

    def show_tags(self, tags: Iterable[str]) -> None:
        """Show other texts."""
        for tag in tuple(self._chips):
            self._remove(tag)
        self._chips = {tag: self._chip(tag) for tag in tags}
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Type wherever the field was clicked."""
        self.typing.setFocus()
        event.accept()

    def _take(self) -> None:
        text = tidy(self.typing.text())
        if not text:
            return
        if text not in self._chips:
            self._chips[text] = self._chip(text)
        self.typing.clear()
        self._arrange()

    def _chip(self, text: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("kind", "tag")
        chip.ensurePolished()
        most = theme.px(_WIDEST)
        shown = chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, most)
        chip.setText(f"{shown}  ×".replace("&", "&&"))
        chip.setAccessibleName(f"Bỏ {text}")
        chip.setToolTip(f"Bấm để bỏ “{text}”")
        chip.setAutoDefault(True)  # Enter presses it
        chip.clicked.connect(lambda _checked=False: self._drop(text))
        return chip

    def _drop(self, text: str) -> None:
        self._remove(text)
        self._arrange()
        self.typing.setFocus()
        self.changed.emit()

    def _remove(self, text: str) -> None:
        chip = self._chips.pop(text)
        self._flow.removeWidget(chip)
        chip.deleteLater()

    def _arrange(self) -> None:
        """Put the chips in their order, the line to type in behind them."""
        in_order = [*self._chips.values(), self.typing]
        for widget in in_order:
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
            widget.show()
        for before, after in pairwise(in_order):
            self.setTabOrder(before, after)
        self.typing.setPlaceholderText("" if self._chips else self._hint)
        self.updateGeometry()

    def _show_focus(self, typing: bool) -> None:  # noqa: FBT001 - a signal's
        """Draw the border of the whole field as that of the line that is typed in."""
        set_look(self, "typing", str(typing).lower())
