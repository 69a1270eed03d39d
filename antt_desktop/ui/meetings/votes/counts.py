"""The fields of a vote's figures: a line for each sitting, and the papers of a secret vote."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.votes import Ballots, VoteCount
from antt_desktop.ui.kit.fields import NumberField
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.votes import presenter
from antt_desktop.ui.theme import theme

_MOST = 99999
_COLUMNS = ("Đồng ý", "Không đồng ý", "Ý kiến khác")
_PAPERS = ("Phát ra", "Thu về", "Không hợp lệ")


def _number_field(name: str) -> NumberField:
    field = NumberField(name, 0, _MOST)
    field.setMinimumWidth(theme.px(84))
    return field


class CountsGrid(QWidget):
    """For, against and other of each sitting; the last is proposed until somebody types it.

    ``valid_ballots`` is what the votes of a secret vote must come to, None while not known.
    """

    edited = Signal()

    def __init__(self, names: Sequence[str], turnouts: Sequence[Turnout]) -> None:
        super().__init__()
        self._turnouts = turnouts
        self.valid_ballots: int | None = None
        self.fields: list[tuple[NumberField, NumberField, NumberField]] = []
        self._own_other: list[bool] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(4))
        for column, words in enumerate(_COLUMNS, 1):
            grid.addWidget(label(words, "small", wrap=False), 0, column)
            grid.setColumnStretch(column, 1)
        for at, (name, turnout) in enumerate(zip(names, turnouts, strict=True)):
            here = f"có mặt {turnout.present}"
            caption = label(f"{name} ({here})" if name else here.capitalize(), "small", wrap=False)
            grid.addWidget(caption, at + 1, 0)
            row = tuple(_number_field(f"{words} {name}".strip()) for words in _COLUMNS)
            agreed, against, other = row
            self.fields.append((agreed, against, other))
            self._own_other.append(False)
            for column, field in enumerate(row, 1):
                grid.addWidget(field, at + 1, column)
            agreed.textEdited.connect(lambda _text, at=at: self._typed(at))
            against.textEdited.connect(lambda _text, at=at: self._typed(at))
            other.textEdited.connect(lambda text, at=at: self._typed_other(at, text))
        self.setFocusProxy(self.fields[0][0])

    def show_counts(self, counts: Sequence[VoteCount]) -> None:
        """Show the figures of a vote; one of all sittings stands in the first line."""
        for at, (row, count) in enumerate(zip(self.fields, counts, strict=False)):
            numbers = (count.agreed, count.against, count.other)
            for field, number in zip(row, numbers, strict=True):
                field.set_number(number)
            proposed = presenter.proposed_other(count.agreed, count.against, self._cast(at))
            self._own_other[at] = count.other != proposed

    def typed(self) -> list[presenter.Typed]:
        """Return what stands in the fields; raises UserError for what is no number."""
        return [(a.number(), b.number(), c.number()) for a, b, c in self.fields]

    def propose(self) -> None:
        """Propose every “ý kiến khác” that nobody typed anew."""
        for at in range(len(self.fields)):
            self._propose(at)

    def _cast(self, at: int) -> int:
        if self.valid_ballots is not None and len(self.fields) == 1:
            return self.valid_ballots
        return self._turnouts[at].present

    def _typed(self, at: int) -> None:
        self._propose(at)
        self.edited.emit()

    def _typed_other(self, at: int, text: str) -> None:
        self._own_other[at] = bool(text)
        self.edited.emit()

    def _propose(self, at: int) -> None:
        agreed, against, other = self.fields[at]
        if self._own_other[at] or not (agreed.text() + against.text()).isdecimal():
            return
        numbers = (int(agreed.text()) if agreed.text() else None,
                   int(against.text()) if against.text() else None)  # fmt: skip
        other.set_number(presenter.proposed_other(*numbers, self._cast(at)))


class BallotFields(QWidget):
    """How many papers were given out, came back, and are not valid."""

    edited = Signal()

    def __init__(self, ballots: Ballots | None) -> None:
        super().__init__()
        self.fields = tuple(_number_field(words) for words in _PAPERS)
        shown = (ballots.issued, ballots.returned, ballots.invalid) if ballots else (None,) * 3
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for field, number in zip(self.fields, shown, strict=True):
            field.set_number(number)
            field.textEdited.connect(lambda _text: self.edited.emit())
            row.addWidget(label(field.accessibleName(), "small", wrap=False))
            row.addWidget(field, 1)
        self.setFocusProxy(self.fields[0])

    def ballots(self) -> Ballots | None:
        """Return what was typed; raises UserError where it cannot be read."""
        issued, returned, invalid = (field.number() for field in self.fields)
        return presenter.ballots_of(issued, returned, invalid)
