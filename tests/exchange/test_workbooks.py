"""Any file a village has becomes plain sheets, or one sentence."""

import contextlib
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.workbooks import read_sheets

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000


def workbook(path, fill, sheets=("Trang 1",)):
    book = xlsxwriter.Workbook(path)
    for name in sheets:
        fill(book, book.add_worksheet(name))
    book.close()
    return path


def one_cell(_book, sheet):
    sheet.write_string(0, 0, "Chủ hộ")
    sheet.write_string(1, 0, "A")


def with_part_changed(source, target, part, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return target


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
        ("a.csv", b"T\xe6;Ch\xf1 h\xe9\n1;An\n", "bảng mã"),
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


def test_a_truncated_workbook(tmp_path):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    path.write_bytes(path.read_bytes()[:-500])
    with pytest.raises(UserError, match="bị hỏng"):
        read_sheets(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    bomb = tmp_path / "bomb.xlsx"
    blank = b" " * (1 << 20)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("xl/media/image1.emf", "w", force_zip64=True) as part:
            for _ in range(520):
                part.write(blank)
    with pytest.raises(UserError, match="phình quá lớn"):
        read_sheets(bomb)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("dimension", [b"", b'<dimension ref="A1:B2"/>'])
def test_two_cells_far_apart_are_not_laid_out(tmp_path, dimension):
    def far(_book, sheet):
        sheet.write_string(0, 0, "Chủ hộ")
        sheet.write_number(1048575, 16383, 1)

    path = workbook(tmp_path / "a.xlsx", far)
    told = b'<dimension ref="A1:XFD1048576"/>'
    lying = with_part_changed(
        path, tmp_path / "b.xlsx", SHEET, lambda c: c.replace(told, dimension)
    )
    for hostile in (path, lying):
        with pytest.raises(UserError, match="phình quá lớn"):
            read_sheets(hostile)


def test_formatted_blank_rows_do_no_harm(tmp_path):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (r, r) for r in range(3, 60_000))

    def padded(content):
        # A declared size beyond all bounds; what is really filled is small.
        content = content.replace(b'ref="A1:A2"', b'ref="A1:XFD60000"')
        return content.replace(b"</sheetData>", blank + b"</sheetData>")

    padded_path = with_part_changed(path, tmp_path / "b.xlsx", SHEET, padded)
    (sheet,) = read_sheets(padded_path)
    assert sheet.rows == [["Chủ hộ"], ["A"]]


def test_sixteen_thousand_columns_are_refused(tmp_path):
    def wide(_book, sheet):
        for column in range(16_000):
            sheet.write_number(0, column, column)

    with pytest.raises(UserError, match=r"cột thứ 16\.000"):
        read_sheets(workbook(tmp_path / "a.xlsx", wide))


def ods(path, rows):
    table = f'<table:table table:name="DS">{rows}</table:table>'
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    root = "office:document-content"
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", f'<?xml version="1.0"?><{root} {spaces}>{body}</{root}>')
    return path


def cell(value, repeated=""):
    return (
        f'<table:table-cell office:value-type="string" office:string-value="{value}"{repeated}>'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


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


def test_an_ods_that_repeats_a_cell_without_end_is_refused(tmp_path):
    many_cells = cell("x", ' table:number-columns-repeated="16384"')
    many_rows = '<table:table-row table:number-rows-repeated="1048576">'
    for rows in (
        f"<table:table-row>{many_cells}</table:table-row>",
        f"{many_rows}{cell('x')}</table:table-row>",
    ):
        with pytest.raises(UserError, match="phình quá lớn"):
            read_sheets(ods(tmp_path / "ho.ods", rows))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_with_any_delimiter(tmp_path, delimiter, mark):
    lines = [["Tổ", "Chủ hộ", "Nhân khẩu"], ["1", "Lê Văn Ước", "3"], ["1", "Đỗ Thị Mơ", "2"]]
    path = tmp_path / "ds.csv"
    path.write_bytes((mark + "\r\n".join(map(delimiter.join, lines))).encode())
    (sheet,) = read_sheets(path)
    assert sheet.rows == lines


def test_csv_with_commas_in_its_addresses(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text("Tổ;Chủ hộ;Địa chỉ\n1;An;Ngõ 9, số 64\n2;Bình;Ngõ 3, số 70\n", "utf-8")
    (sheet,) = read_sheets(path)
    assert sheet.rows[1] == ["1", "An", "Ngõ 9, số 64"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(min_size=1, max_size=300), kind=st.sampled_from(["", "zip", "ole"]))
def test_no_bytes_at_all_break_it(tmp_path, content, kind):
    path = tmp_path / "a.xlsx"
    path.write_bytes({"": b"", "zip": b"PK\x03\x04", "ole": OLE[:8]}[kind] + content)
    with pytest.raises(UserError):
        read_sheets(path)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    flips=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 255)), min_size=1, max_size=8)
)
def test_a_damaged_workbook_is_read_or_told(tmp_path, flips):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    content = bytearray(path.read_bytes())
    for place, bits in flips:
        content[place % len(content)] ^= bits
    path.write_bytes(content)
    with contextlib.suppress(UserError):
        assert all(sheet.rows for sheet in read_sheets(path))
