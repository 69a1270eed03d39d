"""Single cells are read as a careful clerk reads them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.exchange import roster_cells as cells


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
    ],
)
def test_phones_get_back_only_sure_zeros(cell, read):
    assert cells.read_phone(cell) == read


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (date(1960, 3, 5), PartialDate(1960, 3, 5)),
        (1960, PartialDate(1960)),
        ("5/3/60", PartialDate(1960, 3, 5)),
        ("05/03/23", PartialDate(2023, 3, 5)),
        ("3/1960", PartialDate(1960, 3)),
        (" ", None),
    ],
)
def test_births(cell, read):
    assert cells.read_birth(cell, 2026) == read


@pytest.mark.parametrize("cell", ["31/02/1960", 1.5, 21916, "không rõ"])
def test_what_is_no_birth_is_refused(cell):
    with pytest.raises(UserError):
        cells.read_birth(cell, 2026)


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
    assert cells.read_sex("nu") == "Nữ"
    assert cells.read_residence("tạm trú") == "Tạm trú"
    assert cells.split_categories("hộ nghèo; Khác") == ("Hộ nghèo", "Khác")
    assert cells.split_categories("Hộ nghèo, Bảo trợ xã hội") == ("Hộ nghèo", "Bảo trợ xã hội")
    assert cells.split_categories("Một, hai") == ("Một, hai",)


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
