"""The dialog for one household, whole: what it is, its people, its note."""

import dataclasses

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.households import HEAD, MAX_SIZE, Household, Person
from antt_desktop.domain.identity import clean_phone, phone_warning
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.drafts import PersonDraft, remark_on_size
from antt_desktop.ui.households.fields import CategoriesField, NoteField
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.households.people_editor import PeopleEditor
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, NumberField
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_WIDE, _NARROW, _TALL = 1140, 700, 710
_LEFT = 430


class HouseholdDialog(FormDialog):
    """Adds or edits a household; ``saved_id`` is its id once it is in the book, else 0."""

    def __init__(self, context: Context, household: Household) -> None:
        head = household.head
        title = f"Hộ {household.code}" + (f" – {head.name}" if head else "")
        super().__init__(
            context.dialogs,
            title if household.id else "Thêm hộ",
            "Enter: sang ô sau · Ctrl+Enter: lưu",
        )
        self._book = context.book
        self._household = household
        self.saved_id = 0
        self.group = Combo("Tổ", [(group.id, group.name) for group in self._book.groups.all()])
        self.code, self.address, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.code.setPlaceholderText("tự cấp")
        self.size_field = NumberField("Số nhân khẩu khai", 0, MAX_SIZE)
        self.categories = CategoriesField()
        self.note = NoteField("Ghi chú của hộ", 2)
        self.people = PeopleEditor(context.memory, self._book.today.year)
        self.form = self._make_form()
        self._lay_out()
        self.buttons("Lưu")
        self._fill()
        self.people.edited.connect(self._remark)
        self.size_field.textChanged.connect(self._remark)
        self.phone.textChanged.connect(self._remark)
        self._remark()
        self._at_first = self._typed()
        follow_keys(self, self.save_and_close)
        (self.people.form.name if not household.id else self.address).setFocus()

    def _make_form(self) -> Form:
        form = Form()
        form.add("group_id", "Tổ *", self.group)
        form.add("code", "Mã hộ", self.code)
        form.add("address", "Địa chỉ", self.address)
        form.add("phone", "Điện thoại", self.phone)
        form.add("declared_size", "Số khẩu khai", self.size_field)
        return form

    def _left(self) -> QWidget:
        """Return what the household is: its fields, its categories in two columns, its note."""
        left = QWidget()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.form)
        box.addWidget(label("Diện", "muted"))
        box.addWidget(self.categories)
        box.addWidget(label("Ghi chú", "muted"))
        box.addWidget(self.note)
        return left

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        beside = theme.px(_WIDE) <= room.width()
        direction = QBoxLayout.Direction
        inside = QWidget()
        inside.setProperty("kind", "flow")
        parts = QBoxLayout(direction.LeftToRight if beside else direction.TopToBottom, inside)
        parts.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12))
        parts.setSpacing(theme.px(24))
        left = self._left()
        parts.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        parts.addWidget(self.people, 1)
        if beside:
            left.setFixedWidth(theme.px(_LEFT))
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(area)
        wanted = theme.px(_WIDE if beside else _NARROW)
        self.resize(min(wanted, room.width() - 24), min(theme.px(_TALL), room.height() - 48))

    def _fill(self) -> None:
        household = self._household
        self.group.choose(household.group_id)
        self.code.setText(household.code)
        self.address.setText(household.address)
        self.phone.setText(household.phone)
        self.size_field.set_number(household.declared_size)
        self.categories.set_categories(household.categories)
        self.note.set_note(household.note)
        people = household.people
        if not household.id and not people:
            people = (Person(name="", relation=HEAD),)
        self.people.show_people(people)

    def add_person(self) -> None:
        """Begin with a new person, as “Thêm người” means it."""
        self.people.add()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is, also where the fields need more room than there is."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.focusWidget()))

    def changed(self) -> bool:
        """Tell whether anything was typed that is not in the book."""
        return self._typed() != self._at_first

    def save(self) -> None:
        """Save the household into the book; UserError for what must be mended."""
        self.people.form.form.clear_errors()
        household = self._typed_household()
        if household.id:
            self._book.households.save(household)
            self.saved_id = household.id
        else:
            self.saved_id = self._book.households.add(household)

    def _typed_household(self) -> Household:
        group_id = self.group.value
        if not isinstance(group_id, int):
            raise UserError("Hãy chọn tổ của hộ.", field="group_id")
        with naming("declared_size"):
            size = self.size_field.number()
        people = self.people.people()
        if not self._household.id and not people:
            raise UserError("Hãy ghi tên chủ hộ.", field="people")
        return dataclasses.replace(
            self._household,
            group_id=group_id,
            code=self.code.text(),
            address=self.address.text(),
            phone=clean_phone(self.phone.text()),
            declared_size=size,
            categories=self.categories.categories,
            note=self.note.note,
            people=people,
        )

    def _typed(self) -> tuple[object, ...]:
        """Return all that was typed, to compare."""
        people: tuple[PersonDraft, ...] = tuple(
            dataclasses.replace(draft) for draft in self.people.drafts if not draft.blank
        )
        return (
            self.group.value,
            self.code.text(),
            self.address.text(),
            self.phone.text(),
            self.size_field.text(),
            self.categories.categories,
            self.note.note,
            people,
        )

    def _remark(self) -> None:
        self.form.remark("phone", phone_warning(clean_phone(self.phone.text())))
        listed = self.people.listed_size
        self.form.remark("declared_size", remark_on_size(self.size_field.number, listed))
