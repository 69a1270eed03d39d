"""Writing minutes in the editor: typed, kept as a draft, saved, frozen; nothing is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meetings import Meeting, MeetingState
from antt_desktop.ui.meetings.editor.dialog import MinutesEditor
from antt_desktop.workflows.meeting_forms import begin_meeting, meeting_forms
from tests.ui.meetings.made import full_meeting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def saved(book) -> Meeting:
    return book.meetings.get(book.meetings.save(full_meeting(book)))


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key wherever the keyboard is."""
    from PySide6.QtTest import QTest

    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def put(editor, text, page="proceedings"):
    editor.texts.choose(page)
    field = editor.texts.texts[page]
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.put(text)
    return field


def test_minutes_are_written_with_the_keyboard_alone(edit, book, type_text):
    editor = edit()
    assert QApplication.focusWidget() is editor.head.title
    for text in ("Họp Tổ 3", "Họp liên gia"):
        type_text(QApplication.focusWidget(), text)
        press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.head.scope  # in a narrow window it stands here
    press(Qt.Key.Key_Tab)
    for text in (
        "20/2/26",
        "19h30",
        "2110",
        "Nhà văn hóa",
        "Trần Thị Nga",
        "Tổ trưởng",
        "Vũ Thị Hương",
        "",
    ):
        type_text(QApplication.focusWidget(), text)
        press(Qt.Key.Key_Return)
    for guest in ("Bí thư chi bộ", "Công an xã"):
        type_text(QApplication.focusWidget(), guest)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # nothing typed: on to the next field
    assert editor.isVisible()
    put(editor, "1. Thống nhất")
    press(Qt.Key.Key_Return)
    editor.close_it.click()
    assert not editor.isVisible()
    meeting = book.meetings.get(editor.saved_id)
    assert meeting == replace(
        meeting,
        title="Họp Tổ 3", kind="Họp liên gia", day=PartialDate(2026, 2, 20), start="19:30",
        end="21:10", place="Nhà văn hóa", chair="Trần Thị Nga", chair_role="Tổ trưởng",
        secretary="Vũ Thị Hương", secretary_role="", guests=("Bí thư chi bộ", "Công an xã"),
        proceedings="1. Thống nhất\n2. ", copies=2,
    )  # fmt: skip
    assert book.minutes.state(editor.saved_id) is not MeetingState.FROZEN
    assert book.drafts.unsaved() == []


def test_an_untouched_new_one_leaves_nothing(edit, book):
    kind = meeting_forms().templates[0].kind
    editor = edit(begin_meeting(book, kind))
    editor.keeper.keep()
    press(Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert (book.meetings.count(), book.drafts.unsaved(), editor.saved_id) == (0, [], 0)


def test_minutes_nobody_touched_are_not_saved_again(edit, book, saved):
    before = book.history.recent(3)
    editor = edit(saved)
    assert not editor.changed()
    editor.reject()
    assert book.history.recent(3) == before
    assert book.meetings.get(saved.id) == saved


def test_every_part_comes_back_as_it_was_shown(edit, book, saved):
    editor = edit(saved)
    editor.head.title.setText("Tên khác")
    editor.reject()
    assert book.meetings.get(saved.id) == replace(saved, title="Tên khác")


def test_a_kind_fills_what_is_empty_and_never_what_was_typed(edit, book, type_text):
    village, group = (
        next(t for t in meeting_forms().templates if t.one_group is own and t.of_households)
        for own in (False, True)
    )
    editor = edit()
    put(editor, "Kết luận riêng", "conclusion")
    editor.head.kind.setCurrentText(village.kind)
    editor.head.kind_chosen.emit()
    begun = begin_meeting(book, village.kind)
    assert editor.head.title.text() == begun.title
    assert editor.texts.texts["agenda"].rich == begun.agenda
    assert editor.texts.texts["conclusion"].rich == "Kết luận riêng"
    editor.head.place.setText("Đình làng")
    editor.head.kind.setCurrentText(group.kind)
    editor.head.kind_chosen.emit()
    assert editor.head.title.text() == begin_meeting(book, group.kind).title
    assert editor.head.place.text() == "Đình làng"
    assert editor.edited.meeting.kind == group.kind


def test_a_kind_of_people_counts_people_until_households_were_called(edit, book):
    kind = next(t.kind for t in meeting_forms().templates if not t.of_households)
    editor = edit()
    editor.head.kind.setCurrentText(kind)
    editor.head.kind_chosen.emit()
    assert editor.edited.meeting.delegates is not None
    other = edit(replace(Meeting(), roll=book.meetings.invited()))
    other.head.kind.setCurrentText(kind)
    other.head.kind_chosen.emit()
    assert other.edited.meeting.delegates is None
    assert other.edited.meeting.roll


def test_a_chosen_kind_alone_is_not_worth_keeping(edit, book):
    editor = edit()
    editor.head.kind.setCurrentText(meeting_forms().templates[0].kind)
    editor.head.kind_chosen.emit()
    editor.reject()
    assert (book.meetings.count(), book.drafts.unsaved()) == (0, [])


def choose_scope(editor, *names):
    menu = editor.head.scope.menu()
    menu.aboutToShow.emit()
    for entry in menu.actions():
        if entry.text() in names:
            entry.trigger()
    menu.aboutToHide.emit()


def test_another_scope_asks_about_a_roll_that_was_taken(edit, book, dialogs):
    editor = edit()
    choose_scope(editor, "Tổ 1", "Tổ 2")
    assert editor.head.scope.text() == "Tổ 1, Tổ 2"
    roll = book.meetings.invited(editor.edited.meeting.group_ids)
    editor.edited.change(roll=tuple(replace(row, present=True) for row in roll))
    dialogs.answers.extend([False, True])
    choose_scope(editor, "Tổ 2")
    assert editor.edited.meeting.roll == tuple(replace(row, present=True) for row in roll)
    assert editor.head.scope.text() == "Tổ 1, Tổ 2"
    choose_scope(editor, "Cả làng")
    meeting = editor.edited.meeting
    assert meeting.group_ids == ()
    assert [r.household_id for r in meeting.roll] == [
        r.household_id for r in book.meetings.invited()
    ]
    assert meeting.turnout.present == len(roll)


def test_what_must_be_mended_is_said_at_its_field(edit, book, dialogs):
    editor = edit()
    editor.freeze.click()
    assert editor.head.error_of("title")
    assert book.meetings.count() == 0
    editor._swap(replace(full_meeting(book), proceedings="", conclusion=""))
    editor.texts.choose("agenda")
    editor.freeze.click()
    assert editor.texts.tabs.currentIndex() == 1
    assert QApplication.focusWidget() is editor.texts.texts["proceedings"]
    assert editor.texts._error.text() == "Biên bản chưa có nội dung."
    put(editor, "1. Có")
    editor.head.end.setText("25h")
    dialogs.answers.append(False)
    press(Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert "25h" in editor.head.error_of("end")
    assert editor.texts._error.isHidden()
    editor.head.end.setText("21h")
    editor.edited.change(roll=tuple(replace(r, present=False) for r in editor.edited.meeting.roll),
                         votes=())  # fmt: skip
    editor.freeze.click()
    assert "điểm danh" in editor.side._errors["roll"].text()
    assert editor.side._errors["roll"].isVisible()


def test_frozen_from_the_editor(edit, book):
    editor = edit()
    editor._swap(full_meeting(book))
    editor.freeze.click()
    assert not editor.isVisible()
    assert editor.result() == MinutesEditor.DialogCode.Accepted
    assert book.minutes.state(editor.saved_id) is MeetingState.FROZEN
    assert book.drafts.unsaved() == []


def test_what_cannot_be_saved_can_be_left_as_a_draft(edit, book, dialogs, type_text):
    editor = edit()
    type_text(editor.head.title, "Họp tổ")
    editor.head.day.setText("31/2/2026")
    dialogs.answers.append(True)
    editor.close()
    assert not editor.isVisible()
    assert "31/02/2026" in dialogs.said[-1]
    (draft,) = book.drafts.unsaved()
    assert draft.meeting.title == "Họp tổ"
    again = edit(Meeting(), draft)
    again.head.day.setText("20/2/2026")
    again.reject()
    assert book.meetings.get(again.saved_id).title == "Họp tổ"
    assert book.drafts.unsaved() == []


def test_ctrl_s_saves_at_once_and_typing_goes_on(edit, book, saved, type_text):
    editor = edit(saved)
    field = put(editor, "\n4. Thêm")
    press(Qt.Key.Key_S, CTRL)
    assert book.meetings.get(saved.id).proceedings.endswith("4. Thêm")
    assert editor.words.sentence.startswith("Đã lưu vào sổ ")
    assert book.drafts.of(saved.id) is None
    type_text(field, " nữa")
    editor.reject()
    assert book.meetings.get(saved.id).proceedings.endswith("4. Thêm nữa")
    assert [v.id for v in book.meetings.get(saved.id).votes] == [v.id for v in saved.votes]


def test_undo_in_the_text_leaves_the_book_alone(opened, qtbot, type_text):
    context = opened.session.context
    meeting_id = context.book.meetings.save(Meeting(title="Họp"))
    before = context.book.history.recent(5)
    opened.dialogs.parent = opened
    editor = MinutesEditor(context, context.book.meetings.get(meeting_id))
    editor.setModal(True)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    field = put(editor, "Một")
    type_text(field, " hai")
    press(Qt.Key.Key_Z, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert field.rich == ""
    press(Qt.Key.Key_Y, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert field.rich == ""
    assert context.book.history.recent(5) == before
    editor.reject()


def test_the_preview_shows_what_is_not_saved(edit, book, dialogs):
    shown = []
    dialogs.on_run = lambda dialog: shown.append(dialog.windowTitle()) or False
    editor = edit()
    editor._swap(full_meeting(book, title="Họp thử"))
    editor.preview.click()
    assert shown == ["Biên bản – Họp thử"]
    assert book.meetings.count() == 0


def test_phrases_come_in_and_are_taken_from_the_text(edit, book):
    editor = edit()
    field = put(editor, "Câu của làng ta")
    menu = editor.texts.phrases.menu()
    menu.aboutToShow.emit()
    assert len(menu.actions()) == len(meeting_forms().phrases) + 3
    field.selectAll()
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().startswith("Thêm đoạn")).trigger()
    assert book.meetings.phrases()[-1] == "Câu của làng ta"
    field.clear()
    menu.aboutToShow.emit()
    menu.actions()[len(meeting_forms().phrases)].trigger()
    assert field.rich == "Câu của làng ta"


def test_tab_walks_from_the_title_to_the_foot(edit):
    editor = edit()
    names, seen = [], set()
    while (focus := QApplication.focusWidget()) not in seen:
        seen.add(focus)
        names.append(focus)
        press(Qt.Key.Key_Tab)
    head, text = editor.head, editor.texts
    stops = [head.title, head.kind, head.scope, head.day, head.start, head.end, head.place,
             head.chair, head.chair_role, head.secretary, head.secretary_role,
             head.guests.typing, head.copies, text.texts["proceedings"],
             editor.close_it, editor.preview, editor.freeze]  # fmt: skip
    assert [name for name in names if name in stops] == stops
    side = [names.index(w) for w in names if editor.side.isAncestorOf(w)]
    assert names.index(stops[-4]) < min(side) <= max(side) < names.index(editor.close_it)


@pytest.mark.parametrize("error", ["votes", "sittings", "delegates", "what", "copies", "place", ""])
def test_every_field_of_an_error_has_its_place(edit, error):
    editor = edit()
    editor.show_error(UserError("Hãy xem lại.", field=error))
    words = [w.text() for w in editor.findChildren(type(editor.texts._error)) if w.isVisible()]
    assert "Hãy xem lại." in words
