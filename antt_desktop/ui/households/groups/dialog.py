"""The dialog for one tổ: number, name, tổ trưởng, tổ phó; who led it before; what changed."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.households import Group
from antt_desktop.ui.changes import RenamingFields, change_list, change_pages
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.groups.terms import TermsPage
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import NumberField
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.theme import theme

_HIGHEST = 9999


class GroupFields:
    """The rows of a form for what a tổ is called and who leads it."""

    def __init__(self, form: Form, group: Group) -> None:
        self._group = group
        self.number = NumberField("Số của tổ", 1, _HIGHEST)
        self.name, self.leader, self.deputy = QLineEdit(), QLineEdit(), QLineEdit()
        form.add("number", "Số của tổ *", self.number)
        form.add("name", "Tên", self.name, hint="Để trống thì tên là “Tổ” và số của tổ.")
        form.add("leader", "Tổ trưởng", self.leader)
        form.add("deputy", "Tổ phó", self.deputy)
        self.number.set_number(group.number)
        self.name.setText(group.name)
        self.leader.setText(group.leader)
        self.deputy.setText(group.deputy)

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """Return the fields, in their order."""
        return (self.number, self.name, self.leader, self.deputy)

    def group(self) -> Group:
        """Return the tổ as it is typed; raise UserError (field ``number``) for no number."""
        with naming("number"):
            number = self.number.number()
        if number is None:
            raise UserError("Hãy ghi số của tổ.", field="number")
        return dataclasses.replace(
            self._group,
            number=number,
            name=" ".join(self.name.text().split()) or f"Tổ {number}",
            leader=" ".join(self.leader.text().split()),
            deputy=" ".join(self.deputy.text().split()),
        )

    def differs(self) -> bool:
        """Tell whether anything is typed that differs from the tổ it began with."""
        try:
            return self.group() != self._group
        except UserError:
            return True

    def take_leaders(self, group: Group) -> None:
        """Show the leaders of the book where the user has not typed others."""
        for role, field in (("leader", self.leader), ("deputy", self.deputy)):
            if field.text() == getattr(self._group, role):
                field.setText(getattr(group, role))
        self._group = group


def next_number(groups: Sequence[Group]) -> int:
    """Return the number a new tổ is given: one above the highest."""
    return max((group.number for group in groups), default=0) + 1


class GroupDialog(FormDialog):
    """Adds or edits a tổ; ``saved`` is the tổ as it is in the book, once it is."""

    def __init__(self, context: Context, group: Group | None = None) -> None:
        title = f"Sửa {group.name}" if group else "Thêm tổ dân cư"
        super().__init__(context.dialogs, title)
        self._context, self._book = context, context.book
        self._new = group is None
        self.saved: Group | None = None
        self.form = Form()
        before = group or Group(number=next_number(self._book.groups.all()), name="")
        self.fields = GroupFields(self.form, before)
        self._typed_before = self._typed()
        self.renaming = RenamingFields(self.form, self._book.today)
        for line in self.fields.lines:
            line.textChanged.connect(lambda _text: self._ask_since())
        if group:
            self._lay_out_pages(group)
        else:
            self.form.setMinimumWidth(theme.px(440))
            self.body.addWidget(self.form)
            self.body.addStretch()
        self.buttons("Lưu")
        follow_keys(self, self.save_and_close)
        (self.fields.leader if group else self.fields.name).setFocus()

    def _lay_out_pages(self, group: Group) -> None:
        self.terms = TermsPage(self._context, group)
        self.terms.changed.connect(self._leaders_changed)
        changes = self._book.groups.changes(group.id)
        self.form.setContentsMargins(0, theme.px(10), 0, 0)
        self.tabs = change_pages(
            [
                ("Tổ", scrolled(self.form)),
                ("Nhiệm kỳ", self.terms),
                (f"Thay đổi ({len(changes)})", change_list(changes)),
            ]
        )
        self.body.addWidget(self.tabs, 1)
        self.resize(theme.px(720), theme.px(560))

    def changed(self) -> bool:
        """Tell whether anything differs from what is in the book."""
        return self._typed() != self._typed_before

    def save(self) -> None:
        """Save the tổ into the book."""
        group = self.fields.group()
        if self._new:
            self.saved = self._book.groups.add(group)
        else:
            self._book.groups.save(group, self.renaming.event())
            self.saved = group

    def save_and_close(self) -> None:
        """Save; where something must be mended, turn to its page."""
        super().save_and_close()
        if not self._new and self.isVisible():
            self.tabs.setCurrentIndex(0)

    def _typed(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.fields.lines)

    def _ask_since(self) -> None:
        self.renaming.show(shown=not self._new and self.fields.differs())

    def _leaders_changed(self) -> None:
        group = self._book.groups.get(self.terms.group_id)
        untouched = not self.changed()
        self.fields.take_leaders(group)
        if untouched:
            self._typed_before = self._typed()
        self._ask_since()
