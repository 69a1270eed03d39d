"""Header rows are found and understood, and the user's word overrides the guess."""

import unicodedata
from dataclasses import replace

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.legacy_text import Encoding, encode
from antt_desktop.exchange.roster.columns import (
    Field,
    SheetKind,
    bare_mapping,
    checked_mapping,
    doubtful_columns,
    guess_mapping,
)
from antt_desktop.exchange.workbooks import Sheet

HEADER = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Tổ dân cư", "Dân tộc"]


def fields(header):
    mapping = guess_mapping(Sheet("DS", 1, 0, [header, ["x"] * len(header)]))
    assert mapping is not None
    return mapping.kind, [column.field for column in mapping.columns]


def test_the_header_is_found_below_titles():
    rows = [["ỦY BAN NHÂN DÂN XÃ"], ["DANH SÁCH CHỦ HỘ"], [""], HEADER, ["1", "01-001", "An"]]
    mapping = guess_mapping(Sheet("DS", 3, 1, rows))
    assert mapping is not None
    assert mapping.header_row == 6
    assert [(c.letter, c.field) for c in mapping.columns] == [
        ("B", None),
        ("C", Field.CODE),
        ("D", Field.HEAD),
        ("E", Field.BIRTH),
        ("F", Field.GROUP),
        ("G", None),
    ]


VARIANTS = {
    Field.CODE: "Mã hộ|Mã số hộ|MÃ SỐ|Mã hộ gia đình",
    Field.GROUP: "Tổ|Tổ DC|Tổ số|TDC|Thôn/Tổ|Thuộc tổ|Tổ dân phố|Tên tổ|Tổ dân cư số",
    Field.HEAD: "HỌ TÊN CHỦ HỘ|Chủ  hộ|Họ và tên chủ hộ/thành viên|Họ tên CH|Người đại diện hộ"
    "|Họ, chữ đệm và tên chủ hộ|Họ và tên\nchủ hộ:",
    Field.BIRTH: "Ngày, tháng, năm sinh|Năm sinh/Tuổi|Sinh năm|Năm sinh (ngày/tháng/năm)|N.sinh"
    "|Năm sinh chủ hộ|NS",
    Field.SEX: "Giới tính|Nam/Nữ|Phái",
    Field.IDENTITY: "Số CCCD (12 số)|CMND/CCCD|CCCD/ĐDCN|Mã định danh cá nhân|Số CMND hoặc CCCD"
    "|Số thẻ căn cước|C.C.C.D",
    Field.PHONE: "SĐT|Đ/T|ĐTDĐ|Số điện thoại liên hệ|Điện thoại/Zalo|Điện thoại chủ hộ|S.Đ.T",
    Field.ADDRESS: "Nơi ở hiện nay|Địa chỉ (số nhà, ngõ)|HKTT|Số nhà, ngõ|Chỗ ở hiện tại",
    Field.DECLARED_SIZE: "Số\nnhân khẩu|so khau|Tổng số nhân khẩu|Số người trong hộ|Số NK|Khẩu",
    Field.RESIDENCE: "Cư trú|Thường trú/Tạm trú",
    Field.RESIDENCE_FROM: "Cư trú từ|Tạm trú từ ngày",
    Field.RESIDENCE_TO: "Cư trú đến|Thời hạn tạm trú",
    Field.CATEGORIES: "Diện|Đối tượng chính sách|Phân loại hộ",
    Field.OCCUPATION: "Nghề nghiệp, nơi làm việc",
    Field.NOTE: "Ghi chú:|GC|Chú thích",
    None: "Ngày cấp CCCD|Nơi cấp|Dân tộc|Ký tên|Hộ khẩu|Nơi sinh|Tổ trưởng|Số sổ hộ khẩu|Tuổi",
}


@pytest.mark.parametrize(
    ("header", "expected"),
    [(header, field) for field, line in VARIANTS.items() for header in line.split("|")],
)
def test_variants_of_header_words(header, expected):
    others = ["Mã hộ", "Chủ hộ", "STT"]
    if expected in {Field.HEAD, Field.CODE}:
        others = ["Tổ", "Mã hộ" if expected is Field.HEAD else "Chủ hộ"]
    decomposed = unicodedata.normalize("NFD", header)
    old = [encode(header, encoding) for encoding in (Encoding.TCVN3, Encoding.VNI)]
    for written in (header, header.upper(), decomposed, *old):
        assert fields([*others, written])[1][-1] is expected, written


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            ["TT", "Họ và tên", "Năm sinh", "", "Tổ"],
            ["", "", "Nam", "Nữ", ""],
            {1: Field.HEAD, 2: Field.MALE, 3: Field.FEMALE, 4: Field.GROUP},
        ),
        (
            ["TT", "Chủ hộ", "", "", "Tổ"],
            ["", "Họ tên", "Năm sinh", "Số ĐT", ""],
            {1: Field.HEAD, 2: Field.BIRTH, 3: Field.PHONE, 4: Field.GROUP},
        ),
        (
            ["Số", "Họ và tên", "Số nhân", "Ghi"],
            ["TT", "chủ hộ", "khẩu", "chú"],
            {1: Field.HEAD, 2: Field.DECLARED_SIZE, 3: Field.NOTE},
        ),
        (
            ["TT", "Chủ hộ", "CCCD", "", "", "Tổ"],
            ["", "", "Số", "Ngày cấp", "Nơi cấp", ""],
            {1: Field.HEAD, 2: Field.IDENTITY, 5: Field.GROUP},
        ),
        (
            ["TT", "Chủ hộ", "Số nhân khẩu", "", "", "Tổ"],
            ["", "", "Nam", "Nữ", "Tổng số", ""],
            {1: Field.HEAD, 4: Field.DECLARED_SIZE, 5: Field.GROUP},
        ),
    ],
)
def test_a_header_over_two_rows(upper, lower, expected):
    merged = [(2, at, 3, at) for at, cell in enumerate(lower) if not cell]
    for known in ((), tuple(merged)):
        rows = [["DANH SÁCH"], [""], upper, lower, ["1", "An", "1950", "", "", "1"]]
        mapping = guess_mapping(Sheet("DS", 1, 0, rows, known))
        assert mapping is not None
        assert (mapping.header_row, mapping.header_rows, mapping.first_row) == (3, 2, 5)
        assert {c.index: c.field for c in mapping.columns if c.field} == expected


def test_a_first_household_is_no_second_header_row():
    rows = [["Họ và tên", "Quan hệ", "Nơi ở"], ["Trần Nam", "Chủ hộ", "Ngõ Nam"], ["Bé", "Vợ", ""]]
    mapping = guess_mapping(Sheet("DS", 1, 0, rows))
    assert mapping is not None
    assert mapping.header_rows == 1
    assert [c.field for c in mapping.columns] == [Field.NAME, Field.RELATION, Field.ADDRESS]


@pytest.mark.parametrize(
    ("values", "field"), [((4, 3), Field.DECLARED_SIZE), ((1950,), Field.BIRTH)]
)
def test_an_ambiguous_word_is_told_by_what_stands_below(values, field):
    rows = [["Chủ hộ", "SN"], *(["An", value] for value in values)]
    mapping = guess_mapping(Sheet("DS", 1, 0, rows))
    assert mapping is not None
    assert mapping.columns[1].field is field


def test_a_bare_name_is_the_heads_unless_rows_are_people():
    assert fields(["STT", "Họ và tên", "Tổ"]) == (
        SheetKind.HOUSEHOLDS,
        [None, Field.HEAD, Field.GROUP],
    )
    kind, found = fields(["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Tổ"])
    assert kind is SheetKind.PEOPLE
    assert found == [Field.CODE, Field.NAME, Field.RELATION, Field.SEX, Field.GROUP]
    assert fields(["TT", "Họ và tên chủ hộ", "Quan hệ"])[1] == [None, Field.NAME, Field.RELATION]


def test_a_sheet_of_anything_else_has_no_header():
    assert guess_mapping(Sheet("X", 1, 0, [["Thu", "Chi"], [1, 2]])) is None


def test_a_chosen_field_leaves_the_other_column():
    mapping = guess_mapping(Sheet("DS", 1, 0, [HEADER]))
    assert mapping is not None
    changed = mapping.with_field(5, Field.CODE)
    assert [c.field for c in changed.columns if c.index in {1, 5}] == [None, Field.CODE]


def test_a_mapping_that_cannot_be_read_is_refused():
    mapping = guess_mapping(Sheet("DS", 1, 0, [["Chủ hộ", "Tổ"]]))
    assert mapping is not None
    with pytest.raises(UserError, match="chưa có cột nào ghép với Chủ hộ"):
        checked_mapping(mapping.with_field(0, None))
    people = guess_mapping(Sheet("DS", 1, 0, [["Họ và tên", "Quan hệ", "SĐT"]]))
    assert people is not None
    with pytest.raises(UserError, match="chưa có cột nào ghép với Họ và tên"):
        checked_mapping(people.with_field(0, None))
    with pytest.raises(UserError, match="Hai cột cùng ghép với Điện thoại"):
        checked_mapping(replace(people, columns=(*people.columns, people.columns[2])))


def test_a_sheet_without_a_header_can_be_mapped_by_its_letters():
    sheet = Sheet("DS", 1, 1, [["1", "Nguyễn Văn An", "1950"], ["2", "Trần Bé", "1960"]])
    assert guess_mapping(sheet) is None
    bare = bare_mapping(sheet)
    assert [(c.letter, c.header, c.field) for c in bare.columns] == [
        ("B", "", None),
        ("C", "", None),
        ("D", "", None),
    ]
    assert bare.first_row == 1
    assert "Chủ hộ" in bare.fault()
    assert bare.with_field(2, Field.HEAD).fault() == ""


@pytest.mark.parametrize(
    ("name", "titles", "group"),
    [
        ("Tổ 1", [], "Tổ 1"),
        ("To 5", [], "Tổ 5"),
        ("TDC 3", ["Tổ 4"], "Tổ 3"),
        ("T.3", [], "Tổ 3"),
        ("07", [], "Tổ 7"),
        (encode("Tổ 1", Encoding.TCVN3), [], "Tổ 1"),
        (encode("DS tổ 12", Encoding.VNI), [], "Tổ 12"),
        ("Sheet1", ["DANH SÁCH NHÂN KHẨU TỔ DÂN CƯ SỐ 1"], "Tổ 1"),
        ("Sheet1", ["Xã Quang Hưng", "Tổ dân phố: 7"], "Tổ 7"),
        ("Sheet1", ["Tổ 1 và tổ 2"], ""),
        ("Tổng hợp 2", ["Tờ số 1", "Tổ trưởng: An"], ""),
        ("Tổ 1-3", [], ""),
        ("Sheet1", [], ""),
    ],
)
def test_the_group_is_in_the_name_of_the_sheet_or_a_title(name, titles, group):
    rows = [*([title] for title in titles), ["STT", "Chủ hộ", "Ghi chú"], ["1", "An", "Tổ 9"]]
    mapping = guess_mapping(Sheet(name, 1, 0, rows))
    assert mapping is not None
    assert mapping.group == group
    assert mapping.with_group("Tổ 6").group == "Tổ 6"


NAMES = ["Nguyễn Văn Thắng", "Trần Thị Hường", "Đỗ Ngọc Ánh", "Lê Quý Đôn", "Phạm Hữu Cường"]


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_columns_of_old_text_are_voted_and_short_ones_follow(encoding):
    rows = [["Chủ hộ", "Ghi chú", "SĐT"]]
    rows += [[encode(name, encoding), "", "0912345678"] for name in NAMES]
    rows[1][1] = encode("bó", encoding)
    sheet = Sheet("DS", 1, 0, rows)
    mapping = guess_mapping(sheet)
    assert mapping is not None
    assert [c.encoding for c in mapping.columns][:2] == [encoding, encoding]
    assert mapping.encoding is encoding
    assert doubtful_columns(sheet, mapping) <= {1}
    forced = guess_mapping(sheet, Encoding.UNICODE)
    assert forced is not None
    assert forced.encoding is Encoding.UNICODE
    assert 0 in doubtful_columns(sheet, forced)
    assert forced.with_encoding(encoding, 0).columns[0].encoding is encoding
    assert forced.with_encoding(encoding, 0).columns[1].encoding is Encoding.UNICODE


def test_a_column_of_real_unicode_never_follows_its_neighbours():
    rows = [["Chủ hộ", "Ghi chú"], *([encode(name, Encoding.TCVN3), "Hộ nghèo"] for name in NAMES)]
    rows[3][1] = "Bị khuyết tật"
    mapping = guess_mapping(Sheet("DS", 1, 0, rows))
    assert mapping is not None
    assert [c.encoding for c in mapping.columns] == [Encoding.TCVN3, Encoding.UNICODE]


def test_one_unicode_capital_does_not_keep_a_column_of_old_text_from_being_read():
    names = [encode(name, Encoding.TCVN3) for name in NAMES] + ["Ph¹m V¨n Ứng"]
    mapping = guess_mapping(Sheet("DS", 1, 0, [["Chủ hộ", "Tổ"], *([n, "1"] for n in names)]))
    assert mapping is not None
    assert mapping.columns[0].encoding is Encoding.TCVN3


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_headers_of_columns_nobody_knows_are_made_readable(encoding):
    header = [encode(text, encoding) for text in ("STT", "Chủ hộ", "Trình độ", "Quê quán")]
    rows = [header, *(["1", encode(name, encoding), "9/12", ""] for name in NAMES)]
    for mapping in (guess_mapping(Sheet("DS", 1, 0, rows), e) for e in (None, encoding)):
        assert mapping is not None
        assert [c.header for c in mapping.columns][1:] == ["Chủ hộ", "Trình độ", "Quê quán"]


def test_columns_of_one_word_follow_the_names():
    vni = [encode(name, Encoding.VNI) for name in NAMES]
    rows = [["STT", "Chủ hộ", "Tôn giáo", "Tổ"], *(["", name, "Khoâng", "1"] for name in vni)]
    rows.append(["Coäng:", "", 5, ""])
    mapping = guess_mapping(Sheet("DS", 1, 0, rows))
    assert mapping is not None
    assert {c.encoding for c in mapping.columns[:3]} == {Encoding.VNI}


def test_a_few_words_beside_sure_unicode_are_no_doubt():
    names = ["Nguyễn Văn Hùng", "Lê Văn Mới"]
    rows = [["Chủ hộ", "Địa chỉ"], *([name, f"Ngõ {at}"] for at, name in enumerate(names))]
    sheet = Sheet("DS", 1, 0, rows)
    mapping = guess_mapping(sheet)
    assert mapping is not None
    assert doubtful_columns(sheet, mapping) == frozenset()
