"""Hostile and broken workbooks: read within bounds or refused in one sentence, never believed."""

import contextlib
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.domain.errors import UserError
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


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    bomb = tmp_path / "bomb.xlsx"
    blank = b" " * (1 << 20)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bomb, "w", 8, compresslevel=1) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        with new.open("xl/media/image1.emf", "w", force_zip64=True) as part:
            for _ in range(520):
                part.write(blank)
    with pytest.raises(UserError, match="phình quá lớn"):
        read_sheets(bomb)


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


def test_an_ods_with_two_cells_far_apart_is_refused(tmp_path):
    right = '<table:table-cell table:number-columns-repeated="16383"/>'
    down = (
        '<table:table-row table:number-rows-repeated="1048574">'
        "<table:table-cell/></table:table-row>"
    )
    near = f"<table:table-row>{cell('x')}</table:table-row>"
    far = f"<table:table-row>{right}{cell('x')}</table:table-row>"
    with pytest.raises(UserError, match="phình quá lớn"):
        read_sheets(ods(tmp_path / "ho.ods", near + down + far))


def test_an_ods_that_repeats_a_cell_without_end_is_refused(tmp_path):
    many_cells = cell("x", ' table:number-columns-repeated="16384"')
    many_rows = '<table:table-row table:number-rows-repeated="1048576">'
    for rows in (
        f"<table:table-row>{many_cells}</table:table-row>",
        f"{many_rows}{cell('x')}</table:table-row>",
    ):
        with pytest.raises(UserError, match="phình quá lớn"):
            read_sheets(ods(tmp_path / "ho.ods", rows))


def test_a_cell_that_lies_about_its_place_is_measured(tmp_path):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    last = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    wide = b"<row r='3'>" + b"<c><v>1</v></c>" * 16_000 + b"</row>"
    far = b'<row r="3"><c s="0" r="XFD3" t="str"><v>%s</v></c></row>'
    odd = b"<x:row r='3'><x:c\nr = 'xfd3'><x:v>1</x:v></x:c></x:row>"
    prefixed = b'<x:row r="3"><x:c r="XFD3"><x:v>1</x:v></x:c></x:row>'
    for hidden in (
        wide,
        far % b"1",
        odd,
        odd.replace(b"x:", b""),
        prefixed,
        far % (b"x" * (3 << 20)),
    ):
        hostile = with_part_changed(
            path,
            tmp_path / "b.xlsx",
            SHEET,
            lambda xml, hidden=hidden: xml.replace(b"</sheetData>", hidden + last),
        )
        with pytest.raises(UserError, match="phình quá lớn"):
            read_sheets(hostile)


def test_cells_without_an_address_are_read(tmp_path):
    def bare(xml):
        return re.sub(rb'(<(?:row|c)) r="[A-Z]*\d+"', rb"\1", xml)

    def fill(_book, sheet):
        for row in range(300):
            sheet.write_row(row, 0, ["Chủ hộ", "Tổ", "x"])

    path = workbook(tmp_path / "a.xlsx", fill)
    (sheet,) = read_sheets(with_part_changed(path, tmp_path / "b.xlsx", SHEET, bare))
    assert (len(sheet.rows), sheet.rows[299]) == (300, ["Chủ hộ", "Tổ", "x"])


def test_a_part_larger_than_it_says_is_refused(tmp_path):
    strings = "xl/sharedStrings.xml"
    path = with_part_changed(
        workbook(tmp_path / "a.xlsx", one_cell),
        tmp_path / "b.xlsx",
        strings,
        lambda xml: xml.replace("Chủ hộ".encode(), b"h" * (8 << 20)),
    )
    with zipfile.ZipFile(path) as archive:
        real = archive.getinfo(strings).file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(real, (300).to_bytes(4, "little")))
    with pytest.raises(UserError, match="bị hỏng"):
        read_sheets(path)


def test_a_tag_without_end_is_refused(tmp_path):
    path = with_part_changed(
        workbook(tmp_path / "a.xlsx", one_cell),
        tmp_path / "b.xlsx",
        SHEET,
        lambda xml: xml.replace(b"<sheetData>", b"<sheetData " + b"x" * (3 << 20)),
    )
    with pytest.raises(UserError, match="bị hỏng"):
        read_sheets(path)


@pytest.mark.parametrize("blank", ["", " ", "\u00a0 \n"])
def test_blanks_far_to_the_right_and_down_are_cut(tmp_path, blank):
    def fill(book, sheet):
        one_cell(book, sheet)
        grey = book.add_format({"bg_color": "gray"})
        for column in range(1, 16_000):
            sheet.write_blank(0, column, None, grey)
        for column in range(300, 400):
            sheet.write_string(1, column, blank)
            sheet.write_formula(2, column, '=""', None, blank)
        sheet.write_formula(5_000, 0, '=""', None, blank)

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert sheet.rows == [["Chủ hộ"], ["A"]]


def test_links_to_other_files_are_not_followed(tmp_path):
    def fill(_book, sheet):
        sheet.write_string(0, 0, "Chủ hộ")
        sheet.write_formula(1, 0, "='http://127.0.0.1:9/[ho.xlsx]DS'!A1", None, "Nguyễn Văn An")
        sheet.write_url(2, 0, "http://127.0.0.1:9/", string="Lê Văn Bình")
        sheet.write_formula(3, 0, "=cmd|'/c calc'!A0", None, "#REF!")

    (sheet,) = read_sheets(workbook(tmp_path / "a.xlsx", fill))
    assert sheet.rows == [["Chủ hộ"], ["Nguyễn Văn An"], ["Lê Văn Bình"], ["#REF!"]]


def test_entities_that_grow_without_end_are_no_text(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = with_part_changed(
        workbook(tmp_path / "a.xlsx", one_cell),
        tmp_path / "b.xlsx",
        "xl/sharedStrings.xml",
        lambda xml: xml.replace(b"<sst", bomb + b"<sst").replace(b"<t>A</t>", b"<t>&b;</t>"),
    )
    with contextlib.suppress(UserError):
        (sheet,) = read_sheets(path)
        assert all(len(str(value)) < 100 for row in sheet.rows for value in row)


@pytest.mark.parametrize("end", [1, 22, 500, 3000])
def test_a_workbook_cut_anywhere_is_refused(tmp_path, end):
    path = workbook(tmp_path / "a.xlsx", one_cell)
    path.write_bytes(path.read_bytes()[:-end])
    with pytest.raises(UserError, match="bị hỏng"):
        read_sheets(path)


def test_a_page_of_the_web_named_xls_is_refused_with_advice(tmp_path):
    path = tmp_path / "ds.xls"
    path.write_bytes("\ufeff\n<HTML><table><tr><td>Chủ hộ</td></tr></table></HTML>".encode())
    with pytest.raises(UserError, match=r"lưu lại dạng \.xlsx"):
        read_sheets(path)


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
