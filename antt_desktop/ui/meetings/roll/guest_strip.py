"""Below the whole roll: who came for the current household, and how late."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household
from antt_desktop.domain.text import tidy
from antt_desktop.ui.kit.fields import OpenCombo, TimeField, mark_wrong
from antt_desktop.ui.kit.keys import on_enter
from antt_desktop.ui.kit.words import label, say_in_tone
from antt_desktop.ui.meetings.roll import presenter
from antt_desktop.ui.meetings.roll.presenter import Line
from antt_desktop.ui.meetings.roll.taking import RollTaking
from antt_desktop.ui.theme import theme


class GuestStrip(QWidget):
    """Two fields for one household; what is typed is recorded when a field is left.

    ``back`` is where Enter in the last field goes.
    """

    def __init__(self, book: Book, taking: RollTaking, back: QWidget) -> None:
        super().__init__()
        self._book, self._taking = book, taking
        self._line: Line | None = None
        self.who = label("", "strong", wrap=False)
        self.came = OpenCombo("Người đi họp")
        self.came.setMinimumWidth(theme.px(230))
        self.late = TimeField("Đến muộn lúc")
        self.late.setFixedWidth(theme.px(100))
        self._error = label("", "error")
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.who, 1)
        for words, field in (("Người đi họp", self.came), ("Đến muộn lúc", self.late)):
            caption = label(words, "muted", wrap=False)
            caption.setBuddy(field)
            row.addWidget(caption)
            row.addWidget(field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self._error)
        say_in_tone(self._error, "")
        on_enter(self.came, self.late.setFocus)
        on_enter(self.late, back.setFocus)
        self.came.activated.connect(lambda _index: self.record())
        line_edit = self.came.lineEdit()
        if line_edit is not None:
            line_edit.editingFinished.connect(self.record)
        self.late.editingFinished.connect(self.record)

    def show_line(self, line: Line | None) -> None:
        """Show a household of the roll; None leaves the fields without one."""
        other = line is None or self._line is None or line.id != self._line.id
        self._line = line
        self.setEnabled(line is not None)
        self.who.setText(f"{line.number}. {line.spoken}" if line else "Chọn một hộ")
        if other:
            self.came.clear()
            if line is not None:
                self.came.addItems(presenter.came_proposals(self._household(line), line.row.head))
        self.came.setCurrentText(line.row.came if line else "")
        self.late.setText(line.row.late if line else "")
        self._say("")

    def record(self) -> bool:
        """Record what stands in the fields; False for an hour that is none: it is said and kept."""
        try:
            late = self.late.in_full()
        except UserError as error:
            self._say(error.sentence)
            return False
        self._say("")
        came = tidy(self.came.currentText())
        if self._line and (came, late) != (self._line.row.came, self._line.row.late):
            self._taking.describe(self._line.id, came, late)
        return True

    def _say(self, sentence: str) -> None:
        mark_wrong(self.late, bool(sentence))
        say_in_tone(self._error, sentence)

    def _household(self, line: Line) -> Household | None:
        try:
            return self._book.households.get(line.id)
        except UserError:  # it is no longer in the book; the roll is older
            return None
