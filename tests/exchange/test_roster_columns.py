"""Header rows are found and understood, and the user's word overrides the guess."""

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.roster_columns import (
    Field,
    SheetKind,
    checked_mapping,
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


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("HỌ TÊN CHỦ HỘ", Field.HEAD),
        ("Chủ  hộ", Field.HEAD),
        ("Ngày, tháng, năm sinh", Field.BIRTH),
        ("Năm sinh/Tuổi", Field.BIRTH),
        ("Số CCCD (12 số)", Field.IDENTITY),
        ("CMND/CCCD", Field.IDENTITY),
        ("SĐT", Field.PHONE),
        ("Đ/T", Field.PHONE),
        ("Số\nnhân khẩu", Field.DECLARED_SIZE),
        ("so khau", Field.DECLARED_SIZE),
        ("Tổ dân phố", Field.GROUP),
        ("Nơi ở hiện nay", Field.ADDRESS),
        ("Diện", Field.CATEGORIES),
        ("Ngày cấp CCCD", None),
    ],
)
def test_variants_of_header_words(header, expected):
    others = ["Mã hộ", "Chủ hộ"] if expected is not Field.HEAD else ["Mã hộ", "Tổ"]
    assert fields([*others, header])[1][-1] is expected


def test_a_bare_name_is_the_heads_unless_rows_are_people():
    assert fields(["STT", "Họ và tên", "Tổ"]) == (
        SheetKind.HOUSEHOLDS,
        [None, Field.HEAD, Field.GROUP],
    )
    kind, found = fields(["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Tổ"])
    assert kind is SheetKind.PEOPLE
    assert found == [Field.CODE, Field.NAME, Field.RELATION, Field.SEX, None]


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
    with pytest.raises(UserError, match="không có cột Mã hộ"):
        checked_mapping(people)
