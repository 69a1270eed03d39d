"""One condition of a list each, on one line: “Tuổi từ 80 đến …  ×”."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.roster_lists import Span, check_span
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import Combo, NumberField, mark_wrong
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_TYPING_MS = 300
_SHOWN = 3
"""So many chosen words stand on a button; of more only the number."""


class Control(QFrame):
    """A condition that can be changed and taken away. Values are those of ``Conditions``.

    ``changed`` follows what the user does, ``removed`` the cross at its end; ``value`` None
    stands for nothing that can be listed by just now (half typed).
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "pane")
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(theme.px(8), theme.px(1), theme.px(1), theme.px(1))
        self.box.setSpacing(theme.px(6))
        self._cross = buttons.tool(f"Bỏ điều kiện {title}", self.removed.emit, "x")

    def put(self, *parts: QWidget) -> None:
        """Lay the parts out, the cross after them; the first field takes the focus."""
        for part in parts:
            self.box.addWidget(part)
        self.box.addWidget(self._cross)
        fields = [p for p in parts if p.focusPolicy() != Qt.FocusPolicy.NoFocus]
        self.setFocusProxy(fields[0] if fields else self._cross)

    @abstractmethod
    def value(self) -> Any:  # noqa: ANN401 - as many kinds as conditions
        """Return the value chosen."""

    @abstractmethod
    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value without a signal."""


class _StayingMenu(QMenu):
    """A menu of ticks that stays open while one ticks."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        if not self._tick(self.activeAction()):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar without closing."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True


class SeveralChoice(Control):
    """Any of several: “Diện: Hộ nghèo, Hộ cận nghèo”. The value is a tuple."""

    def __init__(self, title: str, offered: Sequence[tuple[Any, str]]) -> None:
        super().__init__(title)
        self._title = title
        self.menu = _StayingMenu(self)
        self._actions: dict[Any, QAction] = {}
        for value, words in offered:
            self._offer(value, words)
        self.button = buttons.menu_button(title, self.menu)
        self.button.setProperty("kind", "quiet")
        self.put(self.button)
        self._say()

    def _offer(self, value: object, words: str) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.triggered.connect(self._ticked)
        self._actions[value] = action

    def value(self) -> tuple[Any, ...]:
        """Return the values ticked, in the order offered."""
        return tuple(value for value, action in self._actions.items() if action.isChecked())

    def show_value(self, value: Iterable[Any]) -> None:
        """Tick these; a value that is no longer offered stays chosen under its own words."""
        chosen = tuple(value)
        for one in chosen:
            if one not in self._actions:
                self._offer(one, one if isinstance(one, str) else f"{self._title} đã bỏ")
        for one, action in self._actions.items():
            action.setChecked(one in chosen)
        self._say()

    def _ticked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = [a.text() for a in self._actions.values() if a.isChecked()]
        shown = ", ".join(words) if len(words) <= _SHOWN else f"{len(words)} mục"
        self.button.setText(f"{self._title}: {shown or 'chọn…'}")
        self.button.setAccessibleName(self.button.text())
        self.button.setToolTip(", ".join(words).replace("&&", "&") or self._title)


class OneChoice(Control):
    """One of a few: “Điện thoại: chưa có”."""

    def __init__(self, title: str, offered: Sequence[tuple[Any, str]]) -> None:
        super().__init__(title)
        self.combo = Combo(title, offered)
        self.combo.activated.connect(self.changed)
        self.put(label(title, "small", wrap=False), self.combo)

    def value(self) -> Any:  # noqa: ANN401
        """Return the value chosen."""
        return self.combo.value

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Choose a value; a year that is not offered is added."""
        if self.combo.findData(value) < 0:
            self.combo.addItem(str(value), value)
        self.combo.choose(value)


class Numbers(Control):
    """Numbers typed after words: “Tuổi từ 80 đến …”; ``value`` waits until typing rests."""

    def __init__(self, title: str, words: Sequence[str], high: int) -> None:
        super().__init__(title)
        self._title = title
        self._rest = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._rest.timeout.connect(self.changed)
        self.fields = [NumberField(word, 0, high) for word in words]
        parts: list[QWidget] = []
        for word, field in zip(words, self.fields, strict=True):
            field.setFixedWidth(theme.px(52))
            field.textEdited.connect(self._typed)
            parts += [label(word, "small", wrap=False), field]
        self.put(*parts)

    def numbers(self) -> list[int | None] | None:
        """Return what is typed, None while it is no number or ends before it begins."""
        try:
            typed = [field.number() for field in self.fields]
            if len(typed) > 1:
                check_span((typed[0], typed[1]), self._title)
        except UserError as error:
            self._mark(error.sentence)
            return None
        self._mark("")
        return typed

    def show_numbers(self, numbers: Sequence[int | None]) -> None:
        """Show numbers."""
        for field, number in zip(self.fields, numbers, strict=True):
            field.set_number(number)

    def _typed(self) -> None:
        self._rest.start()

    def _mark(self, sentence: str) -> None:
        for field in self.fields:
            mark_wrong(field, bool(sentence))
            field.setToolTip(sentence)


class SpanChoice(Numbers):
    """From a number to a number, each may be left open. The value is a ``Span``."""

    def __init__(self, title: str, high: int) -> None:
        super().__init__(title, (f"{title} từ", "đến"), high)

    def value(self) -> Span | None:
        """Return from and to, None while they are not right."""
        typed = self.numbers()
        return None if typed is None else (typed[0], typed[1])

    def show_value(self, value: Span) -> None:
        """Show from and to."""
        self.show_numbers(value)


class NumberChoice(Numbers):
    """A single number. The value is that number."""

    def __init__(self, title: str, high: int) -> None:
        super().__init__(title, (title,), high)

    def value(self) -> int | None:
        """Return the number, None while it is not right."""
        typed = self.numbers()
        return None if typed is None else typed[0]

    def show_value(self, value: int | None) -> None:
        """Show the number."""
        self.show_numbers([value])


class Flag(Control):
    """A condition that is there or not."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.put(label(title, "small", wrap=False))

    def value(self) -> bool:
        """Return True: it is there."""
        return True

    def show_value(self, value: bool) -> None:  # noqa: FBT001 - as every control
        """Nothing to show but the words."""
