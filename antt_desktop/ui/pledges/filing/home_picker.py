"""A page is given to a household by hand: search as one types, Enter takes the household."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.domain.filing import ListedHome
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.filing import presenter
from antt_desktop.ui.theme import theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class HomePicker(QWidget):
    """``chosen(household_id)`` follows Enter or a click. Before a search ``likely`` are shown."""

    chosen = Signal(int)

    def __init__(self, homes: Sequence[ListedHome]) -> None:
        super().__init__()
        self._search = presenter.HomeSearch(homes)
        self._likely: Sequence[ListedHome] = ()
        self.field = SearchField("Tên, mã hộ hoặc số…", "Chọn hộ cho trang này")
        self.list = SideList("Các hộ tìm thấy")
        self._nothing = label("Không có hộ nào như vậy trong đợt ký.", "small")
        pane = Pane(flush=True)
        pane.box.addWidget(self.list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.field)
        box.addWidget(self._nothing)
        box.addWidget(pane, 1)
        self.field.searched.connect(self._show)
        self.field.down.connect(self.list.setFocus)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _at: self._take())
        self.list.installEventFilter(self)
        self._show("")

    def begin(self, likely: Sequence[ListedHome]) -> None:
        """Begin anew for another page, with the households it is likely to belong to."""
        self._likely = likely
        self.field.clear()
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the current household on Enter, in the field as in the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if watched is self.field:
                self._show(self.field.text())
            if watched is self.list or self.field.text().strip():
                self._take()
            return True
        return super().eventFilter(watched, event)

    def _show(self, query: str) -> None:
        homes = self._search.find(query) if query.strip() else self._likely
        self.list.show_items(
            [
                SideItem(
                    home.id,
                    home.head or "(chưa có chủ hộ)",
                    right=home.code,
                    note=" · ".join(part for part in (home.group_name, home.address) if part),
                )
                for home in homes
            ]
        )
        self._nothing.setVisible(bool(query.strip()) and not homes)

    def _take(self) -> None:
        if self.list.current > 0:
            self.chosen.emit(self.list.current)
