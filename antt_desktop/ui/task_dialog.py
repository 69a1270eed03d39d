"""Editing a task that the meeting gives."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.meeting_tasks import Task, checked_task
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, OpenCombo, typed_date
from antt_desktop.ui.theme import theme

_YEARS_AHEAD = 5


class TaskDialog(FormDialog):
    """Edits ``task`` (None: a new one); ``task`` is it as typed, once accepted."""

    def __init__(self, context: Context, task: Task | None, doers: Sequence[str]) -> None:
        super().__init__(context.dialogs, "Sửa việc giao" if task else "Giao việc")
        self.task = task or Task(what="")
        self.what = QLineEdit(self.task.what)
        self.who = OpenCombo("Người làm", doers)
        self.who.setCurrentText(self.task.who)
        latest = context.book.today.year + _YEARS_AHEAD
        self.due = DateField("Hạn", latest_year=latest)
        self.due.set_date(self.task.due)
        self.form.add("what", "Việc *", self.what, hint="Ví dụ: vận động 20 hộ còn lại ký.")
        self.form.add("who", "Người làm", self.who, hint="Chọn hoặc gõ tên người, tổ, đoàn thể.")
        self.form.add("due", "Hạn", self.due)
        self._before = self._typed()
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.buttons("Ghi việc", icon="check")
        self.setMinimumWidth(theme.px(560))
        self.what.setFocus()

    def _typed(self) -> tuple[str, ...]:
        return self.what.text(), self.who.currentText(), self.due.text()

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Take what was typed."""
        what, who, _due = self._typed()
        due = typed_date(self.due, "due")
        self.task = checked_task(replace(self.task, what=what, who=who, due=due))
