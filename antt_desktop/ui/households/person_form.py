"""The fields of one person, with warnings while they are typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import RELATIONS, RESIDENCES
from antt_desktop.domain.identity import FEMALE, MALE, clean_phone, phone_warning
from antt_desktop.ui.households.drafts import YEARS_AHEAD, PersonDraft
from antt_desktop.ui.households.fields import IdentityField, NoteField
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, commit_typing
from antt_desktop.ui.kit.forms import Form


class PersonForm(QWidget):
    """Edits one PersonDraft in place. ``edited`` follows every change the user makes."""

    edited = Signal()

    def __init__(self, this_year: int) -> None:
        super().__init__()
        self._this_year = this_year
        self._draft: PersonDraft | None = None
        self.name = QLineEdit()
        self.relation = OpenCombo("Quan hệ với chủ hộ", RELATIONS)
        self.sex = Combo("Giới tính", [("", "Chưa ghi"), (MALE, MALE), (FEMALE, FEMALE)])
        self.birth = DateField("Ngày sinh", latest_year=this_year)
        self.identity = IdentityField("Số định danh (CCCD)")
        self.phone = QLineEdit()
        self.occupation = QLineEdit()
        self.residence = OpenCombo("Cư trú", RESIDENCES)
        self.begin = DateField("Cư trú từ ngày", latest_year=this_year)
        self.end = DateField("Cư trú đến ngày", latest_year=this_year + YEARS_AHEAD)
        for field in (self.begin, self.end):
            field.setPlaceholderText("ngày/tháng/năm")
        self.note = NoteField("Ghi chú về người này", 2)
        self.form = Form(columns=2)
        self.form.add("name", "Họ và tên *", self.name, wide=True)
        self.form.add("relation", "Quan hệ", self.relation)
        self.form.add("sex", "Giới tính", self.sex)
        self.form.add("birth", "Ngày sinh", self.birth)
        self.form.add("identity", "Số CCCD", self.identity)
        self.form.add("phone", "Điện thoại", self.phone)
        self.form.add("occupation", "Nghề nghiệp", self.occupation)
        self.form.add("residence", "Cư trú", self.residence)
        self.form.add("residence_from", "Từ ngày", self.begin)
        self.form.add("note", "Ghi chú", self.note)
        self.form.add("residence_to", "Đến ngày", self.end)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self._texts: dict[str, QLineEdit] = {
            "name": self.name,
            "birth": self.birth,
            "phone": self.phone,
            "occupation": self.occupation,
            "residence_from": self.begin,
            "residence_to": self.end,
        }
        self._choices = {"relation": self.relation, "residence": self.residence}
        self._connect()
        self.show_draft(None)

    def _connect(self) -> None:
        for field in (*self._texts.values(), self.identity):
            field.textChanged.connect(self._edited)
        for combo in self._choices.values():
            combo.currentTextChanged.connect(self._edited)
        self.sex.currentIndexChanged.connect(self._edited)
        self.note.textChanged.connect(self._edited)

    def show_draft(self, draft: PersonDraft | None, *, hide_identity: bool = False) -> None:
        """Edit this person from now on; None for nobody."""
        if self._draft is not None:
            commit_typing()
        self._draft = None
        self.form.clear_errors()
        shown = draft or PersonDraft(key=0)
        for name, field in self._texts.items():
            field.setText(getattr(shown, name))
            field.setCursorPosition(0)
        for name, combo in self._choices.items():
            combo.setCurrentText(getattr(shown, name))
        if self.sex.findData(shown.sex) < 0:
            self.sex.addItem(shown.sex, shown.sex)
        self.sex.choose(shown.sex)
        self.identity.set_number(shown.identity, hidden=hide_identity)
        self.note.set_note(shown.note)
        self.setEnabled(draft is not None)
        self._draft = draft
        self._remark()

    def show_error(self, error: UserError) -> None:
        """Write the sentence under its field and go there."""
        self.form.show_error(error)

    def _edited(self) -> None:
        draft = self._draft
        if draft is None:
            return
        for name, field in self._texts.items():
            setattr(draft, name, field.text())
        for name, combo in self._choices.items():
            setattr(draft, name, combo.currentText())
        draft.sex = str(self.sex.value or "")
        draft.identity = self.identity.number
        draft.note = self.note.note
        self._remark()
        self.edited.emit()

    def _remark(self) -> None:
        draft = self._draft
        phone = clean_phone(draft.phone) if draft else ""
        number = draft.identity_remark(self._this_year) if draft else ""
        self.form.remark("phone", phone_warning(phone))
        self.form.remark("identity", number)
