"""The people of the shown household, and all that is known of the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.identity import masked
from antt_desktop.ui.households.columns import PersonRow, people_columns
from antt_desktop.ui.households.presenter import gone_line, person_line, size_remark
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import icons, theme

_GONE = "households/gone"
_MOST = 1000
_HEADER, _ROW = 35, 33


class PeoplePage(QWidget):
    """Signals: ``opened`` to edit the household, ``add_asked`` to add a person to it."""

    opened = Signal()
    add_asked = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._people: dict[int, Person] = {}
        self._identity = ""
        self.model: TableModel[PersonRow] = TableModel(people_columns(), lambda row: row[0])
        self.table = TableView(self.model, "detail-people", memory, label="Nhân khẩu")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(self._show_person)
        self.table.opened.connect(lambda _id: self.opened.emit())
        self._remark = label("", "small")
        self._remark.setProperty("tone", "waiting")
        self._remark_icon = icons.IconLabel("triangle-alert", "waiting", 16)
        self.add = buttons.link("Thêm người", self.add_asked.emit, "plus")
        self.line = label("", "small")
        self.number = label("", "small", wrap=False)
        self.reveal = buttons.link("Hiện", self._reveal, tip="Hiện số định danh")
        self.table.setMinimumHeight(theme.px(_HEADER + 2 * _ROW))
        # Takes what room there is; the pane scrolls only where even its least has no room.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._memory = memory
        self.show_gone = buttons.link("", self._turn_gone, "chevron-down")
        self.gone = label("", "small")
        self.gone.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(6))
        self._lay_out()

    def _lay_out(self) -> None:
        remark = QHBoxLayout()
        remark.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        remark.addWidget(self._remark_icon)
        remark.addWidget(self._remark, 1)
        self._about = QWidget()
        about = QVBoxLayout(self._about)
        about.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(6))
        about.setSpacing(0)
        about.addWidget(self.line)
        number = QHBoxLayout()
        number.addWidget(self.number)
        number.addWidget(self.reveal)
        number.addStretch()
        about.addLayout(number)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.table, _MOST)
        box.addLayout(remark)
        box.addWidget(self.add)
        box.addWidget(self._about)
        box.addWidget(self.show_gone)
        box.addWidget(self.gone)
        box.addStretch(1)

    def show_household(self, household: Household, *, writable: bool) -> None:
        """Show the people of a household, the head chosen; apart those who are no longer here.

        Of a household that left, everybody is shown alike.
        """
        shown = household.people if household.ended_on else household.members
        self._people = dict(enumerate(shown, 1))
        gone = [person for person in household.people if person not in shown]
        self.gone.setText("\n".join(gone_line(person) for person in gone))
        self.show_gone.setVisible(bool(gone))
        self._show_gone()
        rows = max(len(self._people), 2)
        self.table.setMaximumHeight(theme.px(_HEADER) + theme.px(_ROW) * rows)
        self.model.show_rows(list(self._people.items()))
        here = household.ended_on is None
        remark = size_remark(household.declared_size, household.listed_size) if here else ""
        self._remark.setText(f"{remark}." if remark else "")
        self._remark.setVisible(bool(remark))
        self._remark_icon.setVisible(bool(remark))
        self.add.setVisible(here)
        self.add.setEnabled(writable)
        head = next((key for key, p in self._people.items() if p is household.head), 1)
        if not self.table.go_to(head):
            self._show_person(0)
        self._show_person(self.table.current_id)

    @property
    def person_id(self) -> int:
        """Return the id of the chosen person; 0 for none, or the head, who is so by default."""
        person = self._people.get(self.table.current_id)
        return person.id if person and person.relation != HEAD else 0

    def _turn_gone(self) -> None:
        self._memory.keep_text(_GONE, "shown" if self.gone.isHidden() else "hidden")
        self._show_gone()

    def _show_gone(self) -> None:
        shown = self._memory.text(_GONE, "shown") == "shown"
        count = len(self.gone.text().splitlines())
        self.gone.setVisible(shown and count > 0)
        self.show_gone.setText(f"Đã mất, đã chuyển đi ({count})")
        icons.put(self.show_gone, "chevron-up" if shown else "chevron-down", "accent")

    def _show_person(self, key: int) -> None:
        person = self._people.get(key)
        self._about.setVisible(person is not None)
        if person is None:
            return
        self.line.setText(person_line(person))
        self._identity = person.identity
        self.number.setText(f"CCCD {masked(person.identity)}" if person.identity else "")
        self.number.setVisible(bool(person.identity))
        self.reveal.setVisible(bool(person.identity))

    def _reveal(self) -> None:
        self.number.setText(f"CCCD {self._identity}")
        self.reveal.hide()
