"""The order of Vietnamese lists."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.text import name_key, place_key

# Letters in their order, each followed by its tones: ngang huyền hỏi ngã sắc nặng.
ALPHABET = """
aàảãáạ ăằẳẵắặ âầẩẫấậ b c d đ eèẻẽéẹ êềểễếệ f g h iìỉĩíị j k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ
p q r s t uùủũúụ ưừửữứự v w x yỳỷỹýỵ z
""".split()  # noqa: SIM905 - read like the list on the wall of a school
PLACES = {letter: (i, tone) for i, of in enumerate(ALPHABET) for tone, letter in enumerate(of)}
SHUFFLE = random.Random(5)

# A list as a village clerk writes it: given name, family name, middle names.
LISTED = """
An
Bùi Văn An
Dương Văn An
Đặng Thị An
Đặng Văn An
Nguyễn An
Nguyễn Thị An
Nguyễn Văn An
Lê Hoàng Anh
Lê Ánh
Trần Thị Ánh
Vũ Đình Ân
Phạm Văn Bình
Đỗ Mạnh Cường
Bùi Thị Dung
Nguyễn Tiến Dũng
Nguyễn Văn Đạt
Trần Văn Đông
Lê Văn Giang
Bùi Thị Hoa
Nguyễn Thị Hoa
Vũ Thị Hoa
Bùi Văn Hòa
Nguyễn Thị Hòa
Vũ Văn Hòa
Bùi Văn Hóa
Hoàng Văn Hoát
Lê Thị Hồng
Đỗ Thị Hợi
Nguyễn Thị Mai
Nguyễn Thị Mão
Lý Thị Tâm
Lê Thị Thu
Lê Thị Thủy
Lê Thị Thúy
Lê Thị Thư
Nguyễn Văn Tô
Nguyễn Văn Tơ
Hoàng Văn Ước
Đinh Thị Yến
""".strip().splitlines()


@st.composite
def syllable(draw) -> str:
    letters = draw(st.lists(st.sampled_from([g[0] for g in ALPHABET]), min_size=1, max_size=4))
    vowels = [i for i, letter in enumerate(letters) if len(ALPHABET[PLACES[letter][0]]) > 1]
    if vowels and draw(st.booleans()):
        at = draw(st.sampled_from(vowels))
        letters[at] = draw(st.sampled_from(ALPHABET[PLACES[letters[at]][0]]))
    return "".join(letters)


def expected_key(name: str) -> list[tuple[tuple[int, ...], int]]:
    *before, given_name = name.split()
    keys = []
    for part in (given_name, *before):
        places = [PLACES[letter] for letter in part]
        keys.append((tuple(letter for letter, _ in places), max(tone for _, tone in places)))
    return keys


names = st.lists(syllable(), min_size=1, max_size=4).map(" ".join)


def test_a_list_written_by_hand_keeps_its_order():
    shuffled = SHUFFLE.sample(LISTED, len(LISTED))
    assert sorted(shuffled, key=name_key) == LISTED


def test_every_word_without_a_tone_comes_before_every_word_with_one():
    mixed = ["Vũ Văn Hòa", "An Văn Hòa", "Vũ Thị Hoa", "An Thị Hoa"]
    assert sorted(mixed, key=name_key) == [
        "An Thị Hoa", "Vũ Thị Hoa", "An Văn Hòa", "Vũ Văn Hòa"
    ]  # fmt: skip


def test_the_tones_of_one_syllable():
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=name_key) == [
        "ma", "mà", "mả", "mã", "má", "mạ"
    ]  # fmt: skip


@given(st.lists(names, max_size=12))
def test_any_names_are_ordered_as_the_alphabet_says(people):
    assert sorted(people, key=name_key) == sorted(people, key=expected_key)


@given(names)
def test_a_key_depends_on_neither_case_nor_form_of_unicode(name):
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)
    assert name_key(name.upper()) == name_key(name) == name_key(name.title())


@given(st.text(max_size=30))
def test_keys_of_any_text_are_ascii(text):
    assert name_key(text).isascii()
    assert place_key(text).isascii()


def test_where_the_tone_stands_does_not_matter():
    assert name_key("Lê Thị Hoà") == name_key("Lê Thị Hòa")


def test_addresses_go_by_words_and_numbers_by_value():
    ordered = ["", "Ngõ 2", "Ngõ 2, số 3", "Ngõ 9", "Ngõ 10", "Ngõ 10, số 3B", "Xóm Đình"]
    shuffled = SHUFFLE.sample(ordered, len(ordered))
    assert sorted(shuffled, key=place_key) == ordered
    assert place_key("Ngõ 2 - số 3") == place_key("ngõ 2, SỐ 03")
