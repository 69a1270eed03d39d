"""Ctrl+K: search everything and jump there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.households import HouseholdRow
from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.domain.meetings import MeetingRow
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_HINT = "Gõ tên, địa chỉ, điện thoại, CCCD, mã hộ, hoặc chữ trong biên bản, vụ việc."
_TABS = ("households", "meetings", "incidents")
"""Where a result is shown; a key of the list is id × their number + their place here."""


class SearchAll(FormDialog):
    """One field over a list; Enter or a click goes to the household or the meeting."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Tìm tất cả")
        self._context = context
        self._groups = {group.id: group.name for group in context.book.groups.all()}
        self.field = SearchField("Tìm trong cả sổ", "Tìm tất cả")
        self.list = SideList("Kết quả tìm")
        self._said = label(_HINT, "muted")
        self.body.addWidget(self.field)
        self.body.addWidget(self._said)
        self.body.addWidget(self.list, 1)
        self.close_button()
        self.resize(theme.px(620), theme.px(520))
        self.field.searched.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the results while typing goes on; Enter goes there."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.field.returnPressed.emit()
                self._go(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, query: str) -> None:
        search = self._context.book.search
        households = search.find(query) if query else []
        meetings = search.meetings(query) if query else []
        incidents = search.incidents(query) if query else []
        self.list.show_items(
            [
                *map(self._household, households),
                *map(_meeting, meetings),
                *map(_incident, incidents),
            ]
        )
        counts = (
            (len(households), "hộ"), (len(meetings), "biên bản"), (len(incidents), "vụ việc")
        )  # fmt: skip
        found = ", ".join(f"{count} {what}" for count, what in counts if count)
        nothing = f"Không tìm thấy “{query}” trong sổ." if query else _HINT
        self._said.setText(f"{found}. Enter để tới mục đang chọn." if found else nothing)

    def _household(self, row: HouseholdRow) -> SideItem:
        """Return an entry that says where a household is, and since when and why no longer."""
        left = f"đã rời làng {row.ended_on}: {row.ended_why}" if row.ended_on else ""
        place = (self._groups.get(row.group_id), row.address)
        note = " · ".join(part for part in (left, *place) if part)
        head = row.head or "(chưa có chủ hộ)"
        return SideItem(_key("households", row.id), head, row.code, note, icon="house")

    def _go(self, _index: QModelIndex) -> None:
        if self.list.current >= 0:
            record_id, place = divmod(self.list.current, len(_TABS))
            self.accept()
            self._context.go_to.emit(_TABS[place], record_id)


def _key(tab: str, record_id: int) -> int:
    return record_id * len(_TABS) + _TABS.index(tab)


def _meeting(row: MeetingRow) -> SideItem:
    note = " · ".join(part for part in (row.kind, row.scope, row.turnout.short()) if part)
    title = row.title or "(chưa có tên)"
    return SideItem(_key("meetings", row.id), title, str(row.day or ""), note, icon="notebook-text")


def _incident(row: IncidentRow) -> SideItem:
    note = " · ".join(part for part in (row.kind, row.group_name, row.label) if part)
    return SideItem(_key("incidents", row.id), row.title, row.code, note, icon="shield-alert")
