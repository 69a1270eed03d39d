"""Search as you type: names, addresses, telephones, identity numbers, codes."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.text import fold

EVERYBODY = "An Dung Dũng Duong Đường Hoa Hoà Quý Thủy Ước"
PEOPLE = {
    "An": ("Nguyễn Văn An", "Ngõ 3, số 12", "0913931879", "031060001234", "Lê Thị Sen"),
    "Dung": ("Trần Thị Dung", "Xóm Đình", "", "", ""),
    "Dũng": ("Phạm Tiến Dũng", "Ngõ 12/4B", "0328000111", "031205009999", ""),
    "Duong": ("Vũ Duong", "", "", "", ""),
    "Đường": ("Đặng Thị Đường", "Ngõ 3", "0904123456", "", "Đặng Văn Bé"),
    "Hoa": ("Bùi Thị Hoa", "Xóm Chùa", "", "", ""),
    "Hoà": ("Nguyễn Thị Hoà", "Ngõ 7 (sau chùa)", "02253931879", "", ""),
    "Quý": ("Lê Quý", "And street", "", "", ""),
    "Thủy": ("Đỗ Thị Thủy", "Ngõ 9", "", "", ""),
    "Ước": ("Cao Đình Ước", "Ngõ 10", "", "", "Ngô Thị Ễ"),
}


@pytest.fixture(scope="module")
def book(new_book, tmp_path_factory):
    with new_book(tmp_path_factory.mktemp("search") / "a.antt") as book:
        book.households.add_many(
            Household(
                group_id=1,
                address=address,
                phone=phone,
                people=(
                    Person(name=head, relation=HEAD, identity=identity),
                    *([Person(name=other, phone="0777123888")] if other else []),
                ),
            )
            for head, address, phone, identity, other in PEOPLE.values()
        )
        yield book


def found(book, query):
    ids = book.households.ids(query=query, sort="name")
    return " ".join(row.head.split()[-1] for row in book.households.rows(ids))


@pytest.mark.parametrize(
    ("query", "given_names"),
    [
        ("nguyen", "An Hoà"),
        ("NGUYỄN", "An Hoà"),
        ("nguyễn", "An Hoà"),
        ("ngu", "An Hoà"),
        ("Nguyễn văn a", "An"),
        ("an nguyen", "An"),
        ("duong", "Duong Đường"),
        ("đường", "Đường Duong"),
        ("Đuong", "Duong Đường"),
        ("dang", "Đường"),
        ("đang", "Đường"),
        ("dung", "Dung Dũng"),
        ("dũng", "Dũng Dung"),
        ("hoa", "Hoa Hoà"),
        ("hoà", "Hoà Hoa"),
        ("hòa", "Hoà Hoa"),
        ("HÒA", "Hoà Hoa"),
        ("thuỷ", "Thủy"),
        ("thúy", "Thủy"),
        ("quy", "Quý"),
        ("quí", ""),
        ("uoc", "Ước"),
        ("ƯỚC", "Ước"),
        ("ễ", "Ước"),
        ("ngo thi e", "Ước"),
        ("sen", "An"),
        ("be", "Đường"),
        ("chua", "Hoa Hoà"),
        ("xóm đình", "Dung"),
        ("xom dinh", "Dung"),
        ("dinh", "Dung Ước"),
        ("ngo 3", "An Đường"),
        ("ngõ 9", "Thủy"),
        ("ngõ 3, số 12", "An"),
        ("12/4b", "Dũng"),
        ("(sau", "Hoà"),
        ("0913931879", "An"),
        ("0913 931 879", "An"),
        ("0913.931.879", "An"),
        ("0913-931", "An"),
        ("879", "An Hoà"),
        ("1879", "An Hoà"),
        ("931879", "An Hoà"),
        ("9999", "Dũng"),
        ("31879", ""),
        ("031060001234", "An"),
        ("031 060 001 234", "An"),
        ("1234", "An"),
        ("0777123888", "An Đường Ước"),
        ("01-003", "Dũng"),
        ("and", "Quý"),
        ("AND", "Quý"),
        ("hoa AND dung", ""),
        ("OR", ""),
        ("NOT hoa", ""),
        ("NEAR(hoa", ""),
        ("hoa*", "Hoa Hoà"),
        ('"hoa"', "Hoa Hoà"),
        ('hoa"', "Hoa Hoà"),
        ("h'oa", ""),
        ("words:hoa", ""),
        ("^hoa", "Hoa Hoà"),
        ("hoa; DROP TABLE households --", ""),
        ("{hoa}", "Hoa Hoà"),
        ("  hoa\t ", "Hoa Hoà"),
        ("hoahoa", ""),
        ("𞤀", ""),
        ("hoa ²", ""),
        ("", EVERYBODY),
        ("  ", EVERYBODY),
        ('"', EVERYBODY),
        ("*", EVERYBODY),
        ("-", EVERYBODY),
    ],
)
def test_search(book, query, given_names):
    assert found(book, query) == given_names
    assert found(book, unicodedata.normalize("NFD", query)) == given_names


def test_ctrl_k_shows_an_exact_code_before_all_others(book, home):
    assert [row.code for row in book.search.find("01-003")] == ["01-003"]
    book.households.add(home("Phan Thị Mơ", code="hoa"))
    assert [row.head for row in book.search.find("hoa", limit=2)] == ["Phan Thị Mơ", "Bùi Thị Hoa"]
    book.history.undo()
    assert [row.head for row in book.search.find("hoa", limit=1)] == ["Bùi Thị Hoa"]
    assert book.search.find("  ") == []


@given(st.text(max_size=20))
def test_no_query_is_an_error(book, query):
    assert len(book.households.ids(query=query)) <= len(PEOPLE)


@given(st.sampled_from(sorted(PEOPLE)), st.data())
def test_any_beginning_of_any_word_finds_its_household(book, key, data):
    name, _, phone, identity, other = PEOPLE[key]
    word = data.draw(st.sampled_from(f"{name} {other} {phone} {identity}".split()))
    query = word[: data.draw(st.integers(1, len(word)))]
    query = data.draw(st.sampled_from([query, fold(query), query.upper()]))
    heads = [row.head for row in book.households.rows(book.households.ids(query=query))]
    assert name in heads


def test_search_follows_every_change(book, home):
    household_id = book.households.add(home("Kiều Văn Khánh", "Kiều Thị Mận"))
    assert [row.id for row in book.search.find("khánh")] == [household_id]
    household = book.households.get(household_id)
    book.households.save(replace(household, people=household.people[1:]))
    assert book.search.find("khánh") == []
    assert [row.id for row in book.search.find("mận")] == [household_id]
    book.households.delete([household_id])
    assert book.search.find("mận") == []
    book.history.undo()
    assert [row.id for row in book.search.find("mận")] == [household_id]
    book.history.undo()
    assert [row.id for row in book.search.find("khánh")] == [household_id]
    book.history.undo()
    assert book.search.find("kiều") == []
    assert book.check() == []


def test_an_action_that_fails_is_not_found(book, home):
    def work():
        with book.action("Việc"):
            book.households.add(home("Kiều Văn Khánh"))
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        work()
    assert book.search.find("khánh") == []
