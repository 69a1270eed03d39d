"""Everything meetings gave people to do: what is due, what is late, what is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meeting_tasks import Task, TaskRow, Urgency, days_left, urgency
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.meetings.acts import Acts
from antt_desktop.ui.meetings.origin import ORIGIN
from antt_desktop.ui.records_dialog import RecordsDialog
from antt_desktop.ui.theme import Tone

_CHIPS = (
    (Urgency.OVERDUE, "Quá hạn"),
    (Urgency.SOON, "Sắp đến hạn"),
    (Urgency.OPEN, "Chưa xong"),
)
_DONE_CHIP = (Urgency.DONE, "Đã xong")
_NO_DUE = "không hẹn"
_FINISH, _REOPEN = "Ghi đã xong…", "Chưa xong, mở lại"


def state_pill(task: Task, today: PartialDate) -> Pill:
    """Return how a task stands: “Quá 5 ngày”, “Còn 2 ngày”, “Hôm nay”, “Xong 10/03/2026”."""
    left = days_left(task, today)
    match urgency(task, today):
        case Urgency.DONE:
            return Pill(f"Xong {task.done_on}", Tone.DONE, "check")
        case Urgency.OVERDUE:
            return Pill("Quá hạn" if left is None else f"Quá {-left} ngày", Tone.TROUBLE)
        case Urgency.SOON:
            return Pill(f"Còn {left} ngày" if left else "Hôm nay", Tone.WAITING)
    return Pill("Chưa xong" if left is None else f"Còn {left} ngày")


class TasksDialog(RecordsDialog[TaskRow]):
    """All open tasks, the most pressing first; a task is recorded as done here too."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            ORIGIN,
            "Việc chưa xong",
            name="meeting-tasks",
            noun="việc",
            columns=_columns(context.book.today),
            chips=_CHIPS,
        )
        self._acts, self._today = Acts(context), context.book.today
        self.done_too = QCheckBox("Hiện cả việc đã xong")
        self.done_too.toggled.connect(self._show_done)
        self.tick = buttons.secondary(_FINISH, self._tick, "square-check")
        self.foot.insertWidget(0, self.tick)
        self.foot.addWidget(self.done_too)
        self.reload()

    def id_of(self, row: TaskRow) -> int:
        """Return the task's id."""
        return row.id

    def records(self) -> Sequence[TaskRow]:
        """Return the open tasks, or all of them."""
        return self._context.book.meeting_tasks.all(open_only=not self.done_too.isChecked())

    def chip_of(self, row: TaskRow) -> str:
        """Return how pressing a task is."""
        return urgency(row.task, self._today)

    def searched(self, row: TaskRow) -> str:
        """Search what, who, the note and the name of the meeting."""
        return f"{row.task.what} {row.task.who} {row.task.note} {row.meeting_title}"

    def told(self, row: TaskRow) -> str:
        """Return the whole task, its note, and where it comes from."""
        task = row.task
        who = f"{task.who}: " if task.who else ""
        note = f"Kết quả: {task.note}" if task.note else ""
        day = f", ngày {row.meeting_day}" if row.meeting_day else ""
        parts = (f"{who}{task.what}", note, f"Giao tại: {row.meeting_title}{day}")
        return "\n".join(filter(None, parts))

    def record_of(self, row: TaskRow) -> int:
        """Return the meeting that gave the task."""
        return row.meeting_id

    def _show_done(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._chip_words = (*self._chip_words[: len(_CHIPS) + 1], *([_DONE_CHIP] if shown else []))
        self.reload()

    def _show_current(self) -> None:
        super()._show_current()
        row = self.current
        done = row is not None and row.task.done_on is not None
        self.tick.setText(_REOPEN if done else _FINISH)
        self.tick.setEnabled(row is not None and self._context.book.may_change)

    def _tick(self) -> None:
        if (row := self.current) is not None:
            self._acts.tick(row.task)
            self.reload()


def _columns(today: PartialDate) -> list[Column[TaskRow]]:
    return [
        Column(title="Hạn", text=lambda r: str(r.task.due or _NO_DUE), sample="18/02/2026"),
        Column(
            title="Tình trạng", text=lambda _row: "", sample="Xong 18/02/2026",
            pills=lambda r: (state_pill(r.task, today),),
        ),
        Column(title="Việc", text=lambda r: r.task.what, strong=True, stretch=True),
        Column(title="Người làm", text=lambda r: r.task.who, sample="Tổ trưởng Tổ 11 (Vinh)"),
        Column(
            title="Cuộc họp", text=lambda r: r.meeting_title, muted=True,
            sample="Họp triển khai mô hình năm 2026",
        ),
    ]  # fmt: skip
