"""Lists people ask for, on paper and in Excel, from a real book."""

from dataclasses import replace

import pytest
import python_calamine

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.list_columns import ListColumn, ListRows
from antt_desktop.domain.proposed_lists import PROPOSED
from antt_desktop.domain.roster_lists import Conditions, ListDefinition
from antt_desktop.workflows.roster_lists import export_list, headings, list_pdf

BY_NAME = {definition.name: definition for definition in PROPOSED}
NUMBER = "031046001234"
C = ListColumn
ELDERS = replace(
    BY_NAME["Người từ 80 tuổi trở lên"],
    columns=(C.GROUP, C.NAME, C.BIRTH, C.AGE, C.IDENTITY, C.PHONE),
)


@pytest.fixture
def book(village):
    village.households.add(
        Household(
            group_id=village.groups.all()[1].id,
            phone="0912345678",
            categories=("Hộ nghèo",),
            people=(
                Person(name="Đặng Thị Ước", relation=HEAD, birth=PartialDate(1946, 3, 13),
                       identity=NUMBER),
                Person(name="Đặng Văn Bé", birth=PartialDate(2025)),
            ),
        )
    )  # fmt: skip
    return village


def table(path):
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    return workbook.get_sheet_by_index(0).to_python()


def test_on_paper_a_number_is_covered_unless_asked_for(book, texts):
    (text,) = texts(list_pdf(book, ELDERS))
    assert "DANH SÁCH NGƯỜI TỪ 80 TUỔI TRỞ LÊN Làng văn hóa Quang Khải" in text
    assert "1 Tổ 2 Đặng Thị Ước 13/03/1946 80 •••• 1234 0912 345 678" in text
    assert "Danh sách có 1 người. Tuổi tính đến ngày 13/03/2026." in text
    assert NUMBER not in text
    (text,) = texts(list_pdf(book, ELDERS, whole_identity=True))
    assert NUMBER in text


def test_households_are_counted_with_their_people(book, texts):
    (text,) = texts(list_pdf(book, BY_NAME["Hộ nghèo"]))
    assert "DANH SÁCH HỘ NGHÈO" in text
    assert "Danh sách có 1 hộ, 2 nhân khẩu." in text
    assert "Tuổi tính" not in text


def test_what_is_not_named_says_its_conditions(book):
    group = book.groups.all()[1]
    unnamed = ListDefinition(
        rows=ListRows.PEOPLE,
        conditions=Conditions(groups=(group.id,), age=(80, None)),
        columns=(C.NAME,),
    )
    assert headings(book, unnamed) == ("người", "Tổ 2; từ 80 tuổi")
    assert headings(book, replace(unnamed, name="Danh sách quà Tết")) == ("quà Tết", "Tổ 2")
    assert headings(book, BY_NAME["Hộ nghèo"]) == ("Hộ nghèo", "")


def test_excel_has_whole_numbers_as_text_and_ages_as_numbers(book, tmp_path):
    told = []
    path = tmp_path / "danh sách.xlsx"
    assert export_list(book, ELDERS, path, lambda *at: told.append(at)) == 1
    rows = table(path)
    assert rows[0][0] == "DANH SÁCH NGƯỜI TỪ 80 TUỔI TRỞ LÊN"
    assert rows[1][0] == "Làng văn hóa Quang Khải"
    assert rows[2][0] == "Ngày lập: 13/03/2026"
    assert rows[4][1:] == ["Tổ", "Họ và tên", "Ngày sinh", "Tuổi", "Số CCCD", "Điện thoại"]
    assert rows[5] == [1, "Tổ 2", "Đặng Thị Ước", "13/03/1946", 80, NUMBER, "0912 345 678"]
    assert told[-1] == (1, 1)


def test_a_list_of_nobody_is_refused(book, tmp_path):
    nobody = BY_NAME["Hộ đã rời làng"]
    with pytest.raises(UserError, match="không có ai"):
        list_pdf(book, nobody)
    with pytest.raises(UserError, match="không có ai"):
        export_list(book, nobody, tmp_path / "x.xlsx")
    with pytest.raises(UserError, match="ít nhất một cột"):
        list_pdf(book, replace(ELDERS, columns=()))
    assert not list(tmp_path.glob("*.xlsx*"))


def test_a_stopped_export_leaves_no_file(book, tmp_path):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        export_list(book, BY_NAME["Tất cả các hộ"], tmp_path / "x.xlsx", stop)
    with pytest.raises(Cancelled):
        list_pdf(book, BY_NAME["Tất cả các hộ"], progress=stop)
    assert not list(tmp_path.glob("*.xlsx*"))


def test_every_proposed_list_can_be_printed_where_it_has_somebody(book):
    for definition in PROPOSED:
        if book.lists.ids(definition):
            assert list_pdf(book, definition).startswith(b"%PDF")
