"""Tasks beside the minutes: given, mended, and those from before said to be done."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.tasks import presenter
from antt_desktop.ui.meetings.tasks.pane import TasksPane
from antt_desktop.ui.task_dialog import TaskDialog
from tests.ui.meetings.made import save_meeting

TASK = Task(
    what="Tổ 11: vận động 20 hộ còn lại ký", who="Tổ trưởng Tổ 11", due=PartialDate(2026, 3, 15)
)


@pytest.fixture
def pane(qtbot, context):
    """Return a function that shows the pane for a meeting."""

    def shown(meeting=None) -> TasksPane:
        edited = Edited(meeting or Meeting())
        made = TasksPane(context, edited)
        made.edited = edited
        qtbot.addWidget(made)
        made.show()
        return made

    return shown


def test_says_who_and_until_when():
    assert presenter.who_and_when(TASK) == "Người làm: Tổ trưởng Tổ 11 · hạn 15/03/2026"
    assert presenter.who_and_when(Task(what="x")) == ""
    assert presenter.still_open(TASK, PartialDate(2026, 3, 20)) == (
        "Tổ trưởng Tổ 11 · hạn 15/03/2026, quá 5 ngày"
    )


def test_proposes_the_leaders_of_the_meetings_groups(book):
    first = book.groups.all()[0]
    meeting = Meeting(
        group_ids=(first.id,), chair="Trần Thị Nga", chair_role="Trưởng thôn", secretary="Vũ Hương"
    )
    assert presenter.doers(meeting, book.groups.all()) == [
        "Tổ trưởng Tổ 1 (Ngô Văn Vinh)",
        "Trần Thị Nga (Trưởng thôn)",
        "Vũ Hương",
    ]
    assert len(presenter.doers(Meeting(), book.groups.all())) == 3


def test_the_link_gives_a_task(pane, dialogs, type_text):
    shown = pane()

    def answer(dialog):
        assert isinstance(dialog, TaskDialog)
        dialog.save_and_close()
        assert dialog.form.error_of("what") == "Hãy ghi việc cần làm."
        type_text(dialog.what, "rà soát hộ tạm trú")
        dialog.who.setCurrentText("Tổ trưởng Tổ 3")
        dialog.due.setText("5/3/26")
        dialog.save_and_close()
        return True

    dialogs.on_run = answer
    shown.listed.add_link.click()
    assert shown.edited.meeting.tasks == (
        Task(what="rà soát hộ tạm trú", who="Tổ trưởng Tổ 3", due=PartialDate(2026, 3, 5)),
    )
    entry = shown.listed.list.entries[0]
    assert entry.accessibleName() == "rà soát hộ tạm trú"
    assert entry.accessibleDescription() == "Người làm: Tổ trưởng Tổ 3 · hạn 05/03/2026"


def test_mending_keeps_what_is_not_in_the_form(pane, dialogs, type_text):
    task = replace(TASK, id=7, note="đã gọi điện")
    shown = pane(Meeting(tasks=(task,)))

    def answer(dialog):
        assert not dialog.changed()
        dialog.due.setText("")
        dialog.save_and_close()
        return True

    dialogs.on_run = answer
    shown.listed.list.entries[0].click()
    assert shown.edited.meeting.tasks == (replace(task, due=None),)


def test_tasks_from_before_are_ticked_as_done_and_reopened(pane, book, dialogs):
    save_meeting(book)
    shown = pane()
    assert shown.before.isVisible()
    assert [check.accessibleName() for check in shown.checks] == [
        "Đã xong: rà soát hộ tạm trú",
        "Đã xong: vận động các hộ còn lại ký",
    ]
    dialogs.on_run = lambda _dialog: False
    shown.checks[0].click()
    assert not shown.checks[0].isChecked()

    def answer(dialog):
        dialog.note.setText("xong cả 5 hộ")
        dialog.save_and_close()
        return True

    dialogs.on_run = answer
    shown.checks[0].click()
    assert len(shown.checks) == 1
    done = [row.task for row in book.meeting_tasks.all(open_only=False) if row.task.done_on]
    assert [(task.what, task.note) for task in done] == [("rà soát hộ tạm trú", "xong cả 5 hộ")]
    shown.undo.button.click()
    assert len(shown.checks) == 2


def test_only_the_tasks_of_this_scope_and_of_other_meetings_show(pane, book):
    meeting_id = save_meeting(book)
    assert not pane(book.meetings.get(meeting_id)).before.isVisible()
    third = book.groups.all()[2]
    shown = pane(Meeting(group_ids=(third.id,)))
    assert not shown.before.isVisible()
    shown.edited.change(group_ids=())
    assert shown.before.isVisible()
