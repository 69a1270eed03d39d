"""The right column of the editor: who is there, the votes, the tasks."""

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll.pane import RollPane
from antt_desktop.ui.meetings.tasks.pane import TasksPane
from antt_desktop.ui.meetings.votes.pane import VotesPane
from antt_desktop.ui.theme import theme

_PART_OF = {
    "roll": "roll",
    "delegates": "roll",
    "sittings": "roll",
    "votes": "votes",
    "matter": "votes",
    "counts": "votes",
    "ballots": "votes",
    "wording": "votes",
    "what": "tasks",
}
"""Which pane the field of a UserError is in."""


class SideColumn(QFrame):
    """Three panes one below the other, each with what is wrong in it."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__()
        self.setProperty("kind", "aside")
        self.roll = RollPane(context, edited)
        self.votes = VotesPane(context, edited)
        self.tasks = TasksPane(context, edited)
        self._panes: dict[str, QWidget] = {
            "roll": self.roll,
            "votes": self.votes,
            "tasks": self.tasks,
        }
        self._errors: dict[str, QLabel] = {}
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(theme.px(14))
        for name, pane in self._panes.items():
            self._errors[name] = label("", "error")
            self._errors[name].hide()
            part = QVBoxLayout()
            part.setSpacing(theme.px(2))
            part.addWidget(pane)
            part.addWidget(self._errors[name])
            parts.addLayout(part)
        self._area: QScrollArea = scrolled(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(16), theme.px(12), theme.px(4), theme.px(4))
        box.addWidget(self._area)

    def has(self, name: str) -> bool:
        """Tell whether a field of this name is here."""
        return name in _PART_OF

    def show_error(self, error: UserError) -> None:
        """Write the sentence below its pane and go there."""
        name = _PART_OF[error.field]
        self._errors[name].setText(error.sentence)
        self._errors[name].show()
        (self.roll.search if name == "roll" else self._panes[name]).setFocus()
        self._area.ensureWidgetVisible(self._errors[name])

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for error in self._errors.values():
            error.hide()
