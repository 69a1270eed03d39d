"""People counted by number, for meetings that call no households."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Delegates
from antt_desktop.ui.kit.fields import NumberField, mark_wrong
from antt_desktop.ui.kit.words import label, say_in_tone
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.theme import theme

_MOST = 9999


class DelegatesFields(QWidget):
    """How many were invited and how many came; what is typed is in the meeting at once."""

    def __init__(self, edited: Edited) -> None:
        super().__init__()
        self._edited = edited
        self.invited = NumberField("Được mời", 0, _MOST)
        self.present = NumberField("Có mặt", 0, _MOST)
        self._error = label("", "error")
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for field in (self.invited, self.present):
            caption = label(field.accessibleName(), "small", wrap=False)
            caption.setBuddy(field)
            column = QVBoxLayout()
            column.setSpacing(theme.px(3))
            column.addWidget(caption)
            column.addWidget(field)
            row.addLayout(column, 1)
            field.textEdited.connect(lambda _text: self._typed())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addLayout(row)
        box.addWidget(self._error)
        box.addStretch()
        say_in_tone(self._error, "")

    def show_delegates(self, delegates: Delegates) -> None:
        """Show other numbers; those being typed stay as they are."""
        for field, number in ((self.invited, delegates.invited), (self.present, delegates.present)):
            if (field.text() or "0") != str(number):
                field.set_number(number or None)

    def _typed(self) -> None:
        try:
            delegates = Delegates(self.invited.number() or 0, self.present.number() or 0)
        except UserError as error:
            say_in_tone(self._error, error.sentence)
            return
        wrong = delegates.present > delegates.invited
        say_in_tone(self._error, "Số có mặt lớn hơn số được mời." if wrong else "")
        mark_wrong(self.present, wrong)
        self._edited.change(delegates=delegates)
