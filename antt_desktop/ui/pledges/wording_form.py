"""The wording of a campaign as rows of its form."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.pledges import Wording
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.pledges.wording_fields import CriteriaField, SentenceField

_PLACES = "{năm}, {đợt}, {làng}: chương trình tự điền năm, tên đợt ký, tên làng."


class WordingForm(QObject):
    """Adds the rows of a wording to ``form``; ``default`` gives the wording to go back to.

    ``changed`` follows every change.
    """

    changed = Signal()

    def __init__(self, form: Form, default: Callable[[], Wording]) -> None:
        super().__init__(form)
        self._form, self._default = form, default
        self._lines = {"title": QLineEdit()}
        self._sentences: dict[str, SentenceField] = {}
        self.criteria = CriteriaField()
        form.add("title", "Tiêu đề *", self._lines["title"])
        self._add_sentence("abstract", "Trích yếu", _PLACES)
        self._add_sentence("opening", "Câu mở đầu")
        form.add("criteria", "Các tiêu chí *", self.criteria)
        self._add_sentence("closing", "Câu kết", "Để trống thì không in.")
        self._add_sentence("notice", "Lời báo về dữ liệu", "In nghiêng; để trống thì không in.")
        for name, words in (
            ("left_role", "Nơi ký bên trái"),
            ("right_role", "Nơi ký bên phải"),
            ("signature_hint", "Dòng nhắc dưới nơi ký"),
        ):
            self._lines[name] = QLineEdit()
            form.add(name, words, self._lines[name])
        self._restore = buttons.link("Lấy lại lời văn mẫu", self._take_default, "undo-2")
        form.add("restore", "", self._restore)
        for line in self._lines.values():
            line.textChanged.connect(lambda _text: self.changed.emit())
        for sentence in self._sentences.values():
            sentence.textChanged.connect(self.changed)
        self.criteria.changed.connect(self.changed)

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

    def wording(self) -> Wording:
        """Return the wording as it is typed."""
        lines = {name: line.text() for name, line in self._lines.items()}
        sentences = {name: field.sentence for name, field in self._sentences.items()}
        return Wording(**lines, **sentences, criteria=self.criteria.texts)

    def lock(self) -> None:
        """Let the wording be read only."""
        for line in self._lines.values():
            line.setReadOnly(True)
        for sentence in self._sentences.values():
            sentence.setReadOnly(True)
        self.criteria.lock()
        self._form.show_row("restore", shown=False)

    def _take_default(self) -> None:
        self.show_wording(self._default())
        self._restore.setFocus(Qt.FocusReason.OtherFocusReason)
