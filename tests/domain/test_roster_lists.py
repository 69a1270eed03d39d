"""Lists people ask for: ages, names, what is kept, conditions in words."""

import calendar
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.list_columns import (
    ListColumn,
    ListRow,
    ListRows,
    age_on,
    cell,
    offered_columns,
)
from antt_desktop.domain.proposed_lists import PROPOSED, in_words
from antt_desktop.domain.roster_lists import (
    EVERY_YEAR,
    THIS_YEAR,
    Conditions,
    ListDefinition,
    check_columns,
    check_span,
    checked,
)

DAY = PartialDate(2026, 3, 13)
ROW = ListRow(
    id=1, household_id=1, group="Tổ 3", code="03-005", head="Đỗ Hữu Lan", address="Ngõ 9", size=4,
    categories=("Hộ nghèo", "Người có công"), left_on=None, left_why="", name="Ngô Thị Ánh",
    relation="Vợ", sex="Nữ", birth=PartialDate(1946, 3, 13), identity="031146001234",
    phone="0912345678", occupation="", residence="Thường trú", since=None, until=None,
    note="dòng một\n dòng hai",
)  # fmt: skip

SPANS = st.tuples(st.none() | st.integers(0, 120), st.none() | st.integers(0, 120))
LISTS = st.builds(
    ListDefinition,
    name=st.just("Danh sách"),
    rows=st.sampled_from(ListRows),
    conditions=st.builds(
        Conditions,
        groups=st.lists(st.integers(1, 99)).map(tuple),
        categories=st.lists(st.text()).map(tuple),
        residences=st.lists(st.text()).map(tuple),
        age=SPANS,
        turns=st.none() | st.integers(0, 120),
        sex=st.sampled_from(["", "Nam", "Nữ"]),
        phone=st.none() | st.booleans(),
        head=st.none() | st.booleans(),
        identity=st.none() | st.booleans(),
        size=SPANS,
        expired=st.booleans(),
        since=st.none() | st.integers(0, 2100),
        left=st.none() | st.integers(0, 2100),
        text=st.text(),
    ),
    columns=st.lists(st.sampled_from(ListColumn), unique=True).map(tuple),
    order=st.sampled_from(ListColumn),
    descending=st.booleans(),
)


@given(LISTS)
def test_what_is_kept_comes_back_as_it_was(definition):
    assert ListDefinition.from_json(definition.name, definition.as_json()) == definition


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2050, 1, 1)))
def test_a_birthday_adds_a_year_of_age(born, day):
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        leap_day = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
        birthdays += day >= (date(year, 3, 1) if leap_day else born.replace(year=year))
    assert age_on(PartialDate.from_day(born), PartialDate.from_day(day)) == birthdays


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        (PartialDate(1946, 3, 13), 80),
        (PartialDate(1946, 3, 14), 79),
        (PartialDate(1946, 3), 80),
        (PartialDate(1946, 4), 79),
        (PartialDate(1946), 80),
    ],
)
def test_age_is_counted_by_what_is_known(birth, age):
    assert age_on(birth, DAY) == age
    assert cell(ListColumn.AGE, replace(ROW, birth=birth), DAY) == str(age)


def test_what_stands_in_the_cells():
    shown = {column: cell(column, ROW, DAY) for column in ListColumn}
    assert shown[ListColumn.IDENTITY] == "•••• 1234"
    assert cell(ListColumn.IDENTITY, ROW, DAY, whole_identity=True) == "031146001234"
    assert shown[ListColumn.PHONE] == "0912 345 678"
    assert shown[ListColumn.CATEGORIES] == "Hộ nghèo, Người có công"
    assert shown[ListColumn.NOTE] == "dòng một dòng hai"
    assert shown[ListColumn.BIRTH] == "13/03/1946"
    assert shown[ListColumn.SIGNATURE] == shown[ListColumn.SINCE] == ""
    nobody = replace(ROW, birth=None, identity="", size=0)
    columns = (ListColumn.AGE, ListColumn.YEAR, ListColumn.IDENTITY, ListColumn.SIZE)
    assert [cell(column, nobody, DAY) for column in columns] == [""] * 4


def test_every_proposed_list_can_be_kept_and_shows_no_identity_number():
    for definition in PROPOSED:
        assert checked(definition) == definition
        assert not definition.shows_identity
        assert set(definition.columns) <= set(offered_columns(definition.rows))
    assert len({definition.name for definition in PROPOSED}) == len(PROPOSED)


def test_what_cannot_be_kept_is_said():
    some = PROPOSED[0]
    assert checked(replace(some, name="  Quà  Tết ")).name == "Quà Tết"
    for wrong, sentence in (
        (replace(some, name=" "), "đặt tên"),
        (replace(some, name="x" * 81), "80 ký tự"),
        (replace(some, columns=()), "ít nhất một cột"),
        (replace(some, conditions=Conditions(age=(80, 60))), "Tuổi “đến” phải từ 80"),
        (replace(some, conditions=Conditions(size=(5, 2))), "Số nhân khẩu"),
    ):
        with pytest.raises(UserError, match=sentence):
            checked(wrong)
    with pytest.raises(UserError, match="9 cột"):
        check_columns(tuple(ListColumn)[:10])
    check_span((None, 3), "Tuổi")


def test_conditions_are_told_in_words():
    names = {1: "Tổ 1", 2: "Tổ 2"}

    def told(rows, **said):
        made = ListDefinition(rows=rows, conditions=Conditions(**said), columns=(ListColumn.NAME,))
        return "; ".join(in_words(made, names, DAY))

    homes, people = ListRows.HOUSEHOLDS, ListRows.PEOPLE
    assert told(homes) == ""
    assert told(people, groups=(1, 2, 9), age=(80, None)) == "Tổ 1, Tổ 2, tổ đã bỏ; từ 80 tuổi"
    assert told(homes, age=(None, 40), phone=False) == "chủ hộ đến 40 tuổi; chưa có điện thoại"
    assert told(people, turns=18, sex="Nữ") == "đủ 18 tuổi trong năm 2026; nữ"
    assert told(homes, identity=False, head=True) == "có chủ hộ; chủ hộ chưa có số CCCD"
    assert told(homes, left=EVERY_YEAR) == "đã rời làng"
    assert told(homes, left=THIS_YEAR, size=(3, 5)) == "từ 3 đến 5 nhân khẩu; đã rời làng năm 2026"
    assert (
        told(people, residences=("Đã mất",), since=2025, text="Lan")
        == "đã mất; cư trú từ năm 2025; có chữ “Lan”"
    )
    assert told(people, categories=("Hộ nghèo", "Hộ cận nghèo"), expired=True) == (
        "diện Hộ nghèo hoặc Hộ cận nghèo; đã hết hạn cư trú"
    )
