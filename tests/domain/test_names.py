"""Names get their capitals back, or lose too many, and never a letter."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.names import is_shouted, normal_case, recapitalised
from antt_desktop.domain.text import ACCENTED_LETTERS

TEXTS = st.text() | st.text(ACCENTED_LETTERS + "AaBbHhNn '’-().12")


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("ánh Hoa", "Ánh Hoa"),
        ("nguyễn thị ước", "Nguyễn Thị Ước"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("  lê  (út) ", "  Lê  (Út) "),
        ("H'hen niê", "H'hen Niê"),
        ("2 đông", "2 Đông"),
        ("", ""),
    ],
)
def test_lost_capitals_come_back(name, result):
    assert recapitalised(name) == result


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("H’HEN NIÊ", "H’Hen Niê"),
        ("TÔN-NỮ THỊ Ý", "Tôn-Nữ Thị Ý"),
        ("LÊ VĂN BẢY (BẢY LÚA) 2", "Lê Văn Bảy (Bảy Lúa) 2"),
        ("Nguyễn Văn HÙNG", "Nguyễn Văn Hùng"),
        ("Nguyễn Thị McAn", "Nguyễn Thị McAn"),
        ("Y Ê", "Y Ê"),
        ("ĐẶNG\u00a0THỊ  ƯỚC", "Đặng\u00a0Thị  Ước"),
        ("", ""),
    ],
)
def test_shouted_names_get_normal_case(name, result):
    assert normal_case(name) == result


@pytest.mark.parametrize("name", ["NGUYỄN VĂN AN", "H'HEN NIÊ", "AN 2", "Ý Y"])
def test_shouted(name):
    assert is_shouted(name)


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "A", "Ý", "", "12", "NGUYễN"])
def test_not_shouted(name):
    assert not is_shouted(name)


@given(TEXTS, st.sampled_from([recapitalised, normal_case]))
def test_no_letter_is_ever_lost(name, change):
    once = change(name)
    assert change(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.casefold() == unicodedata.normalize("NFC", name).casefold()
