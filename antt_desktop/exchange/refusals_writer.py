"""Writes the rows that an import refused as a workbook, to be mended and imported again."""

from collections.abc import Iterable
from typing import BinaryIO

from antt_desktop.exchange.roster_rows import Refusal

_COLUMNS = (
    ("Trang tính", 14), ("Dòng", 7), ("Cột", 18), ("Đang ghi", 24), ("Vì sao không nhập", 80),
)  # fmt: skip


def write_refusals(stream: BinaryIO, refusals: Iterable[Refusal]) -> None:
    """Write one line a refused row to a seekable stream: where it is, what stands there, why.

    Text is always written as text, so that a value like =1+1 stays what it was.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Dòng lỗi")
        header = workbook.add_format({"bold": True, "bottom": 1})
        for column, (title, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, header)
        sheet.freeze_panes(1, 0)
        for row, refusal in enumerate(refusals, 1):
            sheet.write_string(row, 0, refusal.sheet)
            sheet.write_number(row, 1, refusal.row)
            sheet.write_string(row, 2, refusal.column)
            sheet.write_string(row, 3, refusal.value)
            sheet.write_string(row, 4, refusal.reason)
