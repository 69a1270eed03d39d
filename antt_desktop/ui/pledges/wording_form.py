"""The wording of a campaign as rows of its form."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from antt_desktop.domain.pledges import Wording
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.pledges.wording_fields import CriteriaField, RolesField, SentenceField

_PLACES = "{năm}, {đợt}, {làng}: chương trình tự điền năm, tên đợt ký, tên làng."
_CRITERIA = "Enter: sang tiêu chí sau, hết thì thêm mới. Alt+↑, Alt+↓: đổi chỗ. Ctrl+Delete: bỏ."
_SWITCHES = {
    "show_notice": "In lời báo về dữ liệu cá nhân",
    "show_phone": "In số điện thoại của hộ",
    "show_identity": "In số CCCD của chủ hộ",
    "show_second_row": "In hàng chữ ký thứ hai",
}


class WordingForm(QObject):
    """Adds the rows of a wording to ``form``; ``default`` gives the wording to go back to.

    ``changed`` follows every change.
    """

    changed = Signal()

    def __init__(self, form: Form, default: Callable[[], Wording]) -> None:
        super().__init__(form)
        self._form, self._default = form, default
        self._lines: dict[str, QLineEdit] = {}
        self._sentences: dict[str, SentenceField] = {}
        self.switches = {name: QCheckBox(words) for name, words in _SWITCHES.items()}
        self.criteria = CriteriaField()
        self.second_roles = RolesField("Nơi ký ở hàng thứ hai")
        self._locked = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = self._form
        self._add_line("title", "Tiêu đề *")
        self._add_sentence("abstract", "Trích yếu", _PLACES)
        self._add_sentence("opening", "Câu mở đầu")
        form.add("criteria", "Các tiêu chí *", self.criteria, hint=_CRITERIA)
        self._add_sentence("closing", "Câu kết", "Để trống thì không in.")
        self._add_line("left_role", "Nơi ký bên trái")
        self._add_line("right_role", "Nơi ký bên phải")
        self._add_line("signature_hint", "Dòng nhắc dưới nơi ký")
        form.add("show_phone", "Phần in thêm", self.switches["show_phone"])
        form.add("show_identity", "", self.switches["show_identity"])
        form.add("show_notice", "", self.switches["show_notice"])
        self._add_sentence("notice", "Lời báo", "In nghiêng, sau câu kết.")
        form.add("show_second_row", "", self.switches["show_second_row"])
        form.add("second_roles", "Hàng ký thứ hai", self.second_roles, hint="Từ 1 đến 3 nơi ký.")
        self._restore = buttons.link("Lấy lại lời văn mẫu", self._take_default, "undo-2")
        form.add("restore", "", self._restore)

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textChanged.connect(lambda _text: self.changed.emit())
        for sentence in self._sentences.values():
            sentence.textChanged.connect(self.changed)
        self.criteria.changed.connect(self.changed)
        self.second_roles.changed.connect(self.changed)
        for switch in self.switches.values():
            switch.toggled.connect(self._switched)

    def _add_line(self, name: str, words: str) -> None:
        self._lines[name] = QLineEdit()
        self._form.add(name, words, self._lines[name])

    def _add_sentence(self, name: str, words: str, hint: str = "") -> None:
        self._sentences[name] = SentenceField(words)
        self._form.add(name, words, self._sentences[name], hint=hint)

    def show_wording(self, wording: Wording) -> None:
        """Show a wording."""
        for name, line in self._lines.items():
            line.setText(getattr(wording, name))
            line.setCursorPosition(0)
        for name, sentence in self._sentences.items():
            sentence.setPlainText(getattr(wording, name))
        self.criteria.show_texts(wording.criteria)
        self.second_roles.show_texts(wording.second_roles)
        for name, switch in self.switches.items():
            switch.setChecked(getattr(wording, name))
        self._show_optional()

    def wording(self) -> Wording:
        """Return the wording as it is typed."""
        lines, sentences, switches = self._lines, self._sentences, self.switches
        return Wording(
            title=lines["title"].text(),
            abstract=sentences["abstract"].sentence,
            opening=sentences["opening"].sentence,
            criteria=self.criteria.texts,
            closing=sentences["closing"].sentence,
            notice=sentences["notice"].sentence,
            left_role=lines["left_role"].text(),
            right_role=lines["right_role"].text(),
            signature_hint=lines["signature_hint"].text(),
            second_roles=self.second_roles.texts,
            show_notice=switches["show_notice"].isChecked(),
            show_phone=switches["show_phone"].isChecked(),
            show_identity=switches["show_identity"].isChecked(),
            show_second_row=switches["show_second_row"].isChecked(),
        )

    def lock(self) -> None:
        """Let the wording be read only."""
        self._locked = True
        for line in self._lines.values():
            line.setReadOnly(True)
        for sentence in self._sentences.values():
            sentence.setReadOnly(True)
        for switch in self.switches.values():
            switch.setEnabled(False)
        self.criteria.lock()
        self.second_roles.lock()
        self._form.show_row("restore", shown=False)

    def _switched(self) -> None:
        if self.switches["show_second_row"].isChecked() and not any(self.second_roles.texts):
            self.second_roles.show_texts(self._default().second_roles)
        if self.switches["show_notice"].isChecked() and not self._sentences["notice"].sentence:
            self._sentences["notice"].setPlainText(self._default().notice)
        self._show_optional()
        self.changed.emit()

    def _show_optional(self) -> None:
        """Show the words of an optional part only where it is printed."""
        self._form.show_row("notice", shown=self.switches["show_notice"].isChecked())
        self._form.show_row("second_roles", shown=self.switches["show_second_row"].isChecked())

    def _take_default(self) -> None:
        self.show_wording(self._default())
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)
