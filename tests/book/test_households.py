"""The roster: lists in their order, households saved whole, codes."""

import unicodedata
from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.pledges import Status
from tests.book.moving import move

FULL = Person(
    name="Nguyễn Văn An",
    relation=HEAD,
    sex="Nam",
    birth=PartialDate(1960),
    identity="031060001234",
    phone="0913931879",
    occupation="Làm ruộng",
    residence="Tạm trú",
    residence_from=PartialDate(2025, 3),
    residence_to=PartialDate(2026, 3, 5),
    note="  ghi chú\nhai dòng ",
)


@pytest.fixture
def roster(book, home):
    """Six households whose every order is another."""
    homes = [
        home("Trần Văn Hòa", group_id=1, address="Ngõ 10", phone="", declared_size=5),
        home("Bùi Thị Hoa", group_id=2, address="Ngõ 9", phone="0333", declared_size=1),
        home("Nguyễn Văn An", group_id=3, address="", phone="0111", declared_size=3),
        home("Đặng Đình Ước", group_id=1, address="Xóm Đình", phone="0222", declared_size=2),
        home("Lê Văn An", group_id=1, address="Ngõ 2", phone="", declared_size=4),
        home("", "Vũ Thị Ánh", group_id=2, address="Ngõ 3", phone="0444", declared_size=6),
    ]
    book.households.add_many(homes)
    return book


def heads(book, ids):
    return [row.head or "–" for row in book.households.rows(ids)]


@pytest.mark.parametrize(
    ("sort", "given_names"),
    [
        ("group", "An Hòa Ước Ánh Hoa An"),
        ("name", "An An Ánh Hoa Hòa Ước"),
        ("code", "Hòa Ước An Hoa Ánh An"),
        ("address", "An An Ánh Hoa Hòa Ước"),
        ("size", "Hoa Ước An An Hòa Ánh"),
        ("phone", "An Ước Hoa Ánh Hòa An"),
    ],
)
def test_each_sort(roster, sort, given_names):
    for descending in (False, True):
        ids = roster.households.ids(sort=sort, descending=descending)
        found = [h.split()[-1] if h != "–" else "Ánh" for h in heads(roster, ids)]
        wanted = given_names.split()
        if descending:  # those without a telephone stay at the end
            last = 2 if sort == "phone" else 0
            wanted = wanted[: 6 - last][::-1] + wanted[6 - last :]
        assert found == wanted


def test_families_decide_between_equal_given_names(roster):
    ids = roster.households.ids(sort="name")
    assert heads(roster, ids)[:2] == ["Lê Văn An", "Nguyễn Văn An"]


def test_a_list_of_one_group_and_of_one_state(roster, new_campaign):
    campaign = roster.campaigns.add(new_campaign(group_ids=(1, 3)))
    in_one = roster.households.ids(group_id=1)
    assert heads(roster, in_one) == ["Lê Văn An", "Trần Văn Hòa", "Đặng Đình Ước"]
    roster.pledges.mark(campaign.id, in_one[:1], Status.ABSENT)
    for status, found in ((Status.ABSENT, 1), (Status.NOT_PRINTED, 5), (Status.SIGNED, 0)):
        ids = roster.households.ids(campaign_id=campaign.id, status=status)
        assert len(ids) == found
    for descending in (False, True):
        ids = roster.households.ids(sort="status", campaign_id=campaign.id, descending=descending)
        found = heads(roster, ids)
        assert found.index("Lê Văn An") == (0 if descending else 5)
        found.remove("Lê Văn An")
        assert [h.split()[-1] for h in found] == ["An", "–", "Hoa", "Hòa", "Ước"]


def test_a_group_sorts_by_its_number_not_by_its_name(book, home):
    tenth = book.groups.add(Group(number=10, name="Tổ 10"))
    book.households.add(home("Mười", group_id=tenth.id))
    book.households.add(home("Ba", group_id=3))
    assert heads(book, book.households.ids()) == ["Ba", "Mười"]


def test_rows_come_as_asked_and_lost_ones_are_left_out(book, village):
    asked = [village[5], 10**9, village[0], village[5]]
    assert [r.id for r in book.households.rows(asked)] == [village[5], village[0], village[5]]
    assert book.households.rows([]) == []


def test_rows_show_what_lists_need(book, new_campaign):
    book.households.add(
        Household(
            group_id=2,
            address="Ngõ 3",
            phone="0913931879",
            declared_size=6,
            categories=("Hộ nghèo", "Diện riêng"),
            note="Đi xa",
            people=(FULL,),
        )
    )
    campaign = book.campaigns.add(new_campaign())
    (row,) = book.households.rows(book.households.ids())
    assert (row.code, row.group_id, row.head) == ("02-001", 2, "Nguyễn Văn An")
    assert (row.address, row.phone) == ("Ngõ 3", "0913931879")
    assert (row.size, row.size_differs, row.status) == (6, True, "")
    assert (row.categories, row.note) == (("Hộ nghèo", "Diện riêng"), "Đi xa")
    (row,) = book.households.rows([row.id], campaign.id)
    assert row.status == Status.NOT_PRINTED


def test_a_household_reads_back_as_it_was_saved(book):
    child = Person(name="Nguyễn Thị Em", relation="Con đẻ", birth=PartialDate(2020, 5))
    new = Household(group_id=1, note="null", declared_size=0, people=(child, FULL))
    saved = book.households.get(book.households.add(new))
    assert [p.id > 0 for p in saved.people] == [True, True]
    assert replace(saved, id=0, code="", people=()) == replace(new, people=())
    assert tuple(replace(p, id=0) for p in saved.people) == new.people


def test_people_keep_their_ids_through_every_change(book, home):
    household = book.households.get(book.households.add(home("Cha", "Con Cả", "Con Út")))
    father, elder, younger = household.people
    heir = replace(elder, relation=HEAD)
    father = replace(father, relation="Cha đẻ", residence="Đã mất")
    bride = Person(name="Con Dâu", relation="Con dâu")
    book.households.save(replace(household, people=(heir, bride, father)))
    saved = book.households.get(household.id)
    assert [(p.id, p.name) for p in saved.people if p.name != "Con Dâu"] == [
        (elder.id, "Con Cả"), (father.id, "Cha")
    ]  # fmt: skip
    assert saved.people[1].id not in {father.id, elder.id, younger.id}
    (row,) = book.households.rows([household.id])
    assert (row.head, row.listed_size) == ("Con Cả", 2)
    assert book.check() == []


def test_one_changed_telephone_is_one_line_of_history(book, village):
    household = book.households.get(village[0])
    book.households.save(replace(household, phone="0913 931 879"))
    assert book.history.recent(1)[0].rows == 1


def test_a_household_that_is_gone_is_said_so(book, home):
    household = book.households.get(book.households.add(home()))
    book.history.undo()
    for use in (
        lambda: book.households.get(household.id),
        lambda: book.households.save(replace(household, note="x")),
        lambda: book.households.save_many([household, household]),
    ):
        with pytest.raises(UserError, match="không còn trong sổ"):
            use()
    assert book.check() == []


def test_a_person_whose_adding_was_taken_back_is_saved_anew(book, home):
    household = book.households.get(book.households.add(home("Cha")))
    with_child = replace(household, people=(*household.people, Person(name="Con")))
    book.households.save(with_child)
    shown = book.households.get(household.id)
    book.history.undo()
    book.households.save(replace(shown, phone="0913931879"))
    assert [p.name for p in book.households.get(household.id).people] == ["Cha", "Con"]
    assert book.check() == []


def test_all_households_in_list_order(roster):
    every = list(roster.households.all())
    assert [h.id for h in every] == list(roster.households.ids())
    assert every == [roster.households.get(h.id) for h in every]
    assert [h.group_id for h in roster.households.all(group_id=2)] == [2, 2]


def test_codes_count_on_within_each_group(book, home):
    add = book.households.add_many
    ids = add([home(group_id=1), home(group_id=2), home(group_id=1)])
    assert [h.code for h in map(book.households.get, ids)] == ["01-001", "02-001", "01-002"]
    ids = add([home(code="01-010"), home(), home(code="Hộ cũ 7"), home()])
    codes = [h.code for h in map(book.households.get, ids)]
    assert codes == ["01-010", "01-011", "Hộ cũ 7", "01-012"]
    assert [book.households.find(code) for code in (" 01-010 ", "Hộ cũ 7", "99-999")] == [
        ids[0], ids[2], None
    ]  # fmt: skip
    assert book.households.find(unicodedata.normalize("NFD", "Hộ cũ 7")) == ids[2]


def test_a_code_stays_when_a_household_moves(book, village, home):
    move(book, village[:2], 3)
    assert [h.code for h in map(book.households.get, village[:2])] == ["01-001", "01-002"]
    assert book.households.get(book.households.add(home())).code == "01-005"
    assert book.history.recent(2)[1].name == "Chuyển 2 hộ sang Tổ 3"


def test_a_code_is_never_given_again_even_if_the_group_gets_another_number(book, village, home):
    book.households.delete(village[:4])
    first, second, _ = book.groups.all()
    book.groups.save(replace(first, number=8))
    book.groups.save(replace(second, number=1))
    assert book.households.get(book.households.add(home(group_id=second.id))).code == "01-005"
    assert book.households.get(book.households.add(home(group_id=first.id))).code == "08-001"
    assert book.check() == []


def test_codes_of_deleted_households_are_not_given_again_but_those_taken_back_are(book, home):
    first = book.households.add(home("Một"))
    book.households.delete([first])
    second = book.households.add(home("Hai"))
    assert book.households.get(second).code == "01-002"
    book.history.undo()
    third = book.households.add(home("Ba"))
    assert book.households.get(third).code == "01-002"
    assert third > second


def test_a_code_of_another_household_is_refused(book, village, home):
    for write in (
        lambda: book.households.add(home(code="01-001")),
        lambda: book.households.add_many([home(code="X1"), home(code="X1")]),
        lambda: book.households.save(replace(book.households.get(village[1]), code="01-001")),
    ):
        with pytest.raises(UserError, match="đã dùng cho hộ khác") as refused:
            write()
        assert refused.value.field == "code"
    assert book.households.count() == 8


def test_a_group_is_deleted_only_when_empty(book, village):
    with pytest.raises(UserError, match="Tổ 2 còn 2 hộ"):
        book.groups.delete(2)
    move(book, village[4:6], 1)
    book.groups.delete(2)
    assert [g.number for g in book.groups.all()] == [1, 3]
    assert book.groups.counts() == {1: (6, 6), 3: (2, 2)}


@pytest.mark.parametrize(
    ("group", "field"),
    [
        (Group(number=0, name="Tổ 0"), "number"),
        (Group(number=10_000, name=""), "number"),
        (Group(number=2, name="Tổ khác"), "number"),
        (Group(number=9, name=" tổ  2 "), "name"),
    ],
)
def test_a_group_that_cannot_be_told_apart_is_refused(book, group, field):
    with pytest.raises(UserError) as refused:
        book.groups.add(group)
    assert refused.value.field == field


def test_a_group_without_a_name_is_called_by_its_number(book):
    assert book.groups.add(Group(number=9, name=" ")).name == "Tổ 9"


def test_those_who_work_in_the_book_in_the_order_of_vietnamese(book):
    for name in ("Đỗ Thị Bình", "Bùi Thị Hoa", "Lê Văn An", "Bùi Thị Hoa"):
        book.settings.add_operator(name)
    assert book.settings.operators() == (
        "Lê Văn An", "Đỗ Thị Bình", "Bùi Thị Hoa", "Hoàng Văn Hoát"
    )  # fmt: skip
    with pytest.raises(UserError):
        book.settings.add_operator(" ")


def test_a_household_with_nobody_in_it_is_listed_last(book, home):
    empty = book.households.add(Household(group_id=1, address="Ngõ 1"))
    last = book.households.add(home("Nguyễn Thị Yến"))
    assert list(book.households.ids()) == [last, empty]
