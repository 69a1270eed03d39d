import pytest
import python_calamine
import xlsxwriter

from antt_desktop.ui.households.import_dialog import ImportDialog, Step
from antt_desktop.ui.households.import_lists import RowsDialog
from antt_desktop.ui.households.import_presenter import sample
from antt_desktop.workflows.import_roster import Field

HEADER = ("STT", "Họ và tên chủ hộ", "Năm sinh", "Tổ", "Điện thoại", "Nơi để xe", "Ghi chú")
ROWS = [
    (1, "Đỗ Hữu Lan Anh", 1958, 1, "912345678", "sân", "hộ nghèo"),
    (2, "Trần Thị Bình", 1971, 2, "0983 908 996", "", ""),
    (3, "Ngô Văn Vinh", "31/2/1966", 3, "", "", ""),
]


def workbook(path, rows=ROWS, header=HEADER):
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Tổ 1-6")
    for at, row in enumerate([header, *rows]):
        sheet.write_row(at, 0, row)
    book.close()
    return path


@pytest.fixture
def dialog(qtbot, context):
    made = ImportDialog(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def ready(qtbot, dialog):
    return lambda: qtbot.waitUntil(lambda: not dialog.busy, timeout=10_000)


def test_a_file_is_chosen_checked_taken_in_and_taken_back(dialog, ready, book, dialogs, tmp_path):
    assert not dialog.accept_button.isVisible()
    dialogs.answers.append(workbook(tmp_path / "ds.xlsx"))
    dialog.choose_file()
    assert dialog.busy
    ready()
    assert dialog.step is Step.CHECK
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
    assert dialog.done_title.text() == "Đã thêm 2 hộ."
    assert "1 dòng có lỗi chưa nhập." in dialog.done_below.text()
    assert book.households.count() == 7
    assert all(not h.categories for h in book.households.all())
    book.history.undo()
    assert book.households.count() == 5


def test_every_fault_is_listed_with_row_column_value_and_reason(
    dialog, ready, dialogs, tmp_path, qtbot
):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    dialogs.on_run = lambda _rows: False
    for card in (dialog.check.new, dialog.check.refused):
        card.see.click()
    dialog.check.warnings.click()
    new, refused, warnings = dialogs.ran
    for shown in dialogs.ran:
        assert isinstance(shown, RowsDialog)
        qtbot.addWidget(shown)
    assert new.model.row(0).cells[0] == "Đỗ Hữu Lan Anh"
    assert refused.model.row(0).cells[:4] == ("Tổ 1-6", "4", "Năm sinh", "31/2/1966")
    assert refused.model.row(0).cells[4]
    assert "Nơi để xe" in warnings.model.row(0).cells[0]


def test_the_faulty_rows_are_saved_to_be_mended(dialog, ready, dialogs, jobs, tmp_path, qtbot):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    target = tmp_path / "loi.xlsx"
    dialogs.answers.append(target)
    dialog.save_refused.click()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert dialogs.said[-1] == "Đã lưu 1 dòng lỗi ra loi.xlsx."
    header, row = python_calamine.load_workbook(target).get_sheet_by_index(0).to_python()
    assert header[:2] == ["Trang tính", "Dòng"]
    assert row[:4] == ["Tổ 1-6", 4.0, "Năm sinh", "31/2/1966"]


def test_a_column_can_be_taken_for_another_field(dialog, ready, book, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    combo = dialog.check.grid.combos[5]
    combo.choose(str(Field.ADDRESS))
    combo.activated.emit(combo.currentIndex())
    ready()
    assert dialog.check.grid.combos[5] is combo, "the field keeps its place and focus"
    dialog.save_and_close()
    ready()
    assert "sân" in {h.address for h in book.households.all()}


def test_without_the_heads_the_file_cannot_be_read_as_chosen(dialog, ready, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    combo = dialog.check.grid.combos[1]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    ready()
    assert "Chủ hộ" in dialog.check.banner.sentence
    assert not dialog.accept_button.isEnabled()
    combo.choose(str(Field.HEAD))
    combo.activated.emit(combo.currentIndex())
    ready()
    assert dialog.accept_button.isEnabled()


def test_proposed_categories_are_written_only_if_ticked(dialog, ready, book, tmp_path):
    dialog.take_file(workbook(tmp_path / "ds.xlsx"))
    ready()
    dialog.check.proposals.click()
    ready()
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


def test_a_file_that_is_no_list_is_told_in_the_first_step(dialog, ready, tmp_path):
    file = tmp_path / "thư.xlsx"
    file.write_bytes(b"khong phai Excel")
    dialog.take_file(file)
    ready()
    assert dialog.step is Step.CHOOSE
    assert dialog.trouble.sentence
    assert not dialog.accept_button.isVisible()


def test_stopping_leaves_the_book_as_it_was(dialog, ready, book, tmp_path, qtbot):
    rows = [(n, f"Đỗ Văn {n}", 1958, 1, "", "", "") for n in range(4000)]
    dialog.take_file(workbook(tmp_path / "ds.xlsx", rows))
    ready()
    dialog.save_and_close()
    dialog.reject()
    ready()
    assert dialog.isVisible()
    assert book.households.count() == 5
    assert dialog.step is Step.CHECK
    assert dialog.check.banner.sentence == "Đã dừng. Chưa có gì được ghi vào sổ."
    dialog.save_and_close()
    ready()
    assert book.households.count() == 4005


def test_a_sample_shows_what_is_read_in_bold_and_never_as_markup():
    assert sample("912345678", "0912345678") == "912345678 → <b>0912345678</b>"
    assert sample("<i>x", "<i>x") == "&lt;i&gt;x"
    assert sample("", "") == "–"
