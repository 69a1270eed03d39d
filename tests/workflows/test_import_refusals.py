"""Refused rows come back as a workbook with the faults marked; mended, it imports."""

import zipfile

import pytest
import python_calamine

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.legacy_text import encode
from antt_desktop.workflows.export_refusals import export_refusals
from antt_desktop.workflows.import_roster import Encoding, Field, apply_import, plan_import
from tests.workflows.lists import new_book, take_in, write_sheets

REASON, OLD_ROW = "Vì sao không nhập", "Dòng trong tệp cũ"
HEADER = ("STT", "Mã hộ", "Chủ hộ", "Ngày sinh", "Tổ", "Số khẩu", "CCCD", "Điện thoại")
GOOD = (1, "01-001", "Trịnh Công An", "1950", "1", 2, 31050034717, 912345678)
FORMULA = '=HYPERLINK("http://x","Bùi")'


@pytest.fixture
def book(tmp_path):
    with new_book(tmp_path / "so.antt") as made:
        yield made


def tables(path):
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def mended(source, target, changes):
    """Copy a workbook with some cells changed: {(sheet, row, header): value}."""
    sheets = {}
    for name, (header, *rows) in tables(source).items():
        for at, row in enumerate(rows):
            for place, title in enumerate(header):
                row[place] = changes.get((name, at, title), row[place])
        sheets[name] = [header, *rows]
    return write_sheets(target, sheets)


def test_refused_rows_come_back_whole_marked_and_import_once_mended(book, tmp_path):
    path = write_sheets(
        tmp_path / "ds.xlsx",
        {
            "DS": [
                ("DANH SÁCH",),
                HEADER,
                GOOD,
                (2, "01-002", FORMULA, "31/02/1960", "1", 3, 31160034717, 912345679),
                (3, "01-003", "Lê Văn Ba", "1961", "99", 3, "", ""),
            ]
        },
    )
    plan = plan_import(book, path)
    apply_import(book, plan)
    out = tmp_path / "loi.xlsx"
    assert export_refusals(plan, out) == 2
    header, first, second = tables(out)["DS"]
    assert header == [*HEADER, REASON, OLD_ROW]
    assert first[:8] == [2, "01-002", FORMULA, "31/02/1960", "1", 3, "031160034717", "0912345679"]
    assert ("lịch" in first[8], first[9]) == (True, 4)
    assert (second[2], "không có tổ" in second[8], second[9]) == ("Lê Văn Ba", True, 5)
    with zipfile.ZipFile(out) as archive:
        comments = archive.read("xl/comments1.xml").decode()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'ref="D2"' in comments
    assert 'ref="E3"' in comments
    assert "<f>" not in sheet
    again = mended(
        out, tmp_path / "sua.xlsx", {("DS", 0, "Ngày sinh"): "28/02/1960", ("DS", 1, "Tổ"): "2"}
    )
    result = take_in(book, again)
    assert (result.added, result.rejected, result.warnings) == (2, (), ())
    heads = {h.code: h.head for h in book.households.all()}
    assert (heads["01-002"].name, heads["01-002"].identity) == (FORMULA, "031160034717")


def test_people_come_back_with_their_head_and_their_group(book, tmp_path):
    header = ("TT", "Họ và tên", "Năm sinh", "Quan hệ", "Nơi ở")
    sheets = {
        "Tổ 2": [
            header,
            (1, "Trịnh Công An", 1950, "Chủ hộ", "Ngõ 9"),
            ("", "Mai Thị Nhung", "sai", "Vợ", ""),
            ("", "Trịnh Công Con", 1980, "Con đẻ", ""),
            (2, "Phạm Văn Bình", "32/1/1960", "Chủ hộ", "Ngõ 3"),
            ("", "Đinh Thị Sen", 1968, "Vợ", ""),
        ]
    }
    plan = plan_import(book, write_sheets(tmp_path / "nk.xlsx", sheets))
    apply_import(book, plan)
    out = tmp_path / "loi.xlsx"
    assert export_refusals(plan, out) == 3
    _, *rows = tables(out)["Tổ 2"]
    assert [row[1] for row in rows] == [
        "Trịnh Công An", "Mai Thị Nhung", "Phạm Văn Bình", "Đinh Thị Sen",
    ]  # fmt: skip
    changes = {("Tổ 2", 1, "Năm sinh"): "1954", ("Tổ 2", 2, "Năm sinh"): "1960"}
    result = take_in(book, mended(out, tmp_path / "sua.xlsx", changes))
    assert (result.added, result.updated, result.rejected) == (1, 1, ())
    assert {h.group_id for h in book.households.all()} == {2}
    assert sorted(h.size for h in book.households.all()) == [2, 3]


def test_a_group_that_no_column_says_gets_one_to_be_mended(book, tmp_path):
    rows = [("Họ và tên", "Năm sinh"), ("Trịnh Công An", "1950"), ("Lê Văn Ba", "1960")]
    plan = plan_import(book, write_sheets(tmp_path / "ds.xlsx", {"Tổ 9": rows}))
    out = tmp_path / "loi.xlsx"
    assert export_refusals(plan, out) == 2
    header, first, _ = tables(out)["Tổ 9"]
    assert (header[:3], first[:3]) == (
        ["Họ và tên", "Năm sinh", "Tổ"], ["Trịnh Công An", "1950", "Tổ 9"],
    )  # fmt: skip
    with zipfile.ZipFile(out) as archive:
        assert 'ref="C2"' in archive.read("xl/comments1.xml").decode()
    changes = {("Tổ 9", 0, "Tổ"): "2", ("Tổ 9", 1, "Tổ"): "3"}
    assert take_in(book, mended(out, tmp_path / "sua.xlsx", changes)).added == 2


def test_old_letters_chosen_columns_and_a_group_by_hand_are_read_as_before(book, tmp_path):
    header = [encode(text, Encoding.TCVN3) for text in ("Chủ hộ", "Sinh", "Xóm", "Ở đâu")]
    names = ("Trịnh Công Tiến", "Phạm Xuân Phong", "Lê Mạnh Vinh", "Vũ Văn Ước")
    rows = [(encode(n, Encoding.TCVN3), "x", encode("Ngõ", Encoding.TCVN3), "") for n in names]
    path = write_sheets(tmp_path / "ds.xlsx", {"DS": [header, *rows]})
    (mapping,) = plan_import(book, path, group="Tổ 3").mappings
    mapping = mapping.with_field(1, Field.BIRTH).with_field(2, Field.ADDRESS)
    plan = plan_import(book, path, [mapping])
    out = tmp_path / "loi.xlsx"
    assert export_refusals(plan, out) == 4
    changes = {("DS", at, "Ngày sinh"): f"195{at}" for at in range(4)}
    changes |= {("DS", at, "Sinh"): f"195{at}" for at in range(4)}
    result = take_in(book, mended(out, tmp_path / "sua.xlsx", changes))
    assert (result.added, result.rejected) == (4, ())
    found = {h.head.name: (h.group_id, h.address) for h in book.households.all()}
    assert found == dict.fromkeys(names, (3, "Ngõ"))


def test_a_file_that_changed_or_is_gone_is_told(book, tmp_path):
    rows = [HEADER, ("", "01-001", "", "", "1", "", "", "")]
    path = write_sheets(tmp_path / "ds.xlsx", {"DS": rows})
    plan = plan_import(book, path)
    with pytest.raises(UserError, match="đang nhập"):
        export_refusals(plan, path)
    write_sheets(path, {"DS": [*rows, GOOD]})
    with pytest.raises(UserError, match="đã thay đổi"):
        export_refusals(plan, tmp_path / "loi.xlsx")
    path.unlink()
    with pytest.raises(SystemTrouble, match="Không tìm thấy"):
        export_refusals(plan, tmp_path / "loi.xlsx")
    assert not (tmp_path / "loi.xlsx").exists()
