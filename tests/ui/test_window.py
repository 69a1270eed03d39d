"""The main window, from the welcome page to closing, driven by keys and mouse."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.meetings import Meeting
from antt_desktop.ui import opening
from antt_desktop.ui.safety.copies_dialog import CopiesDialog
from antt_desktop.ui.safety.history_dialog import HistoryDialog
from antt_desktop.ui.search_all import SearchAll
from antt_desktop.ui.status import spoken_time
from antt_desktop.ui.theme import Mode, theme
from antt_desktop.ui.village_dialog import VillageDialog
from antt_desktop.ui.window import MainWindow

from .conftest import HOUSEHOLDS


def press(qtbot, window, keys):
    qtbot.keySequence(window, keys)


def delete_one(window):
    book = window.session.context.book
    first = book.households.ids()[0]
    book.households.delete([first])
    return first


def test_opening_a_book_shows_its_names_and_takes_the_days_copy(opened, village):
    assert opened.windowTitle() == "Sổ ANTT – Làng văn hóa Quang Khải – so-antt-2026.antt"
    assert opened.status.words.text() == "Hộ dân: 5 hộ"
    (copy,) = opened.session.context.book.backups.all()
    assert copy.households == 5
    assert opened.status.copy.text().endswith("hôm nay · Ngoài máy: chưa có")
    assert opened.memory.recent_books() == [village]
    assert opened.session.context.book.who == "Ngô Văn Vinh"


def test_tabs_are_made_when_first_shown_and_remembered(opened, village, qtbot):
    page = opened.page
    assert list(page._tabs) == [0]
    press(qtbot, opened, "Ctrl+2")
    assert page.tab.title == "Ký cam kết"
    assert opened.status.words.text() == "Ký cam kết: 5 hộ"
    opened.close_book()
    opened.open_book(village)
    assert opened.page.tab.title == "Ký cam kết"
    press(qtbot, opened, "Ctrl+1")
    assert opened.page.tab.title == "Hộ dân"


def test_keys_reach_the_tab(opened, qtbot):
    tab = opened.page.tab
    tab.asked.clear()
    for keys in ("Ctrl+N", "Ctrl+P", "F5"):
        press(qtbot, opened, keys)
    assert tab.asked == ["new", "print", frozenset(Area)]
    press(qtbot, opened, "Ctrl+F")
    assert tab.search.hasFocus()


def test_an_action_refreshes_what_it_changed_and_can_be_undone(opened, qtbot):
    press(qtbot, opened, "Ctrl+2")
    press(qtbot, opened, "Ctrl+1")
    page = opened.page
    front, hidden = page._tabs[0], page._tabs[1]
    front.asked.clear()
    hidden.asked.clear()
    delete_one(opened)
    assert Area.HOUSEHOLDS in front.asked[0]
    assert hidden.asked == []
    assert page.undo_bar.isVisible()
    assert page.undo_bar.sentence.startswith("Đã xóa")
    press(qtbot, opened, "Ctrl+Z")
    assert opened.session.context.book.households.count() == 5
    assert page.undo_bar.sentence.startswith("Đã hoàn tác việc xóa")
    press(qtbot, opened, "Ctrl+Y")
    assert opened.session.context.book.households.count() == 4
    page.undo_bar._button.click()
    assert opened.session.context.book.households.count() == 5
    press(qtbot, opened, "Ctrl+2")
    assert Area.HOUSEHOLDS in hidden.asked[0]


def test_undo_in_a_text_field_takes_back_typing_only(opened, qtbot, type_text):
    delete_one(opened)
    field = opened.page.tab.search
    field.setFocus()
    type_text(field, "Lan")
    press(qtbot, field, "Ctrl+Z")
    assert field.text() == ""
    assert opened.session.context.book.households.count() == 4


def test_nothing_to_undo_is_said(opened, qtbot):
    book = opened.session.context.book
    while book.history.undo():
        pass
    press(qtbot, opened, "Ctrl+Z")
    assert opened.status.words.text() == "Không có việc nào để hoàn tác."


def test_search_of_everything_jumps_to_the_household(opened, dialogs, qtbot, type_text):
    press(qtbot, opened, "Ctrl+2")

    def play(dialog):
        assert isinstance(dialog, SearchAll)
        dialog.show()
        type_text(dialog.field, "do huu lan")
        qtbot.waitUntil(lambda: dialog.list.current > 0)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        return True

    dialogs.on_run = play
    press(qtbot, opened, "Ctrl+K")
    household = opened.session.context.book.households.get(opened.page._tabs[0].asked[-1])
    assert household.head.name == "Đỗ Hữu Lan"
    assert opened.page.tab.title == "Hộ dân"


def test_search_of_everything_finds_minutes_too(opened, dialogs, qtbot, type_text):
    book = opened.session.context.book
    meeting = Meeting(title="Họp bàn làm đường", kind="Họp tổ", proceedings="Ông Đỗ Hữu Lan góp ý")
    meeting_id = book.meetings.save(meeting)
    read = []

    def play(dialog):
        dialog.show()
        type_text(dialog.field, "do huu lan")
        qtbot.waitUntil(lambda: dialog.list.model().rowCount() > 1)
        read.append(dialog._said.text())
        qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        return True

    dialogs.on_run = play
    press(qtbot, opened, "Ctrl+K")
    assert read == ["1 hộ, 1 biên bản. Enter để tới mục đang chọn."]
    assert opened.page.tab.title == "Biên bản họp"
    assert opened.page.tab.asked[-1] == meeting_id


def test_search_without_a_hit_says_so(opened, dialogs, qtbot, type_text):
    def play(dialog):
        dialog.show()
        type_text(dialog.field, "không ai tên thế")
        qtbot.waitUntil(lambda: "Không tìm thấy" in dialog._said.text())
        assert dialog.list.current == -1
        return False

    dialogs.on_run = play
    opened.page.search_all()


def test_village_names_are_saved_and_show_in_the_title(opened, dialogs):
    def play(dialog):
        assert isinstance(dialog, VillageDialog)
        dialog.fields["name"].setText("")
        dialog.save_and_close()
        assert "tên làng" in dialog.form.error_of("name")
        dialog.fields["name"].setText("Thôn  Đông")
        dialog.save_and_close()
        return True

    dialogs.on_run = play
    opened.show_village()
    assert "Thôn Đông" in opened.windowTitle()


def test_history_shows_who_what_and_what_was_undone(opened, dialogs):
    delete_one(opened)
    opened.page.undo()

    def play(dialog):
        assert isinstance(dialog, HistoryDialog)
        rows = [dialog.table.rows.row(n) for n in range(3)]
        assert rows[0].name.startswith("Hoàn tác")
        assert [row.undone for row in rows] == [False, True, False]
        assert {row.who for row in rows} == {"Ngô Văn Vinh"}
        return False

    dialogs.on_run = play
    opened.safety.show_history()


def test_copies_open_in_another_window_or_go_to_a_file(opened, dialogs, copies_opened, tmp_path):
    target = tmp_path / "chép.antt"
    dialogs.answers.append(target)

    def play(dialog):
        assert isinstance(dialog, CopiesDialog)
        next(a for a in dialog._more.actions() if "tệp khác" in a.text()).trigger()
        dialog.look.click()
        return True

    dialogs.on_run = play
    opened.safety.show_copies()
    (copy,) = opened.session.context.book.backups.all()
    assert copies_opened == [copy.path]
    with Book.open(target) as book:
        assert book.households.count() == 5


def test_a_copy_is_only_looked_at(opened, memory, dialogs, qtbot):
    (copy,) = opened.session.context.book.backups.all()
    other = MainWindow(memory, (HOUSEHOLDS,), lambda _path: None, dialogs)
    qtbot.addWidget(other)
    other.open_book(copy.path, read_only=True)
    other.show()
    assert other.page._banner.isVisible()
    assert "chỉ xem" in other.windowTitle()
    with pytest.raises(UserError):
        delete_one(other)
    other.close()
    assert opened.session.context.book.households.count() == 5


def test_closing_takes_a_copy_of_what_changed_and_remembers(opened, village, memory):
    delete_one(opened)
    folder = opened.session.context.book.backups.folder
    opened.close()
    assert [p.name.endswith("-4ho.antt") for p in folder.glob("*.antt")] == [True]
    assert memory.last_book() == village
    assert not memory.layout("window").isEmpty()
    with Book.open(village) as book:
        assert book.households.count() == 4


def test_closing_the_book_goes_back_to_the_welcome_page(opened, memory):
    assert opened.close_book()
    assert opened.welcome.isVisible()
    assert memory.last_book() is None
    assert opened.status.saved.text() == "Sổ gần đây: so-antt-2026.antt"


def test_closing_during_a_job_asks_first(opened, dialogs, qtbot):
    import threading

    gate, context = threading.Event(), opened.session.context

    def work(book, progress):
        with book.action("Xóa hết"):
            book.households.delete(list(book.households.ids()))
            gate.wait(10)
            progress(1, 1)

    context.work_on_book("Đang xóa", work)
    dialogs.answers.append(False)
    opened.close()
    assert opened.isVisible()
    dialogs.answers.append(True)
    path = context.book.path
    threading.Timer(0.05, gate.set).start()
    opened.close()
    assert not opened.isVisible()
    with Book.open(path) as book:
        assert book.households.count() == 5


def test_who_is_asked_where_several_work_and_remembered(window, village, dialogs, memory, qtbot):
    with Book.open(village) as book:
        book.settings.add_operator("Đỗ Thị Hà")
        book_id = book.id
    dialogs.answers.append("Đỗ  Thị Hà")
    window.open_book(village)
    qtbot.waitUntil(lambda: memory.who(book_id) == "Đỗ Thị Hà")
    assert window.session.context.book.who == "Đỗ Thị Hà"


def test_a_book_open_elsewhere_or_broken_leaves_what_is_shown(opened, village, tmp_path):
    broken = tmp_path / "hỏng.antt"
    broken.write_bytes(b"no book at all" * 100)
    with pytest.raises(SystemTrouble):
        opened.open_book(broken)
    with pytest.raises(SystemTrouble):
        opened.open_book(tmp_path / "gone.antt")
    assert opened.session.context.book.households.count() == 5
    assert opened.page.isVisible()


def test_a_second_start_brings_the_window_forward(opened, village, qtbot):
    with qtbot.waitSignal(opened.session._presence.asked):
        assert opening.opened(village) is None


def test_text_size_and_dark_are_chosen_in_the_gear_and_remembered(opened, memory):
    menu = opened._menu()
    entries = {
        action.text(): action
        for top in menu.actions()
        for action in ([top] if top.menu() is None else top.menu().actions())
    }
    entries["130 %"].trigger()
    entries["Tối"].trigger()
    assert (theme.percent, theme.mode) == (130, Mode.DARK)
    assert (memory.text_size, memory.mode) == (130, Mode.DARK)
    for words in (
        "Tên người làm…",
        "Thông tin làng…",
        "Nhật ký…",
        "Bản sao, khôi phục…",
        "Đóng sổ",
    ):
        assert words in entries


def test_every_control_has_a_name(opened):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTabBar

    for kind in (QAbstractButton, QAbstractItemView, QTabBar):
        for widget in opened.findChildren(kind):
            if widget.objectName().startswith("qt_") or not widget.isEnabled():
                continue
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, widget


@pytest.mark.parametrize("percent", [100, 150])
def test_it_fits_the_smallest_screen(opened, percent, qtbot):
    theme.choose(percent=percent)
    opened.resize(1280, 720)
    assert opened.minimumSizeHint().width() <= 1280
    assert opened.minimumSizeHint().height() <= 720
    tabs = opened.page.top.tabs
    assert tabs.tabRect(1).right() <= tabs.width()


def test_times_are_said_as_people_do():
    now = datetime(2026, 3, 13, 7, 42).astimezone()
    assert spoken_time(now, now.date()) == "07:42 hôm nay"
    assert spoken_time(now - timedelta(days=1), now.date()) == "07:42 hôm qua"
    assert spoken_time(now - timedelta(days=9), now.date()) == "07:42 ngày 04/03/2026"
