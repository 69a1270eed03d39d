"""The minutes of a whole year as one document, to print or to keep."""

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_minutes import year_book


def print_year_book(context: Context) -> None:
    """Ask for the year, then show its minutes with cover and contents."""
    if not context.book.meetings.years():
        raise UserError("Sổ chưa có biên bản nào để in.")
    dialog = YearDialog(context)
    if not context.dialogs.run(dialog):
        return
    year = int(str(dialog.year.value))
    title = f"Sổ biên bản năm {year}"
    context.work_on_book(
        f"Đang dựng sổ biên bản năm {year}",
        lambda book, progress: year_book(book, year)(progress),
        lambda data: context.dialogs.run(
            PrintDialog(context, title, data, f"so-bien-ban-{year}.pdf")
        ),
    )


class YearDialog(FormDialog):
    """Asks which year."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "In sổ biên bản cả năm",
            "Mọi biên bản của năm theo ngày họp, có bìa và mục lục, số trang nối tiếp.",
        )
        years = context.book.meetings.years()
        self.year = Combo("Năm", [(year, str(year)) for year in years])
        self.form.add("year", "Năm", self.year)
        self.body.addWidget(self.form)
        self.buttons("Xem trước và in", icon="printer")
        self.setMinimumWidth(theme.px(420))
