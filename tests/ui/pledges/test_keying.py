"""Fast keying of a door-to-door round: real keys in the real dialog, every answer in the book."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethod, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.domain.printings import Printing, Way
from antt_desktop.ui.pledges.keying.dialog import KeyingDialog
from antt_desktop.workflows.campaigns import new_campaign

DAY = PartialDate(2026, 2, 18)
KEY = Qt.Key
FAMILY = ("Nguyễn", "Trần", "Lê", "Đặng", "Phạm", "Bùi", "Đỗ", "Vũ")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Đạt")
COUNT = 40


def people_of(book, group_id, count):
    """Add households of one tổ; every name occurs once within forty."""
    book.households.add_many(
        Household(
            group_id=group_id,
            address=f"Ngõ {at + 1}",
            people=(Person(name=f"{FAMILY[at % 8]} Văn {GIVEN[at // 8 % 5]}", relation=HEAD),),
        )
        for at in range(count)
    )


@pytest.fixture
def group(book):
    """Return tổ 3 with forty households and nobody else."""
    third = book.groups.all()[2]
    for household_id in list(book.households.ids(group_id=third.id)):
        book.households.delete([household_id])
    people_of(book, third.id, COUNT)
    return third


@pytest.fixture
def campaign(book, group):
    made = book.campaigns.add(new_campaign(book, "Năm 2026", DAY))
    ids = book.pledges.ids(made.id)
    book.pledges.record_printed(made.id, ids, DAY)
    book.pledges.number_forms(made.id, list(reversed(ids)))
    return made


@pytest.fixture
def open_dialog(qtbot, context):
    """Return a function that shows the dialog for a campaign and a tổ, ready for keys."""

    def opened(campaign, group) -> KeyingDialog:
        dialog = KeyingDialog(context, campaign, group, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitActive(dialog)
        dialog.activateWindow()
        return dialog

    return opened


@pytest.fixture
def dialog(open_dialog, campaign, group):
    return open_dialog(campaign, group)


@pytest.fixture
def press(qtbot):
    """Return a function that presses keys where the focus is, as a keyboard does."""

    def pressed(dialog, *keys):
        for key in keys:
            qtbot.keyClick(dialog.focusWidget(), key)

    return pressed


@pytest.fixture
def rows(book, campaign, group):
    """Return a function: the tổ's pledges in the order of its list."""
    return lambda: book.pledges.rows(campaign.id, book.pledges.ids(campaign.id, group_id=group.id))


def line_at(dialog, place):
    """Return the household shown in a row."""
    return dialog.lines[dialog.model.ids[place]]


def marked(dialog):
    """Return the STT under the mark."""
    return line_at(dialog, dialog.table.currentIndex().row()).number


def test_forty_signatures_are_forty_keys(dialog, press, rows, book):
    for done in range(COUNT):
        assert marked(dialog) == done + 1
        press(dialog, KEY.Key_Return)
        assert dialog.counter.text() == f"Đã ghi {done + 1}/40 · còn {39 - done}"
    signed = rows()
    assert {row.status for row in signed} == {Status.SIGNED}
    assert {row.signed_on for row in signed} == {DAY}
    assert {row.receiver for row in signed} == {"Ngô Văn Vinh"}
    assert all(row.signer == row.head and row.relation == HEAD for row in signed)
    names = [action.name for action in book.history.recent(COUNT)]
    assert len(set(names)) == COUNT
    press(dialog, KEY.Key_Return)
    assert "đã ký rồi" in dialog.last.text()
    assert rows() == signed


def test_a_round_with_all_answers_by_keys_only(dialog, press, rows, type_text):
    press(dialog, KEY.Key_Return, KEY.Key_F3, KEY.Key_Minus, KEY.Key_F4, KEY.Key_Asterisk)
    press(dialog, KEY.Key_Down, KEY.Key_Enter, KEY.Key_Up, KEY.Key_Up, KEY.Key_F3)
    answered = rows()
    assert [row.status for row in answered[:7]] == [
        Status.SIGNED, Status.ABSENT, Status.ABSENT, Status.DECLINED, Status.DECLINED,
        Status.ABSENT, Status.SIGNED,
    ]  # fmt: skip
    assert {row.reason for row in answered} == {""}
    assert dialog.counter.text() == "Đã ghi 7/40 · còn 33"
    assert dialog.last.text() == f"6. {answered[5].head}: vắng"
    assert marked(dialog) == 8


def test_reasons_by_a_digit_by_arrows_or_typed(dialog, press, rows, type_text):
    press(dialog, KEY.Key_F3, KEY.Key_Slash, KEY.Key_2)
    assert rows()[0].reason == "Đi viện"
    assert marked(dialog) == 2
    press(dialog, KEY.Key_F4, KEY.Key_F2)
    type_text(dialog.entry, "Chờ con về - bàn lại")
    press(dialog, KEY.Key_Return)
    assert (rows()[1].status, rows()[1].reason) == (Status.DECLINED, "Chờ con về - bàn lại")
    press(dialog, KEY.Key_F3, KEY.Key_F2, KEY.Key_Down, KEY.Key_Return)
    assert rows()[2].reason == "Đi làm ăn xa"
    press(dialog, KEY.Key_F3, KEY.Key_Slash, KEY.Key_Escape)
    assert (rows()[3].status, rows()[3].reason) == (Status.ABSENT, "")
    assert marked(dialog) == 5
    type_text(dialog.entry, "1")
    press(dialog, KEY.Key_F2, KEY.Key_1)
    assert rows()[0].reason == "Đi làm ăn xa"
    type_text(dialog.entry, "30")
    press(dialog, KEY.Key_F2)
    assert "trước" in dialog.note.text()


def test_numbers_codes_and_names_move_the_mark(dialog, rows, type_text, press):
    listed = rows()
    label = f"2026-{listed[16].form_number:04}"
    short = str(listed[20].form_number)
    for typed, place in ((label, 16), (listed[4].code, 4), ("12", 11)):
        type_text(dialog.entry, typed)
        assert marked(dialog) == place + 1
        press(dialog, KEY.Key_Escape)
        assert marked(dialog) == 1
    assert dialog.isVisible()
    type_text(dialog.entry, short)
    press(dialog, KEY.Key_Down)
    assert marked(dialog) == 21
    press(dialog, KEY.Key_Escape)
    type_text(dialog.entry, "dang dat")
    assert marked(dialog) == 1 + [row.head for row in listed].index("Đặng Văn Đạt")
    press(dialog, KEY.Key_Escape)
    type_text(dialog.entry, "Đạt")
    assert dialog.note.text().startswith("8 hộ khớp")
    found = set()
    for _ in range(8):
        found.add(listed[marked(dialog) - 1].head)
        press(dialog, KEY.Key_Down)
    assert found == {row.head for row in listed if row.head.endswith(" Đạt")}
    first = marked(dialog)
    press(dialog, KEY.Key_Down)
    second = marked(dialog)
    assert second > first
    press(dialog, KEY.Key_Return)
    assert rows()[second - 1].status is Status.SIGNED
    assert dialog.entry.text() == ""
    assert marked(dialog) == second + 1


def test_what_is_not_found_records_nothing(dialog, type_text, press, rows):
    before = rows()
    type_text(dialog.entry, "không có ai")
    press(dialog, KEY.Key_Return, KEY.Key_F3)
    assert "Không thấy" in dialog.note.text()
    assert rows() == before


def test_half_composed_letters_find_and_are_committed(dialog, press, rows, monkeypatch):
    def commit(_method):
        event = QInputMethodEvent()
        event.setCommitString("Bùi Văn Cường")
        QApplication.sendEvent(dialog.entry, event)

    # The offscreen platform has no input method of its own to hand back what was composed.
    monkeypatch.setattr(QInputMethod, "commit", commit)
    QApplication.sendEvent(dialog.entry, QInputMethodEvent("Bùi Văn Cường", []))
    place = [row.head for row in rows()].index("Bùi Văn Cường")
    assert marked(dialog) == place + 1
    press(dialog, KEY.Key_F3)
    assert rows()[place].status is Status.ABSENT


def test_answers_are_taken_back_one_by_one(dialog, press, rows, qtbot, book):
    def undo():
        qtbot.keyClick(dialog.entry, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)

    before = rows()
    last_action = book.history.undoable()
    press(dialog, KEY.Key_Return, KEY.Key_F3, KEY.Key_Slash, KEY.Key_1)
    undo()
    assert (rows()[1].status, rows()[1].reason) == (Status.ABSENT, "")
    undo()
    undo()
    assert rows() == before
    assert marked(dialog) == 1
    assert dialog.counter.text() == "Đã ghi 0/40 · còn 40"
    undo()
    assert book.history.undoable() == last_action


def test_what_was_recorded_beside_the_keying_is_not_taken_back(
    dialog, press, rows, qtbot, book, campaign, dialogs
):
    press(dialog, KEY.Key_Return)
    book.printings.add(Printing(campaign_id=campaign.id, way=Way.PRINTER, numbers=(1,), pages=1))
    qtbot.keyClick(dialog.entry, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "việc khác" in dialogs.said[-1]
    assert rows()[0].status is Status.SIGNED
    assert len(book.printings.all(campaign.id)) == 1


def test_absent_and_declined_are_corrected_freely_signed_only_with_a_reason(
    dialog, press, rows, type_text
):
    press(dialog, KEY.Key_F3, KEY.Key_Return)
    type_text(dialog.entry, "1")
    press(dialog, KEY.Key_F4)
    assert rows()[0].status is Status.DECLINED
    type_text(dialog.entry, "2")
    press(dialog, KEY.Key_F3)
    assert "Vì sao" in dialog.last.text()
    press(dialog, KEY.Key_Return)
    assert rows()[1].status is Status.SIGNED
    type_text(dialog.entry, "2")
    press(dialog, KEY.Key_F3, KEY.Key_1)
    assert (rows()[1].status, rows()[1].reason) == (Status.ABSENT, "Ghi nhầm hộ")
    assert dialog.counter.text() == "Đã ghi 2/40 · còn 38"


def test_the_second_round_has_the_numbers_of_the_first_paper(
    open_dialog, campaign, group, press, rows, book
):
    ids = [row.household_id for row in rows()]
    book.pledges.sign(campaign.id, ids[:3], Signing(signed_on=DAY))
    book.pledges.mark(campaign.id, ids[3:5], Status.ABSENT, "Đi viện")
    dialog = open_dialog(campaign, group)
    assert marked(dialog) == 4
    assert dialog.counter.text() == "Đã ghi 0/37 · còn 37"
    press(dialog, KEY.Key_F3, KEY.Key_Return)
    assert [(row.status, row.reason) for row in rows()[3:5]] == [
        (Status.ABSENT, "Đi viện"),
        (Status.SIGNED, ""),
    ]


def test_a_key_held_down_answers_once(dialog, rows):
    press = QKeyEvent(
        QKeyEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True, 1
    )
    before = rows()
    for _ in range(5):
        QApplication.sendEvent(dialog.entry, press)
    assert rows() == before


def test_no_day_no_signature_and_the_day_is_set_once(dialog, press, rows, type_text):
    dialog.day.clear()
    press(dialog, KEY.Key_Return)
    assert "ngày ký" in dialog.note.text()
    assert dialog.focusWidget() is dialog.day
    type_text(dialog.day, "20/2/26")
    press(dialog, KEY.Key_Return)
    assert dialog.focusWidget() is dialog.entry
    press(dialog, KEY.Key_Return, KEY.Key_Return)
    assert [row.signed_on for row in rows()[:3]] == [PartialDate(2026, 2, 20)] * 2 + [None]


def test_a_household_without_head_is_asked_who_signed(
    open_dialog, book, campaign, group, press, type_text
):
    lone = book.households.add(Household(group_id=group.id, address="Ngõ 99"))
    dialog = open_dialog(campaign, group)
    (code,) = [row.code for row in book.pledges.rows(campaign.id, [lone])]
    type_text(dialog.entry, code)
    press(dialog, KEY.Key_Return)
    assert "Ai đã ký?" in dialog.last.text()
    type_text(dialog.entry, "Đỗ Thị Tư")
    press(dialog, KEY.Key_Return)
    (row,) = book.pledges.rows(campaign.id, [lone])
    assert (row.status, row.signer) == (Status.SIGNED, "Đỗ Thị Tư")


def test_the_group_is_asked_for_and_can_be_changed(open_dialog, campaign, group, book, press):
    dialog = open_dialog(campaign, None)
    assert not dialog.entry.isEnabled()
    dialog.group.hidePopup()
    dialog.group.choose(group.id)
    dialog.group.activated.emit(dialog.group.currentIndex())
    assert marked(dialog) == 1
    press(dialog, KEY.Key_Return)
    assert dialog.counter.text() == "Đã ghi 1/40 · còn 39"
    first = book.groups.all()[0]
    dialog.group.choose(first.id)
    assert {line_at(dialog, at).pledge.group_id for at in range(dialog.model.rowCount())} == {
        first.id
    }


def test_a_group_where_all_have_signed_says_so(open_dialog, campaign, group, rows, book, press):
    ids = [row.household_id for row in rows()]
    book.pledges.sign(campaign.id, ids, Signing(signed_on=DAY))
    dialog = open_dialog(campaign, group)
    assert not dialog.entry.isEnabled()
    assert not dialog.table.isVisible()


def test_the_mouse_marks_and_presses_too_and_the_entry_keeps_the_focus(dialog, qtbot, rows):
    index = dialog.model.index(3, 1)
    at = dialog.table.visualRect(index).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert marked(dialog) == 4
    assert dialog.focusWidget() is dialog.entry
    qtbot.keyClick(dialog.entry, KEY.Key_F3)
    assert rows()[3].status is Status.ABSENT
    assert marked(dialog) == 5


def test_f8_opens_it_for_the_group_at_the_left(tab, qtbot, dialogs, group):
    tab.side.choose(group.id)
    tab.activateWindow()
    tab.list.table.setFocus()
    qtbot.waitUntil(tab.list.table.hasFocus)

    def key(dialog):
        dialog.show()
        dialog.day.setText("21/2/2026")
        qtbot.keyClick(dialog.entry, KEY.Key_Return)
        dialog.reject()
        return False

    dialogs.on_run = key
    qtbot.keyClick(tab.list.table, KEY.Key_F8)
    assert tab.list.model.row(0).signed_on == PartialDate(2026, 2, 21)
    days = []
    dialogs.on_run = lambda dialog: days.append(dialog.day.text())
    tab.list.table.go_to(tab.list.model.ids[1])
    tab.sign()
    assert days == ["21/02/2026"]


def test_where_the_day_is_missing_it_is_asked_before_the_first_household(
    open_dialog, campaign, group, type_text
):
    dialog = open_dialog(dataclasses.replace(campaign, form_date=None), None)
    dialog.group.hidePopup()
    dialog.group.choose(group.id)
    QTest.keyClick(dialog.group, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.day
    type_text(dialog.day, "18/02/2026")
    QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.entry
