"""The pledges of the shown household year by year, and who stood for it then."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.ui.households.columns import pledge_columns
from antt_desktop.ui.households.presenter import PledgeLine, pledge_text
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme


class PledgesPage(QWidget):
    """A line for each campaign, and all of the chosen one below."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._lines: dict[int, PledgeLine] = {}
        self.model: TableModel[PledgeLine] = TableModel(
            pledge_columns(), lambda line: line.campaign_id
        )
        self.table = TableView(self.model, "detail-signings", memory, label="Cam kết của hộ")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(self._show)
        self.about = label("", "small")
        self.about.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(10))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        box.addWidget(self.about)

    def show_lines(self, lines: Sequence[PledgeLine]) -> None:
        """Show the pledges, the newest chosen."""
        self._lines = {line.campaign_id: line for line in lines}
        self.model.show_rows(lines)
        if lines:
            self.table.go_to(lines[0].campaign_id)
        self._show(self.table.current_id)

    def _show(self, campaign_id: int) -> None:
        line = self._lines.get(campaign_id)
        self.about.setText(pledge_text(line) if line else "")
        self.about.setVisible(bool(self.about.text()))
