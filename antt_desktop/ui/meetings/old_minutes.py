"""Old minutes from paper or Word into the book, one after the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.content import FileContent
from antt_desktop.ui.files.kinds import OFFERED, SUFFIXES, icon_of, pages_words
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.drops import FileDrops
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, typed_date
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.import_minutes import import_minutes, read_files
from antt_desktop.workflows.meeting_forms import meeting_forms

_SENTENCE = "Các tệp chọn ở đây thành một biên bản; chữ trong tệp (nếu có) sẽ tìm được."
_NOTHING = "Chọn hoặc kéo thả bản quét (PDF, ảnh) hay tệp Word vào đây để xem, rồi gõ ngày và tên."
_FILES_SEEN, _LETTERS_SEEN = 3, 12
_SCROLL_BAR = 28
"""Room for it and for the gap before it."""
_WHOLE_VILLAGE = 0


class ImportMinutesDialog(FormDialog):
    """Takes files in as the minutes of one meeting, then those of the next.

    ``saved_id`` is the meeting saved last, 0 for none. Kind and scope stay from one to the next.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Nhập biên bản cũ", _SENTENCE)
        self._context = context
        self.saved_id, self._saved = 0, 0
        self._files: list[NewFile] = []
        self.content = FileContent()
        self.choose = buttons.secondary("Chọn tệp…", self.choose_files, "folder-open")
        self.files = SideList("Tệp của biên bản này")
        self.files.chosen.connect(self._show_file)
        self.leave_out = buttons.link("Bỏ tệp đang chọn", self._leave_out, "x")
        book = context.book
        self.day = DateField("Ngày họp", latest_year=book.today.year)
        self.title = QLineEdit()
        kinds = (*(t.kind for t in meeting_forms().templates), *book.meetings.kinds())
        self.kind = OpenCombo("Loại họp", dict.fromkeys(kinds))
        groups = [(group.id, group.name) for group in book.groups.all()]
        self.scope = Combo("Phạm vi", [(_WHOLE_VILLAGE, "Cả làng"), *groups])
        for choice in (self.kind, self.scope):
            choice.setSizeAdjustPolicy(
                choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_LETTERS_SEEN)
        self.form.add("day", "Ngày họp *", self.day, hint="Chỉ nhớ tháng hay năm cũng được.")
        self.form.add("title", "Tên cuộc họp *", self.title)
        self.form.add("kind", "Loại họp *", self.kind)
        self.form.add("scope", "Phạm vi", self.scope)
        self.count = label("", "muted")
        self._lay_out()
        self._begin_next()

    def _lay_out(self) -> None:
        FileDrops(self, SUFFIXES).dropped.connect(self.read)
        typed = QWidget()
        side = QVBoxLayout(typed)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(8))
        side.addWidget(self.choose)
        side.addWidget(self.files)
        side.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.content, 3)
        area = scrolled(typed)
        area.setMinimumWidth(typed.minimumSizeHint().width() + theme.px(_SCROLL_BAR))
        row.addWidget(area, 2)
        self.body.addLayout(row, 1)
        self.buttons("Lưu và đóng")
        keys = "Ctrl+Shift+Enter"
        self.go_on = buttons.secondary("Lưu và nhập tiếp", self.save_and_go_on, "plus", keys=keys)
        self.go_on.setAutoDefault(False)
        self.foot.addWidget(self.go_on)
        self.foot.addWidget(self.count)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            modifiers = Qt.Modifier.CTRL | Qt.Modifier.SHIFT
            QShortcut(QKeySequence(modifiers | key), self).activated.connect(self.go_on.click)
        self.resize(theme.px(1060), theme.px(680))

    def choose_files(self) -> None:
        """Ask for files of this meeting."""
        self.read(self.dialogs.choose_open_files("Chọn biên bản cũ", OFFERED))

    def read(self, paths: Sequence[Path]) -> None:
        """Read files beside the window and add them to this meeting."""
        if paths:
            self._context.jobs.run(
                "Đang đọc tệp",
                lambda _progress: read_files(paths),
                self._came,
                self.form.show_error,
            )

    def changed(self) -> bool:
        """Tell whether something of this meeting would be lost."""
        return bool(self._files or self.title.text() or self.day.text())

    def save(self) -> None:
        """Save the meeting with its files as one action."""
        if not self._files:
            raise UserError("Hãy chọn bản quét hoặc tệp Word của biên bản.")
        day = typed_date(self.day, "day")
        if day is None:
            raise UserError("Hãy ghi ngày họp, chỉ năm cũng được.", field="day")
        group = int(str(self.scope.value))
        self.saved_id = import_minutes(
            self._context.book,
            self._files,
            title=self.title.text(),
            kind=self.kind.currentText(),
            day=day,
            group_ids=(group,) if group else (),
        )
        self._saved += 1

    def save_and_go_on(self) -> None:
        """Save, then ask for the files of the next meeting."""
        if self.try_to_save():
            self._begin_next()
            self.cancel_button.setText("Đóng")
            self.count.setText(f"Đã nhập {number(self._saved)} biên bản.")
            self.choose_files()

    def _begin_next(self) -> None:
        self._files = []
        self.title.clear()
        self.day.clear()
        self._show_files()
        self.choose.setFocus()

    def _came(self, files: Sequence[NewFile]) -> None:
        self.form.clear_errors()
        self._files += files
        self._show_files()
        self.day.setFocus()

    def _show_files(self) -> None:
        """List the files, and show the first one or how to begin."""
        self.files.show_items(
            [
                SideItem(
                    at, file.name, pages_words(file.media, file.pages), icon=icon_of(file.media)
                )
                for at, file in enumerate(self._files)
            ]
        )
        for part in (self.files, self.leave_out):
            part.setVisible(bool(self._files))
        rows = min(len(self._files), _FILES_SEEN)
        self.files.setFixedHeight(rows * max(self.files.sizeHintForRow(0), 0))
        self._show_file(self.files.current)

    def _show_file(self, at: int) -> None:
        if at < 0:
            self.content.show_words(_NOTHING)
        else:
            file = self._files[at]
            self.content.show_file(file.data, file.media, file.text)

    def _leave_out(self) -> None:
        del self._files[self.files.current]
        self._show_files()
