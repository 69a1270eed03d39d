"""Which columns a list shows, and in which order."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from antt_desktop.domain.list_columns import ListColumn, offered_columns
from antt_desktop.domain.roster_lists import MAX_COLUMNS, ListDefinition, check_columns
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_IDENTITY = (
    "Số CCCD chỉ nên có khi thật cần. Màn hình và giấy chỉ hiện 4 số cuối, trừ khi chọn in đủ."
)
_IDS = {column: at for at, column in enumerate(ListColumn, 1)}


class ColumnsDialog(FormDialog):
    """Ticks columns and moves them; ``columns`` are those ticked, in their order."""

    def __init__(self, context: Context, definition: ListDefinition) -> None:
        super().__init__(
            context.dialogs,
            "Chọn cột",
            f"Đánh dấu tối đa {MAX_COLUMNS} cột; hai mũi tên đổi chỗ cột đang chọn.",
        )
        self._rows = definition.rows
        others = [c for c in offered_columns(definition.rows) if c not in definition.columns]
        self._order = [*definition.columns, *others]
        shown: Column[ListColumn] = Column(
            title="Cột (STT luôn có)", text=lambda c: c.label(definition.rows), stretch=True
        )
        self.model: TableModel[ListColumn] = TableModel([shown], _IDS.__getitem__, ticks=True)
        self.table: TableView[ListColumn] = TableView(
            self.model, "list-columns", context.memory, label="Các cột"
        )
        self.model.show_rows(self._order)
        self.model.tick((_IDS[column] for column in definition.columns), on=True)
        self.table.go_to(_IDS[self._order[0]])
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        side = QVBoxLayout()
        for name, by, icon in (("lên", -1, "arrow-up"), ("xuống", 1, "arrow-down")):
            button = buttons.tool(
                f"Chuyển cột {name}", partial(self.move_column, by), icon, boxed=True
            )
            side.addWidget(button)
        side.addStretch()
        row = QHBoxLayout()
        row.addWidget(pane, 1)
        row.addLayout(side)
        self.remark = label("", "hint")
        self.remark.setMinimumHeight(theme.px(40))
        self.body.addLayout(row, 1)
        self.body.addWidget(self.remark)
        self.buttons("Dùng các cột này")
        self.resize(theme.px(460), theme.px(600))
        self.model.ticks_changed.connect(self._say)
        self.table.current_changed.connect(lambda _id: self._say())
        self._say()

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """Return the columns ticked, from the first to the last."""
        return tuple(column for column in self._order if _IDS[column] in self.model.ticked)

    def tick(self, column: ListColumn, *, on: bool) -> None:
        """Tick a column or take its tick away."""
        self.model.tick([_IDS[column]], on=on)

    def move_column(self, by: int) -> None:
        """Move the current column up (-1) or down (1)."""
        current = self.table.current_id
        at = self.model.position(current)
        if at >= 0 and 0 <= at + by < len(self._order):
            self._order.insert(at + by, self._order.pop(at))
            self.model.show_rows(self._order)
            self.table.go_to(current)

    def save(self) -> None:
        """Refuse no column and too many."""
        check_columns(self.columns)

    def _say(self) -> None:
        at = self.model.position(self.table.current_id)
        current = self.model.row(at) if at >= 0 else None
        said = f"Đang chọn {len(self.columns)} cột."
        if current is not None:
            said += f" Mũi tên chuyển cột “{current.label(self._rows)}”."
        self.remark.setText(_IDENTITY if ListColumn.IDENTITY in self.columns else said)
