"""The table kit: pages on demand, selection by id, ticks, sort requests, drawing."""

from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.kit.columns import Align, Bar, Column, Pill
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.rows import PAGE
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import Tone, theme


@dataclass(frozen=True)
class Home:
    id: int
    name: str
    signed: bool = False


COLUMNS = [
    Column(title="Chủ hộ", text=lambda h: h.name, key="name", strong=True, sample="Nguyễn Thị Đạt"),
    Column(title="Địa chỉ", text=lambda h: f"Ngõ {h.id}", stretch=True, tooltip=lambda h: "Đủ"),
    Column(title="Nhân khẩu", text=lambda h: str(h.id), align=Align.RIGHT, key="size"),
    Column(
        title="Năm 2026",
        text=lambda h: "",
        pills=lambda h: [Pill("Đã ký", Tone.DONE, "check") if h.signed else Pill("Chưa in")],
        sample="Đã ký aaaa",
    ),
    Column(title="Tiến độ", text=lambda h: "", bar=lambda h: Bar(h.id % 4, 3), icon=None),
]


def homes(count):
    return [Home(i, f"Nguyễn Văn {i}", i % 2 == 0) for i in range(1, count + 1)]


@pytest.fixture
def table(qtbot, memory):
    model = TableModel(COLUMNS, lambda h: h.id, ticks=True, numbered=True)
    view = TableView(model, "homes", memory, label="Danh sách hộ")
    qtbot.addWidget(view)
    view.resize(900, 400)
    view.show()
    return view


class Fetcher:
    def __init__(self):
        self.asked = []
        self.lent = False

    def __call__(self, ids):
        if self.lent:
            raise UserError("Sổ đang bận.")
        self.asked.append(len(ids))
        return [Home(i, f"Hộ {i}") for i in ids if i % 1000]


def click(qtbot, view, row, section, modifier=Qt.KeyboardModifier.NoModifier):
    rect = view.visualRect(view.rows.index(row, section))
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, modifier, rect.center() + QPoint(0, 0)
    )


def test_a_hundred_thousand_rows_are_fetched_page_by_page(table):
    fetch = Fetcher()
    table.rows.show_ids(array("q", range(1, 100_001)), fetch)
    table.grab()
    assert sum(fetch.asked) == PAGE
    table.go_to(60_000 - 1)
    table.grab()
    assert sum(fetch.asked) <= 3 * PAGE
    assert table.current_id == 59_999
    for top in range(0, 100_000, 500):
        table.rows.row(top)
    assert len(table.rows._rows._pages) <= 64


def test_a_household_gone_meanwhile_leaves_a_blank_row(table):
    table.rows.show_ids([999, 1000, 1001], Fetcher())
    shown = [table.rows.index(row, 2).data() for row in range(3)]
    assert shown == ["Hộ 999", "", "Hộ 1001"]


def test_while_the_book_is_lent_only_what_is_had_is_shown(table):
    fetch = Fetcher()
    table.rows.show_ids(array("q", range(1, 1000)), fetch)
    assert table.rows.index(0, 2).data() == "Hộ 1"
    fetch.lent = True
    assert table.rows.index(0, 2).data() == "Hộ 1"
    assert table.rows.index(500, 2).data() == ""
    fetch.lent = False
    assert table.rows.index(500, 2).data() == "Hộ 501"


def test_current_and_selection_stay_by_id(table, qtbot):
    table.rows.show_rows(homes(30))
    table.go_to(5)
    click(qtbot, table, 8, 2, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_ids() == [5, 9]
    table.rows.show_rows(list(reversed(homes(12))))
    assert table.current_id == 9
    assert sorted(table.selected_ids()) == [5, 9]
    assert table.rows.position(9) == 3


def test_a_current_row_that_went_is_told(table, qtbot):
    table.rows.show_rows(homes(3))
    table.go_to(3)
    with qtbot.waitSignal(table.current_changed) as told:
        table.rows.show_rows(homes(2))
    assert told.args == [0]
    assert table.selected_ids() == []


def test_selecting_all_of_many_rows_is_quick_and_survives(table):
    table.rows.show_ids(array("q", range(1, 100_001)), Fetcher())
    table.selectAll()
    assert len(table.selected_ids()) == 100_000
    table.rows.show_ids(array("q", range(2, 100_001, 2)), Fetcher())
    assert len(table.selected_ids()) == 50_000


def test_header_asks_the_owner_to_sort(table, qtbot):
    asked = []
    table.sort_requested.connect(lambda key, down: asked.append((key, down)))
    table.rows.show_rows(homes(3))
    header = table.horizontalHeader()

    def press(section):
        x = header.sectionViewportPosition(section) + 20
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))

    press(2)
    table.show_sort("name", descending=False)
    press(2)
    table.show_sort("name", descending=True)
    press(2)
    press(3)
    press(4)
    assert asked == [("name", False), ("name", True), ("name", False), ("size", False)]


def test_ticks_by_mouse_keyboard_and_header(table, qtbot):
    table.rows.show_rows(homes(10))
    click(qtbot, table, 1, 0)
    click(qtbot, table, 4, 0, Qt.KeyboardModifier.ShiftModifier)
    assert table.rows.ticked == {2, 3, 4, 5}
    assert table.rows.tick_state() is Qt.CheckState.PartiallyChecked
    table.go_to(7)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert 7 in table.rows.ticked
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert 7 not in table.rows.ticked
    header = table.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(15, 10))
    assert table.rows.tick_state() is Qt.CheckState.Checked
    table.rows.show_rows(homes(3))
    assert len(table.rows.ticked) == 10
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(15, 10))
    assert table.rows.ticked == {4, 5, 6, 7, 8, 9, 10}


def test_keys_open_delete_and_go_to_the_ends(table, qtbot):
    opened, deleted = [], []
    table.opened.connect(opened.append)
    table.delete_requested.connect(lambda: deleted.append(table.selected_ids()))
    table.rows.show_rows(homes(50))
    table.go_to(4)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert (opened, deleted) == ([4], [[4]])
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == 50
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == 1


def test_what_a_reader_says(table):
    table.rows.show_rows(homes(2))
    table.rows.tick([2], on=True)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [table.rows.index(1, section).data(role) for section in range(6)]
    assert said == [
        "Đã chọn", "STT 2", "Chủ hộ: Nguyễn Văn 2", "Địa chỉ: Ngõ 2", "Nhân khẩu: 2",
        "Năm 2026: Đã ký",
    ]  # fmt: skip


def test_widths_are_remembered_in_pixels_at_100_percent(table, qtbot, memory):
    table.rows.show_rows(homes(3))
    theme.choose(percent=150)
    header = table.horizontalHeader()
    edge = QPoint(header.sectionPosition(2) + header.sectionSize(2) - 1, header.height() // 2)
    wider = edge + QPoint(300 - header.sectionSize(2), 0)
    table.show_column(3, shown=False)
    assert memory.widths("homes") == []  # nobody chose that
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header.viewport(), pos=wider)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=wider)
    assert table.columnWidth(2) == 300
    theme.choose(percent=100)
    other = TableView(table.rows, "homes", memory, label="Danh sách hộ")
    qtbot.addWidget(other)
    assert other.columnWidth(2) == 200


def test_the_stretching_column_fills_the_width(table):
    table.rows.show_rows(homes(3))
    total = sum(table.columnWidth(section) for section in range(table.rows.columnCount()))
    assert total == table.viewport().width()


@pytest.mark.parametrize("percent", [100, 150])
def test_rows_are_drawn_with_pills_and_selection(table, percent):
    theme.choose(percent=percent)
    table.rows.show_rows(homes(6))
    table.go_to(2)
    assert table.rowHeight(0) == round(33 * percent / 100)
    image: QImage = table.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(0, 400, 3)}
    for role in ("surface", "accent_light", "header", "done_light", "neutral_light"):
        assert theme.colour(role).name() in colours, role
