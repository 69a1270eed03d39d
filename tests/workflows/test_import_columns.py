"""Which sheets and columns are read: chosen, named, and remembered for files of one shape."""

import pytest

from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.exchange.legacy_text import encode
from antt_desktop.workflows.export_refusals import export_refusals
from antt_desktop.workflows.import_roster import (
    Encoding,
    Field,
    apply_import,
    plan_import,
)
from tests.workflows.lists import take_in, write_sheets

HEADER = ("STT", "Chủ hộ", "Năm sinh", "Tổ", "Xóm", "Ghi chú")
AN = (1, "Trịnh Công An", "1950", "1", "Ngõ 9", "")
BINH = (2, "PHẠM THỊ BÌNH", "1967", "2", "Ngõ 3", "")


@pytest.fixture
def two_sheets(tmp_path):
    return write_sheets(
        tmp_path / "ds.xlsx", {"Tổ Một": [HEADER, AN], "Khác": [HEADER, BINH], "Thu": [("a", "b")]}
    )


def test_only_the_named_sheets_are_read(book, two_sheets):
    plan = plan_import(book, two_sheets, sheets=["tổ một"])
    assert [sheet.mapping.sheet for sheet in plan.sheets] == ["Tổ Một"]
    assert len(plan_import(book, two_sheets).to_add) == 2
    with pytest.raises(UserError, match=r"không có trang “Hai”\. Các trang của tệp: “Tổ Một”"):
        plan_import(book, two_sheets, sheets=["Hai"])
    with pytest.raises(UserError):
        plan_import(book, two_sheets, sheets=["Thu"])


@pytest.mark.parametrize(
    ("column", "field"),
    [("Xóm", "Địa chỉ"), ("xóm", "dia chi"), ("E", "address"), ("e", "ADDRESS")],
)
def test_a_column_is_taken_for_the_field_that_is_named(book, two_sheets, column, field):
    plan = plan_import(book, two_sheets, fields={column: field})
    assert [h.address for h in plan.to_add] == ["Ngõ 9", "Ngõ 3"]


def test_a_column_may_be_left_out(book, two_sheets):
    plan = plan_import(book, two_sheets, fields={"Năm sinh": "(bỏ qua)"})
    assert [h.head.birth for h in plan.to_add] == [None, None]


def test_an_unknown_column_or_field_is_told_with_those_there_are(book, two_sheets):
    with pytest.raises(UserError, match=r"không có cột “Nhà”\. Các cột của tệp: “STT”, “Chủ hộ”"):
        plan_import(book, two_sheets, fields={"Nhà": "Địa chỉ"})
    with pytest.raises(UserError, match=r"không có trường “Màu”\. Có thể ghi: “Mã hộ”"):
        plan_import(book, two_sheets, fields={"Xóm": "Màu"})


def test_columns_without_a_header_are_named_by_their_letters(book, tmp_path):
    path = write_sheets(tmp_path / "ds.xlsx", {"A": [("Trịnh Công An", "1"), ("Lê Văn Ba", "2")]})
    with pytest.raises(UserError, match="không tìm thấy dòng tiêu đề"):
        plan_import(book, path)
    plan = plan_import(book, path, fields={"A": "Chủ hộ", "B": "Tổ"})
    assert [(h.head.name, h.group_id) for h in plan.to_add] == [
        ("Trịnh Công An", 1), ("Lê Văn Ba", 2),
    ]  # fmt: skip
    out = tmp_path / "loi.xlsx"
    refused = plan_import(book, path, fields={"A": "Chủ hộ"})
    assert export_refusals(refused, out) == 2
    again = plan_import(book, out)
    assert len(again.result.rejected) == 2


def test_the_group_of_a_list_without_one_is_said_by_hand(book, tmp_path):
    path = write_sheets(tmp_path / "ds.xlsx", {"A": [HEADER[:3], AN[:3]]})
    assert "Thiếu tổ" in plan_import(book, path).result.rejected[0].reason
    (added,) = plan_import(book, path, group="3").to_add
    assert added.group_id == 3
    with pytest.raises(UserError, match=r"không có tổ “Xóm Đông”\. Các tổ trong sổ: Tổ 1, Tổ 2"):
        plan_import(book, path, group="Xóm Đông")


def test_names_in_capitals_are_calmed_unless_kept(book, two_sheets):
    assert plan_import(book, two_sheets).to_add[1].head.name == "Phạm Thị Bình"
    kept = plan_import(book, two_sheets, keep_capitals=True)
    assert kept.to_add[1].head.name == "PHẠM THỊ BÌNH"


def test_an_encoding_can_be_forced(book, tmp_path):
    name = encode("Trịnh Công Tiến", Encoding.VNI)
    path = write_sheets(tmp_path / "ds.xlsx", {"A": [("Chủ hộ", "Tổ"), (name, "1")]})
    assert plan_import(book, path, encoding=Encoding.VNI).to_add[0].head.name == "Trịnh Công Tiến"
    plain = plan_import(book, path, encoding=Encoding.UNICODE)
    assert plain.to_add[0].head.name == name
    assert plain.sheets[0].as_json()["encoding"] == "unicode"


def test_the_result_says_what_everything_was_taken_for(book, tmp_path):
    rows = [("DANH SÁCH",), (*HEADER, "Ghi chú"), AN, ("", "Cộng", "", "", "", "")]
    path = write_sheets(tmp_path / "ds.xlsx", {"Tổ 1": rows})
    (shown,) = plan_import(book, path).result.as_json()["sheets"]
    (skipped,) = shown.pop("skipped")
    assert shown == {
        "name": "Tổ 1",
        "header_row": 2,
        "encoding": "unicode",
        "columns": {
            "STT": "", "Chủ hộ": "Chủ hộ", "Năm sinh": "Ngày sinh", "Tổ": "Tổ", "Xóm": "",
            "Ghi chú": "Ghi chú", "Ghi chú (G)": "",
        },
        "rows": 1,
    }  # fmt: skip
    assert skipped["row"] == 4


def test_what_the_user_chose_is_remembered_for_the_shape_and_taken_back(book, tmp_path):
    first = write_sheets(tmp_path / "a.xlsx", {"Một": [HEADER, AN]})
    second = write_sheets(tmp_path / "b.xlsx", {"Hai": [("Danh sách",), (), HEADER, BINH]})
    other = write_sheets(tmp_path / "c.xlsx", {"Một": [(*HEADER, "Xe"), BINH]})
    (mapping,) = plan_import(book, first).mappings
    chosen = [mapping.with_field(4, Field.ADDRESS)]
    plan_import(book, first, chosen)
    assert plan_import(book, second).to_add[0].address == ""
    apply_import(book, plan_import(book, first, chosen))
    assert plan_import(book, second).to_add[0].address == "Ngõ 3"
    assert plan_import(book, other).to_add[0].address == ""
    book.history.undo()
    assert book.households.count() == 0
    assert plan_import(book, second).to_add[0].address == ""
    assert book.check() == []


def test_the_last_choice_counts_and_a_guess_leaves_nothing(book, tmp_path):
    first = write_sheets(tmp_path / "a.xlsx", {"Một": [HEADER, AN]})
    second = write_sheets(tmp_path / "b.xlsx", {"Một": [HEADER, BINH]})
    assert plan_import(book, first).remembered == ()
    take_in(book, first, fields={"Xóm": "Địa chỉ"})
    assert plan_import(book, second).remembered == ()
    take_in(book, second, fields={"Xóm": "Ghi chú"})
    third = write_sheets(
        tmp_path / "c.xlsx", {"Ba": [HEADER, ("", "Lê Văn Ba", "", "1", "Đồi", "")]}
    )
    assert plan_import(book, third).to_add[0].note == "Đồi"


def test_progress_runs_from_nothing_to_all_and_can_be_stopped_anywhere(book, tmp_path):
    rows = [(n, f"Người Thứ {n}", "1950", "1", "", "") for n in range(2_000)]
    path = write_sheets(tmp_path / "ds.xlsx", {"A": [HEADER, *rows]})
    told = []
    plan_import(book, path, progress=lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert len(set(told)) > 10
    for stop_at in (0, 5, len(told) - 1):
        calls = iter(range(len(told)))

        def stop(_done, _total, calls=calls, stop_at=stop_at):
            if next(calls) == stop_at:
                raise Cancelled

        with pytest.raises(Cancelled):
            plan_import(book, path, progress=stop)
