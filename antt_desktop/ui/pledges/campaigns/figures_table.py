"""A table of figures on the screen, in which every number can be asked for its households."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal

from antt_desktop.domain.campaign_figures import Cells, Figures, shown
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

Row = tuple[int, Cells]
_LONGEST = 40
_SHOWS_ROWS = "Bấm vào con số để xem các hộ."


class FiguresTable(Pane):
    """Shows figures, their sums as the first row: the others may need scrolling.

    ``asked(row, column)`` is a click on a number, or Enter for the first number of a row; the
    row of sums is -1. The first ``words`` columns are of words.
    """

    asked = Signal(int, int)

    def __init__(
        self, figures: Figures, name: str, memory: Memory, *, label: str, words: int = 1
    ) -> None:
        super().__init__(flush=True)
        self._words = words
        self._above = 1 if figures.total else 0
        rows = [*([figures.total] if figures.total else []), *figures.rows]
        columns = [
            _column(at, heading, [shown(row[at]) for row in rows], words)
            for at, heading in enumerate(figures.headings)
        ]
        self.model: TableModel[Row] = TableModel(columns, lambda row: row[0])
        self.model.show_rows(list(enumerate(rows, 1)))
        self.view: TableView[Row] = TableView(self.model, name, memory, label=label)
        self.view.clicked.connect(self._clicked)
        self.view.opened.connect(lambda row_id: self._ask(int(row_id) - 1, words))
        self.box.addWidget(self.view)

    def show_whole(self) -> None:
        """Stand as high as all rows need, inside a place that scrolls."""
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.model.rowCount() * self.view.verticalHeader().defaultSectionSize()
        self.setFixedHeight(self.view.horizontalHeader().sizeHint().height() + rows + theme.px(6))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() >= self._words:
            self._ask(index.row(), index.column())

    def _ask(self, row: int, column: int) -> None:
        self.asked.emit(row - self._above, column)


def _column(at: int, heading: str, texts: Sequence[str], words: int) -> Column[Row]:
    longest = max(texts, key=len, default="")
    return Column(
        title=heading,
        text=lambda row: shown(row[1][at]),
        align=Align.LEFT if at < words else Align.RIGHT,
        sample=f"{longest} a"[:_LONGEST],
        stretch=at == words - 1,
        tooltip=(lambda _row: "") if at < words else (lambda _row: _SHOWS_ROWS),
    )
