"""Typing long texts: bold, numbered points, pasting, undo, Vietnamese letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.rich_text import rich, runs
from antt_desktop.ui.kit.rich_edit import RichEdit

CTRL = Qt.KeyboardModifier.ControlModifier
LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\u2028\u2029")
    | st.sampled_from("\n\t ăđệợ\u00a0."),
    min_size=1,
)
RICH = st.lists(st.tuples(LETTERS, st.booleans())).map(rich)


@pytest.fixture
def edit(qtbot):
    made = RichEdit("Diễn biến")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def at_end(edit):
    edit.moveCursor(QTextCursor.MoveOperation.End)


def touched(edit):
    """Type a letter and take it away, so that the text is read from the document."""
    cursor = edit.textCursor()
    cursor.insertText("x")
    cursor.deletePreviousChar()


def test_what_nobody_touched_comes_back_as_it_was(edit):
    odd = "\ue001\ue002a\ue001b\ue001c"
    edit.show_rich(odd)
    assert edit.rich == odd


@given(RICH)
@settings(deadline=None, max_examples=150)
def test_any_text_is_read_back_with_its_bold_parts(qapp, text):
    edit = RichEdit("Diễn biến")
    edit.show_rich(text)
    touched(edit)
    assert runs(edit.rich) == runs(text)
    edit.deleteLater()


def test_enter_goes_on_with_the_points_and_an_empty_one_ends_them(edit, qtbot, type_text):
    type_text(edit, "2. Thông qua")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(edit, "Bầu tổ trưởng")
    qtbot.keyClick(edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert edit.rich == "2. Thông qua\n3. Bầu tổ trưởng\n4. "
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(edit, "Kết thúc")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.rich == "2. Thông qua\n3. Bầu tổ trưởng\nKết thúc\n"


@pytest.mark.parametrize(
    ("at", "after"),
    [(0, "\n3. Một hai"), (3, "3. \nMột hai"), (6, "3. Một\n4.  hai")],
)
def test_enter_within_a_point_loses_nothing(edit, qtbot, at, after):
    edit.show_rich("3. Một hai")
    cursor = edit.textCursor()
    cursor.setPosition(at)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.rich == after


def test_a_point_is_one_step_of_undo(edit, qtbot, type_text):
    type_text(edit, "1. Một")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.rich == "1. Một\n2. "
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.rich == "1. Một"
    qtbot.keyClick(edit, Qt.Key.Key_Y, CTRL)
    assert edit.rich == "1. Một\n2. "


def test_ctrl_b_makes_bold_and_takes_it_back(edit, qtbot, type_text):
    type_text(edit, "Có ")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    type_text(edit, "449")
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    type_text(edit, " hộ")
    assert runs(edit.rich) == [("Có ", False), ("449", True), (" hộ", False)]
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert runs(edit.rich) == [("Có 449 hộ", False)]


def test_a_shown_text_can_not_be_undone_away(edit, qtbot):
    edit.show_rich("Đã có")
    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert edit.rich == "Đã có"


def test_what_is_pasted_comes_in_plain(edit):
    pasted = QMimeData()
    pasted.setHtml("<h1 style='color:red'>Điều <b>1</b></h1><img src='x.png'>")
    pasted.setText("Điều \ue0011\ue002\r\nĐie\u0302\u0300u 2\x00")
    edit.insertFromMimeData(pasted)
    assert edit.rich == "Điều 1\nĐiều 2"
    picture = QMimeData()
    picture.setImageData(edit.grab().toImage())
    assert not edit.canInsertFromMimeData(picture)


def test_shift_enter_is_the_end_of_a_line_too(edit, qtbot, type_text):
    type_text(edit, "1. a")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(edit, "b")
    assert edit.rich == "1. a\nb"


def test_unikey_and_ibus_leave_the_same_text(edit, qtbot):
    def unikey():
        """Backspaces and letters, as Unikey sends them for “Tiếng Việt”."""
        for step in ("T", "i", "e", "<ê", "n", "<<ến", "g", " ", "V", "i", "e", "t", "<<ệt"):
            for _ in range(step.count("<")):
                qtbot.keyClick(edit, Qt.Key.Key_Backspace)
            for letter in step.lstrip("<"):
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(edit, key)

    def ibus():
        for word in ("Tiếng", " ", "Việt"):
            for end in range(1, len(word) + 1):
                QApplication.sendEvent(edit, QInputMethodEvent(word[:end], []))
            done = QInputMethodEvent()
            done.setCommitString(word)
            QApplication.sendEvent(edit, done)

    for typed in (unikey, ibus):
        edit.show_rich("1. Một")
        at_end(edit)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        typed()
        assert edit.rich == "1. Một\n2. Tiếng Việt"


def test_half_composed_letters_are_not_text_yet(edit):
    QApplication.sendEvent(edit, QInputMethodEvent("Vie", []))
    assert edit.rich == ""


def test_phrases_come_in_at_the_cursor(edit):
    edit.show_rich("Mở đầu. Kết.")
    cursor = edit.textCursor()
    cursor.setPosition(8)
    edit.setTextCursor(cursor)
    edit.put("Nhất trí 100%. ")
    assert edit.rich == "Mở đầu. Nhất trí 100%. Kết."
    edit.selectAll()
    assert edit.selected() == "Mở đầu. Nhất trí 100%. Kết."


def test_letters_typed_into_a_long_text_stand_at_its_end(edit, qtbot):
    line = "Trưởng ban công tác Mặt trận báo cáo \ue001kết quả\ue002 thực hiện mô hình. "
    text = "\n".join(f"{n}. {line * 5}" for n in range(1, 126))
    edit.resize(760, 300)
    edit.show_rich(text)
    at_end(edit)
    qtbot.keyClicks(edit, "ghi them")
    assert edit.rich == f"{text.rstrip()} ghi them" or edit.rich == f"{text}ghi them"
