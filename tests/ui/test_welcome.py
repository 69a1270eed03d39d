"""The welcome page: a new book, an old one, a village to try with."""

from PySide6.QtCore import Qt

from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.welcome.new_book import NewBookDialog


def test_first_start_shows_three_cards_by_keyboard(window, qtbot):
    assert window.windowTitle() == "Sổ ANTT"
    names = [card.accessibleName() for card in window.welcome.cards]
    assert names == ["Tạo sổ mới", "Mở sổ đã có", "Xem thử với dữ liệu mẫu"]
    assert window.welcome.cards[0].hasFocus()
    qtbot.keyClick(window.welcome.cards[0], Qt.Key.Key_Down)
    assert window.welcome.cards[1].hasFocus()
    assert window.status.words.text().startswith("Phiên bản")


def test_new_book_form_names_the_groups_and_makes_the_book(window, dialogs, tmp_path, qtbot):
    target = tmp_path / "làng mới"

    def play(dialog):
        assert isinstance(dialog, NewBookDialog)
        dialog.save_and_close()
        assert dialog.form.error_of("name") == "Hãy ghi tên làng, thôn."
        dialog.name.setText("Thôn Đông")
        dialog.commune.setText("Xã Quang Hưng")
        dialog.province.setText("Thành phố Hải Phòng")
        dialog.keeper.setText("Ngô Văn Vinh")
        assert dialog.path.text().endswith("so-antt-thon-dong.antt")
        dialog.path.setText(str(target))
        dialog.count.setValue(3)
        model = dialog.groups.model()
        assert model.setData(model.index(1, 0), "7")
        assert not model.setData(model.index(1, 0), "bảy")
        model.setData(model.index(2, 1), "Tổ Đầu Làng")
        model.setData(model.index(2, 2), "Đỗ Thị Hà")
        assert dialog.changed()
        dialog.save_and_close()
        return True

    dialogs.on_run = play
    qtbot.keyClick(window.welcome.cards[0], Qt.Key.Key_Space)
    book = window.session.context.book
    assert book.path == tmp_path / "làng mới.antt"
    assert [(g.number, g.name, g.leader) for g in book.groups.all()] == [
        (1, "Tổ 1", ""), (3, "Tổ Đầu Làng", "Đỗ Thị Hà"), (7, "Tổ 7", ""),
    ]  # fmt: skip
    assert book.who == "Ngô Văn Vinh"
    assert window.page.isVisible()


def test_sample_village_is_built_with_progress_and_opened(window, qtbot, own_data_folder):
    window.welcome.cards[2].click()
    assert window.jobs.busy
    qtbot.waitUntil(lambda: window.page is not None, timeout=20_000)
    assert window.session.context.book.path == own_data_folder / "lang-mau.antt"
    assert window.session.context.book.households.count() == 495


def test_recent_books_that_are_gone_are_not_offered(window, memory, village, tmp_path):
    memory.add_recent(tmp_path / "gone.antt")
    memory.add_recent(village)
    window.welcome.show_recent(memory.recent_books())
    heard = []
    window.welcome.chosen.connect(heard.append)
    layout = window.welcome._recent
    assert layout.count() == 2
    layout.itemAt(1).widget().click()
    assert heard == [village]


def test_a_new_book_may_begin_with_a_passphrase_and_its_sheet(window, dialogs, tmp_path, qtbot):
    ran = []

    def user(dialog):
        ran.append(type(dialog))
        if isinstance(dialog, PaperDialog):
            return False
        dialog.name.setText("Làng Thử")
        dialog.commune.setText("Xã Thử")
        dialog.province.setText("Tỉnh Thử")
        dialog.keeper.setText("Hoàng Văn Hoát")
        dialog.path.setText(str(tmp_path / "thu.antt"))
        dialog.new.setText("ngắn")
        assert not dialog.try_to_save()
        assert "ít nhất 8" in dialog.form.error_of("new")
        dialog.new.setText("lúa chín ngoài đồng 7")
        assert not dialog.try_to_save()
        dialog.again.setText("lúa chín ngoài đồng 7")
        dialog.save_and_close()
        return True

    dialogs.on_run = user
    window.new_book()
    assert ran == [NewBookDialog, PaperDialog]
    assert window.session.context.book.passphrase.is_set
    assert not (tmp_path / "thu.antt").read_bytes().startswith(b"SQLite")
    qtbot.waitUntil(lambda: bool(window.session.context.book.backups.all()))
    qtbot.waitUntil(lambda: not window.jobs.busy)
