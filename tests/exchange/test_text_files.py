"""Any .csv or .txt a program here has written becomes the same rows, or one sentence."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.legacy_text import Encoding, decode, detect, encode
from antt_desktop.exchange.text_files import text_rows

ROWS = [
    ["Tổ", "Chủ hộ", "Địa chỉ", "Ghi chú"],
    ["1", "Nguyễn Văn Ước", "Ngõ 9, số 64", "Hộ nghèo"],
    ["1", "Đỗ Thị Mơ", "Xóm Đoài", ""],
    ["2", "Lê Hoàng Hà", "", "đi làm ăn xa"],
]
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"))


def written(rows, delimiter=";", ends="\r\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=ends).writerows(rows)
    return text.getvalue()


def as_windows_1258(text):
    """As Windows keeps it: â ê ô ă ơ ư đ and à é … whole, every other tone a mark of its own."""
    marked = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    kept = bytearray()
    for letter in text:
        try:
            kept += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(part for part in parts if part in marked)
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            kept += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(kept)


ENCODED = {
    "utf-8": str.encode,
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 turned": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 bare": lambda text: text.encode("utf-16-le"),
    "utf-16 turned bare": lambda text: text.encode("utf-16-be"),
    "windows-1258": as_windows_1258,
}


@pytest.mark.parametrize("encoded", ENCODED.values(), ids=list(ENCODED))
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_any_encoding_delimiter_and_line_end(encoded, delimiter, ends):
    assert text_rows(encoded(written(ROWS, delimiter, ends)), "ds.csv") == ROWS


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_text_before_unicode_comes_as_it_stands_and_votes(encoding):
    content = encode(written(ROWS), encoding).encode("latin-1")
    rows = text_rows(content, "ds.csv")
    for before, column in zip(zip(*ROWS, strict=True), zip(*rows, strict=True), strict=True):
        if not all(cell.isascii() for cell in before):
            assert detect(column) is encoding
        decoded = [decode(cell, encoding).casefold() for cell in column]
        assert decoded == [cell.casefold() for cell in before]


def test_the_soft_hyphen_of_tcvn3_survives():
    content = encode("STT;Họ tên\n1;Nguyễn Văn Tư\n2;Trần Thị Thư\n", Encoding.TCVN3)
    assert "\u00ad" in content
    assert text_rows(content.encode("latin-1"), "a.csv")[1][1].endswith("T\u00ad")


@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_line_that_names_the_delimiter_is_no_row(separator, mark):
    text = f"{mark}sep={separator}\r\n" + written(ROWS, separator)
    assert text_rows(text.encode(), "ds.csv") == ROWS
    assert text_rows(f"SEP={separator}".encode(), "ds.csv") == []


def test_cells_may_hold_delimiters_quotes_and_line_ends():
    rows = [["Tổ", "Ghi chú"], ["1", 'nói "ừ";\r\nrồi về'], ["2", 'anh "Ba" Đen']]
    assert text_rows(written(rows).encode(), "ds.csv") == rows
    assert text_rows('1;anh "Ba" Đen\n2;x\n'.encode(), "ds.csv")[0] == ["1", 'anh "Ba" Đen']


def test_commas_in_addresses_are_no_delimiters():
    text = "Tổ;Chủ hộ;Địa chỉ\n1;An;Ngõ 9, số 64\n2;Bình;Ngõ 3, số 70\n"
    assert text_rows(text.encode(), "ds.csv")[1] == ["1", "An", "Ngõ 9, số 64"]


def test_blank_lines_keep_their_numbers_inside_and_go_at_the_end():
    text = "Tổ;Chủ hộ\r\n\r\n1;An\r\n;\r\n  ;\r\n\r\n\x1a"
    assert text_rows(text.encode(), "ds.csv") == [["Tổ", "Chủ hộ"], [], ["1", "An"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a\0b", "không phải bảng tính"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "không phải bảng tính"),
        ("Tổ;Chủ hộ\n1;Nguyễn Ấ".encode()[:-1], "bị hỏng"),
        (b"\xff\xfea\0b", "bị hỏng"),
        (b"\xef\xbb\xbfT\xe6", "bị hỏng"),
        (b"\n" * (1_200_000), "phình quá lớn"),
        (b"a;b\n" + b";" * 8_100_000, "phình quá lớn"),
        ('Tổ;Chủ hộ\n1;"An\n2;Bình\n'.encode(), "Dấu ngoặc kép"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_no_text_is_told_in_one_sentence(content, words):
    with pytest.raises(UserError, match="“ds") as told:
        text_rows(content, "ds.csv")
    assert words in told.value.sentence


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_any_program_writes_is_read_again(rows):
    rows = [*rows, ["Chủ hộ", "Tổ"]]
    text = "sep=;\n" + written(rows)
    assert text_rows(text.encode("utf-8-sig"), "ds.csv") == rows
    assert text_rows(b"\xff\xfe" + text.encode("utf-16-le"), "ds.csv") == rows


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_it(content):
    try:
        rows = text_rows(content, "ds.csv")
    except UserError:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)
