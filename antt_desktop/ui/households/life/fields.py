"""Fields that the events share: who, people not listed yet, and what each is to the head."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, RELATIONS, Person
from antt_desktop.domain.identity import FEMALE, MALE
from antt_desktop.domain.text import tidy
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo, typed_date
from antt_desktop.ui.kit.panes import emptied
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_CHOICE_LETTERS = 20
_TICK_LETTERS = 32
"""A tick box does not break its own words: a longer name takes a second line."""


def described(person: Person) -> str:
    """Return a person as a choice names them: “Lê Thị Mận (vợ, 1971)”."""
    about = (person.relation.lower(), str(person.birth.year) if person.birth else "")
    words = ", ".join(part for part in about if part)
    return f"{person.name} ({words})" if words else person.name


def person_choice(name: str, people: Sequence[Person] = ()) -> Combo:
    """Return a choice of one of these people by id; a long name does not widen it."""
    choice = Combo(name, [(person.id, described(person)) for person in people])
    choice.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_CHOICE_LETTERS)
    return choice


class NewPersonField(QWidget):
    """A person who is not listed yet: name, sex, birth as far as it is known.

    ``birth_asked`` False leaves the birth out (a newborn's is the day of the event);
    ``relations`` are proposed for what the person is to the head, asked only with them.
    """

    def __init__(
        self, year: int, *, birth_asked: bool = True, relations: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setAccessibleName("Họ và tên")
        self.name.setPlaceholderText("họ và tên")
        self.sex = Combo("Giới tính", [("", "Nam/Nữ?"), (MALE, MALE), (FEMALE, FEMALE)])
        self.birth = DateField("Ngày hoặc năm sinh", latest_year=year)
        self.birth.setPlaceholderText("ngày hoặc năm sinh")
        self.birth.setVisible(birth_asked)
        self.relation = OpenCombo("Quan hệ với chủ hộ", relations)
        _hint(self.relation, "quan hệ với chủ hộ")
        self.relation.setVisible(bool(relations))
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.name, 0, 0, 1, 2)
        box.addWidget(self.sex, 1, 0)
        box.addWidget(self.birth, 1, 1)
        box.addWidget(self.relation, 2, 0, 1, 2)
        box.setColumnStretch(1, 1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the name."""
        # A focus proxy would break the way of Tab through fields that are added later.
        self.name.setFocus(reason)

    @property
    def blank(self) -> bool:
        """Tell whether nothing was typed (a sex or a relation alone is nothing)."""
        return not (self.name.text().strip() or self.birth.text().strip())

    def person(self, field: str, missing: str) -> Person:
        """Return the person; without a name UserError says ``missing`` in the row ``field``."""
        name = tidy(self.name.text())
        if not name:
            raise UserError(missing, field=field)
        return Person(
            name=name,
            relation=tidy(self.relation.currentText()),
            sex=str(self.sex.value or ""),
            birth=None if self.birth.isHidden() else typed_date(self.birth, field),
        )


class NewPeopleField(QWidget):
    """Some people who are not listed yet; ``grown(QWidget)`` follows each line added."""

    grown = Signal(QWidget)

    def __init__(self, year: int, more: str, relations: Sequence[str] = ()) -> None:
        super().__init__()
        self._year = year
        self._relations = relations
        self.lines: list[NewPersonField] = []
        self.more = buttons.link(more, self.add, "plus")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(10))
        self._box.addWidget(self.more)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first name."""
        (self.lines[0] if self.lines else self.more).setFocus(reason)

    def add(self) -> None:
        """Add a line and go there."""
        line = NewPersonField(self._year, relations=self._relations)
        self.lines.append(line)
        self._box.insertWidget(len(self.lines) - 1, line)
        line.show()
        put_on_the_way(self.more, (line.name, line.sex, line.birth, line.relation))
        self.grown.emit(line)
        line.setFocus()

    def people(self, field: str, missing: str = "") -> list[Person]:
        """Return the people typed, blank lines left out.

        UserError names the row ``field``: for a line without a name, and where ``missing`` is
        said and nothing was typed at all.
        """
        typed = [line for line in self.lines if not line.blank]
        if missing and not typed:
            raise UserError(missing, field=field)
        return [line.person(field, "Có người chưa ghi họ tên.") for line in typed]


def put_on_the_way(place: QWidget, fields: Sequence[QWidget]) -> None:
    """Let Tab come to fields that were added later where ``place`` stands, in their order."""
    before = place.previousInFocusChain()
    while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    for field in fields:
        if before is not None:
            QWidget.setTabOrder(before, field)
        before = field


class PeopleTicks(QWidget):
    """The people of a household to tick."""

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self._boxes: dict[int, QCheckBox] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for person in people:
            tick = QCheckBox("\n".join(wrap(described(person), _TICK_LETTERS)).replace("&", "&&"))
            self._boxes[person.id] = tick
            box.addWidget(tick)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first person."""
        for tick in self._boxes.values():
            tick.setFocus(reason)
            return

    @property
    def ids(self) -> frozenset[int]:
        """Return the ids of the people ticked."""
        return frozenset(i for i, tick in self._boxes.items() if tick.isChecked())

    def tick(self, person_id: int, *, on: bool = True) -> None:
        """Tick a person, or untick."""
        if person_id in self._boxes:
            self._boxes[person_id].setChecked(on)


class RelationsField(QWidget):
    """What some people are to their head: a line for each, filled where it follows surely.

    ``changed`` follows every choice. What was chosen for somebody stays while the others
    come and go.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[int, str, str], ...] = ()
        self._combos: dict[int, OpenCombo] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 1)

    def show_people(self, people: Sequence[tuple[int, str, str]]) -> None:
        """Show (key, words, proposed relation) of each person."""
        if tuple(people) == self._shown:
            return
        before = {key: proposed for key, _words, proposed in self._shown}
        said = {key: combo.currentText() for key, combo in self._combos.items()}
        self._shown = tuple(people)
        emptied(self._grid)
        self._combos = {}
        for line, (key, words, proposed) in enumerate(people):
            kept = said.get(key, "")
            self._combos[key] = self._line(
                line, words, kept if kept != before.get(key, "") else proposed
            )
        put_on_the_way(self, list(self._combos.values()))

    def of(self, key: int) -> str:
        """Return the relation chosen for a person, '' if none."""
        combo = self._combos.get(key)
        return tidy(combo.currentText()) if combo else ""

    def choose(self, key: int, relation: str) -> None:
        """Choose a relation for a person."""
        self._combos[key].setCurrentText(relation)

    @property
    def relations(self) -> dict[int, str]:
        """Return the relation of each person by key."""
        return {key: self.of(key) for key in self._combos}

    def _line(self, line: int, words: str, relation: str) -> OpenCombo:
        combo = OpenCombo(f"Quan hệ: {words}", [r for r in RELATIONS if r != HEAD])
        combo.setCurrentText(relation)
        _hint(combo, "hãy chọn")
        combo.currentTextChanged.connect(lambda _text: self.changed.emit())
        self._grid.addWidget(label(words, "small"), line, 0)
        self._grid.addWidget(combo, line, 1)
        return combo


def _hint(combo: OpenCombo, words: str) -> None:
    line = combo.lineEdit()
    if line is not None:
        line.setPlaceholderText(words)
