"""Campaigns side by side: tổ by tổ, how many signed and how the share went up or down."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from antt_desktop.domain.campaign_figures import Round, groups_over_rounds
from antt_desktop.domain.pledges import Campaign, Status
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.campaigns.behind import BehindDialog
from antt_desktop.ui.pledges.campaigns.figures_table import FiguresTable
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.campaign_report import (
    MOST_ROUNDS,
    export_rounds,
    rounds,
    rounds_pdf,
    rounds_table,
)

_FIRST_SHOWN = 3


class YearsDialog(FormDialog):
    """Compares the last campaigns, or those that are ticked; each number shows its households."""

    def __init__(self, context: Context, campaigns: tuple[Campaign, ...]) -> None:
        super().__init__(
            context.dialogs,
            "So sánh các đợt ký",
            "Số hộ đã ký trên tổng số hộ. Trong ngoặc: tăng (+), giảm (−) so với đợt trước, tính"
            " bằng điểm phần trăm. Bấm vào con số để xem các hộ.",
        )
        self._context = context
        self.choices: dict[int, QCheckBox] = {}
        chooser = QWidget()
        flow = FlowLayout(chooser, 14)
        for at, campaign in enumerate(campaigns):
            box = QCheckBox(campaign.name)
            box.setChecked(at < _FIRST_SHOWN)
            box.toggled.connect(lambda _on: self._chosen())
            self.choices[campaign.id] = box
            flow.addWidget(box)
        self._hint = label("", "hint")
        self._place = QVBoxLayout()
        self.body.addWidget(chooser)
        self.body.addWidget(self._hint)
        self.body.addLayout(self._place, 1)
        self.table: FiguresTable | None = None
        self._rounds: tuple[Round, ...] = ()
        self._paper = [
            buttons.secondary("In…", self.print_, "printer"),
            buttons.secondary("Xuất Excel…", self.export, "file-spreadsheet"),
        ]
        for button in self._paper:
            self.foot.addWidget(button)
        self.close_button()
        self.resize(theme.px(980), theme.px(640))
        self._chosen()

    @property
    def ids(self) -> list[int]:
        """Return the campaigns ticked."""
        return [campaign_id for campaign_id, box in self.choices.items() if box.isChecked()]

    def print_(self) -> None:
        """Show the table as it is printed."""
        from antt_desktop.ui.printing import PrintDialog

        ids = self.ids
        self._context.work_on_book(
            "Đang dựng bảng so sánh",
            lambda book, _progress: rounds_pdf(book, ids),
            lambda data: self.dialogs.run(
                PrintDialog(self._context, "So sánh các đợt ký", data, "so-sanh-cac-dot.pdf")
            ),
        )

    def export(self) -> None:
        """Write the table to an Excel file of the user's choice."""
        path = self.dialogs.choose_save_file(
            "Xuất bảng so sánh", "so-sanh-cac-dot.xlsx", "Tệp Excel (*.xlsx)"
        )
        if path is not None:
            export_rounds(self._context.book, self.ids, path)
            self.dialogs.tell(f"Đã xuất bảng so sánh ra {path.name}.")

    def _chosen(self) -> None:
        ids = self.ids
        for campaign_id, box in self.choices.items():
            box.setEnabled(campaign_id in ids or len(ids) < MOST_ROUNDS)
        self._hint.setText(
            f"So sánh được nhiều nhất {MOST_ROUNDS} đợt một lần."
            if len(ids) == MOST_ROUNDS
            else ""
            if ids
            else "Hãy đánh dấu đợt ký muốn xem."
        )
        self._hint.setVisible(bool(self._hint.text()))
        for button in self._paper:
            button.setEnabled(bool(ids))
        if self.table is not None:
            self._place.removeWidget(self.table)
            self.table.deleteLater()
        self._rounds = rounds(self._context.book, ids)
        self.table = FiguresTable(
            rounds_table(self._rounds),
            f"campaign-years-{len(ids)}",
            self._context.memory,
            label="So sánh các đợt ký",
        )
        self.table.asked.connect(self._show_rows)
        self._place.addWidget(self.table)

    def _show_rows(self, row: int, column: int) -> None:
        one = self._rounds[(column - 1) // 2]
        group = groups_over_rounds(self._rounds)[row] if row >= 0 else None
        if group and one.id not in group.tallies:
            return
        ids = self._context.book.pledges.ids(
            one.id, group_id=group.group_id if group else None, status=Status.SIGNED
        )
        where = next(
            (g.name for g in one.summary.groups if group and g.group_id == group.group_id),
            "Cả làng",
        )
        title = f"{where}: {Status.SIGNED.label} – {one.name}"
        self.dialogs.run(BehindDialog(self._context, title, one.id, list(ids)))
