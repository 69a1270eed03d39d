"""Any file a village has becomes plain sheets, or one sentence."""

import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.workbooks import read_sheets
from tests.exchange.workbook_parts import (
    OLE,
    SHEET,
    cell,
    ods,
    one_cell,
    with_part_changed,
    workbook,
)


def test_rows_are_numbered_as_excel_numbers_them(tmp_path):
    def fill(_book, sheet):
        sheet.write_string(4, 2, "Chủ hộ")
        sheet.write_string(6, 2, "An")

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert (sheet.first_row, sheet.first_column) == (5, 2)
    assert sheet.rows == [["Chủ hộ"], [""], ["An"]]


def test_numbers_and_dates_come_as_excel_keeps_them(tmp_path):
    def fill(book, sheet):
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_number(0, 0, 2.0)
        sheet.write_number(0, 1, 31050034717)
        sheet.write_number(0, 2, 2.5)
        sheet.write_datetime(0, 3, datetime(1960, 3, 5, 7, 30), day)  # noqa: DTZ001 - Excel's has none
        sheet.write_boolean(0, 4, True)

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert sheet.rows == [[2, 31050034717, 2.5, date(1960, 3, 5), "TRUE"]]
    assert [type(cell) for cell in sheet.rows[0][:2]] == [int, int]


def test_blank_sheets_are_left_out_and_names_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Trống")
    one_cell(book, book.add_worksheet("Tổ 1"))
    book.close()
    assert [sheet.name for sheet in read_sheets(path)] == ["Tổ 1"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"", "trống (0 byte)"),
        ("a.xlsx", b"hello world", "bị hỏng hoặc không phải bảng tính"),
        ("a.xlsx", b"PK\x03\x04" + b"junk" * 50, "bị hỏng hoặc không phải bảng tính"),
        ("a.xlsx", b"%PDF-1.7 ...", "không phải bảng tính"),
        ("a.xls", b"<html><table></table></html>", "không phải bảng tính"),
        ("a.xls", OLE, "bị hỏng hoặc không phải bảng tính"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
        ("a.xls", OLE + "WordDocument".encode("utf-16-le"), "là tệp Word"),
        ("a.csv", b"a\0b", "không phải bảng tính"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match="“" + name) as told:
        read_sheets(path)
    assert words in told.value.sentence


def test_a_word_file_named_xlsx(tmp_path):
    path = tmp_path / "ho.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(UserError, match="là tệp Word"):
        read_sheets(path)


def test_missing_file_folder_and_empty_workbook(tmp_path):
    with pytest.raises(SystemTrouble, match="Không tìm thấy"):
        read_sheets(tmp_path / "none.xlsx")
    with pytest.raises(UserError, match="là một thư mục"):
        read_sheets(tmp_path)
    path = workbook(tmp_path / "a.xlsx", lambda _book, _sheet: None)
    with pytest.raises(UserError, match="không có trang nào có dữ liệu"):
        read_sheets(path)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = workbook(tmp_path / "a.xlsx", one_cell)

    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    # Root may read everything: only the system's answer is played here.
    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(SystemTrouble, match="Không có quyền đọc"):
        read_sheets(path)


def test_an_ods_of_libreoffice(tmp_path):
    number = '<table:table-cell office:value-type="float" office:value="4"/>'
    blank = '<table:table-cell table:number-columns-repeated="1020"/>'
    rows = (
        f"<table:table-row>{cell('Chủ hộ')}{cell('Số khẩu')}{blank}</table:table-row>"
        f"<table:table-row>{cell('Đỗ Thị Mơ')}{number}{blank}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>'
    )
    (sheet,) = read_sheets(ods(tmp_path / "ho.ods", rows))
    assert sheet.rows == [["Chủ hộ", "Số khẩu"], ["Đỗ Thị Mơ", 4]]


@pytest.mark.parametrize("suffix", [".csv", ".txt", ".tsv", ".CSV"])
def test_a_text_file_is_a_sheet_of_its_name(tmp_path, suffix):
    path = tmp_path / f"Tổ 3{suffix}"
    path.write_text("Tổ\tChủ hộ\n\n1\tLê Văn Ước\n", "utf-16")
    (sheet,) = read_sheets(path)
    assert (sheet.name, sheet.first_row, sheet.first_column) == ("Tổ 3", 1, 0)
    assert sheet.rows == [["Tổ", "Chủ hộ"], [], ["1", "Lê Văn Ước"]]
    assert sheet.merged == ()


def test_merged_cells_are_told_as_places_in_the_rows(tmp_path):
    def fill(_book, sheet):
        sheet.merge_range(2, 1, 2, 4, "DANH SÁCH")
        for column in (1, 3):
            sheet.merge_range(4, column, 4, column + 1, "Chủ hộ")
        sheet.write_row(5, 1, ["Họ tên", "Năm sinh", "Tổ", "Ghi chú"])
        sheet.merge_range(6, 1, 8, 1, "An")
        sheet.write_string(8, 4, "x")
        sheet.merge_range(20, 1, 22, 9, "")

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert (sheet.first_row, sheet.first_column, len(sheet.rows)) == (3, 1, 7)
    assert sheet.merged == ((0, 0, 0, 3), (2, 0, 2, 1), (2, 2, 2, 3), (4, 0, 6, 0))
    assert sheet.rows[4] == ["An", "", "", ""]


def test_hidden_sheets_are_left_out(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    shown, hidden, deep = map(book.add_worksheet, ("Tổ 1", "Bản cũ", "Danh mục"))
    book.add_chartsheet("Biểu đồ")
    for sheet in (hidden, deep):
        one_cell(book, sheet)
    hidden.hide()
    deep.very_hidden()
    shown.write_string(0, 0, "Chủ hộ")
    book.close()
    assert [sheet.name for sheet in read_sheets(path)] == ["Tổ 1"]


def test_a_list_only_in_a_hidden_sheet_is_told(tmp_path):
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Trống")
    hidden = book.add_worksheet("Danh sách")
    one_cell(book, hidden)
    hidden.hide()
    book.close()
    with pytest.raises(UserError, match="hãy bỏ ẩn trong Excel"):
        read_sheets(path)


def test_sheet_names_of_any_characters(tmp_path):
    names = ["Tổ 1 & 2", '<Xóm> "Đông"', "T\u00ad4 'mới'x", "  Tổ", "名簿 😀"]
    path = workbook(tmp_path / "a.xlsx", one_cell, names)
    assert [sheet.name for sheet in read_sheets(path)] == names


def test_odd_characters_in_cells_survive(tmp_path):
    texts = [
        "T\u00ad ThÞ \u00ad\u00ad",
        "e\u0302\u0301",
        "a\u00a0b",
        "dòng 1\ndòng 2",
        " x ",
        "\u200b",
    ]

    def fill(_book, sheet):
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert [row[0] for row in sheet.rows] == texts


def test_a_workbook_with_macros_is_read(tmp_path):
    plain = workbook(tmp_path / "a.xlsx", one_cell)
    path = tmp_path / "a.xlsm"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"sheet.main", b"sheet.macroEnabled.main"))
        new.writestr("xl/vbaProject.bin", OLE)
    (sheet,) = read_sheets(path)
    assert sheet.rows == [["Chủ hộ"], ["A"]]


ERRORS = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!"]


def test_faulty_formulas_are_seen_and_not_taken_for_blanks(tmp_path):
    def fill(_book, sheet):
        sheet.write_string(0, 0, "Tổ")
        for row, error in enumerate(ERRORS, 1):
            sheet.write_formula(row, 0, "=VLOOKUP(A1,X!A:B,2)", None, error)
        sheet.write_formula(len(ERRORS) + 1, 0, "=1+1", None, 2)
        sheet.write_string(len(ERRORS) + 2, 0, "#REF!")

    path = workbook(tmp_path / "a.xlsx", fill)
    (sheet,) = read_sheets(path)
    assert [row[0] for row in sheet.rows] == ["Tổ", *ERRORS, 2, "#REF!"]
    turned = with_part_changed(
        path, tmp_path / "b.xlsx", SHEET, lambda xml: xml.replace(b't="e"', b" t = 'e' ")
    )
    assert read_sheets(turned)[0].rows == sheet.rows


def test_faulty_formulas_of_libreoffice_are_seen(tmp_path):
    faulty = (
        '<table:table-cell office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    )
    (sheet,) = read_sheets(ods(tmp_path / "a.ods", f"<table:table-row>{faulty}</table:table-row>"))
    assert sheet.rows == [["#REF!"]]


def test_an_ods_keeps_the_numbers_of_its_rows(tmp_path):
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    rows = f"{blank}<table:table-row>{cell('A')}</table:table-row>"
    (sheet,) = read_sheets(ods(tmp_path / "a.ods", rows))
    assert (sheet.first_row, sheet.rows) == (4, [["A"]])
