"""The whole roll: numbers from the sign-in sheet, filters, who came and how late."""

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll.dialog import RollDialog


@pytest.fixture
def edited(book):
    return Edited(Meeting(roll=book.meetings.invited()))


@pytest.fixture
def dialog(qtbot, context, edited) -> RollDialog:
    made = RollDialog(context, edited)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def present_numbers(edited):
    return [n for n, row in enumerate(edited.meeting.roll, 1) if row.present]


def shown(dialog):
    return [dialog.model.row(at).number for at in range(dialog.model.rowCount())]


def test_numbers_of_the_sheet_mark_and_what_is_none_stays_in_the_field(dialog, edited, qtbot):
    dialog.numbers.setFocus()
    qtbot.keyClicks(dialog.numbers, "1 3-4 2v 700 x")
    qtbot.keyClick(dialog.numbers, Qt.Key.Key_Return)
    assert present_numbers(edited) == [1, 3, 4]
    assert dialog.numbers.text() == "700 x"
    assert dialog.undo.sentence == (
        "Đã ghi 3 hộ có mặt, 1 hộ vắng. Chưa ghi 700, x: danh sách có số từ 1 đến 5."
    )
    assert dialog.isVisible()
    dialog.undo.button.click()
    assert not present_numbers(edited)


def test_numbers_take_the_list_of_today(qtbot, context, book):
    edited = Edited(Meeting())
    dialog = RollDialog(context, edited)
    qtbot.addWidget(dialog)
    dialog.numbers.setText("2")
    dialog.mark_numbers()
    assert present_numbers(edited) == [2]
    assert len(edited.meeting.roll) == 5


def test_filters_by_presence_group_and_name(dialog, edited, qtbot):
    dialog.numbers.setText("1 2")
    dialog.mark_numbers()
    chip = dialog.chips
    for key, numbers in (("present", [1, 2]), ("absent", [3, 4, 5])):
        chip.choose(key)
        chip.chosen.emit(key)
        assert shown(dialog) == numbers
    group_id = edited.meeting.roll[0].group_id
    chip.choose(str(group_id))
    chip.chosen.emit(str(group_id))
    assert shown(dialog) == [1, 2]
    chip.choose("")
    dialog.search.setText("lan")
    qtbot.waitUntil(lambda: len(shown(dialog)) == 1)
    assert dialog.model.row(0).name == "Đỗ Hữu Lan"


def test_space_ticks_f2_says_who_came_and_how_late(dialog, edited, qtbot, type_text):
    dialog.table.setFocus()
    dialog.table.go_to(edited.meeting.roll[2].household_id)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert present_numbers(edited) == [3]
    qtbot.keyClick(dialog.table, Qt.Key.Key_F2)
    assert dialog.strip.came.hasFocus()
    type_text(dialog.strip.came, "con trai")
    qtbot.keyClick(dialog.strip.came, Qt.Key.Key_Return)
    assert dialog.strip.late.hasFocus()
    type_text(dialog.strip.late, "19h45")
    qtbot.keyClick(dialog.strip.late, Qt.Key.Key_Return)
    assert dialog.table.hasFocus()
    row = edited.meeting.roll[2]
    assert (row.present, row.came, row.late) == (True, "con trai", "19:45")


def test_who_came_late_is_present(dialog, edited, qtbot, type_text):
    dialog.strip.late.setFocus()
    type_text(dialog.strip.late, "20")
    qtbot.keyClick(dialog.strip.late, Qt.Key.Key_Return)
    assert present_numbers(edited) == [1]
    assert edited.meeting.roll[0].late == "20:00"


def test_an_hour_that_is_none_keeps_the_dialog_open(dialog, edited, type_text):
    type_text(dialog.strip.late, "tối")
    dialog.reject()
    assert dialog.isVisible()
    assert "không phải giờ" in dialog.strip.findChildren(type(dialog.strip.who))[-1].text()
    dialog.strip.late.clear()
    dialog.reject()
    assert not dialog.isVisible()
    assert edited.meeting.roll[0].late == ""


def test_proposes_the_people_of_the_household(dialog, edited, book):
    household = book.households.get(edited.meeting.roll[0].household_id)
    offered = [dialog.strip.came.itemText(i) for i in range(dialog.strip.came.count())]
    assert household.head.name not in offered
    assert {"vợ", "chồng", "con"} <= set(offered)


def test_works_for_a_household_that_is_no_longer_in_the_book(qtbot, context, book):
    edited = Edited(Meeting(roll=book.meetings.invited()))
    book.households.delete([edited.meeting.roll[0].household_id])
    dialog = RollDialog(context, edited)
    qtbot.addWidget(dialog)
    dialog.taking.mark_all(present=True)
    assert present_numbers(edited) == [1, 2, 3, 4, 5]
    dialog.reject()
    edited.change(title="Khác")  # a closed dialog no longer follows
