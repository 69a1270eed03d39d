"""The papers of going from door to door, and the printer's test page: shown, printed, saved."""

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_printer_test import printer_test
from antt_desktop.workflows.print_rounds import RoundPaper, round_paper

__all__ = ["ReminderDialog", "RoundPaper", "send_printer_test", "send_round_paper"]

_TITLES = {
    RoundPaper.DOOR_LIST: "Danh sách đi từng nhà",
    RoundPaper.REMINDERS: "Phiếu nhắc",
    RoundPaper.HAND_OVER: "Biên bản bàn giao",
}
_FILES = {
    RoundPaper.DOOR_LIST: "danh-sach-di-tung-nha",
    RoundPaper.REMINDERS: "phieu-nhac",
    RoundPaper.HAND_OVER: "bien-ban-ban-giao",
}


def send_round_paper(
    context: Context, campaign: Campaign, group_id: int, paper: RoundPaper
) -> None:
    """Show a paper for a tổ (or for all that need it), to print it or save it as PDF."""
    until = None
    if paper is RoundPaper.REMINDERS:
        dialog = ReminderDialog(context)
        if not context.dialogs.run(dialog):
            return
        until = dialog.until
    chosen = () if group_id == presenter.ALL else (group_id,)
    title = f"{_TITLES[paper]} – {campaign.name}"
    name = presenter.file_name(campaign, _FILES[paper])
    listed = f"Lưu {_TITLES[paper]}" if paper is RoundPaper.DOOR_LIST else ""
    context.work_on_book(
        f"Đang dựng: {_TITLES[paper]}",
        lambda book, progress: round_paper(
            book, campaign.id, paper, chosen, until=until, progress=progress
        ),
        lambda data: context.dialogs.run(PrintDialog(context, title, data, name, listed=listed)),
    )


def send_printer_test(context: Context) -> None:
    """Show the test page, to try a printer before a long run."""
    context.dialogs.run(
        PrintDialog(context, "In trang thử máy in", printer_test, "trang-thu-may-in.pdf")
    )


class ReminderDialog(FormDialog):
    """Asks for the last day to sign; ``until`` is None where the slips name none."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs, "Phiếu nhắc", "Mỗi hộ chưa ký một phiếu nhỏ, sáu phiếu một tờ A4."
        )
        self.until: PartialDate | None = None
        self.day = DateField("Hạn ký", latest_year=context.book.today.year + 1, whole_day=True)
        self.form.add("until", "Hạn ký", self.day, hint="Để trống thì phiếu không ghi hạn.")
        self.body.addWidget(self.form)
        self.buttons("Xem trước và in", icon="printer")
        self.setMinimumWidth(theme.px(420))

    def save(self) -> None:
        """Take the day."""
        self.until = self.day.date()
