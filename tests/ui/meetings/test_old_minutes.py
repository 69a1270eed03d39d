"""Old minutes: files chosen or dropped, date and name typed, one after the other."""

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.text_query import text_query
from antt_desktop.ui.dialogs import Choice
from antt_desktop.ui.meetings.old_minutes import ImportMinutesDialog
from tests.ui.pages import make_pdf


@pytest.fixture
def dialog(qtbot, context, dialogs):
    made = ImportMinutesDialog(context)
    qtbot.addWidget(made, before_close_func=lambda _d: dialogs.answers.append(Choice.DISCARD))
    made.show()
    return made


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "bien-ban-2019.pdf"
    path.write_bytes(make_pdf(2))
    return path


@pytest.fixture
def word(tmp_path):
    import docx

    path = tmp_path / "bien-ban.docx"
    document = docx.Document()
    document.add_paragraph("Bà con thống nhất đóng góp tiền làm đường ngõ 7.")
    document.save(str(path))
    return path


@pytest.fixture
def take(dialog, dialogs, wait_jobs):
    """Return a function that chooses files in the dialog."""

    def chosen(*paths):
        dialogs.answers.append(list(paths))
        dialog.choose.click()
        wait_jobs()

    return chosen


def test_a_scan_becomes_the_minutes_of_a_meeting(dialog, take, scan, book, qtbot, type_text):
    take(scan)
    assert dialog.day.hasFocus()
    qtbot.waitUntil(lambda: dialog.content.preview.pages == 2)
    dialog.day.setText("20/2/2019")
    type_text(dialog.title, "Họp bàn tiền đường")
    dialog.kind.setCurrentText("Họp toàn thể")
    dialog.save_and_close()
    meeting = book.meetings.get(dialog.saved_id)
    assert (meeting.title, meeting.day) == ("Họp bàn tiền đường", PartialDate(2019, 2, 20))
    assert [file.name for file in book.meeting_files.of(meeting.id)] == ["bien-ban-2019.pdf"]
    assert not dialog.isVisible()


def test_the_words_of_a_file_are_found(dialog, take, word, scan, book):
    take(word)
    assert "tiền làm đường" in dialog.content.text.toPlainText()
    take(scan)
    dialog.day.setText("2019")
    dialog.title.setText("Họp tổ")
    dialog.kind.setCurrentText("Họp tổ")
    dialog.scope.choose(book.groups.all()[2].id)
    dialog.save_and_close()
    assert list(book.meetings.ids(query=text_query("tien lam duong"))) == [dialog.saved_id]
    assert book.meetings.get(dialog.saved_id).scope == "Tổ 3"
    assert len(book.meeting_files.of(dialog.saved_id)) == 2


def test_a_stack_goes_from_one_to_the_next(
    dialog, take, scan, word, book, dialogs, wait_jobs, qtbot
):
    take(scan)
    dialog.day.setText("2019")
    dialog.title.setText("Họp tổ quý I")
    dialog.kind.setCurrentText("Họp tổ")
    dialogs.answers.append([word])
    qtbot.keyClick(
        dialog, Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    wait_jobs()
    assert dialog.count.text() == "Đã nhập 1 biên bản."
    assert dialog.title.text() == ""
    assert dialog.kind.currentText() == "Họp tổ"
    assert dialog.files.current == 0
    dialog.day.setText("2020")
    dialog.title.setText("Họp tổ quý II")
    dialog.save_and_close()
    assert book.meetings.count() == 2


def test_what_is_missing_is_said_at_its_field(dialog, take, scan, book):
    dialog.save_and_close()
    assert dialog.isVisible()
    take(scan)
    dialog.title.setText("Họp")
    dialog.save_and_close()
    assert "ngày họp" in dialog.form.error_of("day")
    dialog.day.setText("2019")
    dialog.title.clear()
    dialog.save_and_close()
    assert dialog.form.error_of("title")
    assert book.meetings.count() == 0


def test_a_file_left_out_is_not_taken_in(dialog, take, scan, word):
    take(scan, word)
    assert dialog.files.model().rowCount() == 2
    dialog.leave_out.click()
    assert [file.name for file in dialog._files] == ["bien-ban.docx"]
    dialog.leave_out.click()
    assert not dialog.files.isVisible()
    assert not dialog.changed()


def test_a_file_that_is_none_is_told(dialog, take, tmp_path):
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF nothing")
    take(broken)
    assert "hong.pdf" in dialog.form._foot.text()
    assert dialog._files == []


def test_closing_with_something_chosen_asks(dialog, take, scan, dialogs):
    take(scan)
    dialogs.answers.append(Choice.STAY)
    dialog.reject()
    assert dialog.isVisible()
    dialogs.answers.append(Choice.DISCARD)
    dialog.reject()
    assert not dialog.isVisible()
