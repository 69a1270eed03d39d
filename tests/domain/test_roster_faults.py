"""Likely faults of the roster: what is one, what is not, and how it is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate as Day
from antt_desktop.domain.household_faults import FaultKind
from antt_desktop.domain.households import (
    ABSENT,
    DEAD,
    HEAD,
    MOVED_AWAY,
    TEMPORARY,
    Household,
    Person,
)
from antt_desktop.domain.roster_faults import roster_faults

TODAY = Day(2026, 11, 23)
TO = {1: "Tổ 1", 2: "Tổ 2"}
AN = Person(name="Ngô Văn An", relation=HEAD, sex="Nam", birth=Day(1970, 5, 2))


def home(*people, **fields):
    return Household(id=1, code="01-001", group_id=1, people=people, **fields)


def other(*people, **fields):
    return Household(id=2, code="02-007", group_id=2, people=people, **fields)


def found(*households):
    return roster_faults(households, TO, TODAY)


def kinds(*households):
    return [fault.kind for fault in found(*households)]


def test_a_household_in_order_has_no_fault():
    wife = Person(
        name="Bùi Thị Hoa", relation="Vợ", sex="Nữ", birth=Day(1972), identity="031 172 000001"
    )
    child = Person(
        name="Ngô Thị Mai", relation="Con đẻ", birth=Day(2001, 3), phone="+84 912 345 678"
    )
    guest = replace(
        child, name="Vũ Thị Lan", relation="Ở nhờ", residence=TEMPORARY, residence_to=Day(2026, 11)
    )
    assert (
        kinds(home(AN, wife, child, guest, declared_size=4, phone="0912345678/ 0225 3 861 234"))
        == []
    )


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        ((), FaultKind.EMPTY),
        ((replace(AN, residence=DEAD),), FaultKind.EMPTY),
        ((replace(AN, relation="Vợ", sex=""),), FaultKind.NO_HEAD),
        ((replace(AN, relation="Chú họ"),), FaultKind.NO_HEAD),
        ((replace(AN, residence=MOVED_AWAY), replace(AN, relation="Em")), FaultKind.HEAD_GONE),
        ((replace(AN, identity="0310700001x1"),), FaultKind.IDENTITY_SHAPE),
        ((replace(AN, identity="03107000001"),), FaultKind.IDENTITY_SHAPE),
        ((replace(AN, identity="٠٣١٠٧٠٠٠٠٠١٢"),), FaultKind.IDENTITY_SHAPE),
        ((replace(AN, identity="031 070 001"),), FaultKind.OLD_IDENTITY),
        ((replace(AN, identity="٠٣١٠٧٠٠٠١"),), FaultKind.IDENTITY_SHAPE),
        ((replace(AN, identity="031071000001"),), FaultKind.IDENTITY_CONTRADICTS),
        ((replace(AN, identity="031170000001"),), FaultKind.IDENTITY_CONTRADICTS),
        ((replace(AN, phone="0123"),), FaultKind.PHONE),
        ((AN, replace(AN, name="Ngô Văn Út", relation="Vợ", birth=None)), FaultKind.RELATION_SEX),
        ((AN, Person(name="Út", relation="Con đẻ", birth=Day(1970))), FaultKind.PARENT_AGE),
        ((AN, Person(name="Bà Út", relation="Mẹ đẻ", birth=Day(1970, 1))), FaultKind.PARENT_AGE),
        ((AN, replace(AN, relation="Em")), FaultKind.SAME_NAME),
    ],
)
def test_what_is_wrong_within_one_household(people, kind):
    assert kinds(home(*people)) == [kind]


def test_a_contradiction_of_year_and_sex_is_one_fault():
    (fault,) = found(home(replace(AN, identity="031171000001")))
    assert fault.sentence == (
        "Số định danh cho năm sinh 1971, trong sổ ghi 1970."
        " Số định danh cho giới tính Nữ, trong sổ ghi Nam."
    )
    assert kinds(home(replace(AN, identity="031070000001", sex="nam"))) == []


@pytest.mark.parametrize("second", ["chủ hộ", "Chủ hộ (cũ)", "Chu ho", "CH", "c.h", "CHỦ HỘ mới"])
def test_a_second_head_is_found_however_it_is_spelt(second):
    (fault,) = found(home(AN, Person(name="Út", relation=second)))
    assert (fault.kind, fault.people) == (FaultKind.TWO_HEADS, "Ngô Văn An, Út")
    assert f"“{second}”" in fault.sentence
    (fault,) = found(home(Person(name="Út", relation=second)))
    assert (fault.kind, fault.people, fault.head) == (FaultKind.NO_HEAD, "Út", "")


@pytest.mark.parametrize("relation", ["Chú họ", "Vợ chủ hộ", "Cháu", "Chủ nhà", "Chú"])
def test_other_relations_are_no_second_head(relation):
    assert kinds(home(AN, Person(name="Út", relation=relation))) == []


def test_a_former_head_who_died_is_no_second_one():
    assert kinds(home(AN, Person(name="Cụ", relation="Chủ hộ (cũ)", residence=DEAD))) == []


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (Day(2026, 11, 23), [FaultKind.YOUNG_HEAD]),
        (Day(2026, 11, 24), [FaultKind.AGE]),
        (Day(2026, 12), [FaultKind.AGE]),
        (Day(2026), [FaultKind.YOUNG_HEAD]),
        (Day(2027), [FaultKind.AGE]),
        (Day(2011, 11, 24), [FaultKind.YOUNG_HEAD]),
        (Day(2011, 11, 23), []),
        (Day(2011), []),
        (Day(2012), [FaultKind.YOUNG_HEAD]),
        (Day(1905, 11, 24), []),
        (Day(1905, 11, 23), [FaultKind.AGE]),
        (Day(1905), []),
        (Day(1904), [FaultKind.AGE]),
    ],
)
def test_ages_are_a_fault_only_where_no_day_of_the_year_would_do(birth, expected):
    assert kinds(home(replace(AN, birth=birth))) == expected


def test_the_dead_may_have_any_age():
    old = Person(name="Cụ Cố", birth=Day(1860), residence=DEAD, identity="x", phone="1")
    assert kinds(home(AN, old)) == []


@pytest.mark.parametrize(
    ("residence", "end", "over"),
    [
        (TEMPORARY, Day(2026, 11, 22), True),
        (ABSENT, Day(2026, 10), True),
        (TEMPORARY, Day(2025), True),
        (TEMPORARY, Day(2026, 11, 23), False),
        (TEMPORARY, Day(2026, 11), False),
        (TEMPORARY, Day(2026), False),
        (TEMPORARY, None, False),
        ("Thường trú", Day(2020), False),
    ],
)
def test_a_temporary_residence_runs_out_after_its_last_day(residence, end, over):
    guest = Person(name="Vũ Thị Lan", residence=residence, residence_to=end)
    assert kinds(home(AN, guest)) == ([FaultKind.RESIDENCE_ENDED] if over else [])


@pytest.mark.parametrize(
    ("declared", "people", "expected"),
    [
        (None, 2, []),
        (2, 2, []),
        (3, 2, [FaultKind.SIZE]),
        (1, 2, [FaultKind.SIZE]),
        (4, 1, [FaultKind.ONLY_ONE]),
        (0, 1, [FaultKind.SIZE]),
    ],
)
def test_a_declared_size_is_held_against_the_people_listed(declared, people, expected):
    listed = (AN, Person(name="Bùi Thị Hoa"))[:people]
    assert kinds(home(*listed, declared_size=declared)) == expected


def test_a_phone_of_household_and_head_is_told_once():
    (fault,) = found(home(replace(AN, phone="12-34"), phone="1234; 0912345678"))
    assert (fault.kind, fault.people) == (FaultKind.PHONE, "")


def test_one_number_in_two_households_names_both():
    number = "031070000001"
    one, two = found(
        home(replace(AN, identity=number)),
        other(replace(AN, name="Đỗ Hữu Lan", sex="", identity="31070000001")),
    )[:2]
    assert {one.kind, two.kind} == {FaultKind.SAME_IDENTITY}
    assert (one.code, one.group, one.people) == ("01-001", "Tổ 1", "Ngô Văn An")
    assert one.sentence == "Số định danh •••• 0001 cũng là của Đỗ Hữu Lan (hộ 02-007)."
    assert (two.household_id, two.people) == (2, "Đỗ Hữu Lan")
    assert "Ngô Văn An (hộ 01-001)" in two.sentence


def test_one_number_twice_in_a_household_is_one_fault():
    (fault,) = found(
        home(replace(AN, identity="031070000001"), Person(name="Út", identity="031070000001"))
    )
    assert (fault.kind, fault.people) == (FaultKind.SAME_IDENTITY, "Ngô Văn An, Út")


def test_whoever_moved_away_may_be_listed_where_he_lives_now():
    an = replace(AN, identity="031070000001", relation="Em")
    lan = Person(name="Đỗ Hữu Lan", relation=HEAD)
    assert (
        kinds(home(lan, replace(an, residence=MOVED_AWAY)), other(replace(an, relation=HEAD))) == []
    )


def test_a_dead_person_shares_no_number_with_a_living_one():
    lan = Person(name="Đỗ Hữu Lan", relation=HEAD)
    an = replace(AN, identity="031070000001")
    faults = kinds(home(lan, replace(an, relation="Cha", residence=DEAD)), other(an))
    assert faults == [FaultKind.SAME_IDENTITY] * 2


def test_one_name_and_year_in_two_households_is_told_once_in_each():
    hoa = Person(name="Trần Văn Hoà", relation=HEAD, birth=Day(1960, 3, 5))
    same = replace(hoa, name="TRẦN VĂN HÒA", birth=Day(1960))
    one, two = found(home(hoa), other(same))
    assert one.kind is two.kind is FaultKind.SAME_NAME
    assert one.sentence == "Cùng tên, cùng năm sinh 1960 với TRẦN VĂN HÒA (hộ 02-007)."
    assert two.sentence == "Cùng tên, cùng năm sinh 1960 với Trần Văn Hoà (hộ 01-001)."


def test_two_people_of_one_name_with_numbers_of_their_own_are_told_as_such():
    one = replace(AN, identity="031070000001")
    faults = found(home(one), other(replace(one, identity="031070000002")))
    assert all(fault.sentence.endswith("; số định danh khác nhau.") for fault in faults)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Ngô Vân An"},
        {"birth": Day(1971, 5, 2)},
        {"birth": None},
        {"residence": DEAD},
    ],
)
def test_other_names_years_and_the_dead_are_no_doubles(change):
    lan = Person(name="Đỗ Hữu Lan", relation=HEAD)
    second = replace(AN, relation="Em", **change)
    assert kinds(home(AN), other(lan, second)) == []


def test_half_a_village_of_one_number_is_told_briefly():
    people = [
        Household(
            id=at,
            code=f"01-{at:03}",
            group_id=1,
            people=(Person(name=f"Người {at}", relation=HEAD, identity="000000000000"),),
        )
        for at in range(1, 301)
    ]
    faults = found(*people)
    assert len(faults) == 300
    assert faults[299].sentence == (
        "Số định danh •••• 0000 cũng là của Người 1 (hộ 01-001), Người 2 (hộ 01-002),"
        " Người 3 (hộ 01-003) và 296 hộ khác."
    )


def test_households_that_ended_are_passed_over():
    ended = home(replace(AN, identity="x"), ended_on=Day(2025), declared_size=9)
    assert kinds(ended, other(AN)) == []


def test_certain_faults_come_first_each_kind_in_list_order():
    broken = Person(name="Út", relation="Em", phone="1", identity="x")
    faults = found(home(AN, broken), other(replace(AN, name="Lê Lợi"), broken))
    assert [(fault.kind, fault.code) for fault in faults] == [
        (FaultKind.IDENTITY_SHAPE, "01-001"),
        (FaultKind.IDENTITY_SHAPE, "02-007"),
        (FaultKind.PHONE, "01-001"),
        (FaultKind.PHONE, "02-007"),
    ]
    certain = [kind.certain for kind in FaultKind]
    assert certain == sorted(certain, reverse=True)


_TEXT = st.text(max_size=14) | st.sampled_from(["Chủ hộ", "Con", "031070000001", "Nam", TEMPORARY])
_DAY = st.none() | st.builds(Day, st.integers(1850, 2200), st.integers(1, 12), st.integers(0, 28))
_PERSON = st.builds(
    Person, name=_TEXT, relation=_TEXT, sex=_TEXT, birth=_DAY, identity=_TEXT, phone=_TEXT,
    residence=_TEXT, residence_to=_DAY,
)  # fmt: skip


@given(st.lists(st.lists(_PERSON, max_size=4), max_size=4))
def test_whatever_is_written_is_told_in_sentences_of_its_household(villagers):
    households = {
        at: Household(id=at, code=f"01-{at:03}", group_id=1, people=tuple(people))
        for at, people in enumerate(villagers, 1)
    }
    for fault in found(*households.values()):
        assert fault.sentence.endswith(".")
        assert fault.code == households[fault.household_id].code
    assert {f.household_id for f in found(*households.values()) if f.kind is FaultKind.EMPTY} >= {
        at for at, household in households.items() if not household.people
    }
