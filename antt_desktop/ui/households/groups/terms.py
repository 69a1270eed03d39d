"""Who led a tổ, from when until when: the page of the tổ's dialog, and the form of one term."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.groups import Role, Term
from antt_desktop.domain.households import Group
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, typed_date
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import theme


class TermsPage(QWidget):
    """Lists the terms of a tổ; each is added, mended, deleted at once. ``changed`` follows."""

    changed = Signal()

    def __init__(self, context: Context, group: Group) -> None:
        super().__init__()
        self._context = context
        self.group_id = group.id
        self.model: TableModel[Term] = TableModel(
            [
                Column(title="Chức vụ", text=lambda t: t.role.label, sample="Tổ trưởng aa"),
                Column(title="Họ và tên", text=lambda t: t.name, stretch=True, strong=True),
                Column(
                    title="Từ ngày",
                    text=lambda t: str(t.since or "chưa rõ"),
                    sample="00/00/0000 a",
                ),
                Column(
                    title="Đến ngày",
                    text=lambda t: str(t.until or "đến nay"),
                    sample="00/00/0000 a",
                ),
            ],
            lambda term: term.id,
        )
        self.table: TableView[Term] = TableView(
            self.model, "group_terms", context.memory, label="Nhiệm kỳ"
        )
        self.add = buttons.secondary("Thêm nhiệm kỳ…", self.add_term, "plus")
        self.edit = buttons.secondary("Sửa…", self.edit_term, "pencil", keys="Enter")
        self.delete = buttons.secondary("Xóa", self.delete_term, "trash-2", keys="Delete")
        self.table.opened.connect(lambda _id: self.edit_term())
        self.table.delete_requested.connect(self.delete_term)
        self.table.current_changed.connect(lambda _id: self._adapt())
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for button in (self.add, self.edit, self.delete):
            row.addWidget(button)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(10), 0, 0)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self._show()

    def add_term(self) -> None:
        """Ask for a term of the past, or the present one."""
        self._ask(Term(group_id=self.group_id, role=Role.LEADER, name=""))

    def edit_term(self) -> None:
        """Mend the chosen term."""
        term = self._current()
        if term is not None:
            self._ask(term)

    def delete_term(self) -> None:
        """Delete the chosen term; undo brings it back."""
        term = self._current()
        if term is not None:
            self._context.book.groups.delete_term(term)
            self._show()
            self.changed.emit()

    def _ask(self, term: Term) -> None:
        if self._context.dialogs.run(TermDialog(self._context, term)):
            self._show()
            self.changed.emit()

    def _current(self) -> Term | None:
        current = self.table.current_id
        return self.model.row(self.model.position(current)) if current else None

    def _show(self) -> None:
        self.model.show_rows(self._context.book.groups.terms(self.group_id))
        if not self.table.current_id and len(self.model.ids):
            self.table.go_to(self.model.ids[0])
        self._adapt()

    def _adapt(self) -> None:
        for button in (self.edit, self.delete):
            button.setEnabled(bool(self.table.current_id))


class TermDialog(FormDialog):
    """Adds a term (``id`` 0) or mends one."""

    def __init__(self, context: Context, term: Term) -> None:
        title = f"Sửa nhiệm kỳ {term.name}" if term.id else "Thêm nhiệm kỳ"
        super().__init__(
            context.dialogs, title, "Ngày không nhớ rõ thì ghi tháng, năm, chỉ năm, hoặc để trống."
        )
        self._book, self._term = context.book, term
        year = context.book.today.year
        self.role = Combo("Chức vụ", [(role, role.label) for role in Role])
        self.role.choose(term.role)
        self.name = QLineEdit(term.name)
        self.since = DateField("Từ ngày", latest_year=year)
        self.since.set_date(term.since)
        self.until = DateField("Đến ngày", latest_year=year)
        self.until.set_date(term.until)
        self.form = Form()
        self.form.add("role", "Chức vụ *", self.role)
        self.form.add("name", "Họ và tên *", self.name)
        self.form.add("since", "Từ ngày", self.since)
        self.form.add("until", "Đến ngày", self.until, hint="Để trống nếu đang giữ chức vụ.")
        self.form.setMinimumWidth(theme.px(440))
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.buttons("Lưu")
        follow_keys(self, self.save_and_close)
        self._before = self._typed()
        self.name.setFocus()

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Save the term as one action."""
        self._book.groups.save_term(
            Term(
                id=self._term.id,
                group_id=self._term.group_id,
                role=Role(str(self.role.value)),
                name=self.name.text(),
                since=typed_date(self.since, "since"),
                until=typed_date(self.until, "until"),
            )
        )

    def _typed(self) -> tuple[object, ...]:
        return (self.role.value, self.name.text(), self.since.text(), self.until.text())
