"""Who is concerned: found in the roster while a name is typed, or written down as typed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.incidents import Party, Side
from antt_desktop.domain.text import tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import Combo, OpenCombo
from antt_desktop.ui.kit.finder import Finder
from antt_desktop.ui.kit.side_list import SideItem
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_OUTSIDER = -1
_MOST_FOUND = 5
_HINT = "Gõ tên, mã hộ rồi Enter; người ngoài làng cứ gõ tên"


class PartiesEdit(QWidget):
    """Edits the parties; ``first_group(group_id)`` names the tổ of the first one."""

    changed = Signal()
    first_group = Signal(int)

    def __init__(self, context: Context, parties: Sequence[Party]) -> None:
        super().__init__()
        self._context = context
        self._rows: list[_PartyRow] = []
        self.finder = Finder(_HINT, "Các bên")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self.finder)
        box.addLayout(self._lines)
        self.setFocusProxy(self.finder)
        self.finder.searched.connect(self._search)
        self.finder.taken.connect(self._take)
        for party in parties:
            self._add(party, names=self._names(party.household_id))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return the parties as they stand."""
        return tuple(row.party for row in self._rows)

    def _search(self, typed: str) -> None:
        typed = tidy(typed)
        rows = self._context.book.search.find(typed, _MOST_FOUND) if typed else []
        groups = {group.id: group.name for group in self._context.book.groups.all()}
        items = [
            SideItem(
                row.id,
                row.head or "(chưa có chủ hộ)",
                row.code,
                " · ".join(filter(None, (groups.get(row.group_id), row.address))),
                icon="house",
            )
            for row in rows
        ]
        if typed:
            items.append(SideItem(_OUTSIDER - 1, f"Ghi “{typed}”", "người ngoài", icon="user"))
        self.finder.show_items(items)

    def _take(self, chosen: int) -> None:
        typed = tidy(self.finder.field.text())
        if chosen > 0:
            household = self._context.book.households.get(chosen)
            if not self._rows:
                self.first_group.emit(household.group_id)
            names = [person.name for person in household.people]
            self._add(self._of_household(household, typed), names)
        elif typed:
            self._add(Party(side=self._next_side(), name=typed))
        self.finder.field.clear()

    def _of_household(self, household: Household, typed: str) -> Party:
        """Return the person of a household whose name was typed, else its head."""
        wanted = typed.casefold()
        person = next((p for p in household.people if p.name.casefold() == wanted), household.head)
        party = Party(
            side=self._next_side(),
            household_id=household.id,
            code=household.code,
            name=typed,
            address=household.address,
            phone=household.phone,
        )
        return _with_person(party, person)

    def _next_side(self) -> Side:
        return (Side.A, Side.B, Side.CONCERNED)[min(len(self._rows), 2)]

    def _names(self, household_id: int) -> list[str]:
        if not household_id:
            return []
        return [person.name for person in self._context.book.households.get(household_id).people]

    def _add(self, party: Party, names: Sequence[str] = ()) -> None:
        row = _PartyRow(party, names, self._context)
        row.gone.connect(lambda: self._remove(row))
        row.changed.connect(self.changed)
        self._rows.append(row)
        self._lines.addWidget(row)
        self.changed.emit()

    def _remove(self, row: "_PartyRow") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


class _PartyRow(QWidget):
    """One party: side, name (one of the household's people), where from."""

    gone = Signal()
    changed = Signal()

    def __init__(self, party: Party, names: Sequence[str], context: Context) -> None:
        super().__init__()
        self._party, self._context = party, context
        self.side = Combo("Là bên nào", [(side, side.label) for side in Side])
        self.side.choose(party.side)
        self.name = OpenCombo("Họ tên", names)
        self.name.setCurrentText(party.name)
        where = " · ".join(filter(None, (party.code, party.address))) or "Ngoài làng"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.side)
        row.addWidget(self.name, 2)
        row.addWidget(label(where, "small"), 1)
        row.addWidget(buttons.tool(f"Bỏ {party.name}", self.gone.emit, "x"))
        self.side.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.name.currentTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def party(self) -> Party:
        """Return the party as it stands; the data of a chosen person with it."""
        name = tidy(self.name.currentText())
        party = replace(self._party, side=Side(str(self.side.value)))
        if name == party.name:
            return party
        if party.household_id:
            people = self._context.book.households.get(party.household_id).people
            person = next((one for one in people if one.name == name), None)
            return _with_person(replace(party, name=name), person)
        return replace(party, name=name)


def _with_person(party: Party, person: Person | None) -> Party:
    """Return the party as this person; of somebody else only the name typed is known."""
    if person is None:
        return replace(party, person_id=0, birth=None, identity="")
    return replace(
        party,
        person_id=person.id,
        name=person.name,
        birth=person.birth,
        identity=person.identity,
        phone=person.phone or party.phone,
    )
