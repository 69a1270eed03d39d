"""Names and births that stand in several columns are read as one."""

from datetime import date

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.exchange.roster.columns import guess_mapping
from antt_desktop.exchange.roster.dates import whole_birth
from antt_desktop.exchange.roster.fields import Field, SheetKind
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine, Refusal
from antt_desktop.exchange.roster.rows import read_lines
from antt_desktop.exchange.workbooks import Sheet

NAMES = [
    ("Nguyễn Văn", "Thắng"), ("Trần Thị", "Ánh"), ("Đỗ", "Ước"), ("Lê Quý", "Tú"), ("Vũ", "Ý"),
]  # fmt: skip


def read(rows, merged=()):
    sheet = Sheet("Tổ 1", 1, 0, rows, merged)
    mapping = guess_mapping(sheet)
    assert mapping is not None
    return mapping, list(read_lines(sheet, mapping, 2026))


@pytest.mark.parametrize(
    ("family", "given"),
    [
        ("Họ và đệm", "Tên"),
        ("Họ", "Tên"),
        ("HỌ ĐỆM", "TÊN"),
        ("Họ, chữ đệm", "Tên chủ hộ"),
        ("Họ và tên đệm chủ hộ", "Tên"),
        ("Họ lót", "Tên"),
        ("Họ và tên chủ hộ", ""),
        ("Họ và tên", ""),
    ],
)
@pytest.mark.parametrize("encoding", list(Encoding))
@pytest.mark.parametrize("case", [str, str.upper])
def test_a_name_in_two_columns(family, given, encoding, case):
    header = [encode(text, encoding) for text in ("STT", family, given, "Địa chỉ")]
    rows = [
        [at, *(encode(case(part), encoding) for part in name), ""] for at, name in enumerate(NAMES)
    ]
    mapping, lines = read([header, *rows])
    assert mapping.kind is SheetKind.HOUSEHOLDS
    assert [c.field for c in mapping.columns][1:3] == [Field.FAMILY_NAME, Field.HEAD]
    assert [line.head for line in lines] == [" ".join(name) for name in NAMES]


def test_a_whole_name_under_a_word_for_part_of_it():
    header = ["STT", "Họ và tên đệm", "Giới tính", ""]
    _, lines = read([header, [1, "Nguyễn Văn An", "Nam", "x"], [2, "Lê Thị Bé", "Nữ", "x"]])
    assert [line.head for line in lines] == ["Nguyễn Văn An", "Lê Thị Bé"]


def test_members_with_parted_names_stand_under_their_head():
    header = ["TT", "Họ và đệm", "Tên", "Năm sinh"]
    rows = [[1, "Lê Văn", "An", 1950], ["", "  Vũ Thị", "Bé", 1952], ["", "  Lê", "Cúc", 1980]]
    _, lines = read([header, *rows, [2, "Đỗ Văn", "Dũng", 1960], ["", "Cộng:", "", 4]])
    assert [line.head for line in lines if isinstance(line, HouseholdLine)] == [
        "Lê Văn An",
        "Đỗ Văn Dũng",
    ]
    members = [(line.name, line.head_row) for line in lines if isinstance(line, PersonLine)]
    assert members == [("Vũ Thị Bé", 2), ("Lê Cúc", 2)]


BIRTHS = {
    (5, 3, 1960): "05/03/1960",
    ("05", "03", "1960"): "05/03/1960",
    ("", 3, 1960): "03/1960",
    ("", "", 1960): "1960",
    ("..", "..", 1960): "1960",
    (5.0, 3, "60"): "05/03/1960",
    ("", "", "05/03/1960"): "05/03/1960",
}


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["STT", "Chủ hộ", "Ngày sinh", "Tháng sinh", "Năm sinh"], None),
        (["STT", "Chủ hộ", "Ngày", "Tháng", "Năm"], None),
        (
            ["STT", "Chủ hộ", "Ngày tháng năm sinh", "", ""],
            ["", "", "Ngày", "Tháng", "Năm"],
        ),
        (["STT", "Chủ hộ", "Riêng ngày sinh", "Riêng tháng sinh", "Ngày sinh"], None),
    ],
)
def test_a_birth_in_three_columns(upper, lower):
    rows = [[at, "An", *birth] for at, birth in enumerate(BIRTHS)]
    for merged in ((), ((0, 2, 0, 4),)):
        mapping, lines = read([upper, *([lower] if lower else []), *rows], merged)
        assert [c.field for c in mapping.columns][2:] == [
            Field.BIRTH_DAY,
            Field.BIRTH_MONTH,
            Field.BIRTH,
        ]
        assert [str(line.birth) for line in lines] == list(BIRTHS.values())


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_the_words_of_a_divided_birth_in_old_text(encoding):
    upper = ["STT", "Chủ hộ", "Ngày tháng năm sinh", "", ""]
    lower = ["", "", "Ngày", "Tháng", "Năm"]
    rows = [[1, "An", 5, 3, 1960]]
    header = [[encode(text, encoding) for text in row] for row in (upper, lower)]
    _, (line,) = read([*header, *rows])
    assert line.birth == PartialDate(1960, 3, 5)


@pytest.mark.parametrize("upper", [["Chủ hộ", "Sinh", ""], ["Chủ hộ", "Ngày, tháng", "Năm"]])
def test_a_birth_in_two_columns(upper):
    lower = [["", "Ngày, tháng", "Năm"]] if upper[1] == "Sinh" else []
    rows = [["An", "5/3", 1960], ["Bé", date(2024, 3, 5), 1960], ["Cúc", "", 1961]]
    _, lines = read([upper, *lower, *rows])
    whole = PartialDate(1960, 3, 5)
    assert [line.birth for line in lines] == [whole, whole, PartialDate(1961)]


def test_a_day_without_its_month_is_no_birth():
    assert whole_birth(5, "", 1960) == "5/?/1960"
    header = ["Chủ hộ", "Ngày sinh", "Tháng sinh", "Năm sinh"]
    _, (line,) = read([header, ["An", 5, "", 1960]])
    assert isinstance(line, Refusal)
    assert (line.column, line.value) == ("Năm sinh", "5/?/1960")


def test_two_ways_to_write_the_birth_stay_two():
    header = ["Chủ hộ", "Ngày sinh", "Năm sinh"]
    mapping, (line,) = read([header, ["An", "05/03/1960", 1960]])
    assert [c.field for c in mapping.columns] == [Field.HEAD, Field.BIRTH, None]
    assert str(line.birth) == "05/03/1960"
