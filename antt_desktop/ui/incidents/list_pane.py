"""The pane at the left: chips with counts, and the incidents that are wished for."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from antt_desktop.domain.incidents import IncidentRow, Which
from antt_desktop.ui.context import Context
from antt_desktop.ui.incidents.presenter import CHIPS, Wish, age_words, note, nothing_words, pill
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TWO_LINES, TableView
from antt_desktop.ui.theme import Tone, theme

_TONES = {str(Which.OPEN): Tone.ACCENT, str(Which.OVERDUE): Tone.TROUBLE}
_ROOMY = 560


class ListPane(Pane):
    """Lists what a ``Wish`` finds. ``wished(Wish)``: another chip or order was chosen."""

    wished = Signal(object)
    unfiltered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._book = context.book
        self._wish = Wish()
        self.chips = Chips("Lọc vụ việc", _TONES)
        self.model: TableModel[IncidentRow] = TableModel(self._columns(), lambda row: row.id)
        self.table = TableView(
            self.model, "incidents", context.memory, label="Danh sách vụ việc", row_height=TWO_LINES
        )
        self._nothing = EmptyState(
            "search", "", "", [buttons.secondary("Bỏ lọc", self.unfiltered.emit)]
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        self.box.setSpacing(0)
        self.chips.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        self.box.addWidget(self.chips)
        self.box.addWidget(self._pages, 1)
        self.chips.chosen.connect(self._choose)
        self.table.sort_requested.connect(self._sort)

    def reload(self, wish: Wish, *, keep: bool) -> None:
        """Show what is wished for; ``keep`` the chosen one chosen, else the first is."""
        self._wish = wish
        incidents, query = self._book.incidents, wish.query
        where = {"group_id": wish.group_id, "kind": wish.kind, "year": wish.year}
        counts = incidents.counts(query=query, **where)  # type: ignore[arg-type]
        self.chips.show_items([(str(which), CHIPS[which], counts[which]) for which in Which])
        self.chips.choose(str(wish.which))
        ids = incidents.ids(
            which=wish.which,
            query=query,
            sort=wish.sort,
            descending=wish.descending,
            **where,  # type: ignore[arg-type]
        )
        self.model.show_ids(ids, incidents.rows)
        self.table.show_sort(wish.sort, descending=wish.descending)
        if len(ids) and not (keep and self.table.current_id):
            self.table.go_to(ids[0])
        if not len(ids):
            self._nothing.say(*nothing_words(wish))
        self._pages.setCurrentIndex(0 if len(ids) else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the titles where there is little: how late it is, the state says."""
        super().resizeEvent(event)
        self.table.show_column("age", shown=self.width() >= theme.px(_ROOMY))

    def _choose(self, key: str) -> None:
        self.wished.emit(replace(self._wish, which=Which(key)))

    def _sort(self, key: str, descending: bool) -> None:  # noqa: FBT001 - Qt's signal
        if key == self._wish.sort and not descending and self._wish.descending:
            key = ""  # the third click goes back to what presses first
        self.wished.emit(replace(self._wish, sort=key, descending=descending))

    def _columns(self) -> list[Column[IncidentRow]]:
        return [
            Column(
                title="Số", text=lambda row: row.code, key="number", sample="VV-2026-0144",
                muted=True,
            ),
            Column(
                title="Vụ việc", text=lambda row: row.title, key="title", strong=True,
                stretch=True, sample="Tranh chấp ranh giới", note=note,
                icon=lambda row: "lock" if row.sensitive else "", icon_role="waiting",
            ),
            Column(
                title="Thời gian", text=lambda row: age_words(row, self._book.today), key="age",
                align=Align.RIGHT, sample="1000 ngày",
            ),
            Column(
                title="Tình trạng", text=lambda row: row.label, key="state",
                sample="Hòa giải không thành0", pills=lambda row: (pill(row, self._book.today),),
            ),
        ]  # fmt: skip
