"""The main job in the real window, by keys and mouse: from the Excel list to the next morning."""

from collections import deque

import pypdfium2
import pytest
import xlsxwriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from antt_desktop.app import tabs
from antt_desktop.ui import theme as look
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.jobs import wait_for_all
from antt_desktop.ui.kit.side_list import SideList
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import Mode
from antt_desktop.ui.window import MainWindow

GROUPS, IN_EACH = 13, 38
EVERY = GROUPS * IN_EACH


class AtTheKeyboard(Dialogs):
    """Lets ``users`` work, one in each dialog; ``files`` answer where a file is asked for."""

    def __init__(self, memory, wait_until):
        super().__init__(None, memory)
        self.wait_until = wait_until
        self.users, self.files = deque(), deque()

    def run(self, dialog):
        dialog.open()
        self.wait_until(dialog.isActiveWindow)
        self.users.popleft()(dialog)
        assert not dialog.isVisible(), f"“{dialog.windowTitle()}” was left open"
        self.parent.activateWindow()  # the screen of a test does not do it by itself
        self.wait_until(self.parent.isActiveWindow)
        return dialog.result() == QDialog.DialogCode.Accepted

    def choose_open_file(self, title, kinds):
        return self.files.popleft()

    def choose_save_file(self, title, name, kinds):
        return self.files.popleft()


@pytest.fixture
def start(qtbot, qapp, tmp_path):
    """Return a function that opens a window as a start of the program does."""
    look.start(qapp, Mode.LIGHT, 100)
    windows = []

    def started(book=None):
        memory = Memory(tmp_path / "window.ini")
        dialogs = AtTheKeyboard(memory, qtbot.waitUntil)
        window = MainWindow(memory, tabs(), lambda _copy: None, dialogs)
        dialogs.parent = window
        windows.append(window)
        qtbot.addWidget(window)
        if book is not None:
            window.open_book(book)
        window.resize(1366, 768)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield started
    for window in windows:
        window.jobs.stop_and_wait()
        window.close()
    wait_for_all()


@pytest.fixture
def roster(tmp_path):
    """Write the village's list as offices keep it: a title above, merged, then the columns."""
    file = tmp_path / "danh-sach-ho.xlsx"
    with xlsxwriter.Workbook(file) as workbook:
        sheet = workbook.add_worksheet("Danh sách hộ")
        sheet.merge_range("A1:E1", "DANH SÁCH HỘ LÀNG VĂN HÓA QUANG KHẢI")
        sheet.write_row("A3", ("STT", "Họ và tên chủ hộ", "Năm sinh", "Tổ dân cư", "Địa chỉ"))
        for n in range(EVERY):
            name = f"Đỗ Hữu {('Lan', 'Đạt', 'Bình', 'Huyền')[n % 4]}"
            cells = (str(n + 1), name, "1968", str(n // IN_EACH + 1), f"Ngõ {n % 9 + 1}, số {n}")
            for column, text in enumerate(cells):
                sheet.write_string(n + 3, column, text)
    return file


def type_text(text):
    """Type as an input method does, so that Vietnamese letters arrive whole."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def key(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def press(window, keys):
    QTest.keySequence(window, keys)


def button(window, words):
    """Click on the visible button with these words."""
    (found,) = (
        b for b in window.findChildren(QAbstractButton) if b.text() == words and b.isVisible()
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def fill_new_book(book):
    def user(dialog):
        type_text("Làng văn hóa Quang Khải")
        key(Qt.Key.Key_Tab)
        type_text("Xã Quang Hưng")
        key(Qt.Key.Key_Tab)
        type_text("Thành phố Hải Phòng")
        key(Qt.Key.Key_Tab)
        type_text("Ngô Văn Vinh")
        for _field in ("passphrase", "again", "number of tổ"):
            key(Qt.Key.Key_Tab)
        key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(str(GROUPS))
        key(Qt.Key.Key_Tab)  # into the first cell of the tổ: its number, then name, leader
        for _cell in ("name", "leader"):
            key(Qt.Key.Key_Tab)
        type_text("Hoàng Thị Thanh Nga")
        QTest.mouseClick(dialog.path, Qt.MouseButton.LeftButton)
        key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(str(book))
        key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    return user


def take_in(qtbot):
    def user(dialog):
        key(Qt.Key.Key_Return)  # “Chọn tệp…”
        qtbot.waitUntil(lambda: dialog.accept_button.text() == f"Nhập {EVERY} hộ", timeout=20_000)
        assert dialog.accept_button.hasFocus()
        press(dialog, "Ctrl+Return")
        qtbot.waitUntil(
            lambda: dialog.done_page.title.text() == f"Đã thêm {EVERY} hộ.", timeout=20_000
        )
        key(Qt.Key.Key_Return)  # “Đóng”

    return user


def print_all(dialog):
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert QApplication.focusWidget().text() == f"Cả làng ({EVERY} hộ)"
    button(dialog, "Lưu PDF…")


def sign_today(today):
    def user(dialog):
        type_text(f"{today.day}/{today.month}/{today.year % 100}")
        while not dialog.accept_button.hasFocus():
            key(Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is not dialog.cancel_button
        key(Qt.Key.Key_Return)

    return user


def test_from_the_excel_list_to_signed_pledges_and_the_next_morning(start, roster, tmp_path, qtbot):
    path, pdf = tmp_path / "so-antt.antt", tmp_path / "ban-dang-ky.pdf"
    window = start()
    dialogs = window.dialogs
    dialogs.users.append(fill_new_book(path))
    key(Qt.Key.Key_Return)  # the first card has the focus
    book = window.session.context.book
    assert book.path == path
    assert [group.leader for group in book.groups.all()][:2] == ["Hoàng Thị Thanh Nga", ""]
    qtbot.waitUntil(lambda: bool(book.backups.all()) and not window.jobs.busy)

    dialogs.users.append(take_in(qtbot))
    dialogs.files.append(roster)
    QTest.mouseClick(window.page.tab.take_in, Qt.MouseButton.LeftButton)
    assert window.status.words.text().startswith(f"Cả làng: {EVERY} hộ")

    press(window, "Ctrl+2")
    dialogs.users.append(lambda _dialog: key(Qt.Key.Key_Return))
    press(window, "Ctrl+N")
    (campaign,) = book.campaigns.all()
    dialogs.users.append(print_all)
    dialogs.files.append(pdf)
    press(window, "Ctrl+P")
    qtbot.waitUntil(lambda: pdf.is_file() and not window.jobs.busy, timeout=20_000)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == EVERY

    tab = window.page.tab
    groups = tab.side.findChild(SideList)
    third = groups.visualRect(groups.model().index(3, 0)).center()
    QTest.mouseClick(groups.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert window.status.words.text() == f"Tổ 3: 0/{IN_EACH} hộ đã ký"
    header = tab.list.table.horizontalHeader()
    box = QPoint(header.sectionSize(0) // 2, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=box)
    dialogs.users.append(sign_today(book.today))
    button(window, "Ghi nhận đã ký")

    def signed():
        return sum(tally.signed for tally in book.pledges.tallies(campaign.id).values())

    assert signed() == IN_EACH
    assert window.page.undo_bar.sentence == f"Đã ghi nhận đã ký: {IN_EACH} hộ"
    press(window, "Ctrl+Z")
    assert signed() == 0
    press(window, "Ctrl+Y")
    assert signed() == IN_EACH
    qtbot.waitUntil(lambda: not window.jobs.busy)
    window.close()

    window = start(path)
    book = window.session.context.book
    assert book.check() == []
    assert book.households.count() == EVERY
    assert signed() == IN_EACH
    assert window.status.words.text() == f"Cả làng: {IN_EACH}/{EVERY} hộ đã ký"
    assert book.history.undoable() == f"Ghi nhận đã ký: {IN_EACH} hộ"
    assert not window.dialogs.users
