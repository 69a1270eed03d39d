"""People listed under their head, without codes: each joins that household, nobody twice."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Person
from antt_desktop.workflows.import_roster import Fate, plan_import
from tests.workflows.lists import household, take_in, write_sheets

HEADER = ("TT", "Họ và tên", "Năm sinh", "Quan hệ với chủ hộ", "Số định danh", "Nơi ở")
AN = (1, "Trịnh Công An", 1950, "Chủ hộ", 31050034717, "Ngõ 9, số 64")
NHUNG = (None, "  Mai Thùy Nhung", 1954, "Vợ", "", "")
BINH = (2, "Phạm Văn Bình", "04/08/1967", "Chủ hộ", "", "Ngõ 3")
SEN = (None, "Đinh Thị Sen", 1968, "vợ", "031168000001", "")


@pytest.fixture
def listed(tmp_path):
    def write(*rows, name="Tổ 1"):
        title = ("DANH SÁCH NHÂN KHẨU",)
        return write_sheets(tmp_path / "nk.xlsx", {name: [title, (), HEADER, *rows]})

    return write


def names(book):
    return {h.head.name: [(p.name, p.relation) for p in h.people] for h in book.households.all()}


def refused(plan):
    return {row.row: row.refusal.reason for row in plan.rows if row.refusal}


def test_each_head_makes_a_household_and_those_below_are_its_people(book, listed):
    result = take_in(book, listed(AN, NHUNG, BINH, SEN))
    assert (result.added, result.rejected) == (2, ())
    assert names(book) == {
        "Trịnh Công An": [("Trịnh Công An", HEAD), ("Mai Thùy Nhung", "Vợ")],
        "Phạm Văn Bình": [("Phạm Văn Bình", HEAD), ("Đinh Thị Sen", "vợ")],
    }
    (an, _) = book.households.all()
    assert (an.people[0].identity, an.address, an.size) == ("031050034717", "Ngõ 9, số 64", 2)
    assert take_in(book, listed(AN, NHUNG, BINH, SEN)).unchanged == 2


def test_people_are_laid_over_the_household_the_book_has(book, listed):
    wife = Person(name="Mai Thùy Nhung", relation="Vợ", phone="0912345678")
    book.households.add(household("Q-7", birth=PartialDate(1950, 3, 5), members=(wife,)))
    plan = plan_import(book, listed(AN, NHUNG))
    assert [row.fate for row in plan.rows] == [Fate.CHANGED, Fate.CHANGED]
    assert take_in(book, listed(AN, NHUNG)).updated == 1
    (only,) = book.households.all()
    assert [(str(p.birth), p.phone) for p in only.people] == [
        ("05/03/1950", ""), ("1954", "0912345678"),
    ]  # fmt: skip


def test_people_of_a_refused_head_are_refused_with_its_row(book, listed):
    bad = (1, "Trịnh Công An", "31/02/1950", "Chủ hộ", "", "")
    plan = plan_import(book, listed(bad, NHUNG, BINH, SEN))
    reasons = refused(plan)
    assert set(reasons) == {4, 5}
    assert "Chủ hộ ở dòng 4 không nhập được" in reasons[5]
    assert [h.head.name for h in plan.to_add] == ["Phạm Văn Bình"]


def test_nobody_is_doubled_who_lives_in_another_household(book, listed):
    sen = Person(name="Đinh Thị Sen", relation="Con đẻ", identity="031168000001")
    book.households.add(household("Q-1", group=2, head="Đinh Văn Cha", members=(sen,)))
    reason = refused(plan_import(book, listed(BINH, SEN)))[5]
    assert "Đinh Thị Sen trong sổ đang ở hộ Q-1" in reason
    assert "“Tách hộ”" in reason
    take_in(book, listed(BINH, SEN))
    assert names(book)["Phạm Văn Bình"] == [("Phạm Văn Bình", HEAD)]


def test_a_number_of_somebody_else_and_a_person_who_left_are_no_reason(book, listed):
    typo = Person(name="Vũ Văn Ước", birth=PartialDate(1940), identity="031168000001")
    left = Person(name="Mai Thùy Nhung", relation="Con đẻ", identity="031154000009",
                  residence="Đã chuyển đi")  # fmt: skip
    junk = Person(name="Đinh Thị Sen", identity="000000000000")
    book.households.add(household("Q-1", head="Ông Cũ", members=(typo, left, junk)))
    here = (*NHUNG[:4], "031154000009", "")
    result = take_in(book, listed(AN, here, BINH, SEN, (*NHUNG[:4], "000000000000", "")))
    assert (result.added, result.rejected) == (2, ())


def test_the_same_person_under_two_heads_is_taken_once(book, listed):
    reasons = refused(plan_import(book, listed(AN, SEN, BINH, SEN)))
    assert set(reasons) == {7}
    assert "Trùng với dòng 5" in reasons[7]


def test_people_with_codes_alone_make_their_households(book, tmp_path):
    header = ("Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Tổ", "Địa chỉ")
    rows = [
        header,
        ("02-001", "Mai Thùy Nhung", "Vợ", "1954", "2", ""),
        ("02-001", "Trịnh Công An", "Chủ hộ", "1950", "2", "Ngõ 9"),
        ("02-002", "Không Chủ", "Con đẻ", "1990", "2", ""),
        ("02-003", "Vũ Văn Sai", "Chủ hộ", "1950", "77", ""),
        ("02-003", "Vũ Thị Con", "Con đẻ", "1980", "77", ""),
        ("", "Lê Văn Quên", "Chủ hộ", "1950", "2", ""),
    ]
    path = write_sheets(tmp_path / "nk.xlsx", {"Nhân khẩu": rows})
    plan = plan_import(book, path)
    reasons = refused(plan)
    assert set(reasons) == {4, 5, 6, 7}
    assert "Thiếu mã hộ" in reasons[7]
    assert "Không có hộ nào mang mã 02-002" in reasons[4]
    assert "không có tổ “77”" in reasons[5]
    assert "Hộ 02-003 ở dòng 5 không nhập được" in reasons[6]
    assert [row.row for row in plan.rows] == [2, 3, 4, 5, 6, 7]
    take_in(book, path)
    (only,) = book.households.all()
    assert (only.code, only.address, len(only.people)) == ("02-001", "Ngõ 9", 2)
    assert take_in(book, path).unchanged == 1


def test_a_residence_that_ends_before_it_begins_is_refused(book, listed, tmp_path):
    header = (*HEADER, "Cư trú từ", "Cư trú đến")
    stay = ("01/05/2026", "01/03/2026")
    rows = [header, (*AN, "", ""), (*NHUNG, *stay), (*BINH, *stay), (*SEN, "", "")]
    path = write_sheets(tmp_path / "cu tru.xlsx", {"Tổ 1": rows})
    plan = plan_import(book, path)
    reasons = refused(plan)
    assert set(reasons) == {3, 4, 5}
    assert "01/03/2026 trước ngày bắt đầu 01/05/2026" in reasons[3]
    assert "01/03/2026 trước ngày bắt đầu 01/05/2026" in reasons[4]
    assert "Chủ hộ ở dòng 4 không nhập được" in reasons[5]
    assert take_in(book, path).added == 1
    assert take_in(book, listed(AN, NHUNG)).updated == 1  # without the dates she comes in
    assert set(refused(plan_import(book, path))) == {3, 4, 5}  # and is not given them
