"""The small dialogs of the reading view: an amendment, a finished task, the freezes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_papers import Freeze
from antt_desktop.domain.meeting_tasks import Task, task_words
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, typed_date
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.presenter import digest_words, moment
from antt_desktop.ui.theme import theme


class AmendDialog(FormDialog):
    """Writes a numbered addition to frozen minutes."""

    def __init__(self, context: Context, meeting_id: int) -> None:
        super().__init__(
            context.dialogs,
            "Bổ sung biên bản",
            "Biên bản đã chốt giữ nguyên. Phần bổ sung được đánh số, ghi ngày và người ghi, in kèm"
            " biên bản và không sửa được nữa.",
        )
        self._book, self._meeting_id = context.book, meeting_id
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumSize(theme.px(460), theme.px(140))
        self.form.add("text", "Nội dung *", self.text)
        self.body.addWidget(self.form, 1)
        self.buttons("Ghi bổ sung")

    def changed(self) -> bool:
        """Tell whether something was typed."""
        return bool(self.text.toPlainText().strip())

    def save(self) -> None:
        """Keep the amendment; UserError where nothing was typed."""
        self._book.minutes.amend(self._meeting_id, self.text.toPlainText())


class TaskDoneDialog(FormDialog):
    """Asks on which day a task was done, and for a note."""

    def __init__(self, context: Context, task: Task) -> None:
        super().__init__(context.dialogs, "Việc đã xong", task_words(task))
        self._book, self._task = context.book, task
        today = context.book.today
        self.day = DateField("Ngày xong", latest_year=today.year, whole_day=True)
        self.day.set_date(today)
        self.note = QLineEdit()
        self.note.setMinimumWidth(theme.px(300))
        self.form.add("day", "Ngày xong *", self.day)
        self.form.add("note", "Ghi chú", self.note)
        self.body.addWidget(self.form)
        self.buttons("Ghi đã xong", icon="check")

    def changed(self) -> bool:
        """Tell whether a note was typed."""
        return bool(self.note.text().strip())

    def save(self) -> None:
        """Record that the task is done; UserError for a day that cannot be."""
        day = typed_date(self.day, "day")
        if day is None:
            raise UserError("Hãy ghi ngày làm xong.", field="day")
        self._book.meeting_tasks.finish(self._task.id, day, self.note.text())


class FreezesDialog(FormDialog):
    """Tells who froze the minutes and who revoked that, the newest first."""

    def __init__(self, context: Context, freezes: Sequence[Freeze]) -> None:
        super().__init__(context.dialogs, "Lịch sử chốt")
        lines = [
            f"Chốt {moment(freeze.at)} bởi {freeze.who}, mã kiểm tra"
            f" {digest_words(freeze.digest)}…"
            + (
                f"\nBỏ chốt {moment(freeze.revoked_at)} bởi {freeze.revoked_by}. Lý do:"
                f" {freeze.reason}"
                if freeze.revoked_at
                else "\nĐang có hiệu lực."
            )
            for freeze in freezes
        ]
        words = label("\n\n".join(lines) or "Biên bản này chưa chốt lần nào.")
        words.setMinimumWidth(theme.px(460))
        self.body.addWidget(scrolled(words), 1)
        self.close_button()
