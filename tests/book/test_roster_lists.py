"""Lists by conditions against the plain rule, on a village small enough to count by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.list_columns import ListColumn, ListRows, age_on
from antt_desktop.domain.proposed_lists import PROPOSED, calendar_year
from antt_desktop.domain.roster_lists import (
    EVERY_YEAR,
    SORTABLE,
    THIS_YEAR,
    Conditions,
    ListDefinition,
)

TODAY = PartialDate(2026, 3, 13)
BIRTHS = ("", "1946", "1946-03-13", "1946-03-14", "1946-04", "1990-01-05", "2008", "2008-12-31",
          "2010-03-13", "2010-03-14", "2026-03-01")  # fmt: skip
NAMES = ("Nguyễn Văn An", "Bùi Thị Hoa", "Trần Văn Hòa", "Đặng Thị Ước")
STAYS = (
    ("", None, None),
    ("Thường trú", None, None),
    ("Tạm trú", "2025-01-02", "2026-03-12"),
    ("Tạm trú", "2026", "2026"),
    ("Tạm trú", "2025", "2025-12"),
    ("Tạm vắng", "2026-01", None),
    ("Đã mất", "2026-02-01", None),
    ("Đã mất", "2024", None),
    ("Đã chuyển đi", "2026-03-01", None),
)


def date(text):
    return PartialDate.from_iso(text or "")


def person(seed, relation):
    residence, begin, end = STAYS[seed % len(STAYS)]
    return Person(
        name=NAMES[seed % len(NAMES)],
        relation=relation,
        sex=("Nam", "Nữ", "")[seed % 3],
        birth=date(BIRTHS[seed % len(BIRTHS)]),
        identity="031046001234" if seed % 4 == 0 else "",
        phone="0912345678" if seed % 5 == 0 else "",
        residence=residence,
        residence_from=date(begin),
        residence_to=date(end),
    )


def home(seed, group_id):
    heads = [] if seed % 7 == 3 else [person(seed, HEAD)]
    others = [person(seed * 3 + at, "Con đẻ") for at in range(seed % 4)]
    return Household(
        group_id=group_id,
        address=f"Ngõ {seed % 5}",
        phone="0983000111" if seed % 2 else "",
        declared_size=seed % 6 or None,
        categories=((), ("Hộ nghèo",), ("Hộ cận nghèo", "Người có công"))[seed % 3],
        people=(*heads, *others),
        ended_on=date(("2026-02-01", "2025-05-05")[seed % 2]) if seed % 11 == 5 else None,
        ended_why="Chuyển đi" if seed % 11 == 5 else "",
    )


@pytest.fixture(scope="module")
def crowd(tmp_path_factory, new_book, clock_of_day):
    """Return an open book of 60 households in three tổ, made for all tests of this file."""
    path = tmp_path_factory.mktemp("lists") / "lang.antt"
    with new_book(path, clock=clock_of_day) as made:
        made.households.add_many(home(seed, seed % 3 + 1) for seed in range(60))
        yield made


@pytest.fixture(scope="module")
def clock_of_day():
    from datetime import datetime, timedelta, timezone

    return lambda: datetime(2026, 3, 13, 7, 42, tzinfo=timezone(timedelta(hours=7)))


def everybody(book: Book):
    """Yield (household, person or None) for every row that some list could have."""
    ids = book._store.run("SELECT id FROM households")
    for household in book.households.many([i for (i,) in ids]):
        yield household, None
        for one in household.people:
            yield household, one


def meets(said: Conditions, household: Household, one: Person | None) -> bool:
    """Tell what the rule says of a row, in plain Python."""
    person = one or household.head or Person(name="")
    gone = {"Đã mất", "Đã chuyển đi"}
    asks_for_gone = bool(gone & set(said.residences))
    ended = household.ended_on
    if said.left is not None:
        if ended is None or (said.left and ended.year != calendar_year(said.left, TODAY)):
            return False
    elif ended is not None and (one is None or not asks_for_gone):
        return False
    if one and said.left is None and not asks_for_gone and one.residence in gone:
        return False
    begin, end, birth = person.residence_from, person.residence_to, person.birth
    age = age_on(birth, TODAY) if birth else None
    phones = household.phone + person.phone
    known = (TODAY.year, TODAY.month, TODAY.day)
    parts = (end.year, end.month, end.day) if end else ()
    parts = tuple(part for part in parts if part)
    low, high = said.age
    least, most = said.size
    return all(
        (
            not said.groups or household.group_id in said.groups,
            not said.categories or set(said.categories) & set(household.categories),
            not said.residences or person.residence in said.residences,
            low is None or (age is not None and age >= low),
            high is None or (age is not None and age <= high),
            said.turns is None or (birth is not None and TODAY.year - birth.year == said.turns),
            not said.sex or person.sex == said.sex,
            said.phone is None or bool(phones) is said.phone,
            said.head is None or (household.head is not None) is said.head,
            said.identity is None or bool(person.identity) is said.identity,
            least is None or household.size >= least,
            most is None or household.size <= most,
            not said.expired or (parts and parts < known[: len(parts)]),
            said.since is None or (begin and begin.year == calendar_year(said.since, TODAY)),
        )
    )


SPAN = st.tuples(st.none() | st.integers(0, 90), st.none() | st.integers(0, 90))
CONDITIONS = st.builds(
    Conditions,
    groups=st.sampled_from([(), (), (1,), (2, 3)]),
    categories=st.sampled_from([(), (), ("Hộ nghèo",), ("Người có công", "Không có")]),
    residences=st.sampled_from([(), (), ("Tạm trú",), ("Đã mất",), ("Đã chuyển đi", "Tạm trú")]),
    age=st.just((None, None)) | SPAN,
    turns=st.sampled_from([None, None, 18]),
    sex=st.sampled_from(["", "", "Nữ"]),
    phone=st.sampled_from([None, None, True, False]),
    head=st.sampled_from([None, None, True, False]),
    identity=st.sampled_from([None, None, True, False]),
    size=st.just((None, None)) | st.tuples(st.none() | st.integers(0, 4), st.none()),
    expired=st.sampled_from([False, False, True]),
    since=st.sampled_from([None, None, THIS_YEAR, 2024]),
    left=st.sampled_from([None, None, None, EVERY_YEAR, THIS_YEAR]),
)


def listed(rows, order=ListColumn.GROUP, *, descending=False, **said):
    return ListDefinition(
        rows=rows,
        conditions=Conditions(**said),
        columns=(ListColumn.NAME,),
        order=order,
        descending=descending,
    )


@given(CONDITIONS, st.sampled_from(ListRows), st.sampled_from(sorted(SORTABLE)), st.booleans())
def test_a_list_has_those_who_meet_all_conditions(crowd, said, rows, order, descending):
    definition = replace(
        listed(rows), conditions=said, order=ListColumn(order), descending=descending
    )
    expected = {
        one.id if one else household.id
        for household, one in everybody(crowd)
        if (one is not None) is (rows is ListRows.PEOPLE) and meets(said, household, one)
    }
    ids = crowd.lists.ids(definition)
    assert set(ids) == expected
    assert len(ids) == len(expected)
    assert [row.id for row in crowd.lists.rows(definition, ids)] == list(ids)


def test_rows_carry_the_household_and_the_person(crowd):
    people = listed(ListRows.PEOPLE, ListColumn.CODE)
    for row in crowd.lists.rows(people, crowd.lists.ids(people)):
        household = crowd.households.get(row.household_id)
        one = next(p for p in household.people if p.id == row.id)
        assert (row.name, row.birth, row.relation) == (one.name, one.birth, one.relation)
        assert row.phone == (one.phone or household.phone)
        assert (row.code, row.size, row.group) == (
            household.code, household.size, f"Tổ {household.group_id}",
        )  # fmt: skip
    homes = listed(ListRows.HOUSEHOLDS, head=False)
    (headless, *_) = crowd.lists.rows(homes, crowd.lists.ids(homes))
    assert (headless.name, headless.birth, headless.categories) == (
        "", None, crowd.households.get(headless.id).categories,
    )  # fmt: skip


def test_people_stand_by_group_then_by_given_name(book, home):
    book.households.add_many(
        [
            home("Vũ Văn Bình", "Trần Thị Ánh", group_id=2),
            home("Bùi Thị Hòa", "Lê Thị Hoa", group_id=1),
        ]
    )
    people = listed(ListRows.PEOPLE)

    def names(definition):
        return [row.name for row in book.lists.rows(definition, book.lists.ids(definition))]

    in_order = ["Lê Thị Hoa", "Bùi Thị Hòa", "Trần Thị Ánh", "Vũ Văn Bình"]
    assert names(people) == in_order
    assert names(replace(people, descending=True)) == in_order[::-1]
    by_name = replace(people, order=ListColumn.NAME)
    assert names(by_name) == ["Trần Thị Ánh", "Vũ Văn Bình", "Lê Thị Hoa", "Bùi Thị Hòa"]


def test_a_search_finds_people_by_their_own_words(book):
    book.households.add_many(
        Household(
            group_id=1,
            address=address,
            phone=phone,
            people=(
                Person(name=head, relation=HEAD, identity=identity),
                Person(name="Trần Thị Hoa", relation="Vợ"),
            ),
        )
        for head, address, phone, identity in (
            ("Đặng Văn Đường", "Xóm Chùa", "0913 931 879", "031046001234"),
            ("Bùi Văn Dương", "Ngõ 9", "", ""),
        )
    )

    def found(text, rows=ListRows.PEOPLE):
        definition = listed(rows, text=text)
        return [row.name for row in book.lists.rows(definition, book.lists.ids(definition))]

    assert found("duong") == ["Bùi Văn Dương", "Đặng Văn Đường"]
    assert found("đường") == ["Đặng Văn Đường", "Bùi Văn Dương"]
    assert found("Bùi Dương") == ["Bùi Văn Dương"]
    assert found("1234") == ["Đặng Văn Đường"]
    assert found("0913 931 879") == ["Đặng Văn Đường", "Trần Thị Hoa"]
    assert found("xom chua hoa") == ["Trần Thị Hoa"]
    assert found("01-002 hoa") == ["Trần Thị Hoa"]
    assert found("không có ai") == []
    assert found("hoa", ListRows.HOUSEHOLDS) == ["Bùi Văn Dương", "Đặng Văn Đường"]


def test_lists_are_kept_by_name_in_one_action_each(book):
    heard = []
    book.listener = heard.append
    first = replace(PROPOSED[1], name="Quà Tết  hộ nghèo")
    book.lists.keep(first)
    book.lists.keep(replace(PROPOSED[8], name="Áo ấm 100% cho cụ_già"))
    assert [one.name for one in book.lists.kept()] == ["Áo ấm 100% cho cụ_già", "Quà Tết hộ nghèo"]
    assert book.lists.kept()[1] == replace(first, name="Quà Tết hộ nghèo")
    changed = replace(first, descending=True)
    book.lists.keep(changed)
    assert len(book.lists.kept()) == 2
    assert [done.name for done in heard] == [
        "Lưu danh sách “Quà Tết hộ nghèo”",
        "Lưu danh sách “Áo ấm 100% cho cụ_già”",
        "Lưu danh sách “Quà Tết hộ nghèo”",
    ]
    assert heard[0].areas == {Area.SETTINGS}
    book.lists.forget("Quà Tết hộ nghèo")
    with pytest.raises(UserError, match="Không còn danh sách"):
        book.lists.forget("Quà Tết hộ nghèo")
    book.history.undo()
    assert book.lists.kept()[1].descending
    assert book.check() == []


def test_categories_of_the_village(book, home):
    book.households.add_many(
        [home(categories=("Hộ nghèo", "Nạn nhân da cam")), home(categories=("Hộ nghèo",)), home()]
    )
    assert book.lists.categories() == ("Hộ nghèo", "Nạn nhân da cam")
    homes = listed(ListRows.HOUSEHOLDS, categories=("Hộ nghèo",))
    assert book.lists.people(book.lists.ids(homes)) == 2
