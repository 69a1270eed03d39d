"""“Việc giao sau họp”, and what is still open from meetings before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.changes import ActionDone, Area
from antt_desktop.domain.meeting_tasks import Task, Urgency, urgency
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.items import Item
from antt_desktop.ui.kit.listed import ListedPart
from antt_desktop.ui.kit.panes import emptied
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.kit.words import label, say_in_tone, section
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.tasks import presenter
from antt_desktop.ui.theme import theme


class TasksPane(QWidget):
    """Edits the tasks of the meeting; earlier ones can be ticked as done."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__()
        self._context, self._edited = context, edited
        self._scope: tuple[int, ...] = edited.meeting.group_ids
        self.listed: ListedPart[Task] = ListedPart(
            "VIỆC GIAO SAU HỌP",
            "Thêm việc",
            self._edit,
            lambda tasks: edited.change(tasks=tasks),
        )
        self.before = QWidget()
        self.checks: list[QCheckBox] = []
        self.undo = UndoLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        before = QVBoxLayout(self.before)
        before.setContentsMargins(0, theme.px(8), 0, 0)
        before.setSpacing(theme.px(4))
        before.addWidget(section("VIỆC KỲ TRƯỚC CHƯA XONG"))
        before.addLayout(self._rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.listed)
        box.addWidget(self.before)
        box.addWidget(self.undo)
        self.setFocusProxy(self.listed.add_link)
        edited.changed.connect(self._changed)
        context.changed.connect(self._book_changed)
        self._show_tasks()
        self._show_before()

    def _changed(self) -> None:
        if self._edited.meeting.tasks != self.listed.items:
            self._show_tasks()
        if self._edited.meeting.group_ids != self._scope:
            self._scope = self._edited.meeting.group_ids
            self._show_before()

    def _book_changed(self, done: ActionDone) -> None:
        if Area.MEETINGS in done.areas:
            self._show_before()

    def _show_tasks(self) -> None:
        tasks = self._edited.meeting.tasks
        words = [Item(task.what, presenter.who_and_when(task)) for task in tasks]
        self.listed.show_items(tasks, words)

    def _edit(self, task: Task | None) -> Task | None:
        from antt_desktop.ui.task_dialog import TaskDialog

        doers = presenter.doers(self._edited.meeting, self._context.book.groups.all())
        dialog = TaskDialog(self._context, task, doers)
        return dialog.task if self._context.dialogs.run(dialog) else None

    def _show_before(self) -> None:
        meeting = self._edited.meeting
        self._fill(self._context.book.meeting_tasks.for_scope(meeting.group_ids, skip=meeting.id))

    def _fill(self, tasks: Sequence[Task]) -> None:
        emptied(self._rows)
        self.checks = []
        for task in tasks:
            self._rows.addWidget(self._row(task))
        self.before.setVisible(bool(tasks))

    def _row(self, task: Task) -> QWidget:
        today = self._context.book.today
        check = QCheckBox()
        check.setAccessibleName(f"Đã xong: {task.what}")
        check.setToolTip("Đánh dấu đã xong")
        check.clicked.connect(lambda _on=False: self._finish(check, task))
        self.checks.append(check)
        line = label("", "small")
        late = urgency(task, today) is Urgency.OVERDUE
        say_in_tone(line, presenter.still_open(task, today), "trouble" if late else "")
        words = QVBoxLayout()
        words.setSpacing(0)
        what = label(task.what)
        what.setBuddy(check)
        words.addWidget(what)
        words.addWidget(line)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(theme.px(6), 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)
        return row

    def _finish(self, check: QCheckBox, task: Task) -> None:
        from antt_desktop.ui.meetings.reading.dialogs import TaskDoneDialog

        if not self._context.dialogs.run(TaskDoneDialog(self._context, task)):
            check.setChecked(False)
            return
        reopen = self._context.book.meeting_tasks.reopen
        self.undo.say(f"Đã xong: {task.what}", lambda: reopen(task.id))
