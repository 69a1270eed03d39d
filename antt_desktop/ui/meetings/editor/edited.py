"""The meeting being edited: one record that every part of the editor reads and changes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from antt_desktop.domain.meetings import Meeting


class Edited(QObject):
    """Holds the meeting as it is typed. ``changed`` follows every change that makes it another."""

    changed = Signal()

    def __init__(self, meeting: Meeting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting = meeting

    @property
    def meeting(self) -> Meeting:
        """Return the meeting as it stands now."""
        return self._meeting

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of Meeting
        """Put other values into some fields of the meeting."""
        self.show(replace(self._meeting, **fields))

    def show(self, meeting: Meeting) -> None:
        """Take another meeting in place of this one."""
        if meeting != self._meeting:
            self._meeting = meeting
            self.changed.emit()
