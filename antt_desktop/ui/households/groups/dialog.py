"""The dialog for one tổ: number, name, tổ trưởng, tổ phó."""

import dataclasses

from PySide6.QtWidgets import QLineEdit

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import NumberField
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.theme import theme

_HIGHEST = 9999


class GroupDialog(FormDialog):
    """Adds or edits a tổ; ``saved`` is the tổ as it is in the book, once it is."""

    def __init__(self, dialogs: Dialogs, book: Book, group: Group | None = None) -> None:
        title = f"Sửa {group.name}" if group else "Thêm tổ dân cư"
        super().__init__(dialogs, title)
        self._book = book
        numbers = [other.number for other in book.groups.all()]
        self._before = group or Group(number=max(numbers, default=0) + 1, name="")
        self.saved: Group | None = None
        self.number = NumberField("Số của tổ", 1, _HIGHEST)
        self.name, self.leader, self.deputy = QLineEdit(), QLineEdit(), QLineEdit()
        self.form = Form()
        self.form.add("number", "Số của tổ *", self.number)
        self.form.add("name", "Tên", self.name, hint="Để trống thì tên là “Tổ” và số của tổ.")
        self.form.add("leader", "Tổ trưởng", self.leader)
        self.form.add("deputy", "Tổ phó", self.deputy)
        self.form.setMinimumWidth(theme.px(440))
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.buttons("Lưu")
        self.number.set_number(self._before.number)
        self.name.setText(self._before.name)
        self.leader.setText(self._before.leader)
        self.deputy.setText(self._before.deputy)
        follow_keys(self, self.save_and_close)
        (self.leader if group else self.name).setFocus()

    def changed(self) -> bool:
        """Tell whether anything differs from what is in the book."""
        try:
            return self._group() != self._before
        except UserError:
            return True

    def save(self) -> None:
        """Save the tổ into the book."""
        group = self._group()
        if group.id:
            self._book.groups.save(group)
            self.saved = group
        else:
            self.saved = self._book.groups.add(group)

    def _group(self) -> Group:
        try:
            number = self.number.number()
        except UserError as error:
            raise UserError(error.sentence, field="number") from error
        if number is None:
            raise UserError("Hãy ghi số của tổ.", field="number")
        return dataclasses.replace(
            self._before,
            number=number,
            name=self.name.text().strip(),
            leader=self.leader.text().strip(),
            deputy=self.deputy.text().strip(),
        )
