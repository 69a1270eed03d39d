"""Changes with a day: the fields that ask for it, and the list of those that were."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QTabWidget, QVBoxLayout, QWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.life import LifeEvent, LifeRecord
from antt_desktop.ui.kit.fields import Combo, DateField
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_WHY = ((True, "Có thay đổi, từ một ngày"), (False, "Chỉ sửa lỗi gõ, không ghi ngày"))


class EventFields:
    """Two rows of a form: from which day, and why; ``today`` is the day to begin with."""

    def __init__(self, form: Form, today: PartialDate) -> None:
        self._form = form
        self.day = DateField("Có hiệu lực từ ngày", latest_year=today.year, whole_day=True)
        self.day.set_date(today)
        self.reason = QLineEdit()
        form.add("happened_on", "Từ ngày *", self.day)
        form.add("reason", "Lý do", self.reason, hint="Ví dụ: theo quyết định sắp xếp năm 2026.")

    def event(self) -> LifeEvent:
        """Return what was typed; raise UserError (field ``happened_on``) where it is no day."""
        with naming("happened_on"):
            day = self.day.date()
        if day is None:
            raise UserError("Hãy ghi ngày có hiệu lực.", field="happened_on")
        return LifeEvent(day, self.reason.text())

    def show(self, *, shown: bool) -> None:
        """Show the rows, or leave them out for now."""
        self._form.show_row("happened_on", shown=shown)
        self._form.show_row("reason", shown=shown)


class RenamingFields:
    """Asks of a name that was edited whether it changed on a day or was only mistyped."""

    def __init__(self, form: Form, today: PartialDate) -> None:
        self._form = form
        self._shown = True
        self.kind = Combo("Sửa vì", _WHY)
        form.add("renamed", "Sửa vì", self.kind)
        self.fields = EventFields(form, today)
        self.kind.currentIndexChanged.connect(lambda _index: self._adapt())
        self.show(shown=False)

    def show(self, *, shown: bool) -> None:
        """Ask, or do not: nothing that stands on papers was edited."""
        if shown != self._shown:
            self._shown = shown
            self._adapt()

    def event(self) -> LifeEvent | None:
        """Return from which day and why, None for a correction or where nothing was asked."""
        return self.fields.event() if self._shown and self.kind.value else None

    def _adapt(self) -> None:
        self._form.show_row("renamed", shown=self._shown)
        self.fields.show(shown=self._shown and bool(self.kind.value))


def change_pages(pages: Sequence[tuple[str, QWidget]]) -> QTabWidget:
    """Return pages of a dialog: what it edits, and what was before."""
    tabs = QTabWidget()
    tabs.setProperty("kind", "inset")
    tabs.setUsesScrollButtons(False)
    for title, page in pages:
        tabs.addTab(page, title)
    return tabs


def change_list(records: Sequence[LifeRecord]) -> QWidget:
    """Return what happened, each with its day and reason, to scroll through."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, theme.px(10), 0, 0)
    box.setSpacing(theme.px(2))
    if not records:
        box.addWidget(label("Chưa có thay đổi nào.", "muted"))
    for record in records:
        why = f" · {record.reason}" if record.reason else ""
        box.addWidget(label(f"Từ ngày {record.happened_on}{why}", "muted"))
        box.addWidget(label(record.words))
        box.addSpacing(theme.px(10))
    return scrolled(page)
