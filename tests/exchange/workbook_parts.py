"""Workbooks made by hand for the tests of reading them."""

import zipfile

import xlsxwriter

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000
SHEET = "xl/worksheets/sheet1.xml"


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


def ods(path, rows):
    table = f'<table:table table:name="DS">{rows}</table:table>'
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "calcext")
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
