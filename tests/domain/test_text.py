"""Folding and comparing Vietnamese text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.text import (
    ACCENTED_LETTERS,
    accented,
    fold,
    has_marks,
    nfc,
    tidy,
    words,
)

# Written by hand: each base letter and all that fold to it.
FAMILIES = {
    "a": "àảãáạăằẳẵắặâầẩẫấậ",
    "d": "đ",
    "e": "èẻẽéẹêềểễếệ",
    "i": "ìỉĩíị",
    "o": "òỏõóọôồổỗốộơờởỡớợ",
    "u": "ùủũúụưừửữứự",
    "y": "ỳỷỹýỵ",
}
ACCENTED = "".join(FAMILIES.values())
vietnamese = st.text(
    st.sampled_from(ACCENTED + ACCENTED.upper() + "abcdeghiklmnopqrstuvxy ABC -.0123456789"),
    max_size=30,
)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_the_134_letters_are_those_written_by_hand():
    assert len(ACCENTED_LETTERS) == 134
    assert set(ACCENTED_LETTERS) == set(ACCENTED + ACCENTED.upper())


@pytest.mark.parametrize("base", FAMILIES)
def test_every_accented_letter_folds_to_its_base(base):
    for letter in FAMILIES[base]:
        for form in (letter, letter.upper(), nfd(letter), nfd(letter.upper())):
            assert fold(form) == base


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Đường", "nguyen thi duong"),
        ("ƯỚC, Ở, Ỹ", "uoc, o, y"),
        ("03-005", "03-005"),
        ("Straße é", "strasse e"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(vietnamese)
def test_folding_does_not_depend_on_the_form_of_unicode(text):
    assert fold(nfd(text)) == fold(text)
    assert accented(nfd(text)) == accented(text)
    assert has_marks(nfd(text)) == has_marks(text)
    assert words(nfd(text)) == words(text)


@given(st.text(max_size=40))
def test_folding_any_text_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
    assert accented(accented(text)) == accented(text)


@given(vietnamese)
def test_what_is_folded_has_no_marks(text):
    assert fold(text).isascii()
    assert not has_marks(fold(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "Hòa"),
        ("THUỶ", "Thủy"),
        ("khoẻ", "khỏe"),
        ("Hoá học", "Hóa học"),
        ("uỷ ban", "ủy ban"),
        ("toạ đàm", "tọa đàm"),
    ],
)
def test_the_tone_of_a_final_oa_oe_uy_may_stand_in_two_places(one, other):
    assert accented(one) == accented(other) == other.lower()


@pytest.mark.parametrize("text", ["quý", "quỳnh", "hoàn", "thuở", "khuỷu", "giúp", "nguyễn", "ý"])
def test_other_syllables_keep_their_tone_where_it_is(text):
    assert accented(text) == text


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("hoa", "hòa"), ("dung", "đung")])
def test_accented_keeps_apart_what_differs(one, other):
    assert accented(one) != accented(other)


@pytest.mark.parametrize(
    ("text", "marked"),
    [("Nguyen", False), ("Nguyễn", True), ("d", False), ("Đ", True), ("ơ", True), ("05", False)],
)
def test_has_marks(text, marked):
    assert has_marks(text) is marked


def test_storage_form():
    assert nfc(nfd("Nguyễn Thị Ước")) == "Nguyễn Thị Ước"
    assert nfc("Ước\ud83d ") == "Ước "
    assert tidy("  Nguyễn \t Văn\u00a0 A\n") == "Nguyễn Văn A"
    assert words("Ngõ 3, số 12/4 (cũ)_b") == ["Ngõ", "3", "số", "12", "4", "cũ", "b"]
