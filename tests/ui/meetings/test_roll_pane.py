"""Recording attendance beside the minutes, with real keys, over a real book."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.meetings import Attendance, Delegates, Meeting, Sitting
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll.pane import RollPane
from antt_desktop.ui.meetings.sittings.dialog import SittingsDialog
from tests.ui.meetings.made import came


class Host(QDialog):
    """A dialog around the pane that would close on Enter, as the editor would."""

    def __init__(self, context, meeting):
        super().__init__()
        self.edited = Edited(meeting)
        self.pane = RollPane(context, self.edited)
        QVBoxLayout(self).addWidget(self.pane)
        self.resize(340, 560)


@pytest.fixture
def host(qtbot, context):
    """Return a function that shows the pane for a meeting, ready to be typed in."""

    def shown(meeting=None) -> Host:
        made = Host(context, meeting or Meeting())
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.pane.search.setFocus()
        return made

    return shown


@pytest.fixture
def tick_by_name(qtbot, type_text):
    """Return a function that types a name and presses Enter, as a secretary does."""

    def ticked(host, name):
        type_text(host.pane.search, name)
        qtbot.keyClick(host.pane.search, Qt.Key.Key_Return)

    return ticked


def present(host):
    return [row.head for row in host.edited.meeting.roll if row.present]


def test_the_button_freezes_todays_list(host, book, qtbot):
    shown = host()
    assert shown.pane.take_button.text() == "Chốt danh sách 5 hộ và điểm danh"
    qtbot.mouseClick(shown.pane.take_button, Qt.MouseButton.LeftButton)
    assert shown.edited.meeting.roll == book.meetings.invited()
    assert shown.pane.pill.text() == "0/5 · cần 3"


def test_names_and_enter_record_one_household_after_the_other(host, tick_by_name):
    shown = host()
    for name in ("hoa", "Đỗ Hữu", "binh"):
        tick_by_name(shown, name)
        assert shown.pane.search.selectedText() == name
    assert set(present(shown)) == {"Hoàng Minh Bình", "Đỗ Hữu Lan", "Trần Văn Hoà"}
    assert shown.pane.pill.text() == "3/5 · đủ điều kiện"
    assert shown.pane.undo.sentence == "Hoàng Minh Bình (Tổ 2): có mặt."
    assert shown.isVisible()


def test_enter_never_unticks_and_undo_takes_back(host, tick_by_name, qtbot):
    shown = host()
    tick_by_name(shown, "lan")
    tick_by_name(shown, "lan")
    assert present(shown) == ["Đỗ Hữu Lan"]
    assert shown.pane.undo.sentence == "Đỗ Hữu Lan (Tổ 2) đã ghi có mặt rồi."
    tick_by_name(shown, "binh")
    qtbot.mouseClick(shown.pane.undo.button, Qt.MouseButton.LeftButton)
    assert present(shown) == ["Đỗ Hữu Lan"]


def test_another_search_begins_at_its_first_hit(host, qtbot, type_text):
    shown = host()
    type_text(shown.pane.search, "dat")
    qtbot.keyClick(shown.pane.search, Qt.Key.Key_Down)
    households = shown.pane.finder.household_list
    qtbot.waitUntil(households.hasFocus)
    qtbot.keyClick(households, Qt.Key.Key_Down)
    qtbot.keyClick(households, Qt.Key.Key_Return)
    assert shown.pane.search.hasFocus()
    assert len(present(shown)) == 1
    first = shown.pane.finder.households.row(0)
    assert first.name not in present(shown)


def test_a_search_without_a_hit_says_so_and_marks_nobody(host, tick_by_name):
    shown = host()
    tick_by_name(shown, "khong co")
    assert not shown.edited.meeting.roll
    words = [w.text() for w in shown.pane.finder.findChildren(type(shown.pane.title))]
    assert "Không thấy “khong co” trong danh sách." in words


def test_a_group_is_opened_ticked_by_mouse_and_marked_as_a_whole(host, book, qtbot):
    shown = host(Meeting(roll=book.meetings.invited()))
    finder = shown.pane.finder
    group = finder.groups.row(0)
    assert (group.name, group.turnout.total) == ("Tổ 1", 2)
    finder.group_list.opened.emit(group.id)
    table = finder.household_list
    name = table.visualRect(table.rows.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert present(shown) == [table.rows.row(1).name]
    assert finder.back.text() == "Tổ 1 · 1/2"
    finder.all_here.click()
    assert len(present(shown)) == 2
    finder.all_away.click()
    assert not present(shown)
    finder.back.click()
    assert finder.groups.row(0).turnout.total == 2


def test_the_list_stays_as_it_was_until_it_is_taken_again(host, book, dialogs):
    shown = host(Meeting(roll=came(book, 2)))
    first, gone = present(shown)[0], shown.edited.meeting.roll[1]
    book.households.delete([gone.household_id])
    group_id = book.groups.all()[0].id
    newcomer = Household(group_id=group_id, people=(Person(name="Vũ Mới", relation=HEAD),))
    book.households.add_many([newcomer])
    assert shown.edited.meeting.turnout.total == 5
    dialogs.answers.append(True)
    shown.pane.more.menu().aboutToShow.emit()
    entries = {entry.text(): entry for entry in shown.pane.more.menu().actions()}
    entries["Lấy lại danh sách…"].trigger()
    heads = [row.head for row in shown.edited.meeting.roll]
    assert gone.head not in heads
    assert "Vũ Mới" in heads
    assert present(shown) == [first]
    shown.pane.undo.button.click()
    assert shown.edited.meeting.roll[1] == gone


def test_everybody_can_be_marked_and_people_counted_instead(host, book, type_text):
    shown = host(Meeting(roll=book.meetings.invited()))
    shown.pane.taking.mark_all(present=True)
    assert shown.pane.pill.text() == "5/5 · đủ điều kiện"
    shown.pane.taking.count_people(people=True)
    fields = shown.pane.delegates
    assert fields.isVisible()
    assert not shown.pane.search.isVisible()
    type_text(fields.invited, "23")
    type_text(fields.present, "25")
    assert shown.edited.meeting.delegates == Delegates(23, 25)
    assert fields.present.property("wrong") == "true"
    fields.present.clear()
    type_text(fields.present, "20")
    assert shown.pane.pill.text() == "20/23 · đủ điều kiện"
    shown.pane.households_link.click()
    assert shown.edited.meeting.delegates is None


def test_sittings_show_their_own_counts_and_open_their_dialog(host, book, dialogs):
    first, *others = (group.id for group in book.groups.all())
    sittings = (
        Sitting(name="Cụm 1", group_ids=(first,)),
        Sitting(name="Cụm 2", group_ids=tuple(others)),
    )
    shown = host(Meeting(roll=came(book, 3), sittings=sittings))
    assert shown.pane.sittings.text() == "Cụm 1: 2/2 hộ · Cụm 2: 1/3 hộ"
    dialogs.on_run = lambda _dialog: False
    shown.pane.sittings_link.click()
    assert isinstance(dialogs.ran[0], SittingsDialog)
    shown.edited.change(sittings=())
    assert not shown.pane.sittings_link.isVisible()  # a village of five households


def test_one_of_2000_households_is_recorded_without_touching_the_others(host, tick_by_name):
    roll = tuple(
        Attendance(household_id=n, group_id=n % 13, code=f"{n}", head=f"Nguyễn Văn An{n}")
        for n in range(1, 2001)
    )
    shown = host(Meeting(roll=roll))
    for number in range(100, 120):
        tick_by_name(shown, f"an{number}")
    assert shown.edited.meeting.turnout.present >= 20
    before = shown.edited.meeting.roll
    shown.edited.show(replace(shown.edited.meeting, title="Gõ tên"))
    assert shown.edited.meeting.roll is before
