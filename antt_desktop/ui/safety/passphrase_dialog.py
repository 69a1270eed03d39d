"""Setting, changing and removing the passphrase of the open book."""

from PySide6.QtWidgets import QCheckBox

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.passphrase import checked, normalised, proposed
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.safety_papers import recovery_sheet

_WARNING = (
    "Quên mật khẩu thì không ai mở được sổ, kể cả người làm ra chương trình. Hãy in tờ giữ mật"
    " khẩu, bỏ phong bì dán kín, cất nơi khác với máy."
)
_LATER = "Các bản sao trước đây vẫn giữ mật khẩu của ngày sao."


class PassphraseDialog(FormDialog):
    """Writes the whole book anew under what is typed here; a copy is taken first."""

    def __init__(self, context: Context) -> None:
        self._known = context.book.passphrase.is_set
        super().__init__(
            context.dialogs,
            "Đổi mật khẩu của sổ" if self._known else "Đặt mật khẩu cho sổ",
            "Có mật khẩu thì người lấy được USB hay máy cũng không đọc được sổ. " + _LATER,
        )
        self._context = context
        self.old, self.new, self.again = (
            SecretField(name)
            for name in ("Mật khẩu đang dùng", "Mật khẩu mới", "Gõ lại mật khẩu mới")
        )
        if self._known:
            self.form.add("old", "Mật khẩu đang dùng *", self.old)
        self.form.add("new", "Mật khẩu mới *", self.new, hint="Ít nhất 8 chữ; vài từ dễ nhớ.")
        self.form.add("again", "Gõ lại lần nữa *", self.again)
        self.sheet = QCheckBox("In tờ giữ mật khẩu để cất kín")
        self.sheet.setChecked(True)
        self.wipe = QCheckBox("Xóa các bản sao cũ chưa có mật khẩu, sau khi sao lại bản mới")
        self.wipe.setVisible(not self._known and bool(context.book.passphrase.readable_copies()))
        self.body.addWidget(Banner(_WARNING, Tone.WAITING))
        self.body.addWidget(self.form)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.wipe)
        self.body.addStretch()
        self.foot.addWidget(buttons.link("Gợi ý một mật khẩu", self._propose, "rotate-cw"))
        if self._known:
            self.foot.addWidget(buttons.link("Bỏ mật khẩu…", self._remove, "lock-open"))
        self.buttons("Lưu mật khẩu", icon="lock")
        self.resize(theme.px(640), theme.px(500))
        (self.old if self._known else self.new).setFocus()

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return any(field.text() for field in (self.old, self.new, self.again))

    def save(self) -> None:
        """Check what was typed and write the book anew."""
        book = self._context.book
        new = checked(self.new.text(), self.again.text())
        book.passphrase.change(new, self.old.text())
        if self.wipe.isVisible() and self.wipe.isChecked():
            book.passphrase.remove_readable_copies()
        self._context.notice.emit("Đã đặt mật khẩu cho sổ.")
        if self.sheet.isChecked():
            show_recovery_sheet(self._context, new)

    def _propose(self) -> None:
        words = proposed()
        for field in (self.new, self.again):
            field.setText(words)
            field.show_letters()

    def _remove(self) -> None:
        if not normalised(self.old.text()):
            self.form.show_error(UserError("Hãy gõ mật khẩu đang dùng trước.", field="old"))
            return
        question = "Bỏ mật khẩu? Ai có tệp sổ cũng đọc được."
        if not self.dialogs.confirm(question, yes="Bỏ mật khẩu"):
            return
        try:
            self._context.book.passphrase.change("", self.old.text())
        except UserError as error:
            self.form.show_error(error)
            return
        self._context.notice.emit("Đã bỏ mật khẩu của sổ.")
        for field in (self.old, self.new, self.again):
            field.clear()
        self.accept()


def show_recovery_sheet(context: Context, passphrase: str) -> None:
    """Show the sheet to print and seal."""
    paper = recovery_sheet(context.book, passphrase)
    context.dialogs.run(PaperDialog(context, "Tờ giữ mật khẩu", paper, "to-giu-mat-khau"))
