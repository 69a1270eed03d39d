"""Copies, restoring and the history in the real window."""

import pytest
from PySide6.QtWidgets import QLabel

from antt_desktop.domain.changes import Area
from antt_desktop.ui.safety.copies_dialog import CopiesDialog
from antt_desktop.ui.safety.found_copies import FoundCopies
from antt_desktop.ui.safety.history_dialog import HistoryDialog
from antt_desktop.ui.safety.unlock import UnlockDialog


@pytest.fixture
def stick(tmp_path, monkeypatch):
    folder = tmp_path / "USB"
    folder.mkdir()
    monkeypatch.setenv("ANTT_MEDIA", str(folder))
    return folder


def banner(dialog):
    return " ".join(part.text() for part in dialog.state.findChildren(QLabel))


def delete_one(window):
    book = window.session.context.book
    book.households.delete([book.households.ids()[0]])


@pytest.fixture
def play(opened, dialogs, qtbot):
    """Return a function that works in the dialog of copies, its jobs done in between."""

    def played(work):
        def user(dialog):
            assert isinstance(dialog, CopiesDialog)
            dialog.show()
            work(dialog, lambda: qtbot.waitUntil(lambda: not opened.jobs.busy))
            return False

        dialogs.on_run = user
        opened.safety.show_copies()

    return played


def test_a_stick_is_chosen_and_the_state_told(play, opened, dialogs, stick):
    def work(dialog, wait):
        assert "Chưa có bản sao ngoài máy này" in banner(dialog)
        dialogs.answers.append(stick)
        dialog.place.click()
        wait()
        assert "Bản sao ngoài máy: hôm nay (USB)" in banner(dialog)
        assert [copy.away for copy in dialog._copies].count(True) == 1

    play(work)
    words, late = opened.session.last_copy()
    assert words.endswith("Ngoài máy: hôm nay")
    assert not late


def test_a_stick_plugged_in_later_gets_its_copy_by_itself(opened, stick, qtbot):
    book = opened.session.context.book
    folder = book.backups.add_place(stick)
    opened.session._look.timeout.emit()
    qtbot.waitUntil(lambda: not opened.jobs.busy)
    assert len(list(folder.glob("*.antt"))) == 1
    opened.session._look.timeout.emit()
    assert not opened.jobs.busy, "once a day"
    delete_one(opened)
    opened.close_book()
    assert any("-4ho" in path.name for path in folder.glob("*.antt")), "and on closing"


def test_what_restoring_would_change_is_told_then_done(play, opened, dialogs):
    delete_one(opened)
    asked = []

    def work(dialog, wait):
        dialogs.on_confirm = None
        dialogs.answers.append(True)
        dialog.restore.click()
        wait()
        asked.extend(dialogs.said)

    play(work)
    book = opened.session.context.book
    assert book.households.count() == 5
    text = " ".join(map(str, asked))
    assert "Khôi phục sổ như lúc" in text
    kinds = [copy.kind for copy in book.backups.all()]
    assert "truoc-khoi-phuc" in kinds
    assert book.history.recent(1)[0].name.startswith("Khôi phục sổ như lúc")


def test_a_rehearsal_and_a_check_say_what_they_found(play, opened, dialogs):
    def work(dialog, wait):
        assert "chưa lần nào" in dialog.about.text()
        dialog.rehearse.click()
        wait()
        assert "0 ngày trước" in dialog.about.text()
        next(a for a in dialog._more.actions() if "Kiểm tra" in a.text()).trigger()
        wait()

    play(work)
    text = " ".join(map(str, dialogs.said))
    assert "Diễn tập khôi phục tốt." in text
    assert "Bản sao này nguyên vẹn." in text


def test_the_history_is_filtered_told_and_one_act_taken_back(opened, dialogs):
    book = opened.session.context.book
    first, second = book.households.ids()[:2]
    book.households.delete([first])
    book.households.delete([second])

    def user(dialog):
        assert isinstance(dialog, HistoryDialog)
        dialog.show()
        dialog.area.choose(Area.HOUSEHOLDS)
        assert all("hộ" in row.name.casefold() for row in dialog._shown)
        deletion = dialog._shown[1]
        dialog.table.go_to(deletion.id)
        assert "Hộ dân: bỏ" in dialog.details.text()
        assert dialog.undo.isEnabled()
        dialogs.answers.append(True)
        dialog.undo.click()
        assert next(row for row in dialog._shown if row.id == deletion.id).undone
        dialog.table.go_to(deletion.id)
        assert not dialog.undo.isEnabled()
        dialog.search.setText("khong co viec nao nhu the")
        dialog.search.returnPressed.emit()
        assert dialog._shown == []
        return False

    dialogs.on_run = user
    opened.safety.show_history()
    assert book.households.count() == 4
    assert first in book.households.ids()
    assert book.check() == []


def test_a_sealed_copy_is_restored_with_its_passphrase(opened, dialogs):
    opens = "lúa chín ngoài đồng 7"
    book = opened.session.context.book
    book.passphrase.change(opens)
    copy = book.backups.take()
    delete_one(opened)

    def user(dialog):
        assert isinstance(dialog, UnlockDialog)
        dialog.field.setText("sai rồi nhé")
        dialog.save_and_close()
        dialog.field.setText(opens)
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    opened.safety.restore(copy, "")
    again = opened.session.context.book
    assert again is not book
    assert again.households.count() == 5
    assert again.passphrase.is_set


def test_giving_up_the_passphrase_leaves_the_book_open(opened, dialogs):
    book = opened.session.context.book
    book.passphrase.change("lúa chín ngoài đồng 7")
    copy = book.backups.take()
    dialogs.on_run = lambda _dialog: False
    opened.safety.restore(copy, "")
    assert opened.session.context.book is book
    assert book.households.count() == 5


def test_a_damaged_book_is_restored_from_the_welcome_page(opened, dialogs, village):
    opened.close_book()
    village.write_bytes(b"\xaa" * 9000)

    def user(dialog):
        assert isinstance(dialog, FoundCopies)
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    dialogs.answers.extend([village, True])
    opened.welcome.help[0].click()
    book = opened.session.context.book
    assert book.path == village
    assert book.households.count() == 5
    assert any(copy.kind == "truoc-khoi-phuc" for copy in book.backups.all())


def test_a_damaged_book_is_rescued_from_the_welcome_page(opened, dialogs, village, tmp_path):
    opened.close_book()
    dialogs.answers.extend([village, tmp_path / "cuu.antt"])
    opened.welcome.help[1].click()
    assert opened.session.context.book.path == tmp_path / "cuu.antt"
    assert opened.session.context.book.households.count() == 5
    assert "Đã cứu" in dialogs.said[-1]
