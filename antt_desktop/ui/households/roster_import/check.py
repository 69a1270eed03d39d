"""The second step of the import: columns, what would happen, and the lists behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households import import_lists
from antt_desktop.ui.households.import_columns import ColumnsGrid
from antt_desktop.ui.households.import_lists import RowsDialog
from antt_desktop.ui.households.import_presenter import (
    Card,
    ListRow,
    cards,
    change_rows,
    new_rows,
    nothing_new,
    proposals_count,
    refused_rows,
    warning_rows,
)
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.panes import Banner, Pane
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.import_roster import Field, ImportPlan, ImportResult, SheetMapping


class _CardPane(Pane):
    """“198 hộ mới sẽ được thêm  Xem ›”."""

    def __init__(self, tone: Tone, see: Callable[[], None]) -> None:
        super().__init__()
        self.box.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        self.strong = label("", "strong", wrap=False)
        self.strong.setProperty("tone", tone.value)
        self.rest = label("", wrap=True)
        self.see = buttons.link("Xem ›", see)
        row = QHBoxLayout()
        row.addWidget(self.strong)
        row.addWidget(self.rest, 1)
        row.addWidget(self.see)
        self.box.addLayout(row)

    def show_card(self, card: Card, *, seen: bool) -> None:
        """Say this; “Xem ›” stands there where there is something to see."""
        self.strong.setText(card.strong)
        self.rest.setText(card.rest)
        self.see.setVisible(seen)
        self.see.setAccessibleName(f"Xem {card.strong}")


class CheckPage(QWidget):
    """Shows a rehearsal. ``asked(mappings)``: the user wants it played through otherwise.

    ``mappings`` are all sheets as chosen; ``accept_proposals`` is the tick below them.
    """

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: ImportPlan | None = None
        self._mappings: tuple[SheetMapping, ...] = ()
        self._left_out: set[str] = set()
        self.sheets = Chips("Trang tính")
        self.sheets.chosen.connect(lambda _name: self._show_sheet())
        self.take_sheet = QCheckBox("Nhập trang tính này")
        self.take_sheet.clicked.connect(self._take_sheet)
        self.grid = ColumnsGrid()
        self.grid.chosen.connect(self._choose)
        self.banner = Banner()
        self.new = _CardPane(Tone.DONE, lambda: self._see("new"))
        self.changes = _CardPane(Tone.ACCENT, lambda: self._see("changes"))
        self.refused = _CardPane(Tone.TROUBLE, lambda: self._see("refused"))
        self.proposals = QCheckBox()
        self.proposals.clicked.connect(self._ask)
        self.warnings = buttons.link("", lambda: self._see("warnings"), "triangle-alert")
        self._lay_out()

    def _lay_out(self) -> None:
        self._sheet_row = QWidget()
        sheets = QHBoxLayout(self._sheet_row)
        sheets.setContentsMargins(0, 0, 0, 0)
        sheets.addWidget(self.sheets, 1)
        sheets.addWidget(self.take_sheet, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for card in (self.new, self.changes, self.refused):
            row.addWidget(card, 1)
        below = QHBoxLayout()
        below.addWidget(self.proposals)
        below.addStretch()
        below.addWidget(self.warnings)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        box.addWidget(self._sheet_row)
        box.addWidget(self.grid, 1)
        box.addWidget(self.banner)
        box.addLayout(row)
        box.addLayout(below)

    @property
    def accept_proposals(self) -> bool:
        """Tell whether categories read out of notes are wanted."""
        return self.proposals.isChecked()

    @property
    def mappings(self) -> tuple[SheetMapping, ...]:
        """Return how the sheets that are to be imported are read."""
        return tuple(m for m in self._mappings if m.sheet not in self._left_out)

    def begin(self) -> None:
        """Forget the last file."""
        self._plan, self._mappings, self._left_out = None, (), set()
        self.proposals.setChecked(False)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would happen."""
        self._plan = plan
        known = {sheet.mapping.sheet for sheet in plan.sheets}
        if not self._mappings:
            self._mappings = plan.mappings
        self.sheets.show_items([(m.sheet, f"Trang “{m.sheet}”", None) for m in self._mappings])
        self._sheet_row.setVisible(len(self._mappings) > 1)
        if self.sheets.current not in known and known:
            self._show_sheet()
        for pane, card, seen in zip(
            (self.new, self.changes, self.refused),
            cards(plan),
            (bool(plan.to_add), bool(plan.changed_cells), bool(plan.result.rejected)),
            strict=True,
        ):
            pane.show_card(card, seen=seen)
        self.banner.say(nothing_new(plan), Tone.ACCENT)
        count = proposals_count(plan)
        self.proposals.setVisible(count > 0)
        self.proposals.setText(f"Ghi diện đọc được từ ghi chú ({number(count)} hộ)")
        self.warnings.setVisible(bool(plan.warnings))
        self.warnings.setText(f"{number(len(plan.warnings))} điều cần lưu ý ›")
        self.warnings.setAccessibleName(self.warnings.text())
        self._show_sheet()

    def show_fault(self, sentence: str) -> None:
        """Say why the file cannot be read as chosen."""
        self.banner.say(sentence, Tone.TROUBLE)

    def see_refused(self, result: ImportResult) -> None:
        """Show the rows that are not imported."""
        self._rows("Các dòng không nhập", "refused", import_lists.REFUSED, refused_rows(result))

    def _show_sheet(self) -> None:
        mapping = next((m for m in self._mappings if m.sheet == self.sheets.current), None)
        if mapping is None or self._plan is None:
            return
        previews = next(
            (s.previews for s in self._plan.sheets if s.mapping.sheet == mapping.sheet), ()
        )
        self.grid.show_sheet(mapping, previews)
        taken = mapping.sheet not in self._left_out
        self.take_sheet.setChecked(taken)
        self.grid.setEnabled(taken)

    def _choose(self, index: int, field: Field | None) -> None:
        self._mappings = tuple(
            m.with_field(index, field) if m.sheet == self.sheets.current else m
            for m in self._mappings
        )
        self._show_sheet()
        self._ask()

    def _take_sheet(self) -> None:
        name = self.sheets.current
        (self._left_out.discard if self.take_sheet.isChecked() else self._left_out.add)(name)
        self._show_sheet()
        self._ask()

    def _ask(self) -> None:
        self.asked.emit(self.mappings)

    def _see(self, what: str) -> None:
        plan = self._plan
        if plan is None:
            return
        match what:
            case "new":
                self._rows("Các hộ mới", what, import_lists.NEW, new_rows(plan))
            case "changes":
                rows = change_rows(plan)
                self._rows("Các ô sẽ cập nhật", what, import_lists.CHANGES, rows)
            case "refused":
                self.see_refused(plan.result)
            case _:
                rows = warning_rows(plan)
                self._rows("Điều cần lưu ý", what, import_lists.WARNINGS, rows)

    def _rows(
        self, title: str, name: str, headings: Sequence[tuple[str, str]], rows: Sequence[ListRow]
    ) -> None:
        self._context.dialogs.run(RowsDialog(self._context, title, name, headings, rows))
