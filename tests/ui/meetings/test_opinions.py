"""Opinions typed while people speak: in the meeting at once, one after the other by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from antt_desktop.domain.meetings import Meeting, Opinion
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.opinions import presenter
from antt_desktop.ui.meetings.opinions.pane import OpinionsPane

LAN = Opinion("Đỗ Hữu Lan, Tổ 2", "Đề nghị lắp đèn ở ngõ 7.")
HOA = Opinion("Trần Văn Hoà, Tổ 1", "Nhất trí.")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot, context, dialogs):
    """Return a function that shows the pane in a dialog that Ctrl+Enter would close."""

    def shown(*opinions) -> OpinionsPane:
        host = FormDialog(dialogs, "Biên bản")
        edited = Edited(Meeting(opinions=opinions, chair="Trần Thị Nga"))
        made = OpinionsPane(context, edited)
        made.edited, made.host = edited, host
        host.body.addWidget(made)
        host.buttons("Chốt")
        qtbot.addWidget(host)
        host.resize(700, 600)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        made.speaker.setFocus()
        return made

    return shown


def listed(pane):
    return [entry.accessibleName() for entry in pane.list.entries]


def test_what_is_typed_is_in_the_meeting_at_once(pane, qtbot, type_text):
    shown = pane()
    type_text(shown.speaker, LAN.speaker)
    assert shown.edited.meeting.opinions == (Opinion(LAN.speaker, ""),)
    qtbot.keyClick(shown.speaker, Qt.Key.Key_Return)
    assert shown.text.hasFocus()
    type_text(shown.text, LAN.text)
    assert shown.edited.meeting.opinions == (LAN,)
    assert listed(shown) == []


def test_ctrl_enter_goes_on_to_the_next_speaker(pane, qtbot, type_text):
    shown = pane()
    for opinion in (LAN, HOA):
        type_text(shown.speaker, opinion.speaker)
        qtbot.keyClick(shown.speaker.completer().popup(), Qt.Key.Key_Return)
        qtbot.keyClick(shown.speaker, Qt.Key.Key_Return)
        type_text(shown.text, opinion.text)
        qtbot.keyClick(shown.text, Qt.Key.Key_Return, CONTROL)
        assert shown.speaker.hasFocus()
        assert not shown.speaker.text()
        assert not shown.text.toPlainText()
    assert shown.edited.meeting.opinions == (LAN, HOA)
    assert listed(shown) == [LAN.speaker, HOA.speaker]
    assert shown.host.isVisible()
    qtbot.keyClick(shown.speaker, Qt.Key.Key_Return, CONTROL)
    assert shown.edited.meeting.opinions == (LAN, HOA)


def test_an_opinion_is_mended_in_its_place(pane, type_text):
    shown = pane(LAN, HOA)
    shown.list.entries[0].click()
    assert (shown.speaker.text(), shown.text.toPlainText()) == (LAN.speaker, LAN.text)
    assert shown.text.hasFocus()
    assert shown.add_button.text() == "Xong"
    type_text(shown.text, " Cả ngõ 8.")
    assert shown.edited.meeting.opinions == (Opinion(LAN.speaker, f"{LAN.text} Cả ngõ 8."), HOA)
    shown.add_button.click()
    assert shown.add_button.text() == "Thêm ý kiến"
    type_text(shown.speaker, "Bí thư chi bộ")
    assert [o.speaker for o in shown.edited.meeting.opinions][2:] == ["Bí thư chi bộ"]


def test_moving_and_removing_leave_what_is_being_typed(pane, qtbot, type_text):
    shown = pane(LAN, HOA)
    type_text(shown.speaker, "Vũ Mới")
    entry = shown.list.entries[1]
    qtbot.keyClick(entry, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert listed(shown) == [HOA.speaker, LAN.speaker]
    qtbot.keyClick(shown.list.entries[0], Qt.Key.Key_Delete)
    type_text(shown.text, "Có ý kiến")
    assert shown.edited.meeting.opinions == (LAN, Opinion("Vũ Mới", "Có ý kiến"))
    assert shown.undo.sentence == f"Đã bỏ ý kiến của {HOA.speaker}."
    shown.undo.button.click()
    type_text(shown.text, ".")
    assert shown.edited.meeting.opinions == (HOA, LAN, Opinion("Vũ Mới", "Có ý kiến."))


def test_the_one_in_the_fields_can_be_moved_and_removed(pane, qtbot, type_text):
    shown = pane(LAN, HOA, LAN)
    shown.list.entries[0].click()
    qtbot.keyClick(shown.list.entries[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    type_text(shown.text, "!")
    assert shown.edited.meeting.opinions[1].text == f"{LAN.text}!"
    qtbot.keyClick(shown.list.entries[1], Qt.Key.Key_Delete)
    assert not shown.text.toPlainText()
    assert shown.edited.meeting.opinions == (HOA, LAN)


def test_emptied_fields_leave_nothing_behind(pane, type_text):
    shown = pane(LAN)
    type_text(shown.speaker, "x")
    shown.speaker.clear()
    assert shown.edited.meeting.opinions == (LAN,)


def test_offers_the_names_of_the_roll_with_and_without_marks(pane, qtbot, type_text):
    shown = pane(HOA)
    type_text(shown.speaker, "do huu")
    popup = shown.speaker.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert shown.speaker.text() == "do huu"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert shown.speaker.text() == "Đỗ Hữu Lan, Tổ 2"
    assert shown.edited.meeting.opinions[-1].speaker == "Đỗ Hữu Lan, Tổ 2"


def test_names_those_who_spoke_first(book):
    meeting = Meeting(opinions=(HOA, LAN, HOA), chair="Trần Thị Nga", guests=("Công an xã",))
    names = presenter.speakers(meeting, book.meetings.invited(), lambda _id: "Tổ 1")
    assert names[:4] == [HOA.speaker, LAN.speaker, "Trần Thị Nga", "Công an xã"]
    assert "Hoàng Minh Bình, Tổ 1" in names


def test_a_very_long_opinion_is_shown_by_its_beginning():
    assert presenter.shown_text(LAN) == LAN.text
    long = presenter.shown_text(Opinion("", "ý kiến " * 200))
    assert long.endswith("kiến…")
    assert len(long) <= 401


def test_follows_opinions_that_come_from_elsewhere(qtbot, context):
    edited = Edited(Meeting())
    host = QDialog()
    box = QVBoxLayout(host)
    pane = OpinionsPane(context, edited)
    box.addWidget(pane)
    qtbot.addWidget(host)
    edited.change(opinions=(LAN, HOA))
    pane.next()
    assert listed(pane) == [LAN.speaker, HOA.speaker]
