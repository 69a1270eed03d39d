"""The spelling of Vietnamese, as rules: what can be a syllable and what cannot."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.syllables import is_syllable

NAMES = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lí Đoàn Trịnh Trương
    Lương Lưu Kiều Quách Khuất Khúc Vương Triệu Nghiêm Doãn Giang Ninh Cù Đậu Hứa Quản Sầm Tăng
    Khuyến Quỳnh Thuyên Ngoạn Uyển Yến Ước Oanh Giềng Giếng Ánh Ái Ân Bưởi Cường Dậu Duyên Điệp
    Hoè Hòe Khoẻ Khỏe Huân Huấn Huế Huyền Khuê Kiệt Luyến Mười Nhuận Phượng Quân Quế Quốc Quý Quí
    Quyên Quyết Sửu Thuở Thuỵ Thụy Thuý Thúy Thuỷ Thủy Tiệp Tuất Tuệ Tý Tỵ Út Vượng Vỹ Xoan Xuyến
    Y Ý Yên Yểng yêu gì gìn khuya ngoáy ngoài rượu lựu quơ xoong buýt nghịch ghế hoà hòa toả tỏa
""".split()  # noqa: SIM905 - a list of words reads better as words
NOT_SYLLABLES = """
    Hýng NguyÔn V¨n Nguyeãn Hoaø kô ciên ngiêm nghà gê Hàt toc cách1 nguễn òa1 quoà Đắk Ksor
    Müller José café bàb zà fan wa ưă thh ng hoaà hòà tòan ấ
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", NAMES)
def test_what_people_are_called_is_a_syllable(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(word.lower())


@pytest.mark.parametrize("word", NOT_SYLLABLES)
def test_what_is_misspelt_foreign_or_garbled_is_none(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("rime", ["ac", "ach", "ap", "at", "iêc", "uôt"])
def test_a_stopped_rime_takes_only_the_two_sharp_tones(rime):
    vowel = max(at for at, char in enumerate(rime) if char in "aêô") + 1
    spelt = {
        tone: unicodedata.normalize("NFC", "b" + rime[:vowel] + tone + rime[vowel:])
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    }
    legal = {tone for tone, word in spelt.items() if is_syllable(word)}
    assert legal == {"\u0301", "\u0323"}


@given(st.text())
def test_any_text_is_answered(text):
    assert is_syllable(text) in {True, False}
    assert not is_syllable(text + "1")
