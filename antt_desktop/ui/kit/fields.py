"""Fields to type in: search, dates, whole numbers, choices; and the guard of the wheel."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from antt_desktop.domain.clock import parse_time
from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.ui.kit.words import set_look
from antt_desktop.ui.theme import icons

_PAUSE_MS = 120


def commit_typing() -> None:
    """Commit half-composed Vietnamese text, so that a search or a save sees it."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()


class SearchField(QLineEdit):
    """Search as you type: ``searched(str)`` after a short pause, at once on Enter or clearing.

    Esc clears; a second Esc is left to the window. ``down`` is the arrow that goes to the list.
    """

    searched = Signal(str)
    down = Signal()

    def __init__(self, hint: str, name: str = "Tìm") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} (Ctrl+F)")
        glass = QAction(self)
        icons.put(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Xóa ô tìm", self)
        icons.put(self._clear, "x", "muted")
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears a search, or goes on to the window; Down leaves for what was found."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() == Qt.Key.Key_Down:
            self._search()
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text:
            self._pause.start()
        else:
            self._search()

    def _search(self) -> None:
        self._pause.stop()
        if self.hasFocus():
            commit_typing()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)


class CheckedField(QLineEdit):
    """A line that must mean something: written in full, or marked wrong, when it is left.

    ``problem`` is the sentence for what was typed, '' where nothing is wrong; ``checked``
    follows leaving it.
    """

    checked = Signal()

    def in_full(self) -> str:
        """Return what was typed as it is to be shown; raise UserError for what means nothing."""
        return self.text()

    @property
    def problem(self) -> str:
        """Return what is wrong with the text, '' if nothing."""
        try:
            self.in_full()
        except UserError as error:
            return error.sentence
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write it in full when the field is left."""
        super().focusOutEvent(event)
        problem = self.problem
        if not problem:
            self.setText(self.in_full())
        mark_wrong(self, bool(problem))
        self.checked.emit()


class DateField(CheckedField):
    """A date typed as people do; shown as dd/MM/yyyy when the field is left; empty is empty.

    ``latest_year`` is the last year a two-digit year can mean.
    """

    def __init__(self, name: str, *, latest_year: int, whole_day: bool = False) -> None:
        super().__init__()
        self._latest_year = latest_year
        self._whole_day = whole_day
        self.setAccessibleName(name)
        self.setPlaceholderText("ngày/tháng/năm" if whole_day else "ngày/tháng/năm hoặc năm")

    def date(self) -> PartialDate | None:
        """Return the date typed, None for an empty field; raises UserError for no date."""
        date = parse_date(self.text(), latest_year=self._latest_year)
        if date is not None and self._whole_day and not date.day:
            raise UserError("Hãy ghi đủ ngày, tháng, năm, ví dụ 18/02/2026.")
        return date

    def set_date(self, date: PartialDate | None) -> None:
        """Show a date."""
        self.setText("" if date is None else str(date))

    def in_full(self) -> str:
        """Return the date as dd/MM/yyyy; raise UserError for no date."""
        return str(self.date() or "")


class TimeField(CheckedField):
    """An hour of the day typed as 19:30, 19h30 or 1930; shown as HH:MM; empty is empty."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText("giờ:phút")

    def in_full(self) -> str:
        """Return the hour as “HH:MM”; raise UserError for no hour."""
        return parse_time(self.text())


def typed_date(field: DateField, name: str) -> PartialDate | None:
    """Return the date of a field, None for an empty one; UserError names the row ``name``."""
    with naming(name):
        return field.date()


class NumberField(QLineEdit):
    """A whole number from ``low`` to ``high``, or nothing."""

    def __init__(self, name: str, low: int = 0, high: int = 99) -> None:
        super().__init__()
        self._low, self._high = low, high
        self.setAccessibleName(name)
        self.setMaxLength(len(str(high)))

    def number(self) -> int | None:
        """Return the number typed, None for an empty field; raises UserError for another text."""
        text = self.text().strip()
        if not text:
            return None
        if not (text.isdecimal() and self._low <= int(text) <= self._high):
            raise UserError(f"Hãy ghi một số từ {self._low} đến {self._high}.")
        return int(text)

    def set_number(self, number: int | None) -> None:
        """Show a number."""
        self.setText("" if number is None else str(number))


class Spin(QSpinBox):
    """A small number with arrows, for what always has a value (copies, number of tổ)."""

    def __init__(self, name: str, low: int, high: int, value: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(low, high)
        self.setValue(value)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        guard_wheel(self)


class Combo(QComboBox):
    """A choice of (value, words); the value is any plain object."""

    def __init__(self, name: str, items: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for value, words in items:
            self.addItem(words, value)
        guard_wheel(self)

    @property
    def value(self) -> object:
        """Return the chosen value, None where nothing is chosen."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose by value; nothing is chosen where the value is not offered."""
        values = [self.itemData(i) for i in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else -1)


class OpenCombo(QComboBox):
    """A text with proposals to pick from; any other text is taken too, nothing is completed."""

    def __init__(self, name: str, proposals: Iterable[str] = ()) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none; the stub does not
        self.setAccessibleName(name)
        self.addItems(list(proposals))
        self.setCurrentText("")
        guard_wheel(self)


def mark_wrong(field: QWidget, wrong: bool) -> None:  # noqa: FBT001 - a plain yes or no
    """Draw a field's border in the colour of trouble, or as usual."""
    set_look(field, "wrong", "true" if wrong else "false")


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus():
            return False
        event.ignore()  # so that Qt goes on with it at the parent
        return True


def guard_wheel(*fields: QWidget) -> None:
    """Let the wheel over a combo or spin box without focus scroll the page, changing nothing.

    Every such field needs it (Combo, OpenCombo and Spin have it); one filter over the whole
    application would cost 10 µs for each of the thousands of events of a start.
    """
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel itself
        field.installEventFilter(_WheelGuard(field))
