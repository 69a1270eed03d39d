"""Households and their people: what can be saved, what is counted, what is proposed."""

import unicodedata
from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    HEAD,
    Household,
    Person,
    checked,
    proposed_categories,
)

LAN = Person(name="Nguyễn Thị Lan", relation=HEAD)
HOA = Person(name="Trần Văn Hoa", relation="Chồng")
HOME = Household(group_id=1, people=(LAN, HOA))


def test_names_lose_only_extra_white_space_and_nfd():
    nfd = unicodedata.normalize("NFD", "  Nguyễn  Thị Lan ")
    home = checked(
        replace(
            HOME,
            code=" 03-005 ",
            address="Ngõ 3,\n số 4",
            people=(Person(name=nfd, relation=" Chủ  hộ", sex=" Nữ"),),
        )
    )
    assert home.head == Person(name="Nguyễn Thị Lan", relation=HEAD, sex="Nữ")
    assert (home.code, home.address) == ("03-005", "Ngõ 3, số 4")


def test_a_note_keeps_its_spaces_and_lines_and_takes_nfc():
    note = "  Hộ nghèo\n  từ 2024 "
    nfd = unicodedata.normalize("NFD", note)
    home = checked(replace(HOME, note=nfd, people=(replace(LAN, note=nfd),)))
    assert home.note == home.people[0].note == note


def test_categories_are_tidied_and_named_once():
    home = checked(replace(HOME, categories=("Hộ nghèo", " Hộ  nghèo ", "", "Diện riêng")))
    assert home.categories == ("Hộ nghèo", "Diện riêng")


@pytest.mark.parametrize(
    ("household", "field"),
    [
        (replace(HOME, people=(LAN, replace(HOA, relation=HEAD))), "people"),
        (replace(HOME, people=(LAN, Person(name="  "))), "name"),
        (replace(HOME, people=(Person(name="A" * 121),)), "name"),
        (replace(HOME, code="X" * 21), "code"),
        (replace(HOME, declared_size=-1), "declared_size"),
        (replace(HOME, declared_size=100), "declared_size"),
        (
            replace(
                HOME,
                people=(
                    replace(
                        LAN, residence_from=PartialDate(2026, 5), residence_to=PartialDate(2026, 4)
                    ),
                ),
            ),
            "residence_to",
        ),
    ],
)
def test_what_cannot_be_saved_names_the_field_to_mend(household, field):
    with pytest.raises(UserError) as refused:
        checked(household)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("declared", "listed", "shown", "differs"),
    [(None, 2, 2, False), (2, 2, 2, False), (6, 2, 6, True), (1, 2, 2, True), (0, 2, 2, True)],
)
def test_the_larger_number_of_people_is_shown_and_a_difference_flagged(
    declared, listed, shown, differs
):
    home = replace(HOME, declared_size=declared)
    assert (home.listed_size, home.size, home.size_differs) == (listed, shown, differs)


def test_those_who_left_or_died_are_no_longer_counted():
    people = tuple(
        replace(LAN, residence=residence)
        for residence in ("Thường trú", "Tạm trú", "Tạm vắng", "", "Đã chuyển đi", "Đã mất")
    )
    assert Household(group_id=1, people=people).size == 4


def test_a_household_may_be_without_a_head():
    assert checked(Household(group_id=1, people=(HOA,))).head is None
    assert checked(Household(group_id=1)).head is None


@pytest.mark.parametrize(
    ("note", "categories"),
    [
        ("Hộ nghèo", ("Hộ nghèo",)),
        ("HỘ CẬN NGHÈO từ 2025", ("Hộ cận nghèo",)),
        ("cận nghèo", ("Hộ cận nghèo",)),
        ("ho can ngheo", ("Hộ cận nghèo",)),
        ("Con liệt sĩ; có công", ("Gia đình liệt sĩ",)),
        ("gia đình thương binh, người có công", ("Gia đình thương binh", "Người có công")),
        ("Người cao tuổi neo đơn", ("Người cao tuổi neo đơn",)),
        ("Đi làm ăn xa", ()),
        ("", ()),
    ],
)
def test_categories_are_only_read_out_of_a_note(note, categories):
    assert proposed_categories(note) == categories
