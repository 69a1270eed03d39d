"""The course of an incident as a line of dots; hollow ones are still to come."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.incident_course import Entry
from antt_desktop.ui.incidents.presenter import entry_words
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import emptied
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import theme

_DONE, _PLANNED = "●", "○"
_DAY, _DOT, _TEXT, _EDIT = range(4)


class Timeline(QWidget):
    """Shows entries, the oldest first; ``edit(entry)`` is called for the pencil beside one."""

    def __init__(self, edit: Callable[[Entry], object]) -> None:
        super().__init__()
        self._edit = edit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(16), theme.px(12), theme.px(10), theme.px(12))
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(_TEXT, 1)
        self.setAccessibleName("Diễn biến")

    def show_entries(self, entries: Sequence[Entry], today: PartialDate, *, writable: bool) -> None:
        """Show these in place of what was shown."""
        emptied(self._grid)
        year = entries[0].day.year if entries else today.year
        top = Qt.AlignmentFlag.AlignTop
        for at, entry in enumerate(entries):
            day = f"{entry.day.day:02}/{entry.day.month:02}"
            if entry.day.year != year:
                day = str(entry.day)
            dot = label(_PLANNED if entry.planned else _DONE, wrap=False)
            set_look(dot, "tone", "accent")
            text = label(entry_words(entry))
            who = entry.who if not entry.planned else " · ".join(filter(None, (entry.who, "hẹn")))
            if entry.planned and entry.day < today:
                who = f"{who}, đã qua ngày hẹn"
            told = QWidget()
            box = QGridLayout(told)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(theme.px(1))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(text, 0, 0)
            if who:
                box.addWidget(label(who, "small"), 1, 0)
            self._grid.addWidget(label(day, "muted", wrap=False), at, _DAY, top)
            self._grid.addWidget(dot, at, _DOT, top)
            self._grid.addWidget(told, at, _TEXT)
            pencil = buttons.tool(f"Sửa diễn biến ngày {entry.day}", self._asker(entry), "pencil")
            pencil.setEnabled(writable)
            self._grid.addWidget(pencil, at, _EDIT, top)
        self._grid.setRowStretch(len(entries), 1)

    def _asker(self, entry: Entry) -> Callable[[], object]:
        return lambda: self._edit(entry)
