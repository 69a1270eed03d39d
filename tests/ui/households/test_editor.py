import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Household, Person
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.households.editor import HouseholdDialog
from antt_desktop.ui.households.fields import CategoriesField, IdentityField, NoteField

FORTY = "Công Tằng Tôn Nữ Nguyễn Phúc Hồng Ánh Tú"


@pytest.fixture
def editor(qtbot, context, dialogs):
    def edit(household: Household) -> HouseholdDialog:
        dialog = HouseholdDialog(context, household)
        qtbot.addWidget(dialog, before_close_func=lambda _: dialogs.answers.append(Choice.DISCARD))
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return edit


@pytest.fixture
def known(book) -> Household:
    """Return a household with everything in it, as the book has it."""
    group = book.groups.all()[0]
    whole = Household(
        group_id=group.id,
        address="Ngõ 4, số 21",
        phone="0912345678",
        declared_size=2,
        categories=("Hộ nghèo", "Nuôi ong"),
        note="Dòng một\u00a0giữ nguyên\n  dòng hai ",
        people=(
            Person(
                name=FORTY, relation="Chủ hộ", sex="Nữ", birth=PartialDate(1968, 3, 5),
                identity="031168001234", phone="0912345678", occupation="Làm ruộng",
                residence="Tạm trú", residence_from=PartialDate(2025, 3, 5),
                residence_to=PartialDate(2027), note="a\nb",
            ),
            Person(name="Ngô Ánh", relation="cháu họ", birth=PartialDate(2001)),
        ),
    )  # fmt: skip
    return book.households.get(book.households.add(whole))


def test_a_new_household_is_typed_with_the_keyboard_alone(editor, book, qtbot, type_text):
    group = book.groups.all()[1]
    dialog = editor(Household(group_id=group.id))
    assert QApplication.focusWidget() is dialog.people.form.name
    type_text(dialog.people.form.name, "Đỗ Thị Ánh")
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.people.form.birth
    type_text(dialog.people.form.birth, "5/3/60")
    qtbot.keyClick(dialog.people.form.birth, Qt.Key.Key_Return)
    assert dialog.people.form.birth.text() == "05/03/1960"
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text(QApplication.focusWidget(), "Ngô Văn Tú")
    dialog.address.setFocus()
    type_text(dialog.address, "Ngõ 4")
    qtbot.keyClick(dialog.address, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    saved = book.households.get(dialog.saved_id)
    assert saved.code == "02-003"
    assert saved.address == "Ngõ 4"
    assert [(p.name, p.relation) for p in saved.people] == [
        ("Đỗ Thị Ánh", "Chủ hộ"), ("Ngô Văn Tú", ""),
    ]  # fmt: skip
    assert saved.people[0].birth == PartialDate(1960, 3, 5)


def test_a_household_nobody_touched_is_saved_as_it_was(editor, book, known):
    dialog = editor(known)
    assert not dialog.changed()
    dialog.people.table.go_to(2)
    dialog.people.table.go_to(1)
    assert not dialog.changed()
    before = book.history.recent(1)
    dialog.save_and_close()
    assert book.households.get(known.id) == known
    assert book.history.recent(1) == before


def test_half_composed_letters_are_saved_too(editor, book, known):
    dialog = editor(known)
    dialog.address.setFocus()
    dialog.address.clear()
    QApplication.sendEvent(dialog.address, QInputMethodEvent("Ngõ", []))
    assert dialog.address.text() == ""
    committed = QInputMethodEvent()
    committed.setCommitString("Ngõ")
    QApplication.sendEvent(dialog.address, committed)
    dialog.save_and_close()
    assert book.households.get(known.id).address == "Ngõ"


def test_faults_are_said_under_their_fields(editor, book, known):
    dialog = editor(known)
    dialog.size_field.setText("x")
    dialog.save_and_close()
    assert dialog.form.error_of("declared_size") == "Hãy ghi một số từ 0 đến 99."
    dialog.size_field.setText("2")
    dialog.people.table.go_to(2)
    dialog.people.form.birth.setText("31/2/2001")
    dialog.people.table.go_to(1)
    dialog.save_and_close()
    assert dialog.people.table.current_id == 2
    assert "31/02/2001" in dialog.people.form.form.error_of("birth")
    assert book.households.get(known.id) == known
    dialog.people.form.birth.setText("2001")
    dialog.code.setText(book.households.rows(book.households.ids())[0].code)
    dialog.save_and_close()
    assert not dialog.saved_id
    assert dialog.isVisible()


def test_a_second_head_is_refused_where_it_was_typed(editor, known):
    dialog = editor(known)
    dialog.people.table.go_to(2)
    dialog.people.form.relation.setCurrentText("Chủ hộ")
    dialog.save_and_close()
    assert FORTY in dialog.people.form.form.error_of("relation")


def test_changes_are_never_lost_by_closing(editor, book, known, dialogs):
    dialog = editor(known)
    dialog.note.insertPlainText("mới ")
    dialogs.answers.append(Choice.STAY)
    dialog.reject()
    assert dialog.isVisible()
    dialogs.answers.append(Choice.SAVE)
    dialog.close()
    assert not dialog.isVisible()
    saved = book.households.get(known.id).note
    assert saved == "mới " + known.note, "the rest is kept to the letter"
    again = editor(dataclasses.replace(known, note=saved))
    again.people.form.name.setText("Khác")
    dialogs.answers.append(Choice.DISCARD)
    again.reject()
    assert book.households.get(known.id).people[0].name == FORTY


def test_people_are_removed_and_reordered(editor, book, known, qtbot):
    dialog = editor(known)
    dialog.people.table.go_to(2)
    qtbot.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.people.table.go_to(1)
    dialog.people.add()
    dialog.people.form.name.setText("Lê Tú")
    dialog.people.table.go_to(1)
    qtbot.keyClick(dialog.people.table, Qt.Key.Key_Delete)
    dialog.save_and_close()
    people = book.households.get(known.id).people
    assert [p.name for p in people] == ["Ngô Ánh", "Lê Tú"]
    assert people[0].id == known.people[1].id


def test_odd_numbers_are_remarked_at_once_and_still_saved(editor, book, known):
    dialog = editor(known)
    dialog.size_field.setText("6")
    dialog.phone.setText("12345")
    dialog.people.form.phone.setText("999")
    words = [w.text() for w in dialog.findChildren(type(dialog.people._title)) if w.isVisible()]
    assert "Khai 6 người, danh sách bên cạnh có 2 người." in words
    assert "Số điện thoại “12345” không giống số đang dùng." in words
    assert "Số điện thoại “999” không giống số đang dùng." in words
    dialog.save_and_close()
    assert book.households.get(known.id).declared_size == 6


def test_a_name_of_forty_letters_is_seen_whole(editor, known):
    field = editor(known).people.form.name
    assert len(FORTY) == 40
    assert field.fontMetrics().horizontalAdvance(FORTY) < field.width() - 20


def test_an_identity_number_is_hidden_until_shown(qtbot):
    field = IdentityField("Số CCCD")
    qtbot.addWidget(field)
    field.set_number("031168001234")
    assert field.text() == "•••• 1234"
    qtbot.keyClick(field, Qt.Key.Key_5)
    assert field.number == "031168001234"
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == "031168001234"
    field.setText("031168001235")
    assert field.number == "031168001235"


def test_a_note_nobody_touched_is_given_back_to_the_letter(qtbot):
    field = NoteField("Ghi chú")
    qtbot.addWidget(field)
    note = "a\u00a0b\r\nc\t\u2028d "
    field.set_note(note)
    assert field.note == note
    field.insertPlainText("x")
    assert field.note.startswith("xa\u00a0b\n")


def test_categories_keep_their_order_and_the_villages_own(qtbot):
    field = CategoriesField()
    qtbot.addWidget(field)
    field.set_categories(("Nuôi ong", "Người có công"))
    assert field.categories == ("Nuôi ong", "Người có công")
    field.boxes["Hộ nghèo"].setChecked(True)
    field.others.setText("Nuôi ong,  làm  muối , ")
    assert field.categories == ("Nuôi ong", "Người có công", "Hộ nghèo", "làm muối")
