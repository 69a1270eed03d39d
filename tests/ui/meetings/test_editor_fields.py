"""The fields of the editor: tags, hours, names offered while typing, the menu of tổ."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.kit.fields import TimeField
from antt_desktop.ui.kit.proposals import propose
from antt_desktop.ui.kit.tags import Tags
from antt_desktop.ui.meetings.editor.scope import ScopeButton


@pytest.fixture
def shown(qtbot):
    """Return a function that shows a field with another one beside it."""

    pages = []

    def show(field):
        page = QWidget()
        pages.append(page)  # or Python would take it away with the field in it
        box = QVBoxLayout(page)
        for part in (field, QLineEdit()):
            box.addWidget(part)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        field.setFocus()
        return field

    return show


def chips(tags):
    return {chip.accessibleName(): chip for chip in tags.findChildren(QPushButton)}


def test_tags_are_typed_and_taken_away(shown, type_text):
    tags = shown(Tags("Cùng dự"))
    for text in ("Bí thư chi bộ", " Công  an & quân sự", "Bí thư chi bộ"):
        type_text(tags.typing, text)
        QTest.keyClick(tags.typing, Qt.Key.Key_Return)
    assert tags.tags == ("Bí thư chi bộ", "Công an & quân sự")
    QTest.keyClick(tags.typing, Qt.Key.Key_Backspace)
    assert len(tags.tags) == 2
    type_text(tags.typing, "Hội phụ nữ")
    assert tags.tags[-1] == "Hội phụ nữ"
    QTest.keyClick(tags.typing, Qt.Key.Key_Tab)
    assert tags.typing.text() == ""
    chips(tags)["Bỏ Bí thư chi bộ"].click()
    assert tags.tags == ("Công an & quân sự", "Hội phụ nữ")
    assert tags.typing.hasFocus()


def test_a_long_tag_stays_within_the_field(shown):
    tags = shown(Tags("Cùng dự"))
    long = "Phó Chủ tịch Ủy ban nhân dân xã kiêm Trưởng ban chỉ đạo phong trào toàn dân"
    tags.show_tags((long,))
    assert tags.tags == (long,)
    assert chips(tags)[f"Bỏ {long}"].sizeHint().width() < 360


def test_hours_are_written_in_full(shown, type_text):
    field = shown(TimeField("Từ giờ"))
    type_text(field, "19h5")
    assert field.problem
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "19h5"
    assert field.property("wrong") == "true"
    with pytest.raises(UserError):
        field.in_full()
    field.setFocus()
    field.setText("7h30")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert (field.text(), field.property("wrong")) == ("07:30", "false")


def test_names_are_offered_below_and_never_completed(shown, type_text, qtbot):
    field = shown(QLineEdit())
    propose(field, ["Trần Thị Hồng Nga", "Nguyễn Văn Ánh", "Đỗ Hữu Lan"])
    for letter in "do lan"[:2]:
        QTest.keyClick(field, letter)
    assert field.text() == "do"
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    assert [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())] == [
        "Đỗ Hữu Lan"
    ]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Đỗ Hữu Lan"


def test_the_menu_of_groups_stays_open_while_ticked(shown, book, qtbot):
    button = shown(ScopeButton(book.groups.all()))
    chosen = []
    button.chosen.connect(lambda: chosen.append(button.group_ids))
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    qtbot.waitUntil(menu.isVisible)
    first, second = menu.actions()[2:4]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    menu.setActiveAction(second)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert not chosen
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert chosen == [tuple(group.id for group in book.groups.all()[:2])]
    assert button.text() == "Tổ 1, Tổ 2"
    assert QApplication.activePopupWidget() is None
