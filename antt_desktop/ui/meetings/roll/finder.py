"""Finding households of the roll by typing, or tổ by tổ, and ticking them."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.majorities import Turnout
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.keys import on_enter
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.roll import presenter
from antt_desktop.ui.meetings.roll.table import RollModel, RowTicks
from antt_desktop.ui.meetings.roll.taking import RollTaking
from antt_desktop.ui.theme import theme

_ROWS_SEEN = 4


@dataclass(frozen=True, slots=True)
class _Group:
    id: int
    name: str
    turnout: Turnout


class RollFinder(QWidget):
    """What was searched for, one tổ, or the tổ with their counts; Enter ticks the first hit.

    ``idle`` follows: nothing is searched for and no tổ is open.
    """

    idle = Signal()

    def __init__(self, context: Context, taking: RollTaking, search: SearchField) -> None:
        super().__init__()
        self._taking, self.search = taking, search
        self._group_id = 0
        self._typed = ""
        self.groups: TableModel[_Group] = TableModel(
            [
                Column(title="Tổ", text=lambda group: group.name, stretch=True, strong=True),
                Column(
                    title="Có mặt",
                    text=lambda group: f"{group.turnout.present}/{group.turnout.total}",
                    align=Align.RIGHT,
                    muted=True,
                    sample="495/495",
                ),
            ],
            lambda group: group.id,
        )
        self.group_list: TableView[_Group] = TableView(
            self.groups, "roll_groups", context.memory, label="Các tổ"
        )
        self.households = RollModel(
            taking,
            [
                Column(title="Chủ hộ", text=lambda line: line.name, stretch=True, strong=True),
                Column(
                    title="Tổ",
                    text=lambda line: line.group,
                    align=Align.RIGHT,
                    muted=True,
                    sample="Tổ 13",
                ),
            ],
        )
        self.household_list = RowTicks(
            self.households, "roll_households", context.memory, label="Các hộ, đánh dấu là có mặt"
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.back = buttons.link("Các tổ", lambda: self.open_group(0), "chevron-left")
        self.all_here = buttons.link("Cả tổ có mặt", lambda: self._mark_group(present=True))
        self.all_away = buttons.link("Vắng", lambda: self._mark_group(present=False))
        self.all_away.setToolTip("Cả tổ vắng")
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(0)
        bar.addWidget(self.back)
        bar.addStretch()
        bar.addWidget(self.all_here)
        bar.addWidget(self.all_away)
        self._nobody = label("", "muted")
        self._stack = QStackedWidget()
        for view in (self.group_list, self.household_list):
            view.horizontalHeader().hide()
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            view.setMinimumHeight(theme.px(_ROWS_SEEN * 33 + 2))
            self._stack.addWidget(view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self._bar)
        box.addWidget(self._nobody)
        box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self.refresh())
        on_enter(self.search, self.tick_found)
        self.search.down.connect(self._go_down)
        self.group_list.opened.connect(self.open_group)
        self.group_list.clicked.connect(lambda _index: self.open_group(self.group_list.current_id))
        self.household_list.opened.connect(lambda _id: self.tick_found())

    @property
    def busy(self) -> bool:
        """Tell whether something is searched for or a tổ is open."""
        return bool(self.search.text().strip() or self._group_id)

    def open_group(self, group_id: int) -> None:
        """Show the households of a tổ; 0 goes back to all tổ."""
        self._group_id = group_id
        self.search.clear()
        self.refresh()
        if group_id and self.households.ids:
            self.household_list.go_to(self.households.ids[0])
            self.household_list.setFocus()

    def tick_found(self) -> None:
        """Record the household that the search is at as present, ready for the next name."""
        at = self.households.position(self.household_list.current_id)
        line = self.households.row(at) if at >= 0 else None
        if line is None or self._stack.currentWidget() is not self.household_list:
            return
        if line.row.present:
            self._taking.undo.say(f"{line.spoken} đã ghi có mặt rồi.")
        else:
            self._taking.mark({line.id}, present=True)
        if self.search.text().strip():
            self.search.setFocus()
            self.search.selectAll()
        elif at + 1 < len(self.households.ids):
            self.household_list.go_to(self.households.ids[at + 1])

    def refresh(self) -> None:
        """Show anew what is asked for."""
        typed = self.search.text().strip()
        counts = presenter.turnouts(self._taking.roll)
        only = next(iter(counts)) if len(counts) == 1 else 0
        shown_group = 0 if typed else only or self._group_id
        self._bar.setVisible(bool(shown_group))
        self.back.setVisible(shown_group != only)
        if not typed and not shown_group:
            self.groups.show_rows(
                [_Group(i, self._taking.group_name(i), turnout) for i, turnout in counts.items()]
            )
            self._say_nobody("")
            self._stack.setCurrentWidget(self.group_list)
            self.idle.emit()
            return
        if shown_group:
            turnout = counts.get(shown_group, Turnout())
            name = self._taking.group_name(shown_group)
            self.back.setText(f"{name} · {turnout.present}/{turnout.total}")
        self._show_households(typed, shown_group)

    def _show_households(self, typed: str, group_id: int) -> None:
        lines = self._taking.lines()
        if typed:
            lines = [lines[place] for place in presenter.find(self._taking.roll, typed)]
        else:
            lines = [line for line in lines if line.row.group_id == group_id]
        self.households.show_lines(lines)
        # Another search begins at its first hit; a tick alone does not move the row.
        if lines and (typed != self._typed or not self.household_list.current_id):
            self.household_list.go_to(lines[0].id)
        self._typed = typed
        self._say_nobody(f"Không thấy “{typed}” trong danh sách." if not lines else "")
        self._stack.setCurrentWidget(self.household_list)

    def _say_nobody(self, sentence: str) -> None:
        self._nobody.setText(sentence)
        self._nobody.setVisible(bool(sentence))

    def _mark_group(self, *, present: bool) -> None:
        counts = presenter.turnouts(self._taking.roll)
        group_id = self._group_id or next(iter(counts), 0)
        self._taking.mark_all(present=present, group_id=group_id)

    def _go_down(self) -> None:
        view = self._stack.currentWidget()
        if view is not None:
            view.setFocus()
