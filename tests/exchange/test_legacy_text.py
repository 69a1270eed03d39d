"""TCVN3 and VNI: every letter there and back, and the vote on which encoding a column has."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.text import ACCENTED_LETTERS
from antt_desktop.exchange.legacy_text import Encoding, decode, detect, doubtful, encode

LEGACY = [Encoding.TCVN3, Encoding.VNI]
TONES = "\u0300\u0309\u0303\u0301\u0323"
TONED_CAPITALS = [c for c in ACCENTED_LETTERS if c.isupper() and c not in "ĂÂÊÔƠƯĐ"]
FAMILY = """
    Nguyễn Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Đoàn Trịnh Trương
    Lương Lưu Mai Cao Chu Tạ Tô Hà Kiều Quách Khuất Khúc Vương Thái Phùng Triệu Lâm
""".split()  # noqa: SIM905 - a list of words reads better as words
MIDDLE = """
    Văn Thị Đức Hữu Công Xuân Minh Ngọc Quang Thanh Thu Bích Kim Hồng Mạnh Đình Bá Duy Trọng Thế
    Viết Quốc Anh Hải Tuấn Như Diệu Mỹ Khánh Gia Thùy Thuỳ Phương Ánh Ái Chí Ý
""".split()  # noqa: SIM905
GIVEN = """
    An Ánh Ân Ba Bắc Bích Bình Bưởi Cảnh Chiến Cúc Cường Cử Dậu Diễm Dung Dũng Dư Đại Đào Định
    Đông Giềng Hà Hạnh Hảo Hiền Hiển Hoà Hòa Hoàng Hoè Hùng Huyền Hương Khuyến Kiệt Lan Lâm Lê
    Lệ Loan Lý Mão Mạnh Mơ Mùi Mỹ Nga Nghĩa Ngoạn Oanh Phúc Phượng Quế Quý Quỳnh Sửu Tám Tân Tấn
    Thắm Thìn Thơm Thuý Thúy Thuỷ Thuyên Tình Tỉnh Tú Tuất Tý Tỵ Uyển Út Ước Vẻ Vịnh Vũ Vỹ Xuyến
    Ý Yến
""".split()  # noqa: SIM905
NOTES = ["đi làm ăn xa", "Hộ nghèo", "Cận nghèo", "Gia đình thương binh", "Tạm trú", "ở nhờ", ""]
WESTERN = """
    café Müller José García René François Über Köln Noël garçon où Zoë Mère élève Peña naïve Åse
    Søren Björn Émile Hélène Löwe Tür für mañana Ça fête John Hotel là-bas
""".split()  # noqa: SIM905


def full_name(chance):
    return " ".join((chance.choice(FAMILY), chance.choice(MIDDLE), chance.choice(GIVEN)))


def given_name(chance):
    return chance.choice(GIVEN)


def note(chance):
    return chance.choice(NOTES)


def misread(stored):
    """What a program shows that takes the file for Windows-1258."""
    return stored.encode("latin-1").decode("cp1258")


def test_all_letters_go_there_and_back():
    assert len(ACCENTED_LETTERS) == 134
    for letter in ACCENTED_LETTERS:
        assert decode(encode(letter, Encoding.VNI), Encoding.VNI) == letter
        back = decode(encode(letter, Encoding.TCVN3), Encoding.TCVN3)
        assert back == (letter.lower() if letter in TONED_CAPITALS else letter)


def without_tone(letter):
    marks = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))


def test_capitals_of_other_converters_come_back():
    assert len(TONED_CAPITALS) == 60
    for letter in TONED_CAPITALS:
        pair = encode(without_tone(letter) + letter, Encoding.TCVN3)
        assert decode(pair, Encoding.TCVN3) == letter


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("danh s¸ch chñ hé", "danh sách chủ hộ"),
        ("NguyÔn V¨n ¦íc", "Nguyễn Văn Ước"),
        ("¸nh T\u00ad", "ánh Tư"),
        ("NGUYÔN V¡N ¸NH", "NGUYỄN VĂN ÁNH"),
        ("NGUYÔN THÞ ý", "NGUYỄN THỊ Ý"),
        ("NGUY£ÔN V¡N A¸NH", "NGUYỄN VĂN ÁNH"),
        ("§ç QUANG NGUY£N", "ĐỖ QUANG NGUYÊN"),
        ("Lý B¸ óY", "LÝ BÁ ÚY"),
        ("Sè 5 TDP", "Số 5 TDP"),
        ("Hé CN, tæ 2B", "Hộ CN, tổ 2B"),
        ("Lý Hå", "Lý Hồ"),
        ("xoãng xÎng", "xoóng xẻng"),
        ("XOãNG", "XOÓNG"),
        ("BOãC", "BOÓC"),
        ("Đặng Thị Tý · 1", "Đặng Thị Tý · 1"),
    ],
)
def test_tcvn3(stored, text):
    assert decode(stored, Encoding.TCVN3) == text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Hoï teân chuû hoä", "Họ tên chủ hộ"),
        ("Nguyeãn Thò Öôùc", "Nguyễn Thị Ước"),
        ("Ñaëng Vaên ÖÔÙC", "Đặng Văn ƯỚC"),
        ("Aùnh AÙnh aÙnh", "Ánh Ánh ánh"),
        ("Đỗ Thị Mơ", "Đỗ Thị Mơ"),
    ],
)
def test_vni(stored, text):
    assert decode(stored, Encoding.VNI) == text


@given(
    st.lists(st.sampled_from(FAMILY + MIDDLE + GIVEN), min_size=1, max_size=6),
    st.sampled_from(LEGACY),
    st.booleans(),
    st.sampled_from([str, str.lower, str.upper]),
)
def test_texts_go_there_and_back_even_misread(words, encoding, is_misread, case):
    text = case(" ".join(words))
    stored = encode(text, encoding)
    back = decode(misread(stored) if is_misread else stored, encoding)
    assert back == text or (encoding is Encoding.TCVN3 and back.casefold() == text.casefold())


@given(st.text(), st.sampled_from(list(Encoding)))
def test_any_text_is_decoded_to_nfc(text, encoding):
    assert unicodedata.is_normalized("NFC", decode(text, encoding))
    assert encode(text, encoding).isascii() or not text.isascii()


@given(st.lists(st.text(), max_size=5))
def test_any_column_is_judged(texts):
    assert detect(texts) in list(Encoding)
    assert doubtful(texts) in {True, False}


COLUMNS = 300


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
@pytest.mark.parametrize("seen", [str, misread])
def test_a_legacy_column_of_ten_names_is_found(encoding, case, seen):
    chance = random.Random(f"{encoding}{case}{seen}")
    columns = [
        [seen(encode(case(full_name(chance)), encoding)) for _ in range(10)] for _ in range(COLUMNS)
    ]
    missed = [column for column in columns if detect(column) is not encoding]
    assert len(missed) <= COLUMNS / 100
    assert all(map(doubtful, missed))
    assert sum(map(doubtful, columns)) <= COLUMNS / 100


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize(("size", "right"), [(1, 0.6), (2, 0.8), (5, 0.97)])
def test_short_columns_of_single_words_are_found_or_told(encoding, size, right):
    chance = random.Random(f"{encoding}{size}")
    columns = [[encode(given_name(chance), encoding) for _ in range(size)] for _ in range(600)]
    columns = [column for column in columns if any(not word.isascii() for word in column)]
    missed = [column for column in columns if detect(column) is not encoding]
    assert len(missed) <= (1 - right) * len(columns)
    harmless = [c for c in missed if [decode(w, encoding) for w in c] == c]
    assert all(doubtful(column) for column in missed if column not in harmless)


@pytest.mark.parametrize("source", [full_name, given_name, note])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_no_unicode_column_is_ever_touched(source, form, case):
    chance = random.Random(f"{source.__name__}{form}{case}")
    for size in (1, 2, 3, 10):
        for _ in range(COLUMNS):
            column = [unicodedata.normalize(form, case(source(chance))) for _ in range(size)]
            assert detect(column) is Encoding.UNICODE, column


def test_no_western_or_plain_column_is_ever_touched():
    chance = random.Random(5)
    for size in (1, 2, 3, 10):
        for _ in range(COLUMNS):
            column = [chance.choice(WESTERN) for _ in range(size)]
            assert detect(column) is Encoding.UNICODE, column
    for column in ([], [""], ["01-001", "0912 345 678"], ["m² · 5½ °C"], ["Lê", "Lý", "Hà"]):
        assert detect(column) is Encoding.UNICODE
    assert not doubtful(["Nguyen Van An", "", "12"])


@pytest.mark.parametrize("encoding", LEGACY)
def test_a_column_pasted_together_stays_and_is_told(encoding):
    chance = random.Random(9)
    for _ in range(100):
        column = [full_name(chance) for _ in range(5)] + ["Nguyễn Thị Ước"]
        assert not doubtful(column)
        column += [encode(full_name(chance), encoding) for _ in range(5)]
        assert detect(column) is Encoding.UNICODE
        assert doubtful(column)


def test_the_user_reads_the_names_villages_use():
    assert [encoding.label for encoding in Encoding] == ["Unicode", "TCVN3 (.VnTime)", "VNI"]
