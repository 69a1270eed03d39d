"""Filter chips with counts, in a flow that wraps: “Tất cả 38  Chưa in 5  Đã ký 29”."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QWidget

from antt_desktop.ui.theme import Tone, theme


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes on in the next line where there is no room."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(theme.px(spacing))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102 - Qt's
        self._items.append(item)

    def count(self) -> int:  # noqa: D102 - Qt's
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102 - Qt's
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102 - Qt's
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: D102 - Qt's
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y, line = inner.x(), inner.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if line and x + size.width() > inner.right() + 1:
                x, y, line = inner.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y() + self.contentsMargins().bottom()


class Chips(QWidget):
    """Exclusive filters. ``chosen(key)`` says which was pressed; counts can be set anew.

    ``tones`` colours chips by their keys; the others are neutral.
    """

    chosen = Signal(str)

    def __init__(self, name: str, tones: Mapping[str, Tone] = MappingProxyType({})) -> None:
        super().__init__()
        self._tones = tones
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips: dict[str, QPushButton] = {}

    @property
    def current(self) -> str:
        """Return the key of the chip that is down, '' if there are none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def show_items(self, items: Sequence[tuple[str, str, int | None]]) -> None:
        """Show (key, words, count) in this order; the chosen key stays if it is still there."""
        current = self.current
        if list(self._chips) != [key for key, _words, _count in items]:
            self._make([key for key, _words, _count in items])
        for key, words, count in items:
            self._chips[key].setText(words if count is None else f"{words} {count}")
        self._flow.invalidate()
        self.choose(current if current in self._chips else next(iter(self._chips), ""))

    def choose(self, key: str) -> None:
        """Press a chip without a signal."""
        if key in self._chips:
            self._chips[key].setChecked(True)

    def _make(self, keys: Sequence[str]) -> None:
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for key in keys:
            chip = QPushButton(self)
            chip.setProperty("kind", "chip")
            chip.setProperty("tone", self._tones.get(key, Tone.NEUTRAL).value)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            chip.show()
            self._chips[key] = chip
