import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Person
from antt_desktop.ui.households.drafts import (
    PersonDraft,
    PersonFault,
    moved,
    people,
    remark_on_size,
)

YEAR = 2026
dates = st.none() | st.builds(
    PartialDate, st.integers(1900, YEAR), st.integers(1, 12), st.integers(1, 28)
)


@given(
    name=st.text(st.characters(categories=["L"]), min_size=1, max_size=40),
    note=st.text(max_size=60),
    birth=dates,
    end=dates,
)
def test_a_person_nobody_touched_stays_as_it_was(name, note, birth, end):
    person = Person(id=4, name=name, note=note, birth=birth, residence_to=end, sex="Nam")
    assert PersonDraft.of(1, person).person(YEAR) == person


def test_numbers_are_cleaned_and_dates_read():
    draft = PersonDraft(
        key=1, name="Đỗ Lan", birth="5/3/60", phone="0912 345 678", identity="031 068 001234"
    )
    (person,) = people([draft], YEAR)
    assert person.birth == PartialDate(1960, 3, 5)
    assert (person.phone, person.identity) == ("0912345678", "031068001234")


def test_lines_without_anything_typed_are_left_out():
    assert people([PersonDraft(key=1, relation="Chủ hộ")], YEAR) == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft(key=2, name="Lan", birth="31/2/2020"), "birth"),
        (PersonDraft(key=2, phone="0912"), "name"),
        (
            PersonDraft(key=2, name="Lan", residence_from="5/2025", residence_to="1/2025"),
            "residence_to",
        ),
        (PersonDraft(key=2, name="Bình", relation="Chủ hộ"), "relation"),
    ],
)
def test_the_person_and_the_field_at_fault_are_named(draft, field):
    with pytest.raises(PersonFault) as caught:
        people([PersonDraft(key=1, name="Đỗ Lan", relation="Chủ hộ"), draft], YEAR)
    assert caught.value.key == 2
    assert caught.value.error.field == field


def test_an_odd_identity_number_is_remarked_while_it_is_typed():
    draft = PersonDraft(key=1, identity="031068001234", birth="1962", sex="Nữ")
    assert "1968" in draft.identity_remark(YEAR)
    assert "Nam" in draft.identity_remark(YEAR)
    draft.birth = "không biết"
    assert "1962" not in draft.identity_remark(YEAR)


def test_people_move_up_and_down_within_the_list():
    drafts = [PersonDraft(key=key) for key in (1, 2, 3)]
    assert [d.key for d in moved(drafts, 3, -1)] == [1, 3, 2]
    assert [d.key for d in moved(drafts, 1, -1)] == [1, 2, 3]


def test_the_declared_size_is_compared_with_the_list():
    def unreadable():
        raise UserError("?")

    assert remark_on_size(lambda: 6, 4) == "Khai 6 người, danh sách bên cạnh có 4 người."
    assert remark_on_size(lambda: 4, 4) == remark_on_size(unreadable, 4) == ""
