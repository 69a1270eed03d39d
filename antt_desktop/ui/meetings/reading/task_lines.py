"""What the meeting gave people to do, each with a box to tick once it is done."""

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from antt_desktop.domain.errors import READ_ONLY
from antt_desktop.domain.meeting_tasks import Task, Urgency, due_words, task_words, urgency
from antt_desktop.domain.text_query import TextQuery
from antt_desktop.ui.kit.marked import html_label, marked_html
from antt_desktop.ui.kit.panes import emptied
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.meetings.reading.record import Record
from antt_desktop.ui.theme import theme

_TONES = {Urgency.SOON: "trouble", Urgency.OVERDUE: "trouble"}


class TaskLines(QWidget):
    """Lists tasks; hidden where there are none.

    ``ticked(task)`` asks to finish an open task or to open a finished one; the box shows what
    the book says until then.
    """

    ticked = Signal(object)

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._found: QLabel | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_record(self, record: Record, query: TextQuery) -> None:
        """Show the tasks of a meeting, the searched words marked."""
        emptied(self._grid)
        self._found = None
        tasks = record.meeting.tasks
        self.setVisible(bool(tasks))
        if tasks:
            self._grid.addWidget(label("VIỆC GIAO SAU HỌP", "section"), 0, 0, 1, 2)
        for row, task in enumerate(tasks, start=1):
            self._grid.addWidget(self._box(task), row, 0, Qt.AlignmentFlag.AlignTop)
            words = _words(task, record, query)
            self._grid.addWidget(words, row, 1)
            if self._found is None and query.spans(f"{task.who} {task.what} {task.note}"):
                self._found = words

    def first_mark(self) -> QRect | None:
        """Return where the first task with a searched word stands, None where none has one."""
        return self._found.geometry() if self._found else None

    def _box(self, task: Task) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(task.done_on is not None)
        box.setAccessibleName(task_words(task))
        box.setToolTip(READ_ONLY if self._read_only else "Ghi việc này đã xong hoặc chưa xong")
        box.setEnabled(not self._read_only and bool(task.id))
        box.clicked.connect(partial(self._clicked, box, task))
        return box

    def _clicked(self, box: QCheckBox, task: Task) -> None:
        box.setChecked(task.done_on is not None)
        self.ticked.emit(task)


def _words(task: Task, record: Record, query: TextQuery) -> QLabel:
    """Return the line of a task: who, what, and until when in the colour of its urgency."""
    due = due_words(task, record.today)
    who = f"{task.who}: " if task.who else ""
    html = marked_html(f"{who}{task.what}", query)
    if due:
        role = _TONES.get(urgency(task, record.today), "muted")
        html += f' – <span style="color: {theme.palette.role(role)}">{due}</span>'
    if task.note:
        muted = theme.palette.muted
        html += f'<br><span style="color: {muted}">{marked_html(task.note, query)}</span>'
    words = html_label(html)
    words.setContentsMargins(0, theme.px(5), 0, theme.px(3))
    return words
