"""Finds another household of the village: search as one types, over a list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household, HouseholdRow
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.presenter import NO_HEAD
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import theme

_HEADER, _ROW, _ROWS = 35, 33, 4


class HouseholdField(QWidget):
    """Chooses a household other than ``but``; ``chosen`` follows each choice.

    Nothing is chosen until the user does so: a first row would be taken by mistake.
    """

    chosen = Signal()

    def __init__(self, context: Context, but: int) -> None:
        super().__init__()
        self._book = context.book
        self._but = but
        self._taken: Household | None = None
        groups = {group.id: group.name for group in self._book.groups.all()}
        self.search = SearchField("Tìm tên chủ hộ, địa chỉ, mã hộ…", "Tìm hộ")
        self.model: TableModel[HouseholdRow] = TableModel(
            [
                Column(
                    title="Chủ hộ", text=lambda row: row.head or NO_HEAD, strong=True, stretch=True,
                    sample="Nguyễn Thị Hồng", tooltip=lambda row: row.address,
                ),
                Column(
                    title="Tổ", text=lambda row: groups.get(row.group_id, ""), sample="Tổ 10",
                ),
                Column(title="Mã hộ", text=lambda row: row.code, sample="03-005", muted=True),
            ],
            lambda row: row.id,
        )  # fmt: skip
        self.table = TableView(self.model, "life-households", context.memory, label="Chọn hộ")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setFixedHeight(theme.px(_HEADER + _ROWS * _ROW))
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.search)
        box.addWidget(pane)
        self.setFocusProxy(self.search)
        self.search.searched.connect(self._show)
        self.search.down.connect(self._go_down)
        self.table.current_changed.connect(self._take)
        self._show("")

    @property
    def household(self) -> Household | None:
        """Return the household chosen, None if none is."""
        return self._taken

    def required(self, sentence: str) -> Household:
        """Return the household chosen; UserError says ``sentence`` where none is."""
        if self._taken is None:
            raise UserError(sentence, field="other")
        return self._taken

    def _show(self, query: str) -> None:
        found = self._book.households.ids(query=query, sort="name")
        if self._but in found:
            found.remove(self._but)
        self.model.show_ids(found, self._book.households.rows)

    def _go_down(self) -> None:
        self.table.setFocus()
        if not self.table.current_id and len(self.model.ids):
            self.table.go_to(self.model.ids[0])

    def _take(self, household_id: int) -> None:
        self._taken = self._book.households.get(household_id) if household_id else None
        self.chosen.emit()
