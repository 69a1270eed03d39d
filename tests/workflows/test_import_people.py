"""The sheet of people: each goes to the household its code names, nobody twice."""

import pytest
import xlsxwriter

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.import_roster import Change, Fate, apply_import, plan_import

HOUSEHOLD_HEADER = ("Mã hộ", "Tổ", "Chủ hộ", "Ngày sinh", "CCCD", "Số nhân khẩu")
PERSON_HEADER = ("Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Giới tính", "CCCD")
HEAD_ROW = ("01-001", "Trịnh Công An", "Chủ hộ", "1950", "Nam", "")
WIFE_ROW = ("01-001", "Mai Thị Nhung", "Vợ", "1954", "nữ", "")
VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


@pytest.fixture
def book(tmp_path):
    groups = [Group(number=n, name=f"Tổ {n}") for n in (1, 2)]
    with Book.create(tmp_path / "so.antt", VILLAGE, groups) as made:
        yield made


@pytest.fixture
def listed(tmp_path):
    """Return a function that writes a sheet of households and one of people."""

    def write(people, households=(("01-001", "1", "Trịnh Công An", "1950", "", "2"),)):
        path = tmp_path / "ds.xlsx"
        workbook = xlsxwriter.Workbook(path)
        tables = [("Nhân khẩu", (PERSON_HEADER, *people))]
        if households:
            tables.insert(0, ("Hộ", (HOUSEHOLD_HEADER, *households)))
        for name, rows in tables:
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write_string(at, column, value)
        workbook.close()
        return path

    return write


def only_household(book):
    (household,) = book.households.all()
    return household


def refused(book, path):
    return [(r.row, r.column, r.reason) for r in plan_import(book, path).result.rejected]


def test_members_come_in_with_their_head_counted_once(book, listed):
    result = apply_import(book, plan_import(book, listed([HEAD_ROW, WIFE_ROW])))
    assert (result.added, result.rejected) == (1, ())
    an, nhung = only_household(book).people
    assert (an.name, an.relation, an.sex) == ("Trịnh Công An", HEAD, "Nam")
    assert (nhung.name, nhung.relation, nhung.sex) == ("Mai Thị Nhung", "Vợ", "Nữ")
    assert nhung.birth == PartialDate(1954)
    again = plan_import(book, listed([HEAD_ROW, WIFE_ROW])).result
    assert (again.unchanged, again.rejected, again.warnings) == (1, (), ())


def test_people_alone_join_households_of_the_book(book, listed):
    apply_import(book, plan_import(book, listed([])))
    plan = plan_import(book, listed([WIFE_ROW], households=()))
    assert [row.fate for row in plan.rows] == [Fate.NEW]
    assert apply_import(book, plan).updated == 1
    assert [p.name for p in only_household(book).people] == ["Trịnh Công An", "Mai Thị Nhung"]


def test_a_known_person_is_changed_not_doubled_and_keeps_what_is_blank(book, listed):
    wife = Person(name="Mai Thị Nhung", relation="Vợ", phone="0912345678", identity="031154000001")
    head = Person(name="Trịnh Công An", relation=HEAD, birth=PartialDate(1950))
    book.households.add(Household(code="01-001", group_id=1, people=(head, wife)))
    corrected = ("01-001", "Mai Thùy Nhung", "", "1954", "", "031154000001")
    plan = plan_import(book, listed([corrected]))
    assert plan.rows[-1].changes == (
        Change("Họ và tên", "Mai Thị Nhung", "Mai Thùy Nhung"),
        Change("Ngày sinh", "", "1954"),
    )
    apply_import(book, plan)
    after = only_household(book).people[1]
    assert (after.name, after.phone, after.relation) == ("Mai Thùy Nhung", "0912345678", "Vợ")


def test_what_cannot_be_placed_is_refused(book, listed):
    rows = [
        ("", "Không Mã", "Con đẻ", "", "", ""),
        ("99-999", "Không Hộ", "Con đẻ", "", "", ""),
        ("01-001", "", "Con đẻ", "", "", ""),
        ("01-001", "Chủ Thứ Hai", "Chủ hộ", "", "", ""),
        ("01-001", "Trịnh Công An", "Vợ", "1950", "", ""),
        WIFE_ROW,
        WIFE_ROW,
    ]
    found = refused(book, listed(rows))
    assert [(row, column) for row, column, _ in found] == [
        (2, "Mã hộ"),
        (3, "Mã hộ"),
        (4, "Họ và tên"),
        (5, "Quan hệ với chủ hộ"),
        (6, "Quan hệ với chủ hộ"),
        (8, "Họ và tên"),
    ]
    assert "dòng 7" in found[-1][2]


def test_two_of_one_name_in_a_household_stay_two(book, listed):
    father_and_son = [
        ("01-001", "Trịnh Công An", "Con đẻ", "1980", "", ""),
        ("01-001", "Trịnh Công An", "Chủ hộ", "1950", "", ""),
    ]
    apply_import(book, plan_import(book, listed(father_and_son)))
    people = only_household(book).people
    assert sorted((p.relation, str(p.birth)) for p in people) == [
        ("Chủ hộ", "1950"),
        ("Con đẻ", "1980"),
    ]


def test_people_of_a_refused_household_are_refused_with_its_row(book, listed):
    bad = [("01-001", "9", "Trịnh Công An", "1950", "", "2")]
    found = refused(book, listed([HEAD_ROW], households=bad))
    assert found[1][:2] == (2, "Mã hộ")
    assert "dòng 2 không nhập được" in found[1][2]


def test_a_household_without_head_comes_in_only_with_its_people(book, listed):
    headless = [("01-001", "1", "", "", "", "1"), ("01-002", "1", "", "", "", "1")]
    result = apply_import(book, plan_import(book, listed([WIFE_ROW], households=headless)))
    assert result.added == 1
    assert [r.row for r in result.rejected] == [3]
    assert only_household(book).head is None
    named = [("01-001", "1", "Mai Thị Nhung", "", "", "1")]
    apply_import(book, plan_import(book, listed([], households=named)))
    (head,) = only_household(book).people
    assert (head.name, head.relation) == ("Mai Thị Nhung", HEAD)
