"""The people of a household in its editor: the list, and the form of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Person, counts_as_member
from antt_desktop.ui.households.drafts import PersonDraft, PersonFault, moved, people
from antt_desktop.ui.households.person_form import PersonForm
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

_ROWS_SEEN = 3


class PeopleEditor(QWidget):
    """Adds, removes, reorders and edits people. ``edited`` follows every change."""

    edited = Signal()

    def __init__(self, memory: Memory, this_year: int) -> None:
        super().__init__()
        self._this_year = this_year
        self._drafts: list[PersonDraft] = []
        self._known_identities: dict[int, str] = {}
        self._last_key = 0
        self._shown = 0
        self.model = TableModel(_columns(), lambda draft: draft.key, numbered=True)
        self.table = TableView(self.model, "editor-people", memory, label="Nhân khẩu của hộ")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(theme.px(34 + _ROWS_SEEN * 33 + 4))
        self.form = PersonForm(this_year)
        self.form.edited.connect(self._edited)
        self.table.current_changed.connect(self._show)
        self.table.opened.connect(lambda _key: self.form.name.setFocus())
        self.table.delete_requested.connect(self.remove)
        self._lay_out()

    def _lay_out(self) -> None:
        self._add = buttons.link("Thêm người", self.add, "plus", keys="Ctrl+N")
        self._up = buttons.tool("Chuyển lên", lambda: self.move_by(-1), "arrow-up", keys="Alt+↑")
        self._down = buttons.tool(
            "Chuyển xuống", lambda: self.move_by(1), "arrow-down", keys="Alt+↓"
        )
        self._remove = buttons.tool("Bỏ người này", self.remove, "trash-2", keys="Delete")
        for keys, act in (
            (QKeySequence.StandardKey.New, self.add),
            (Qt.Modifier.ALT | Qt.Key.Key_Up, lambda: self.move_by(-1)),
            (Qt.Modifier.ALT | Qt.Key.Key_Down, lambda: self.move_by(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)
        self._title = label("NHÂN KHẨU", "section", wrap=False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        for button in (self._up, self._down, self._remove, self._add):
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(head)
        box.addWidget(pane, 1)
        box.addWidget(self.form)

    @property
    def drafts(self) -> tuple[PersonDraft, ...]:
        """Return the people as they are being typed."""
        return tuple(self._drafts)

    @property
    def listed_size(self) -> int:
        """Return how many of the people typed would count as nhân khẩu if saved now."""
        return sum(not d.blank and counts_as_member(d.residence) for d in self._drafts)

    def show_people(self, given: Sequence[Person]) -> None:
        """Edit these people, the first one chosen."""
        self._drafts = [PersonDraft.of(key, person) for key, person in enumerate(given, 1)]
        self._last_key = len(self._drafts)
        self._known_identities = {draft.key: draft.identity for draft in self._drafts}
        self._refresh()
        if self._drafts:
            self.table.go_to(self._drafts[0].key)

    def add(self) -> None:
        """Add an empty person and go to the name."""
        self._last_key += 1
        headless = all(draft.relation != HEAD for draft in self._drafts)
        self._drafts.append(PersonDraft(key=self._last_key, relation=HEAD if headless else ""))
        self._refresh()
        self.table.go_to(self._last_key)
        self.form.name.setFocus()

    def remove(self) -> None:
        """Take the chosen person off the list."""
        at = self.model.position(self._shown)
        if at < 0:
            return
        del self._drafts[at]
        self._refresh()
        if self._drafts:
            self.table.go_to(self._drafts[min(at, len(self._drafts) - 1)].key)
        else:
            self._show(0)
        self.edited.emit()

    def move_by(self, steps: int) -> None:
        """Move the chosen person up or down."""
        if self._shown:
            self._drafts = moved(self._drafts, self._shown, steps)
            self._refresh()
            self.edited.emit()

    def people(self) -> tuple[Person, ...]:
        """Return the people typed; UserError after going to the one who must be mended."""
        try:
            return people(self._drafts, self._this_year)
        except PersonFault as fault:
            self.table.go_to(fault.key)
            self.form.show_error(fault.error)
            raise UserError(fault.error.sentence, field="people") from fault

    def _refresh(self) -> None:
        self.model.show_rows(self._drafts)
        self._say_count()

    def _show(self, key: int) -> None:
        if key == self._shown and key:
            return
        draft = next((d for d in self._drafts if d.key == key), None)
        self._shown = key if draft else 0
        known = draft is not None and bool(draft.identity)
        unchanged = draft is not None and self._known_identities.get(key) == draft.identity
        self.form.show_draft(draft, hide_identity=known and unchanged)
        self._say_count()

    def _edited(self) -> None:
        row = self.model.position(self._shown)
        last = self.model.columnCount() - 1
        self.model.dataChanged.emit(self.model.index(row, 0), self.model.index(row, last))
        self._say_count()
        self.edited.emit()

    def _say_count(self) -> None:
        self._title.setText(f"NHÂN KHẨU ({self.listed_size})")
        at = self.model.position(self._shown)
        self._remove.setEnabled(at >= 0)
        self._up.setEnabled(at > 0)
        self._down.setEnabled(0 <= at < len(self._drafts) - 1)


def _columns() -> list[Column[PersonDraft]]:
    return [
        Column(
            title="Họ và tên", text=lambda draft: draft.name or "(chưa ghi tên)", strong=True,
            stretch=True, sample="Nguyễn Thị Hồng Đạt",
        ),
        Column(title="Quan hệ", text=lambda draft: draft.relation, sample="Cha vợ (chồng)"),
        Column(title="Ngày sinh", text=lambda draft: draft.birth, sample="05/03/1960"),
        Column(title="Cư trú", text=lambda draft: draft.residence, sample="Thường trú"),
    ]  # fmt: skip
