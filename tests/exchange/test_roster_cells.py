"""Single cells are read as a careful clerk reads them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.roster import cells


@pytest.mark.parametrize(
    ("cell", "birth", "read"),
    [
        ("031050034717", None, "031050034717"),
        (31050034717, None, "031050034717"),
        ("031 050 034.717", None, "031050034717"),
        ("31050034717", PartialDate(1950), "031050034717"),
        ("31050034717", PartialDate(1960), "31050034717"),
        ("31050034717", None, "31050034717"),
        (1050034717, PartialDate(1950), "001050034717"),
        (1050034717, None, "1050034717"),
        (31234567, None, "31234567"),
        ("012345678", None, "012345678"),
        ("chưa có", None, "chưa có"),
        ("'031050034717", None, "031050034717"),
        ("31050034717.0", PartialDate(1950), "031050034717"),
        ("3.1057E+10", None, ""),
        ("", None, ""),
    ],
)
def test_identity_numbers_get_back_only_sure_zeros(cell, birth, read):
    assert cells.read_identity(cell, birth) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (912345678, "0912345678"),
        ("912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        (2253822123, "02253822123"),
        (1900545592, "1900545592"),
        ("0912345678 / 0983908996", "0912345678 / 0983908996"),
        ("'0357829190", "0357829190"),
        ("357829190.0", "0357829190"),
        ("84357829190", "0357829190"),
        (1689991234, "01689991234"),
        ("3.57829E+08", ""),
    ],
)
def test_phones_get_back_only_sure_zeros(cell, read):
    assert cells.read_phone(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"), [(4, 4), ("04", 4), ("4 khẩu", 4), ("4,0", 4), ("", None)]
)
def test_sizes(cell, read):
    assert cells.read_size(cell) == read


@pytest.mark.parametrize("cell", ["ba", 2.5, -1, 100, "9" * 5000])
def test_what_is_no_size_is_refused(cell):
    with pytest.raises(UserError):
        cells.read_size(cell)


def test_a_code_that_excel_made_a_date_is_refused():
    with pytest.raises(UserError, match="thành ngày tháng"):
        cells.read_code(date(2026, 5, 3))


def test_words_of_the_book():
    assert cells.read_relation("CHỦ HỘ") == "Chủ hộ"
    assert cells.read_relation("vợ") == "vợ"
    assert cells.read_relation("C.hộ") == "Chủ hộ"
    assert cells.read_group("1.0") == "1"
    assert cells.read_sex("nu") == "Nữ"
    assert cells.read_residence("tạm trú") == "Tạm trú"
    assert cells.split_categories("hộ nghèo; Khác") == ("Hộ nghèo", "Khác")
    assert cells.split_categories("Hộ nghèo, Bảo trợ xã hội") == ("Hộ nghèo", "Bảo trợ xã hội")
    assert cells.split_categories("Một, hai") == ("Một, hai",)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("  - Nguyễn Văn  An ", "Nguyễn Văn An"),
        ("1. Nguyễn Văn An", "Nguyễn Văn An"),
        ("Nguyễn Văn\nAn", "Nguyễn Văn An"),
        ("Nguyễn Văn A\nTrần Thị B", "Nguyễn Văn A – Trần Thị B"),
        ("H'Hen Niê (Bé)", "H'Hen Niê (Bé)"),
        ("=1+1", "=1+1"),
    ],
)
def test_names_lose_only_what_stands_before_them(cell, name):
    assert cells.read_name(cell) == name


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Nguyễn Văn A – Trần Thị B", True),
        ("Nguyễn Văn A\nTrần Thị B", True),
        ("Nguyễn Văn A và Trần Thị B", True),
        ("Nguyễn Thị\nHồng Nhung", False),
        ("H'Hen Niê - Ê Đê", False),
        ("Nguyễn Văn A (B)", False),
    ],
)
def test_two_people_in_one_cell_are_noticed(text, two):
    assert cells.two_names(text) is two


def test_a_faulty_formula_is_said():
    with pytest.raises(UserError, match="#REF!"):
        cells.check_formula("#REF!")
    cells.check_formula("#1 Nguyễn Văn An")


@pytest.mark.parametrize("number", ["", "0", "12345", "000000000000", "không có", "0" * 9])
def test_what_is_no_whole_number_is_no_key(number):
    assert cells.identity_key(number) == ""


@settings(max_examples=200)
@given(text=st.text(max_size=40))
def test_readers_are_stable_and_never_break(text):
    assert cells.read_phone(cells.read_phone(text)) == cells.read_phone(text)
    assert cells.read_identity(cells.read_identity(text, None), None) == cells.read_identity(
        text, None
    )
    assert cells.read_note(cells.read_note(text)) == cells.read_note(text)
    assert cells.read_text(cells.read_text(text)) == cells.read_text(text)
