"""Printing the registers: which one, of which months, with or without names."""

from PySide6.QtWidgets import QCheckBox

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.periods import Period, months
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, typed_date
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_incidents import INCIDENTS, MEDIATIONS, register_pdf

_REGISTERS = (
    (INCIDENTS, "Sổ vụ việc an ninh trật tự"),
    (MEDIATIONS, "Sổ theo dõi hoạt động hòa giải ở cơ sở"),
)
_QUARTERS = ("I", "II", "III", "IV")
_OTHER = "days"


class RegisterDialog(FormDialog):
    """Asks what to print, then shows it before it is printed or saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "In sổ", "Vụ việc ghi theo ngày tiếp nhận, xếp theo số.")
        self._context = context
        today = context.book.today
        years = context.book.incidents.years() or [today.year]
        self.kind = Combo("Loại sổ", _REGISTERS)
        self.year = Combo("Năm", [(year, str(year)) for year in years])
        self.time = Combo("Thời gian", _times())
        self.since = DateField("Từ ngày", latest_year=today.year, whole_day=True)
        self.until = DateField("Đến ngày", latest_year=today.year, whole_day=True)
        self.masked = QCheckBox("Bản để niêm yết: không ghi tên người, không ghi nội dung")
        self.form.add("kind", "Loại sổ", self.kind)
        self.form.add("year", "Năm", self.year)
        self.form.add("time", "Thời gian", self.time)
        self.form.add("since", "Từ ngày", self.since)
        self.form.add("until", "Đến ngày", self.until)
        self.form.add("masked", "", self.masked)
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.buttons("Xem trước và in", icon="printer")
        self.setMinimumWidth(theme.px(520))
        self.time.currentIndexChanged.connect(lambda _at: self._show_days())
        self._show_days()

    def _show_days(self) -> None:
        days = self.time.value == _OTHER
        self.form.show_row("year", shown=not days)
        for name in ("since", "until"):
            self.form.show_row(name, shown=days)

    def period(self) -> Period:
        """Return the period asked for; UserError names the field to mend."""
        if self.time.value == _OTHER:
            return Period(self._day(self.since, "since"), self._day(self.until, "until"))
        first, last = map(int, str(self.time.value).split("-"))
        return months(int(str(self.year.value)), first, last)

    def _day(self, field: DateField, name: str) -> PartialDate:
        day = typed_date(field, name)
        if day is None:
            raise UserError("Hãy ghi ngày, ví dụ 01/01/2026.", field=name)
        return day

    def save(self) -> None:
        """Show the register."""
        period, kind = self.period(), str(self.kind.value)
        draw = register_pdf(self._context.book, kind, period, masked=self.masked.isChecked())
        title = f"{dict(_REGISTERS)[kind]}, {period}"
        name = "so-vu-viec.pdf" if kind == INCIDENTS else "so-hoa-giai.pdf"
        listed = f"Lưu {dict(_REGISTERS)[kind]}"
        self._context.dialogs.run(PrintDialog(self._context, title, draw, name, listed=listed))


def _times() -> list[tuple[str, str]]:
    quarters = [(f"{3 * at + 1}-{3 * at + 3}", f"Quý {name}") for at, name in enumerate(_QUARTERS)]
    each = [(f"{month}-{month}", f"Tháng {month}") for month in range(1, 13)]
    return [("1-12", "Cả năm"), *quarters, *each, (_OTHER, "Từ ngày … đến ngày …")]
