"""The people of the office: naming them, and signing in as one of them."""

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from antt_desktop.domain.roles import OfficePerson, Role
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.safety.secret_field import SecretField
from antt_desktop.ui.theme import theme

_KEPT = "Giữ mã cũ"
_WHY = (
    "Chưa ghi ai thì ai cũng làm được mọi việc. Mã riêng chỉ là tấm rèm; khóa thật là mật khẩu"
    " của sổ."
)


class SignInDialog(FormDialog):
    """Asks which of the people is at the keyboard; ``name`` is who it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Ai đang làm việc?", "Tên này ghi vào nhật ký.")
        self._context = context
        self._people = {person.name: person for person in context.book.people.all()}
        self.name = ""
        names = [(one.name, f"{one.name} – {one.role.label}") for one in self._people.values()]
        self.who = Combo("Họ tên", names)
        self.who.choose(context.book.who if context.book.who in self._people else None)
        if self.who.value is None:
            self.who.setCurrentIndex(0)
        self.code = SecretField("Mã riêng")
        self.form.add("name", "Họ tên", self.who)
        self.form.add("code", "Mã riêng", self.code)
        self.body.addWidget(self.form)
        self.buttons("Vào sổ", cancel="Chỉ xem", icon="check")
        self.setMinimumWidth(theme.px(480))
        self.who.currentIndexChanged.connect(lambda _at: self._adapt())
        self._adapt()

    def _adapt(self) -> None:
        person = self._people[str(self.who.value)]
        self.form.show_row("code", shown=person.has_code)
        (self.code if person.has_code else self.who).setFocus()

    def save(self) -> None:
        """Sign in; the sentence for a wrong code stands under its field."""
        name = str(self.who.value)
        self._context.book.people.sign_in(name, self.code.text())
        self.name = name


class PeopleDialog(FormDialog):
    """One line a person: name, role, code."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Người làm và quyền", _WHY)
        self._book = context.book
        self._lines: list[_Line] = []
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setSpacing(theme.px(8))
        self._grid.setColumnStretch(0, 3)
        for column, title in enumerate(("Họ tên", "Quyền", "Mã riêng (để trống là không có)")):
            self._grid.addWidget(label(title, "muted", wrap=False), 0, column)
        known = self._book.people.all() or [
            OfficePerson(name, Role.OWNER) for name in self._book.settings.operators()
        ]
        for person in known:
            self.add(person)
        self._before = self._typed()
        self.body.addWidget(scrolled(self._page), 1)
        self.body.addWidget(self.form)
        self.foot.addWidget(buttons.secondary("Thêm người", self.add, "plus"))
        self.buttons("Lưu", icon="check")
        self.resize(theme.px(720), theme.px(440))

    def add(self, person: OfficePerson | None = None) -> None:
        """Add a line."""
        line = _Line(person or OfficePerson(""))
        row = self._grid.rowCount()
        gone = buttons.tool("Bỏ người này", lambda: self._remove(line), "x")
        line.parts = (line.name, line.role, line.code, gone)
        for column, part in enumerate(line.parts):
            self._grid.addWidget(part, row, column)
        self._lines.append(line)
        line.name.setFocus()

    def _remove(self, line: "_Line") -> None:
        self._lines.remove(line)
        for part in line.parts:
            part.hide()
            part.deleteLater()

    def _typed(self) -> list[tuple[str, object, str]]:
        return [(line.name.text(), line.role.value, line.code.text()) for line in self._lines]

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._typed() != self._before

    def save(self) -> None:
        """Keep the people; a code left alone stays."""
        people = [line.person for line in self._lines]
        codes = {line.person.name: line.code.text() for line in self._lines if line.code_was_typed}
        self._book.people.save(people, codes)


class _Line:
    """The fields of one person."""

    def __init__(self, person: OfficePerson) -> None:
        self._person = person
        self.name = QLineEdit(person.name)
        self.name.setAccessibleName("Họ tên")
        self.role = Combo("Quyền", [(role, role.label) for role in Role])
        self.role.choose(person.role)
        self.code = SecretField("Mã riêng")
        self.code.setPlaceholderText(_KEPT if person.has_code else "")
        self.parts: tuple[QWidget, ...] = ()

    @property
    def person(self) -> OfficePerson:
        return replace(
            self._person, name=" ".join(self.name.text().split()), role=Role(str(self.role.value))
        )

    @property
    def code_was_typed(self) -> bool:
        return bool(self.code.text()) or self.code.isModified()
