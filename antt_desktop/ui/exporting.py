"""Lists that leave the book as a file: where to, what for, with a password or without."""

from collections.abc import Callable
from pathlib import Path

from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import number, tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import OpenCombo
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.exporting import Write, export_noted

_EXCEL = "Tệp Excel (*.xlsx)"
_PURPOSES = ("Nộp UBND xã", "Gửi Công an xã", "Làm việc trong thôn", "Lưu hồ sơ")
_SHORTEST = 4


class ExportDialog(FormDialog):
    """Asks what a list is for, and for a password of the file, which may be left out."""

    def __init__(self, context: Context, what: str) -> None:
        super().__init__(context.dialogs, what, "Mục đích được ghi vào nhật ký của sổ.")
        self.purpose = OpenCombo("Xuất để làm gì", _PURPOSES)
        self.purpose.setCurrentText(_PURPOSES[0])
        self.password = SecretField("Mật khẩu của tệp")
        hint = "Để trống thì ai có tệp cũng mở được. Người nhận gõ mật khẩu này khi mở tệp."
        self.form.add("purpose", "Xuất để làm gì *", self.purpose)
        self.form.add("password", "Mật khẩu của tệp", self.password, hint=hint)
        self.body.addWidget(self.form)
        self.buttons("Xuất", icon="save")
        self.setMinimumWidth(theme.px(560))

    def save(self) -> None:
        """Refuse what is missing or too short."""
        if not tidy(self.purpose.currentText()):
            raise UserError("Hãy ghi xuất để làm gì.", field="purpose")
        if 0 < len(self.password.text()) < _SHORTEST:
            raise UserError(f"Mật khẩu cần ít nhất {_SHORTEST} chữ.", field="password")


def export_file(
    context: Context,
    what: str,
    name: str,
    noun: str,
    write: Write,
    tell: Callable[[str], object] | None = None,
    *,
    kinds: str = _EXCEL,
) -> Path | None:
    """Ask where a list goes and what for, write it in a worker, and keep that in the history.

    ``what`` is the act (“Xuất danh sách hộ”), ``name`` the proposed file, ``noun`` what is
    counted; ``write(book, path, progress)`` returns how many there are. ``tell`` says that it
    is done, where the status bar is not to be seen. Returns the file that is being written,
    None where the user thought better of it.
    """
    title = f"{what} ra Excel" if kinds == _EXCEL else what
    path = context.dialogs.choose_save_file(title, name, kinds)
    if path is None:
        return None
    asking = ExportDialog(context, what)
    if not context.dialogs.run(asking):
        return None
    use = BookUse(UseKind.EXPORT, what, tidy(asking.purpose.currentText()))
    password = asking.password.text()
    context.work_on_book(
        f"Đang ghi {path.name}",
        lambda book, progress: export_noted(book, write, path, use, password, progress),
        lambda count: (tell or context.notice.emit)(
            f"Đã xuất {number(count)} {noun} ra {path.name}."
        ),
    )
    return path
