"""The results of a campaign tổ by tổ: looked at, printed, exported; and settled by closing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.domain.campaign_figures import COUNTED, Percent
from antt_desktop.domain.pledges import Campaign, Status
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.panes import Banner, scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.campaigns.behind import BehindDialog
from antt_desktop.ui.pledges.campaigns.figures_table import FiguresTable
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.campaign_report import export_summary, summary_pdf, summary_tables

_STATUSES = (None, None, Status.SIGNED, Status.SIGNED, *COUNTED[1:])
"""The state that each column of the table counts; None for every household."""
_MEANING = (
    "Sau khi đóng, danh sách và các con số giữ như hôm nay; không ghi thêm, bỏ ghi nhận hay lưu bản"
    " quét được nữa. Mở lại được, phải ghi lý do."
)


class ResultsDialog(FormDialog):
    """Shows what came of a campaign. ``closing`` asks to close it as well."""

    def __init__(self, context: Context, campaign: Campaign, *, closing: bool = False) -> None:
        title = f"Đóng đợt ký {campaign.name}" if closing else f"Kết quả đợt ký {campaign.name}"
        super().__init__(context.dialogs, title)
        self._context, self._campaign = context, campaign
        self._summary = context.book.results.summary(campaign.id)
        self.say(title, self._said())
        if closing:
            self.body.addWidget(Banner(_MEANING, Tone.WAITING))
        self.tables = summary_tables(self._summary)
        self.groups = FiguresTable(
            self.tables[0], "campaign-results", context.memory, label="Kết quả theo tổ"
        )
        self.groups.asked.connect(self._show_group)
        self.groups.show_whole()
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(theme.px(8))
        self._page.addWidget(self.groups)
        self._add_reasons()
        self.body.addWidget(scrolled(page), 1)
        self.foot.addWidget(buttons.secondary("In…", self.print_, "printer"))
        self.foot.addWidget(buttons.secondary("Xuất Excel…", self.export, "file-spreadsheet"))
        if closing:
            self.accept_button = self.buttons("Đóng đợt ký", icon="lock")
        else:
            self.close_button()
        self.resize(theme.px(900), theme.px(690))

    def _said(self) -> str:
        tally, closed = self._summary.total, self._campaign.closed_on
        words = f"{presenter.fraction(tally)} hộ đã ký, đạt {Percent(tally.percent)}."
        return f"Đã đóng ngày {closed}. {words}" if closed else words

    def _add_reasons(self) -> None:
        if not self._summary.reasons:
            return
        self.reasons = FiguresTable(
            self.tables[1],
            "campaign-reasons",
            self._context.memory,
            label="Lý do vắng, chưa đồng ý",
            words=2,
        )
        self.reasons.show_whole()
        self.reasons.asked.connect(self._show_reason)
        self._page.addWidget(label("Lý do vắng, chưa đồng ý", "heading"))
        self._page.addWidget(self.reasons)

    def save(self) -> None:
        """Close the campaign."""
        self._context.book.results.close(self._campaign.id)

    def print_(self) -> None:
        """Show the summary as it is printed."""
        from antt_desktop.ui.printing import PrintDialog

        campaign = self._campaign
        name = presenter.file_name(campaign, "tong-hop")
        self._context.work_on_book(
            "Đang dựng bảng tổng hợp",
            lambda book, _progress: summary_pdf(book, campaign.id),
            lambda data: self.dialogs.run(
                PrintDialog(self._context, f"Tổng hợp kết quả ký – {campaign.name}", data, name)
            ),
        )

    def export(self) -> None:
        """Write the summary to an Excel file of the user's choice."""
        name = presenter.file_name(self._campaign, "tong-hop").replace(".pdf", ".xlsx")
        path = self.dialogs.choose_save_file("Xuất tổng hợp kết quả ký", name, "Tệp Excel (*.xlsx)")
        if path is not None:
            export_summary(self._context.book, self._campaign.id, path)
            self.dialogs.tell(f"Đã xuất tổng hợp kết quả ký ra {path.name}.")

    def _show_group(self, row: int, column: int) -> None:
        group = self._summary.groups[row] if row >= 0 else None
        status = _STATUSES[column]
        ids = self._context.book.pledges.ids(
            self._campaign.id, group_id=group.group_id if group else None, status=status
        )
        where = group.name if group else "Cả làng"
        what = status.label if status else "các hộ"
        self._show(f"{where}: {what}", list(ids))

    def _show_reason(self, row: int, _column: int) -> None:
        reason, book = self._summary.reasons[row], self._context.book
        ids = book.pledges.ids(self._campaign.id, status=reason.status)
        found = book.pledges.rows(self._campaign.id, ids)
        chosen = [r.household_id for r in found if r.reason == reason.words]
        self._show(f"{reason.status.label}: {reason.words or 'không ghi lý do'}", chosen)

    def _show(self, title: str, ids: list[int]) -> None:
        title = f"{title} – {self._campaign.name}"
        self.dialogs.run(BehindDialog(self._context, title, self._campaign.id, ids))
