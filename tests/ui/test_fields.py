"""Fields: search as you type, dates, numbers, the guard of the wheel, forms."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from antt_desktop import paths
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.columns import Bar
from antt_desktop.ui.kit.fields import (
    Combo,
    DateField,
    NumberField,
    OpenCombo,
    SearchField,
    Spin,
)
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.side_list import SideItem, SideList


def test_search_comes_after_a_pause_once(qtbot, type_text):
    field = SearchField("Tìm")
    qtbot.addWidget(field)
    heard = []
    field.searched.connect(heard.append)
    for letter in "Đỗ Hữu":
        type_text(field, letter)
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["Đỗ Hữu"])


def test_half_composed_text_is_committed_before_the_search(qtbot, type_text, monkeypatch):
    window = QWidget()
    field = SearchField("Tìm")
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    heard = []
    field.searched.connect(heard.append)
    committed = []

    def commit(_method):
        event = QInputMethodEvent()
        event.setCommitString("Lan")
        committed.append(True)
        QApplication.sendEvent(field, event)

    # The offscreen platform has no input method of its own to hand back what was composed.
    from PySide6.QtGui import QInputMethod

    monkeypatch.setattr(QInputMethod, "commit", commit)
    type_text(field, "Hữu ")
    QApplication.sendEvent(field, QInputMethodEvent("Lan", []))
    assert field.text() == "Hữu "
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == [True]
    assert heard == ["Hữu Lan"]


def test_escape_clears_at_once_and_then_is_the_windows(qtbot, type_text):
    field = SearchField("Tìm")
    qtbot.addWidget(field)
    heard = []
    field.searched.connect(heard.append)
    type_text(field, "lan")
    qtbot.waitUntil(lambda: heard == ["lan"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), heard) == ("", ["lan", ""])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["lan", ""]


@pytest.mark.parametrize(
    ("typed", "shown", "date"),
    [
        ("5/3/1960", "05/03/1960", PartialDate(1960, 3, 5)),
        ("05/03/60", "05/03/1960", PartialDate(1960, 3, 5)),
        ("5-3-23", "05/03/2023", PartialDate(2023, 3, 5)),
        ("1960", "1960", PartialDate(1960)),
        ("", "", None),
    ],
)
def test_dates_are_written_in_full_when_left(qtbot, typed, shown, date):
    window, field, other = QWidget(), DateField("Ngày sinh", latest_year=2026), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText(typed)
    other.setFocus()
    assert field.text() == shown
    assert field.date() == date
    assert field.problem == ""


def test_a_wrong_date_says_so_under_the_field_and_stays_as_typed(qtbot):
    form, field = Form(), DateField("Ngày sinh", latest_year=2026)
    form.add("birth", "Ngày sinh", field, hint="Chỉ năm cũng được")
    other = QLineEdit()
    form.add("name", "Họ và tên", other)
    qtbot.addWidget(form)
    form.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("31/2/2020")
    other.setFocus()
    assert field.text() == "31/2/2020"
    assert form.error_of("birth") == "Không có ngày 31/02/2020 trong lịch."
    assert field.accessibleDescription() == "Không có ngày 31/02/2020 trong lịch."
    with pytest.raises(UserError):
        field.date()


def test_a_whole_day_is_asked_for_where_it_must_be(qtbot):
    field = DateField("Ngày ký", latest_year=2026, whole_day=True)
    qtbot.addWidget(field)
    field.setText("2026")
    assert "đủ ngày" in field.problem


def test_form_shows_a_sentence_at_its_field_or_at_the_foot(qtbot):
    form = Form()
    name = QLineEdit()
    form.add("name", "Họ và tên *", name)
    qtbot.addWidget(form)
    form.show()
    form.show_error(UserError("Hãy ghi họ tên.", field="name"))
    assert form.error_of("name") == "Hãy ghi họ tên."
    assert name.property("wrong") == "true"
    form.show_error(UserError("Sổ đang bận."))
    assert form.error_of("name") == ""
    assert name.property("wrong") == "false"
    assert name.accessibleName() == "Họ và tên"


def test_number_field_is_a_number_in_range_or_nothing(qtbot):
    field = NumberField("Số nhân khẩu", 0, 99)
    qtbot.addWidget(field)
    assert field.number() is None
    field.set_number(7)
    assert (field.text(), field.number()) == ("7", 7)
    for wrong in ("-1", "ab", "1,5"):
        field.setText(wrong)
        with pytest.raises(UserError):
            field.number()


def test_choices_by_value_and_free_text(qtbot):
    combo = Combo("Giới tính", [(1, "Nam"), (2, "Nữ")])
    qtbot.addWidget(combo)
    combo.choose(2)
    assert (combo.value, combo.currentText()) == (2, "Nữ")
    combo.choose(9)
    assert combo.value is None
    free = OpenCombo("Quan hệ", ["Vợ", "Con đẻ"])
    qtbot.addWidget(free)
    assert free.currentText() == ""
    qtbot.keyClicks(free.lineEdit(), "Con")
    assert free.currentText() == "Con"


def wheel(window, widget):
    """Turn the wheel down as the window system reports it."""
    where = QPointF(widget.mapTo(window, QPoint(5, 5)))
    QTest.wheelEvent(window.windowHandle(), where, QPoint(0, -120))


def test_the_wheel_over_an_unfocused_field_scrolls_the_page(qtbot):
    area, page = QScrollArea(), QWidget()
    page.setMinimumHeight(3000)
    box = QVBoxLayout(page)
    combo = Combo("Tổ", [(n, f"Tổ {n}") for n in range(9)])
    combo.choose(4)
    words = OpenCombo("Quan hệ", ["Vợ", "Chồng", "Con đẻ"])
    words.setCurrentText("Chồng")
    spin = Spin("Số bản", 0, 9, 4)
    for field in (combo, words, spin):
        box.addWidget(field)
    box.addStretch()
    area.setWidget(page)
    area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(300, 400)
    area.show()
    qtbot.waitActive(area)
    area.setFocus()
    for field in (combo, words, spin):
        area.verticalScrollBar().setValue(0)
        wheel(area, field)
        assert area.verticalScrollBar().value() > 0
    assert (combo.value, words.currentText(), spin.value()) == (4, "Chồng", 4)
    spin.setFocus()
    area.verticalScrollBar().setValue(0)
    wheel(area, spin)
    assert spin.value() == 3


def test_fields_with_a_wheel_of_their_own_come_from_the_kit_only():
    bare = re.compile(r"\bQ(ComboBox|FontComboBox|SpinBox|DoubleSpinBox|Date\w*Edit|Slider)\(")
    ui = paths.resources().parent / "antt_desktop" / "ui"
    found = [
        f"{file.relative_to(ui)}: {line.strip()}"
        for file in ui.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if bare.search(line) and file.name != "fields.py"
    ]
    assert found == []


def test_chips_keep_the_choice_and_say_what_was_pressed(qtbot):
    chips = Chips("Lọc theo tình trạng")
    qtbot.addWidget(chips)
    chips.show_items([("", "Tất cả", 38), ("signed", "Đã ký", 29)])
    assert chips.current == ""
    heard = []
    chips.chosen.connect(heard.append)
    qtbot.mouseClick(chips._chips["signed"], Qt.MouseButton.LeftButton)
    chips.show_items([("", "Tất cả", 38), ("signed", "Đã ký", 30)])
    assert (chips.current, heard) == ("signed", ["signed"])
    assert chips._chips["signed"].text() == "Đã ký 30"
    chips.show_items([("", "Tất cả", 38)])
    assert chips.current == ""


def test_chips_wrap_where_there_is_no_room(qtbot):
    chips = Chips("Lọc")
    qtbot.addWidget(chips)
    chips.show_items([(str(n), "Đã in, chờ ký", n) for n in range(8)])
    flow = chips.layout()
    assert flow.heightForWidth(260) > 2 * flow.heightForWidth(2000)


def test_side_list_keeps_its_choice_and_walks_by_keys(qtbot):
    sides = SideList("Tổ dân cư")
    qtbot.addWidget(sides)
    heard = []
    sides.chosen.connect(heard.append)
    items = [SideItem(0, "Tất cả", "495 hộ")]
    items += [SideItem(n, f"Tổ {n}", "38", note="TT: Ngô Văn Vinh") for n in range(1, 61)]
    sides.show_items(items)
    assert (sides.current, heard) == (0, [])
    sides.choose(3)
    sides.show_items([*items, SideItem(99, "Tổ 99", bar=Bar(1, 3))])
    assert (sides.current, heard) == (3, [3])
    qtbot.keyClick(sides, Qt.Key.Key_Down)
    assert (sides.current, heard) == (4, [3, 4])
    sides.show_items([item for item in items if item.key != 4])
    assert sides.current == 0
