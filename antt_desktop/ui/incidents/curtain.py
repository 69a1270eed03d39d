"""Showing sensitive incidents on purpose, and hiding them again."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.theme import Tone, theme

_MINUTES = 10
_SHOWN = "Đang hiện vụ việc nhạy cảm. Ai xem, in, xuất đều được ghi lại."
_WHY = (
    "Vụ việc nhạy cảm chỉ hiện khi mở có chủ ý, và tự ẩn lại sau 10 phút không dùng. Sổ ghi lại"
    " ai mở, ai xem."
)
_USED = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


def open_curtain(context: Context) -> None:
    """Show sensitive incidents, after the owner's code where one is set."""
    if context.book.access.has_code:
        context.dialogs.run(CodeQuestion(context))
    elif context.dialogs.confirm("Hiện vụ việc nhạy cảm?", yes="Hiện", detail=_WHY):
        context.book.access.show()
    tell(context)


def tell(context: Context) -> None:
    """Let every view that shows incidents ask again: what may be seen has changed."""
    context.changed.emit(ActionDone(0, "", frozenset({Area.INCIDENTS})))


class CodeQuestion(FormDialog):
    """Asks for the owner's code."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Hiện vụ việc nhạy cảm", _WHY)
        self._context = context
        self.code = QLineEdit()
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add("code", "Mã của người giữ sổ", self.code)
        self.body.addWidget(self.form)
        self.buttons("Hiện", icon="eye")
        self.setMinimumWidth(theme.px(460))
        self.code.setFocus()

    def save(self) -> None:
        """Open the curtain where the code is right."""
        self._context.book.access.show(self.code.text())


class CodeDialog(FormDialog):
    """Sets, changes or takes away the owner's code."""

    def __init__(self, context: Context) -> None:
        known = context.book.access.has_code
        super().__init__(
            context.dialogs,
            "Đổi mã xem vụ việc nhạy cảm" if known else "Đặt mã xem vụ việc nhạy cảm",
            "Mã chỉ là tấm rèm: người có tệp sổ và công cụ khác vẫn đọc được. Khóa thật sự là mật"
            " khẩu của sổ.",
        )
        self._context = context
        self.old, self.new, self.again = (QLineEdit() for _ in range(3))
        for field in (self.old, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        if known:
            self.form.add("old", "Mã đang dùng", self.old)
        hint = "Để trống là bỏ mã." if known else "Ít nhất 4 chữ hoặc số."
        self.form.add("new", "Mã mới", self.new, hint=hint)
        self.form.add("again", "Gõ lại mã mới", self.again)
        self.body.addWidget(self.form)
        self.buttons("Lưu mã", icon="lock")
        self.setMinimumWidth(theme.px(480))
        (self.old if known else self.new).setFocus()

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return bool(self.old.text() or self.new.text() or self.again.text())

    def save(self) -> None:
        """Keep the new code."""
        if self.new.text() != self.again.text():
            raise UserError("Hai lần gõ mã mới không giống nhau. Hãy gõ lại.", field="again")
        self._context.book.access.set_code(self.new.text(), self.old.text())


class CurtainStrip(QWidget):
    """The strip over the list while sensitive incidents are shown; hides them when unused."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.banner = Banner("", Tone.WAITING)
        self.hide_again = buttons.link("Ẩn lại", self.hide_sensitive, "lock")
        self.banner.box.addWidget(self.hide_again)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.banner)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._idle.setInterval(_MINUTES * 60 * 1000)
        self._idle.timeout.connect(self.hide_sensitive)
        self.refresh()

    def refresh(self) -> None:
        """Show the strip where sensitive incidents are shown, and count the unused time."""
        shown = self._context.book.access.shows_sensitive
        self.banner.say(_SHOWN if shown else "", Tone.WAITING)
        self.setVisible(shown)
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if shown:
            application.installEventFilter(self)
            self._idle.start()
        else:
            self._idle.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count anew whenever the program is used."""
        if event.type() in _USED:
            self._idle.start()
        return super().eventFilter(watched, event)

    def hide_sensitive(self) -> None:
        """Draw the curtain; later where a job has the book."""
        if self._context.book.lent:
            self._idle.start()
            return
        self._context.book.access.hide()
        tell(self._context)
