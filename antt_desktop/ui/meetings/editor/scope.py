"""Choosing whose meeting it is: the whole village, or some tổ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from antt_desktop.domain.households import Group

_VILLAGE = "Cả làng"
_MOST_NAMED = 3


class _TickMenu(QMenu):
    """A menu that stays open while its entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, entry: QAction | None) -> bool:
        if entry is None or not entry.isCheckable():
            return False
        entry.trigger()
        return True


class ScopeButton(QPushButton):
    """Shows the scope of a meeting; ``chosen`` follows a menu that left another one ticked.

    ``group_ids`` are the tổ, none for the whole village.
    """

    chosen = Signal()

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups
        self._before: tuple[int, ...] = ()
        menu = _TickMenu(self)
        self._village = self._entry(menu, _VILLAGE)
        self._village.triggered.connect(lambda: self.show_groups(()))
        menu.addSeparator()
        self._ticks = {group.id: self._entry(menu, group.name) for group in groups}
        for tick in self._ticks.values():
            tick.triggered.connect(lambda: self.show_groups(self.group_ids))
        menu.aboutToShow.connect(self._remember)
        menu.aboutToHide.connect(self._settle)
        self.setMenu(menu)
        self.setProperty("hasMenu", "true")
        self.setAutoDefault(True)  # Enter opens it
        self.show_groups(())

    @property
    def group_ids(self) -> tuple[int, ...]:
        """Return the tổ that are ticked; all of them are the tổ, not the village."""
        return tuple(group_id for group_id, tick in self._ticks.items() if tick.isChecked())

    def show_groups(self, group_ids: Sequence[int]) -> None:
        """Show a scope."""
        for group_id, tick in self._ticks.items():
            tick.setChecked(group_id in group_ids)
        self._village.setChecked(not group_ids)
        names = [group.name for group in self._groups if group.id in group_ids]
        words = ", ".join(names) if len(names) <= _MOST_NAMED else f"{len(names)} tổ"
        self.setText(words.replace("&", "&&") or _VILLAGE)
        self.setToolTip(", ".join(names) or _VILLAGE)
        self.setAccessibleName(f"Phạm vi: {self.toolTip()}")

    def _entry(self, menu: QMenu, words: str) -> QAction:
        entry = menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        return entry

    def _remember(self) -> None:
        self._before = self.group_ids

    def _settle(self) -> None:
        if self.group_ids != self._before:
            self.chosen.emit()
