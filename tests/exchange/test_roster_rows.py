"""Rows become households and people; what is nobody is left out and said; nobody is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.exchange.roster.columns import bare_mapping, guess_mapping
from antt_desktop.exchange.roster.fields import Field
from antt_desktop.exchange.roster.lines import HouseholdLine, PersonLine, Refusal, Skipped
from antt_desktop.exchange.roster.previews import previews
from antt_desktop.exchange.roster.rows import read_lines
from antt_desktop.exchange.workbooks import Sheet

HEADER = ["STT", "Họ và tên chủ hộ", "Năm sinh", "SĐT", "Địa chỉ", "Số khẩu", "Ghi chú"]
PEOPLE = ["STT", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh", "SĐT", "Địa chỉ", "Ghi chú"]
AN = [1, "Nguyễn Văn An", 1950, "0912345678", "Ngõ 1", 4, ""]


def lines_of(rows, header=HEADER, *, name="Tổ 1", merged=(), **changes):
    """Return the lines of a sheet with a header in its first row."""
    sheet = Sheet(name, 1, 0, [header, *rows], merged)
    mapping = guess_mapping(sheet)
    assert mapping is not None
    for key, value in changes.items():
        mapping = getattr(mapping, key)(*value)
    return list(read_lines(sheet, mapping, 2026))


def row(name, *rest, count=""):
    cells = [count, name, *rest]
    return cells + [""] * (len(HEADER) - len(cells))


@pytest.mark.parametrize(
    "cells",
    [
        row("Cộng"),
        row("Cộng:", 117),
        row("Tổng cộng", "", "", "", 117),
        row("TỔNG SỐ HỘ: 38"),
        row("Cộng tổ 1", "", "", "", 117),
        row("Cong to 1", "", "", "", 117),
        row("", "", "", "", 117, count="Tổng cộng"),
        row("", "", "", "", 117),
        row(38, "", "", "", 117),
        row(38, "", "", "", 117, count="Cộng"),
    ],
)
def test_totals_are_left_out(cells):
    first, left_out = lines_of([AN, cells])
    assert isinstance(first, HouseholdLine)
    assert left_out == Skipped("Tổ 1", 3, "dòng cộng")


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize(("text", "reason"), [("Cộng:", "cộng"), ("Người lập biểu", "ký tên")])
def test_totals_and_signatures_of_old_lists_are_left_out(encoding, text, reason):
    names = ["Nguyễn Văn Thắng", "Trần Thị Hường", "Đỗ Ngọc Dũng"]
    rows = [row(encode(name, encoding), 1950, count=at) for at, name in enumerate(names, 1)]
    rows.append(row(encode(text, encoding)))
    *heads, left_out = lines_of(rows)
    assert [line.head for line in heads] == names
    assert left_out == Skipped("Tổ 1", 5, f"dòng {reason}")


@pytest.mark.parametrize(
    "cells",
    [
        row("Nguyễn Văn Cộng"),
        row("Tạ Công"),
        row("Tống Công An"),
        row("Tổng Văn Hộ"),
        row("Công"),
        row("Cộng", "", "0912345678"),
        row("Cộng", 1950, count=2),
        row("Cộng", 1950),
        row("Phó Đức Trưởng"),
        row("Danh Ký", "", "", "Ngõ 2"),
        row("Người Lập", "", "0912345678"),
        row("Tổ Trưởng", "12/03/1960", "0912345678", count=2),
        row("Nguyễn Văn Ba", "", "", "", "", "Tổ trưởng", count=2),
        row("Chu Văn An (Ba)"),
        row("=1+1", 1960),
    ],
)
def test_nobody_is_left_out_for_his_name(cells):
    found = lines_of([AN, cells])
    assert [type(line) for line in found] == [HouseholdLine, HouseholdLine]
    assert found[1].head == cells[1]


def test_what_stands_below_a_list_is_left_out_until_a_list_begins_again():
    rows = [
        AN,
        row("", "", "", "", "", "Quang Hưng, ngày 05 tháng 3 năm 2024"),
        row("Người lập biểu", "", "", "TRƯỞNG THÔN"),
        row("(Ký, ghi rõ họ tên)"),
        row(""),
        row("Nguyễn Văn Lập", "", "", "Trần Văn Thôn"),
        HEADER,
        row("Lê Thị Bé", 1960, count=2),
    ]
    found = lines_of(rows)
    assert [line.head for line in found if isinstance(line, HouseholdLine)] == [
        "Nguyễn Văn An",
        "Lê Thị Bé",
    ]
    assert [(line.row, line.reason) for line in found if isinstance(line, Skipped)] == [
        (3, "dòng ký tên"),
        (4, "dòng ký tên"),
        (5, "dòng ký tên"),
        (7, "dòng ký tên"),
        (8, "dòng tiêu đề lặp lại"),
        (6, "dòng trống"),
    ]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ([f"({at})" for at in range(1, 8)], "dòng đánh số cột"),
        (list(range(1, 8)), "dòng đánh số cột"),
        (["A", "B", 1, 2, 3, 4, 5], "dòng đánh số cột"),
        ([2, "", "", "", "", "", ""], "dòng chỉ có số thứ tự"),
        (["Ghi chú: danh sách lập tháng 3"], "dòng ghi chú dưới danh sách"),
        (["", "* Hộ vắng mặt"], "dòng ghi chú dưới danh sách"),
        (["Bản chính thức"], "dòng chữ nằm ngoài danh sách"),
        (HEADER, "dòng tiêu đề lặp lại"),
    ],
)
def test_rows_that_are_nobody(cells, reason):
    for rows in ([cells, AN], [AN, cells]):
        found = lines_of(rows)
        assert [line.reason for line in found if isinstance(line, Skipped)] == [reason]
        assert [line.head for line in found if isinstance(line, HouseholdLine)] == [AN[1]]


def test_a_total_in_the_column_of_codes_is_no_household():
    header = ["STT", "Chủ hộ", "Mã hộ"]
    found = lines_of([[1, "An", "01-001"], ["", "Cộng:", 38], ["", "Cộng", "01-002"]], header)
    assert [line.reason for line in found if isinstance(line, Skipped)] == ["dòng cộng"]
    assert [line.head for line in found if isinstance(line, HouseholdLine)] == ["An", "Cộng"]


def test_a_number_is_nobodys_name():
    (_, found) = lines_of([AN, row(5, 1960, "0912345678", count=2)])
    assert isinstance(found, Refusal)
    assert (found.value, found.reason) == ("5", "Ô họ tên chỉ có số.")


def test_blank_rows_are_said_once_a_sheet():
    blank = [""] * 7
    found = lines_of([AN, blank, blank, AN, [" "], AN])
    assert [line for line in found if isinstance(line, Skipped)] == [
        Skipped("Tổ 1", 3, "3 dòng trống")
    ]


def test_a_household_without_a_head_is_not_left_out_in_silence():
    (_, found) = lines_of([AN, ["", "", 1960, "", "Ngõ 3", 3, ""]])
    assert isinstance(found, HouseholdLine)
    assert found.head == ""


@pytest.mark.parametrize("title", ["Tổ 2", "II. TỔ DÂN CƯ SỐ 2: 38 hộ", "Tổ 2 (38 hộ, 117 khẩu)"])
def test_a_title_inside_the_table_gives_the_rows_below_their_group(title):
    rows = [AN, [title], row("Lê Thị Bé", 1960, count=2)]
    first, left_out, second = lines_of(rows)
    assert (first.group, second.group) == ("Tổ 1", "Tổ 2")
    assert left_out == Skipped("Tổ 1", 3, "tiêu đề của Tổ 2")


def test_the_group_is_of_the_column_before_the_title_and_the_sheet():
    header = ["Tổ", "Chủ hộ", "Năm sinh"]
    rows = [["3", "An", 1950], ["", "Bé", 1951], [1, "Ca", 1952], ["1.0", "Cúc", 1953]]
    assert [line.group for line in lines_of(rows, header)] == ["3", "Tổ 1", "1", "1"]
    assert [x.group for x in lines_of(rows[1:2], header, with_group=("Tổ 9",))] == ["Tổ 9"]


def test_a_merged_group_is_of_all_its_rows():
    header = ["Tổ", "Chủ hộ", "Năm sinh"]
    names = ["An", "Bé", "Ca", "Dần"]
    rows = [[group, name, 1950] for group, name in zip([1, "", 2, ""], names, strict=True)]
    merged = ((1, 0, 2, 0), (3, 0, 4, 0))
    assert [line.group for line in lines_of(rows, header, merged=merged)] == ["1", "1", "2", "2"]
    rows += [["", "Em", 1960]]
    assert [line.group for line in lines_of(rows, header)] == ["1", "1", "2", "2", "2"]


def test_the_two_columns_of_a_divided_birth_tell_the_sex():
    rows = [
        ["TT", "Họ và tên chủ hộ", "Năm sinh", "", "Tổ"],
        ["", "", "Nam", "Nữ", ""],
        [1, "Nguyễn Văn An", 1950, "", 1],
        [2, "Trần Thị Bé", "", "05/03/1960", 1],
    ]
    an, be = lines_of(rows[1:], rows[0])
    assert (an.birth, an.sex) == (PartialDate(1950), "Nam")
    assert (be.birth, be.sex) == (PartialDate(1960, 3, 5), "Nữ")
    crossed = [["TT", "Chủ hộ", "Năm sinh", "Nam", "Nữ"], [1, "An", 1950, "", "x"]]
    (line,) = lines_of(crossed[1:], crossed[0])
    assert (line.birth, line.sex) == (PartialDate(1950), "Nữ")


def test_names_in_capitals_are_calmed_unless_told_otherwise():
    rows = [row(name, 1950) for name in ("NGUYỄN VĂN AN", "Y Ê", "TRẦN thị Bé", "LÊ VĂN Ý")]
    assert [line.head for line in lines_of(rows)] == [
        "Nguyễn Văn An",
        "Y Ê",
        "TRẦN thị Bé",
        "Lê Văn Ý",
    ]
    sheet = Sheet("Tổ 1", 1, 0, [HEADER, *rows])
    mapping = guess_mapping(sheet)
    assert mapping is not None
    kept = read_lines(sheet, replace(mapping, keep_capitals=True), 2026)
    assert [line.head for line in kept] == [cells[1] for cells in rows]


def test_old_text_gets_its_capitals_back():
    names = ["Ổn Thị Ánh", "Phạm Ứng Ý", "Đặng Út", "Trần Văn Thắng", "Đỗ Thị Hường"]
    rows = [row(encode(name, Encoding.TCVN3), 1950, "", "", 4) for name in names]
    rows[0][4] = encode("Ấp 3", Encoding.TCVN3)
    rows[0][6] = encode("Hộ nghèo", Encoding.TCVN3)
    found = lines_of(rows)
    assert [line.head for line in found] == names
    assert (found[0].address, found[0].note) == ("Ấp 3", "Hộ nghèo")


@pytest.mark.parametrize(
    ("cells", "warning"),
    [
        (row("An", "1950?"), "1950?"),
        (row("An", 1950, "01689991234"), "0389991234"),
        (row("An", 1950, "0912345678 - 0983908996"), "hai số điện thoại"),
        (row("An", 1950, "3.57E+08"), "mất chữ số"),
        (row("Nguyễn Văn An – Trần Thị Bé", 1950), "hai người"),
    ],
)
def test_what_is_doubtful_is_kept_with_a_warning(cells, warning):
    (line,) = lines_of([cells])
    assert isinstance(line, HouseholdLine)
    assert warning in " ".join(line.warnings)


@pytest.mark.parametrize("place", range(1, 7))
def test_a_faulty_formula_refuses_its_cell(place):
    cells = [*AN]
    cells[place] = "#REF!"
    (line,) = lines_of([cells])
    assert isinstance(line, Refusal)
    assert (line.row, line.column, line.value) == (2, HEADER[place], "#REF!")
    assert "#REF!" in line.reason


def test_numbers_of_days_are_read_in_a_column_of_days():
    rows = [row("An", "05/03/1960"), row("Bé", 21885)]
    assert [line.birth for line in lines_of(rows)][1] == PartialDate(1959, 12, 1)


def test_members_without_a_head_are_refused():
    member = ["", "Trần Bé", "Con đẻ", 1990, "", "", ""]
    head = [1, "Trần An", "Chủ hộ", 1960, "0912345678", "Ngõ 1", "Hộ nghèo"]
    early, home, late = lines_of([member, head, member], PEOPLE)
    assert isinstance(early, Refusal)
    assert isinstance(home, HouseholdLine)
    assert (home.phone, home.address, home.note) == ("0912345678", "Ngõ 1", "Hộ nghèo")
    assert isinstance(late, PersonLine)
    assert late.head_row == home.row
    (alone,) = lines_of([member], PEOPLE)
    assert "không cho biết ai là chủ hộ" in alone.reason


def test_a_head_without_a_relation_is_told_by_his_number():
    rows = [
        [1, "Trần An", "Chủ hộ", 1960],
        ["", "Trần Bé", "Con đẻ", 1990],
        [2, "Lê Ca", "", 1970],
        ["", "Lê Dần", "", 1995],
    ]
    found = lines_of(rows, PEOPLE)
    assert [type(line) for line in found] == [HouseholdLine, PersonLine] * 2
    assert found[3].head_row == 4


@pytest.mark.parametrize("mark", ["x", "X", "Chủ hộ"])
def test_a_crossed_column_tells_the_heads(mark):
    header = ["STT", "Họ và tên", "Chủ hộ", "Năm sinh"]
    rows = [[1, "Trần An", mark, 1960], [2, "Trần Bé", "", 1990], [3, "Lê Ca", mark, 1970]]
    found = lines_of(rows, header)
    assert [type(line) for line in found] == [HouseholdLine, PersonLine, HouseholdLine]


def test_a_code_only_beside_the_heads_is_their_members_too():
    header = ["Mã hộ", "Họ và tên", "Quan hệ", "Địa chỉ"]
    rows = [["01-001", "Trần An", "Chủ hộ", "Ngõ 1"], ["", "Trần Bé", "Vợ", ""]]
    head, wife = lines_of(rows, header)
    assert (head.code, wife.code) == ("01-001", "01-001")
    assert head.household is not None
    assert (head.household.address, head.household.group) == ("Ngõ 1", "Tổ 1")
    assert wife.household is None
    rows += [["01-002", "Lê Ca", "Con", ""], ["", "Lê Dần", "Con", ""]]
    assert [line.code for line in lines_of(rows, header)][-1] == ""


def test_a_sheet_mapped_by_hand_is_read_from_its_first_row():
    sheet = Sheet("Tổ 4", 2, 1, [[1, "Trần An", 1960], [2, "Lê Bé", 1970]])
    mapping = bare_mapping(sheet).with_field(2, Field.HEAD).with_field(3, Field.BIRTH)
    found = list(read_lines(sheet, mapping, 2026))
    assert [(line.row, line.head, line.group) for line in found] == [
        (2, "Trần An", "Tổ 4"),
        (3, "Lê Bé", "Tổ 4"),
    ]


def test_previews_show_a_value_before_and_after():
    names = ["TRẦN VĂN AN", "Lê Thị Hường", "Đỗ Văn Bé", "Đỗ Ca"]
    rows = [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"]]
    rows += [row(encode(name, Encoding.VNI), "5/3/60", 912345678) for name in names]
    sheet = Sheet("Tổ 1", 1, 0, [HEADER, *rows])
    mapping = guess_mapping(sheet)
    assert mapping is not None
    shown = {preview.index: preview.samples for preview in previews(sheet, mapping, 2026)}
    assert shown[1] == (
        (encode("TRẦN VĂN AN", Encoding.VNI), "Trần Văn An"),
        (encode("Lê Thị Hường", Encoding.VNI), "Lê Thị Hường"),
        (encode("Đỗ Văn Bé", Encoding.VNI), "Đỗ Văn Bé"),
    )
    assert shown[2][0] == ("5/3/60", "05/03/1960")
    assert shown[3][0] == ("912345678", "0912345678")


CELLS = st.one_of(
    st.text(max_size=12),
    st.integers(-10, 10**12),
    st.floats(allow_nan=False),
    st.dates(),
    st.sampled_from(["Cộng", "Tổ 2", "Người lập", "(1)", "x", "Chủ hộ", "#REF!", "1950", "Họ tên"]),
)


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8), st.sampled_from([HEADER, PEOPLE]))
def test_any_sheet_is_read_and_no_row_is_told_twice(rows, header):
    found = lines_of(rows, header)
    numbers = [line.row for line in found]
    assert len(set(numbers)) == len(numbers)
    blank = sum(not any(str(cell).strip() for cell in cells) for cells in rows)
    said = sum(
        not line.reason.endswith("dòng trống") for line in found if isinstance(line, Skipped)
    )
    told = sum(not isinstance(line, Skipped) for line in found)
    assert told + said + blank >= len(rows)
