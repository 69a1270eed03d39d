"""What happened to the shown household and what was changed in it, the last first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from antt_desktop.domain.changes import HouseholdChange
from antt_desktop.ui.households.columns import change_columns
from antt_desktop.ui.households.presenter import change_text
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme


class ChangesPage(QWidget):
    """A line for each change, and all of the chosen one below."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._changes: dict[int, HouseholdChange] = {}
        self.model: TableModel[HouseholdChange] = TableModel(
            change_columns(), lambda change: change.action_id
        )
        self.table = TableView(self.model, "detail-changes", memory, label="Thay đổi của hộ")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(self._show)
        self.about = label("", "small")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about.setContentsMargins(*[theme.px(10)] * 4)
        below = QScrollArea()
        for part in (self.table, below):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        below.setWidget(self.about)
        below.setWidgetResizable(True)
        below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 3)
        box.addWidget(below, 2)

    def show_changes(self, changes: Sequence[HouseholdChange]) -> None:
        """Show changes, the first one chosen."""
        self._changes = {change.action_id: change for change in changes}
        self.model.show_rows(changes)
        if changes:
            self.table.go_to(changes[0].action_id)
        self._show(self.table.current_id)

    def _show(self, action_id: int) -> None:
        change = self._changes.get(action_id)
        self.about.setText(change_text(change) if change else "")
