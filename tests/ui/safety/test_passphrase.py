"""Passphrase, lock and opening in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from antt_desktop.book import Book
from antt_desktop.domain.backups import CopyKind
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.safety.locking import Cover, keep_lock_minutes
from antt_desktop.ui.safety.passphrase_dialog import PassphraseDialog
from antt_desktop.ui.safety.unlock import UnlockDialog

OPENS = "lúa chín ngoài đồng 7"


@pytest.fixture
def sealed(village):
    with Book.open(village) as book:
        book.passphrase.change(OPENS)
    return village


@pytest.fixture
def unlocked(window, sealed, dialogs, qtbot):
    def user(dialog):
        dialog.field.setText(OPENS)
        dialog.save_and_close()
        return dialog.outcome is not None

    dialogs.on_run = user
    window.open_book(sealed)
    backups = window.session.context.book.backups
    qtbot.waitUntil(lambda: any(copy.kind is CopyKind.DAILY for copy in backups.all()))
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return window


def test_a_wrong_passphrase_is_told_under_the_field(window, sealed, dialogs):
    said = []

    def user(dialog):
        assert isinstance(dialog, UnlockDialog)
        dialog.field.setText("sai rồi nhé")
        dialog.save_and_close()
        said.append(dialog.form.error_of("passphrase"))
        return False

    dialogs.on_run = user
    window.open_book(sealed)
    assert "Mật khẩu không đúng" in said[0]
    assert window.session is None
    assert window.welcome.isVisible()


def test_what_is_typed_is_hidden_until_shown(window, sealed, dialogs):
    def user(dialog):
        field = dialog.field
        assert field.echoMode() is QLineEdit.EchoMode.Password
        field._eye.trigger()
        assert field.echoMode() is QLineEdit.EchoMode.Normal
        return False

    dialogs.on_run = user
    window.open_book(sealed)


def test_setting_one_prints_the_sheet_and_removes_readable_copies(opened, dialogs, village):
    ran = []

    def user(dialog):
        ran.append(type(dialog))
        if isinstance(dialog, PassphraseDialog):
            dialog.show()
            dialog.new.setText(OPENS)
            dialog.again.setText("khác hẳn")
            dialog.save_and_close()
            assert "không giống nhau" in dialog.form.error_of("again")
            dialog.again.setText(OPENS)
            dialog.wipe.setChecked(True)
            dialog.save_and_close()
        return True

    dialogs.on_run = user
    opened.safety.show_passphrase()
    assert ran == [PassphraseDialog, PaperDialog]
    book = opened.session.context.book
    assert book.passphrase.is_set
    assert book.passphrase.readable_copies() == 0
    assert not village.read_bytes().startswith(b"SQLite")
    assert opened.page.tab.context.book.households.count() == 5


def test_one_is_proposed_in_letters_to_be_read(opened, dialogs):
    def user(dialog):
        dialog._propose()
        assert dialog.new.shown
        assert dialog.new.text() == dialog.again.text()
        assert len(dialog.new.text().split()) == 7
        return False

    dialogs.on_run = user
    opened.safety.show_passphrase()


def test_it_is_removed_only_with_the_old_one(unlocked, dialogs, sealed):
    def user(dialog):
        dialog._remove()
        assert "đang dùng" in dialog.form.error_of("old")
        dialog.old.setText(OPENS)
        dialogs.answers.append(True)
        dialog._remove()
        return True

    dialogs.on_run = user
    unlocked.safety.show_passphrase()
    assert not unlocked.session.context.book.passphrase.is_set
    assert sealed.read_bytes().startswith(b"SQLite")


def test_ctrl_l_covers_everything_until_the_passphrase_is_typed(unlocked, qtbot):
    lock = unlocked.safety.lock
    entries = [entry for entry in unlocked.findChildren(QAction) if "Ctrl+L" in entry.text()]
    assert {entry.text() for entry in entries} == {"Khóa màn hình\tCtrl+L"}
    shortcut = next(s for s in unlocked.findChildren(QShortcut) if s.key().toString() == "Ctrl+L")
    shortcut.activated.emit()
    cover = next(cover for cover in lock.covers if cover.parentWidget() is unlocked)
    assert cover.isVisible()
    assert cover.geometry() == unlocked.rect()
    asked = list(unlocked.page.tab.asked)
    for keys in ("Ctrl+N", "Ctrl+K", "Ctrl+Z"):
        QTest.keySequence(unlocked, QKeySequence(keys))
    qtbot.mouseClick(unlocked.page.top, Qt.MouseButton.LeftButton)
    assert unlocked.page.tab.asked == asked, "nothing below the cover hears of keys"
    unlocked.resize(1280, 720)
    assert cover.geometry() == unlocked.rect()
    qtbot.keyClicks(cover.field, "sai")
    qtbot.keyClick(cover.field, Qt.Key.Key_Return)
    assert "không đúng" in cover.wrong.text()
    cover.field.setText(OPENS)
    qtbot.keyClick(cover.field, Qt.Key.Key_Return)
    assert not lock.is_locked
    assert not cover.isVisible()


def test_what_was_being_typed_in_a_dialog_stays_under_its_cover(unlocked, qtbot):
    dialog = QDialog(unlocked)
    field = QLineEdit("Tranh chấp lối đi")
    QVBoxLayout(dialog).addWidget(field)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    lock = unlocked.safety.lock
    assert lock.lock()
    over = next(cover for cover in lock.covers if cover.parentWidget() is dialog)
    assert over.geometry() == dialog.rect()
    qtbot.keyClicks(field, "x")
    late = QDialog(unlocked)
    qtbot.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: bool(late.findChildren(Cover)))
    over.tried.emit(OPENS)
    assert not lock.is_locked
    assert field.text() == "Tranh chấp lối đi"
    assert dialog.isVisible()


def test_the_window_locks_itself_when_it_is_not_used(unlocked, memory, qtbot):
    lock = unlocked.safety.lock
    assert lock._idle.interval() == 10 * 60_000
    assert lock._idle.isActive()
    keep_lock_minutes(memory, 0)
    lock.count_anew()
    assert not lock._idle.isActive()
    keep_lock_minutes(memory, 5)
    qtbot.mouseClick(unlocked.page.top, Qt.MouseButton.LeftButton)
    assert lock._idle.interval() == 5 * 60_000
    lock._idle.timeout.emit()
    assert lock.is_locked
    unlocked.close_book()
    assert not lock.is_locked


def test_a_book_without_a_passphrase_says_why_it_cannot_be_locked(opened):
    opened.safety.lock_now()
    assert not opened.safety.lock.is_locked
    assert "chưa có mật khẩu" in opened.status.words.text()


def test_nothing_readable_is_left_beside_a_sealed_book(unlocked, own_data_folder, sealed):
    unlocked.session.context.book.passphrase.remove_readable_copies()
    unlocked.close_book()
    for path in [*own_data_folder.rglob("*"), *sealed.parent.rglob("*")]:
        if path.is_file() and "Ngô Văn Vinh".encode() in path.read_bytes():
            assert path.name == "window.ini", "only who works here, as the program remembers"
    assert not list(Path(own_data_folder).rglob("tam/*/*"))
