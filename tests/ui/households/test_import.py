"""The import from choosing a file to taking it back, through the real dialog."""

import gc
import threading

import pytest
import python_calamine
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from antt_desktop.ui.households import jobs as household_jobs
from antt_desktop.ui.households.roster_import.dialog import ImportDialog
from antt_desktop.ui.households.roster_import.dropped import KINDS, dropped_workbook
from antt_desktop.ui.households.roster_import.lists import RowsDialog
from antt_desktop.ui.households.roster_import.pages import Step
from antt_desktop.workflows.import_roster import Field
from tests.ui.households.imports import pick
from tests.workflows.lists import write_sheets

HEADER = ("STT", "Họ và tên chủ hộ", "Năm sinh", "Tổ", "Điện thoại", "Nơi để xe", "Ghi chú")
ROWS = [
    (1, "Đỗ Hữu Lan Anh", 1958, 1, "912345678", "sân", "hộ nghèo"),
    (2, "Trần Thị Bình", 1971, 2, "0983 908 996", "", ""),
    (3, "Ngô Văn Vinh", "31/2/1966", 3, "", "", ""),
]


def workbook(path, rows=ROWS, header=HEADER):
    return write_sheets(path, {"Tổ 1-6": [header, *rows]})


def test_a_file_is_chosen_checked_taken_in_and_taken_back(dialog, ready, book, dialogs, tmp_path):
    assert not dialog.accept_button.isVisible()
    dialogs.answers.append(workbook(tmp_path / "ds.xlsx"))
    dialog.choose_file()
    assert dialog.busy
    assert dialog.steps.stop.isVisible()
    ready()
    assert dialog.step is Step.CHECK
    assert not dialog.steps.stop.isVisible()
    check = dialog.check
    assert check.new.strong.text() == "2 hộ mới"
    assert check.refused.strong.text() == "1 dòng có lỗi"
    assert dialog.accept_button.text() == "Nhập 2 hộ"
    assert check.grid.combos[1].currentText() == "Chủ hộ"
    assert check.grid.combos[0].currentText() == "(bỏ qua)"
    assert check.proposals.text() == "Ghi diện đọc được từ ghi chú (1 hộ)"
    assert not check.proposals.isChecked()
    assert "1 điều cần lưu ý" in check.warnings.text()
    dialog.save_and_close()
    ready()
    assert dialog.step is Step.DONE
    assert dialog.done_page.title.text() == "Đã thêm 2 hộ."
    assert dialog.done_page.below.text() == "1 dòng chưa nhập."
    assert book.households.count() == 7
    assert all(not h.categories for h in book.households.all())
    dialog.done_page.undo.click()
    ready()
    assert dialog.done_page.title.text() == "Đã hoàn tác."
    assert book.households.count() == 5
    dialog.save_and_close()
    assert not dialog.isVisible()


def test_every_list_says_row_by_row_what_would_happen_and_why(
    dialog, ready, book, dialogs, tmp_path, qtbot
):
    known = next(book.households.all())
    rows = [*ROWS, (4, known.head.name, None, 1, "0987 111 222", "", "")]
    dialog.take_file(workbook(tmp_path / "ds.xlsx", rows))
    ready()
    dialogs.on_run = lambda _rows: False
    check = dialog.check
    for button in (
        check.new.see, check.changes.see, check.refused.see, check.warnings, check.rows,
    ):  # fmt: skip
        button.click()
    new, changes, refused, warnings, every = dialogs.ran
    for shown in dialogs.ran:
        assert isinstance(shown, RowsDialog)
        qtbot.addWidget(shown)
    assert new.model.row(0).cells[:3] == ("Đỗ Hữu Lan Anh", "1958", "Tổ 1")
    phone = changes.model.row(0).cells
    assert phone[0] == "Tổ 1-6"
    assert phone[1] == "5"
    assert phone[3:] == ("Điện thoại", "0912 345 000", "0987111222")
    assert refused.model.row(0).cells[:4] == ("Tổ 1-6", "4", "Năm sinh", "31/2/1966")
    assert refused.model.row(0).cells[4]
    assert "Nơi để xe" in warnings.model.row(0).cells[0]
    fates = [every.model.row(at).cells[4] for at in range(4)]
    assert fates == ["Thêm mới", "Thêm mới", "Không nhập", "Cập nhật"]
    assert "→ 0987111222" in every.model.row(3).cells[5]


def test_the_faulty_rows_are_saved_to_be_mended(dialog, ready, dialogs, jobs, tmp_path, qtbot):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    target = tmp_path / "loi.xlsx"
    dialogs.answers.append(target)
    dialog.save_refused.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert dialogs.said[-1].startswith("Đã lưu 1 dòng lỗi ra loi.xlsx.")
    cells = python_calamine.load_workbook(target).get_sheet_by_index(0).to_python()
    assert any("Ngô Văn Vinh" in row for row in cells)


def test_a_column_can_be_taken_for_another_field(dialog, ready, book, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    combo = dialog.check.grid.combos[5]
    combo.setFocus()
    pick(combo, str(Field.ADDRESS))
    assert not dialog.accept_button.isEnabled(), "what is shown no longer holds"
    ready()
    assert dialog.check.grid.combos[5] is combo, "the field keeps its place"
    assert combo.hasFocus()
    dialog.save_and_close()
    ready()
    assert "sân" in {h.address for h in book.households.all()}


def test_without_the_heads_the_file_cannot_be_read_as_chosen(dialog, ready, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    combo = dialog.check.grid.combos[1]
    pick(combo, "")
    ready()
    assert "Chủ hộ" in dialog.check.banner.sentence
    assert not dialog.accept_button.isEnabled()
    pick(combo, str(Field.HEAD))
    ready()
    assert dialog.check.banner.sentence == ""
    assert dialog.accept_button.isEnabled()


def test_proposed_categories_are_written_only_if_ticked(dialog, ready, book, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    dialog.check.proposals.setFocus()
    dialog.check.proposals.click()
    ready()
    assert dialog.check.proposals.hasFocus()
    dialog.save_and_close()
    ready()
    assert ("Hộ nghèo",) in {h.categories for h in book.households.all()}


def test_the_same_file_again_changes_nothing_and_says_so(dialog, ready, book, tmp_path):
    file = workbook(tmp_path / "ds.xlsx", ROWS[:2])
    for _ in range(2):
        dialog.take_file(file)
        ready()
        if dialog.accept_button.isEnabled():
            dialog.save_and_close()
            ready()
    assert dialog.accept_button.text() == "Không có gì để nhập"
    assert not dialog.accept_button.isEnabled()
    assert dialog.check.banner.sentence.startswith("Tệp này không có gì mới: 2 hộ")
    assert book.households.count() == 7


@pytest.mark.parametrize("name", ["thư.xlsx", "thư.docx", "thư.csv"])
def test_a_file_that_is_no_list_is_told_in_the_first_step(dialog, ready, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"" if name.endswith("csv") else b"khong phai Excel")
    drop(dialog, file)
    ready()
    assert dialog.step is Step.CHOOSE
    assert name in dialog.trouble.sentence
    assert not dialog.accept_button.isVisible()


def drop(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    widget.dropEvent(QDropEvent(QPointF(), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_file_is_dropped_on_the_dialog_and_on_the_tab(
    dialog, ready, dialogs, context, tmp_path, qtbot
):
    file = workbook(tmp_path / "ds.xlsx")
    drop(dialog, file)
    ready()
    assert dialog.step is Step.CHECK
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert dropped_workbook(data) == file
    assert all(f"*{kind}" in KINDS for kind in (".xls", ".xlsm", ".ods", ".csv", ".txt", ".tsv"))

    def user(shown):
        qtbot.addWidget(shown)
        qtbot.waitUntil(lambda: not shown.busy, timeout=10_000)
        assert isinstance(shown, ImportDialog)
        assert shown.step is Step.CHECK
        return False

    dialogs.on_run = user
    household_jobs.import_roster(context, file)


def test_stopping_leaves_the_book_as_it_was(dialog, ready, book, tmp_path):
    rows = [(n, f"Đỗ Văn {n}", 1958, 1, "", "", "") for n in range(4000)]
    dialog.take_file(workbook(tmp_path / "ds.xlsx", rows))
    ready()
    dialog.save_and_close()
    dialog.reject()
    ready()
    assert dialog.isVisible()
    assert book.households.count() == 5
    assert dialog.step is Step.CHECK
    assert dialog.trouble.sentence == "Đã dừng. Chưa có gì được ghi vào sổ."
    dialog.save_and_close()
    ready()
    assert book.households.count() == 4005


def test_a_check_that_is_stopped_leaves_the_choices_of_the_last_one(dialog, ready, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    pick(dialog.check.grid.combos[5], str(Field.ADDRESS))
    dialog.steps.stop.click()
    ready()
    assert dialog.check.grid.combos[5].currentText() == "(bỏ qua)"
    assert dialog.accept_button.isEnabled()


def test_escape_while_the_file_is_read_closes_once_the_reading_has_stopped(
    dialog, tmp_path, qtbot, book, jobs
):
    rows = [(n, f"Đỗ Văn {n}", 1958, 1, "", "", "") for n in range(3000)]
    dialog.take_file(workbook(tmp_path / "ds.xlsx", rows))
    qtbot.waitUntil(lambda: jobs.busy)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)
    assert not jobs.busy
    assert book.households.count() == 5


def test_reading_leaves_the_memory_of_the_program_as_it_was(dialog, ready, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    assert gc.isenabled()
    dialog.reject()
    assert gc.get_freeze_count() == 0


def test_a_file_waits_until_another_job_has_ended(dialog, ready, context, tmp_path, qtbot):
    go_on = threading.Event()
    context.jobs.run("Đang sao lưu", lambda _progress: go_on.wait(10))
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    qtbot.waitUntil(lambda: dialog.busy)
    go_on.set()
    ready()
    assert dialog.accept_button.text() == "Nhập 2 hộ"


def test_what_changes_in_the_book_meanwhile_is_not_written_over(dialog, ready, book, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    book.households.delete([next(book.households.all()).id])
    dialog.save_and_close()
    ready()
    assert dialog.step is Step.CHECK
    assert "Sổ đã thay đổi" in dialog.trouble.sentence
    assert book.households.count() == 4
