"""The conditions of a list in a row: those in use, and a menu to add others."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from antt_desktop.book import Book
from antt_desktop.domain.households import CATEGORIES, RESIDENCES
from antt_desktop.domain.identity import FEMALE, MALE
from antt_desktop.domain.list_columns import ListRows
from antt_desktop.domain.roster_lists import EVERY_YEAR, THIS_YEAR, Conditions
from antt_desktop.ui.households.lists.controls import (
    Control,
    Flag,
    NumberChoice,
    OneChoice,
    SeveralChoice,
    SpanChoice,
)
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.fields import Combo

_OLDEST, _LARGEST = 120, 99
_YEARS_BACK = 10
_HAS = ((True, "có"), (False, "chưa có"))
_ROWS = ((ListRows.HOUSEHOLDS, "Các hộ"), (ListRows.PEOPLE, "Từng người"))
_TITLES = {
    "groups": "Tổ",
    "categories": "Diện",
    "residences": "Cư trú",
    "age": "Tuổi",
    "turns": "Đủ tuổi trong năm nay",
    "sex": "Giới tính",
    "phone": "Điện thoại",
    "head": "Chủ hộ",
    "identity": "Số CCCD",
    "size": "Nhân khẩu",
    "expired": "Đã hết hạn cư trú",
    "since": "Cư trú từ năm",
    "left": "Hộ đã rời làng",
}
_OF_PERSON = frozenset({"residences", "age", "turns", "sex", "identity", "expired", "since"})
_FIRST: dict[str, object] = {
    "turns": 18, "sex": FEMALE, "phone": False, "head": False, "identity": False,
    "since": THIS_YEAR, "left": EVERY_YEAR,
}  # fmt: skip
"""What a condition says when it has just been added."""


class ConditionsBar(QWidget):
    """Shows and changes what a list asks for; the text searched for is not in it.

    ``changed`` follows every change by the user; ``rows_chosen(rows)`` the choice between
    households and people.
    """

    changed = Signal()
    rows_chosen = Signal(str)

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self._rows = ListRows.HOUSEHOLDS
        self._controls: dict[str, Control] = {}
        self.kind = Combo("Danh sách hộ hay người", _ROWS)
        self.kind.activated.connect(lambda _at: self.rows_chosen.emit(str(self.kind.value)))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add_button = buttons.menu_button("Thêm điều kiện", self.menu, "plus")
        self.add_button.setProperty("kind", "quiet")
        self._flow = FlowLayout(self, 6)
        self._flow.addWidget(self.kind)
        self._flow.addWidget(self.add_button)

    def show_conditions(self, rows: ListRows, conditions: Conditions) -> None:
        """Show what a list asks for, without a signal."""
        self._rows = rows
        self.kind.choose(rows)
        for name in tuple(self._controls):
            self._take_away(name)
        for name in conditions.in_use():
            if name in _TITLES:
                self._put(name, getattr(conditions, name))

    def values(self) -> dict[str, Any] | None:
        """Return the conditions in use by name; None while one is half typed or wrong."""
        read = {name: control.value() for name, control in self._controls.items()}
        return None if None in read.values() else read

    def add(self, name: str) -> Control:
        """Add a condition and go to it."""
        control = self._put(name, _FIRST.get(name))
        control.setFocus()
        self.changed.emit()
        return control

    def offered(self) -> Iterator[tuple[str, str]]:
        """Yield (name, words) of the conditions that are not in use."""
        for name in _TITLES:
            if name not in self._controls:
                yield name, self._title(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on in another line where there is no room."""
        super().resizeEvent(event)
        self._settle()

    def _title(self, name: str) -> str:
        if self._rows is ListRows.HOUSEHOLDS and name in _OF_PERSON:
            words = _TITLES[name]
            return f"{words} của chủ hộ" if name != "expired" else "Chủ hộ đã hết hạn cư trú"
        return _TITLES[name]

    def _fill_menu(self) -> None:
        self.menu.clear()
        for name, words in self.offered():
            buttons.action(self.menu, words, partial(self.add, name))

    def _put(self, name: str, value: object) -> Control:
        control = self._make(name)
        if value is not None:
            control.show_value(value)
        control.changed.connect(self.changed)
        # After the cross's own click has ended.
        control.removed.connect(lambda: QTimer.singleShot(0, self, lambda: self._remove(name)))
        self._controls[name] = control
        self._flow.removeWidget(self.add_button)
        self._flow.addWidget(control)
        self._flow.addWidget(self.add_button)
        control.show()
        self._settle()
        return control

    def _remove(self, name: str) -> None:
        self._take_away(name)
        self.add_button.setFocus()
        self.changed.emit()

    def _take_away(self, name: str) -> None:
        control = self._controls.pop(name)
        self._flow.removeWidget(control)
        control.hide()
        control.deleteLater()
        self._settle()

    def _settle(self) -> None:
        """Stand as high as all lines need, also where the rows below get less room."""
        self._flow.invalidate()
        self.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def _make(self, name: str) -> Control:
        title = self._title(name)
        makers: dict[str, Callable[[], Control]] = {
            "groups": lambda: SeveralChoice(title, self._groups()),
            "categories": lambda: SeveralChoice(title, self._categories()),
            "residences": lambda: SeveralChoice(title, [(one, one) for one in RESIDENCES]),
            "age": lambda: SpanChoice(title, _OLDEST),
            "turns": lambda: NumberChoice(title, _OLDEST),
            "sex": lambda: OneChoice(title, ((FEMALE, FEMALE), (MALE, MALE))),
            "size": lambda: SpanChoice(title, _LARGEST),
            "expired": lambda: Flag(title),
            "since": lambda: OneChoice(title, self._years()),
            "left": lambda: OneChoice(title, [(EVERY_YEAR, "mọi năm"), *self._years()]),
        }
        return makers.get(name, lambda: OneChoice(title, _HAS))()

    def _groups(self) -> list[tuple[int, str]]:
        return [(group.id, group.name) for group in self._book.groups.all()]

    def _categories(self) -> list[tuple[str, str]]:
        names = dict.fromkeys((*CATEGORIES, *self._book.lists.categories()))
        return [(name, name) for name in names]

    def _years(self) -> list[tuple[int, str]]:
        this = self._book.today.year
        before = range(this - 1, this - _YEARS_BACK, -1)
        return [(THIS_YEAR, f"năm nay ({this})"), *((year, str(year)) for year in before)]
