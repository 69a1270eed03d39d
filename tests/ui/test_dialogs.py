"""The dialogs service and the frame of our dialogs, played through their real widgets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.ui.dialogs import Choice, Dialogs
from antt_desktop.ui.kit.dialog import FormDialog


class Played(Dialogs):
    """The real service, with a person's answer played on the real box."""

    def __init__(self, memory, play):
        super().__init__(None, memory)
        self._play = play
        self.seen = None

    def run(self, dialog):
        self.seen = dialog
        dialog.show()
        self._play(dialog)
        return dialog.result() == QDialog.DialogCode.Accepted


def press(words):
    def play(box):
        next(b for b in box.buttons() if b.text() == words).click()

    return play


def escape(qtbot):
    return lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("words", "choice"), [("Lưu", Choice.SAVE), ("Bỏ", Choice.DISCARD), ("Ở lại", Choice.STAY)]
)
def test_save_discard_stay(memory, qtbot, words, choice):
    assert Played(memory, press(words)).ask_save_discard_stay() is choice


def test_escape_stays_and_never_destroys(memory, qtbot):
    assert Played(memory, escape(qtbot)).ask_save_discard_stay() is Choice.STAY
    assert not Played(memory, escape(qtbot)).confirm("Ghi đè?", yes="Ghi đè")


def test_confirm_by_its_verb(memory, qtbot):
    assert Played(memory, press("Ghi đè")).confirm("Đã có tệp. Ghi đè?", yes="Ghi đè")
    assert not Played(memory, press("Thôi")).confirm("Đã có tệp. Ghi đè?", yes="Ghi đè")


def test_warnings_are_sentences_never_markup(memory, qtbot):
    service = Played(memory, press("Đóng"))
    service.warn(UserError("Tên <b>lạ</b> quá."))
    assert service.seen.text() == "Tên <b>lạ</b> quá."
    assert service.seen.textFormat() is Qt.TextFormat.PlainText
    assert service.seen.icon() is QMessageBox.Icon.Warning
    service.warn(SystemTrouble("Ổ đĩa đã đầy."))
    assert service.seen.icon() is QMessageBox.Icon.Critical


def test_ask_text_with_proposals(memory, qtbot):
    def play(dialog):
        assert isinstance(dialog, QInputDialog)
        assert dialog.comboBoxItems() == ["Ngô Văn Vinh", "Đỗ Thị Hà"]
        dialog.setTextValue("Đỗ Thị Hà")
        dialog.accept()

    answer = Played(memory, play).ask_text(
        "Tên", "Ai đang làm?", "Ngô Văn Vinh", ("Ngô Văn Vinh", "Đỗ Thị Hà")
    )
    assert answer == "Đỗ Thị Hà"
    assert Played(memory, escape(qtbot)).ask_text("Tên", "Ai?") is None


def test_files_are_asked_for_in_our_own_dialog_and_the_folder_remembered(memory, qtbot, tmp_path):
    folder = tmp_path / "Sổ của làng"
    folder.mkdir()

    def save(dialog):
        assert isinstance(dialog, QFileDialog)
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(folder))
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name.text() == "cam-ket.pdf"
        name.setText("Cam kết 2026")
        dialog.accept()

    chosen = Played(memory, save).choose_save_file("Lưu", "cam-ket.pdf", "Tệp PDF (*.pdf)")
    assert chosen == folder / "Cam kết 2026.pdf"
    (folder / "a.xlsx").touch()

    def choose(dialog):
        assert dialog.directory().absolutePath() == str(folder)
        dialog.findChild(QLineEdit, "fileNameEdit").setText("a.xlsx")
        dialog.accept()

    service = Played(memory, choose)
    assert service.choose_open_file("Chọn", "Excel (*.xlsx *.xls)") == folder / "a.xlsx"
    assert Played(memory, escape(qtbot)).choose_open_file("Chọn", "Excel (*.xlsx)") is None


class Asking(FormDialog):
    def __init__(self, dialogs):
        super().__init__(dialogs, "Sửa hộ")
        self.name = QLineEdit()
        self.form.add("name", "Họ và tên *", self.name)
        self.body.addWidget(self.form)
        self.accepting = self.buttons("Lưu")
        self.saved = []

    def changed(self):
        return bool(self.name.text())

    def save(self):
        if self.name.text() == "?":
            raise UserError("Hãy ghi họ tên.", field="name")
        self.saved.append(self.name.text())


@pytest.fixture
def asking(dialogs, qtbot):
    dialog = Asking(dialogs)
    qtbot.addWidget(dialog, before_close_func=lambda asked: asked.name.clear())
    dialog.show()
    return dialog


def test_closing_an_unchanged_dialog_asks_nothing(asking, dialogs, qtbot):
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()
    assert dialogs.said == []


@pytest.mark.parametrize(
    ("answer", "open_after", "saved"),
    [(Choice.STAY, True, []), (Choice.DISCARD, False, []), (Choice.SAVE, False, ["Lan"])],
)
def test_closing_with_changes_asks(asking, dialogs, qtbot, answer, open_after, saved):
    asking.name.setText("Lan")
    dialogs.answers.append(answer)
    asking.close()
    assert asking.isVisible() is open_after
    assert asking.saved == saved


def test_half_composed_text_is_committed_before_saving(asking, qtbot, type_text):
    type_text(asking.name, "Đỗ Hữu Lan")
    qtbot.keyClick(asking.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not asking.isVisible())
    assert asking.saved == ["Đỗ Hữu Lan"]


def test_what_must_be_mended_is_said_at_the_field(asking, dialogs):
    asking.name.setText("?")
    asking.accepting.click()
    assert asking.isVisible()
    assert asking.form.error_of("name") == "Hãy ghi họ tên."
    assert dialogs.said == []


def test_a_real_box_in_a_test_is_an_error(memory, qtbot):
    with pytest.raises(AssertionError, match="modal"):
        Dialogs(None, memory).warn("Ổ đĩa đã đầy.")
