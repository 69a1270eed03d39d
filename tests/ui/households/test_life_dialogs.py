"""What every dialog of an event shares: day, preview, keys, errors, nothing lost by closing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.households.life.fields import PeopleTicks
from antt_desktop.ui.households.life.menu import Deed
from antt_desktop.ui.households.life.start import dialog as life_dialog
from antt_desktop.ui.theme import Mode, theme

LONG = "Tôn Nữ Công Tằng Hoàng Phủ Ngọc Bảo Quỳnh"


@pytest.fixture
def household(book):
    return book.households.get(
        book.households.add(
            Household(
                group_id=book.groups.all()[0].id,
                people=(
                    Person(name="Đỗ Hữu Bình", relation=HEAD, sex="Nam"),
                    Person(name=LONG, relation="Con riêng", birth=PartialDate(1985, 3, 5)),
                    Person(name="Đỗ Thị Thu", relation="Con đẻ"),
                ),
            )
        )
    )


@pytest.fixture
def shown(qtbot, context, household):
    """Return a function that shows the dialog of an event of the household."""

    def made(deed, of=None):
        dialog = life_dialog(context, deed, of or household)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return made


def test_the_day_is_today_and_never_to_come(shown, book):
    dialog = shown(Deed.LEAVE)
    assert dialog.day.text() == str(book.today)
    assert dialog.preview_title.text().endswith("chuyển khỏi làng")
    for text, sentence in (
        ("31/12/2199", "chưa tới"), ("2026", "đủ ngày"), ("", "ngày diễn ra"), ("hôm", "phải ngày"),
    ):  # fmt: skip
        dialog.day.setText(text)
        assert sentence in dialog.missing.text()
        assert not dialog.preview.text()
        dialog.save_and_close()
        assert sentence in dialog.form.error_of("happened_on")
    assert dialog.isVisible()
    dialog.done(0)
    assert book.households.get(dialog._household.id).ended_on is None


def test_what_was_wrong_is_forgotten_once_it_is_mended(shown, household):
    dialog = shown(Deed.DEATH)
    dialog.who.choose(household.head.id)
    dialog.save_and_close()
    assert dialog.form.error_of("head") == "Hãy chọn chủ hộ mới."
    dialog.head.choice.choose(household.people[1].id)
    assert dialog.form.error_of("head") == ""
    dialog.done(0)
    dialog = shown(Deed.RESIDE)
    dialog.residence.choose("Thường trú")
    assert not dialog.until.isVisible()
    assert not any(
        "chưa biết" in hint.text() for hint in dialog.findChildren(QLabel) if hint.isVisible()
    )
    dialog.done(0)


def test_a_move_says_from_which_group_to_which(shown, household, book):
    old, new = book.groups.all()[:2]
    dialog = shown(Deed.MOVE)
    dialog.group.choose(new.id)
    assert dialog.preview.text() == f"•  Hộ {household.code} Đỗ Hữu Bình: {old.name} → {new.name}"
    dialog.done(0)


def test_enter_goes_on_and_ctrl_enter_saves(shown, qtbot, book, household):
    dialog = shown(Deed.LEAVE)
    dialog.destination.setFocus()
    qtbot.keyClick(dialog.destination, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.day
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.reason
    assert dialog.isVisible()
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    assert dialog.saved_ids == (household.id,)


def test_esc_closes_and_asks_once_something_was_typed(shown, qtbot, dialogs):
    untouched = shown(Deed.BIRTH)
    qtbot.keyClick(untouched, Qt.Key.Key_Escape)
    assert not untouched.isVisible()
    typed = shown(Deed.BIRTH)
    typed.child.name.setText("Đỗ Hữu An")
    dialogs.answers.extend([Choice.STAY, Choice.DISCARD])
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert typed.isVisible()
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert not typed.isVisible()


def test_the_preview_follows_letters_typed_by_an_input_method(shown, type_text):
    dialog = shown(Deed.BIRTH)
    type_text(dialog.child.name, "Nguyễn Thị Hồng Đượm")
    assert "Sinh Nguyễn Thị Hồng Đượm" in dialog.preview_title.text()
    dialog.done(0)


def test_an_error_far_down_is_brought_into_sight(shown, qtbot):
    dialog = shown(Deed.SPLIT)
    dialog.resize(dialog.width(), 320)
    dialog.who.tick(dialog._household.people[0].id)
    dialog.save_and_close()
    assert dialog.form.error_of("staying") == "Hãy chọn chủ hộ mới."
    qtbot.waitUntil(lambda: not dialog.staying.choice.visibleRegion().isEmpty())
    dialog.done(0)


def test_what_somebody_is_to_the_new_head_stays_while_others_come_and_go(shown):
    dialog = shown(Deed.SPLIT)
    _, one, two = dialog._household.people
    dialog.who.tick(one.id)
    dialog.who.tick(two.id)
    dialog.head.choice.choose(one.id)
    dialog.head.relations_field.choose(two.id, "Ở nhờ")
    dialog.unlisted.add()
    dialog.unlisted.lines[0].name.setText("Lý Thị Tư")
    assert dialog.head.relations_field.relations == {two.id: "Ở nhờ", -1: ""}
    assert dialog.head.choice.value == one.id
    dialog.done(0)


def test_every_dialog_fits_the_smallest_screen_at_the_largest_text(shown, household):
    theme.choose(mode=Mode.LIGHT, percent=150)
    ended = replace(household, id=0, ended_on=PartialDate(2026, 1, 1))
    for deed in Deed:
        dialog = shown(deed, ended if deed is Deed.RETURN else None)
        for ticks in dialog.findChildren(PeopleTicks):
            ticks.tick(household.people[0].id)
        for choice in dialog.findChildren(QComboBox):
            choice.setCurrentIndex(0)
        dialog.resize(1280, 640)
        inside = dialog._fields.widget()
        assert inside.minimumSizeHint().width() <= dialog._fields.viewport().width(), deed
        assert dialog.accept_button.isVisible()
        for field in dialog.findChildren(QLineEdit):
            assert field.accessibleName() or isinstance(field.parent(), QComboBox), deed
        for field in dialog.findChildren(QComboBox):
            assert field.accessibleName(), deed
        dialog.done(0)


def way_of_tab(dialog):
    """Return the widgets that Tab comes to, from the first field on, once round."""
    at = first = dialog.focusWidget()
    way = []
    while at not in way:
        way.append(at)
        dialog.focusNextChild()
        at = dialog.focusWidget()
    assert at is first, "the way comes back to where it began"
    return way


def test_tab_goes_down_through_all_fields_also_those_added_later(shown, household, book):
    another = book.households.ids(query="Trần Văn Hoà")[0]
    people = household.people

    def split(dialog):
        dialog.who.tick(people[1].id)
        dialog.who.tick(people[2].id)
        dialog.head.choice.choose(people[1].id)
        dialog.unlisted.add()
        dialog.unlisted.lines[0].name.setText("Lý Thị Tư")
        dialog.unlisted.add()
        dialog.who.setFocus()
        return 3 + 2 * 3 + 1 + 1 + 2 + 3 + 2

    def transfer(dialog):
        dialog.who.tick(people[1].id)
        dialog.who.tick(people[2].id)
        dialog.other.table.go_to(another)
        dialog.who.setFocus()
        return 3 + 2 + 2 + 2

    def head(dialog):
        dialog.head.choice.choose(people[2].id)
        dialog.old_head.setFocus()
        return 1 + 2 + 1 + 2

    def arrive(dialog):
        dialog.people.add()
        dialog.people.setFocus()
        return 2 * 4 + 1 + 1 + 2

    plays = {Deed.SPLIT: split, Deed.TRANSFER: transfer, Deed.HEAD: head, Deed.ARRIVE: arrive}
    for deed, play in plays.items():
        dialog = shown(deed)
        fields = play(dialog)
        QCoreApplication.sendPostedEvents()  # what was added is shown
        *way, save, cancel = way_of_tab(dialog)
        assert (save, cancel) == (dialog.accept_button, dialog.cancel_button), deed
        heights = [w.mapTo(dialog._fields.widget(), w.rect().topLeft()).y() for w in way]
        assert heights == sorted(heights), deed
        assert len(way) == fields, deed
        dialog.done(0)
