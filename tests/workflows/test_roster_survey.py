"""All sheets of a file for the window: read or not, shouting or not, and rows as they stand."""

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.workflows.import_roster import plan_import
from antt_desktop.workflows.roster_import.survey import survey, texts_of
from tests.workflows.lists import new_book, write_sheets

HEADER = ("STT", "Họ và tên chủ hộ", "Tổ", "Địa chỉ")
NAMES = ("Nguyễn Văn Tiến", "Phạm Thị Hường", "Đỗ Hữu Ước", "Trần Quốc Khánh")


def rows(names=NAMES):
    return [(n, name, 1, f"Ngõ {n}, Xóm Đông") for n, name in enumerate(names, 1)]


@pytest.fixture
def book(tmp_path):
    with new_book(tmp_path / "so.antt") as made:
        yield made


@pytest.fixture
def surveyed(book, tmp_path):
    def run(sheets):
        path = write_sheets(tmp_path / "ds.xlsx", sheets)
        plan = plan_import(book, path)
        return plan, survey(path, plan.sheets, 2026)

    return run


def test_sheets_come_in_the_order_of_the_file_and_keep_their_plan(surveyed):
    plan, found = surveyed({"Ghi chép": rows(), "Tổ 1": [HEADER, *rows()]})
    bare, read = found.sheets
    assert read is plan.sheets[0]
    assert [column.letter for column in bare.mapping.columns] == ["A", "B", "C", "D"]
    assert not any(column.field or column.header for column in bare.mapping.columns)
    assert bare.rows == 4
    assert bare.previews[1].samples[0] == (NAMES[0], NAMES[0])


@pytest.mark.parametrize("encoding", list(Encoding))
def test_columns_with_names_in_capitals_are_told(surveyed, encoding):
    shouted = [(n, encode(name.upper(), encoding), 1, "Xóm") for n, name in enumerate(NAMES)]
    _, found = surveyed({"Tổ 1": [HEADER, *shouted], "Tổ 2": [HEADER, *rows()]})
    assert found.shouting == {("Tổ 1", 1)}


def test_what_stands_in_a_row_is_told_in_unicode_without_the_name(book, tmp_path):
    old = [[encode(str(cell), Encoding.TCVN3) for cell in row] for row in [HEADER, *rows()]]
    path = write_sheets(tmp_path / "ds.xlsx", {"DS": old})
    plan = plan_import(book, path)
    told = texts_of(path, plan.mappings, [("DS", 3)])
    assert [*told] == [("DS", 3)]
    assert "Ngõ 2, Xóm Đông" in told["DS", 3]
    assert "Hường" not in told["DS", 3]
    assert texts_of(tmp_path / "not there.xlsx", plan.mappings, []) == {}
    write_sheets(path, {"DS": old[:2]})  # made shorter meanwhile
    assert texts_of(path, plan.mappings, [("DS", 3)]) == {}


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(UserError):
        survey(tmp_path / "ds.xlsx", [], 2026)
