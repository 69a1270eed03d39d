"""The phrases of one's own, offered while minutes are typed."""

from PySide6.QtWidgets import QPlainTextEdit

from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.meeting_forms import meeting_forms


class PhrasesDialog(FormDialog):
    """Edits the phrases, one a line."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Câu mẫu",
            "Những câu hay dùng khi ghi biên bản, mỗi câu một dòng. Xóa hết thì dùng lại câu có"
            " sẵn.",
        )
        self._context, self._ready = context, "\n".join(meeting_forms().phrases)
        own = context.book.meetings.phrases()
        self._before = self._ready if own is None else "\n".join(own)
        self.text = QPlainTextEdit(self._before)
        self.text.setAccessibleName("Câu mẫu, mỗi câu một dòng")
        self.body.addWidget(self.text, 1)
        self.foot.addWidget(buttons.secondary("Lấy lại câu có sẵn", self._take_ready, "rotate-ccw"))
        self.buttons("Lưu").setEnabled(context.book.may_change)
        self.resize(theme.px(640), theme.px(480))
        self.text.setFocus()

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self.text.toPlainText() != self._before

    def save(self) -> None:
        """Keep the phrases; those of the program itself are not kept as one's own."""
        if self.changed():
            typed = self.text.toPlainText()
            self._context.book.meetings.save_phrases(
                [] if typed == self._ready else typed.splitlines()
            )

    def _take_ready(self) -> None:
        """Put in the phrases of the program, which can be undone in the text."""
        self.text.selectAll()
        self.text.insertPlainText(self._ready)
        self.text.setFocus()
