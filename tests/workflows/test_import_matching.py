"""Which household a row means: by code, number, name and birth, else asked and answered."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Person
from antt_desktop.workflows.import_roster import (
    NEW_HOUSEHOLD,
    Fate,
    apply_import,
    plan_import,
)
from tests.workflows.lists import born, by_code, household, take_in, write_sheets

HEADER = ("Mã hộ", "Chủ hộ", "Ngày sinh", "CCCD", "Tổ", "Địa chỉ", "Điện thoại")
AN = "Trịnh Công An"


def row(head=AN, birth="", *, code="", identity="", group="1", address="", phone=""):
    return (code, head, birth, identity, group, address, phone)


@pytest.fixture
def listed(tmp_path):
    def write(*rows):
        return write_sheets(tmp_path / "ds.xlsx", {"DS": [HEADER, *rows]})

    return write


def planned(book, path, **options):
    return plan_import(book, path, **options).rows


def fates(book, path):
    return [row.fate for row in planned(book, path)]


def answered(book, path, *household_ids):
    """Answer the asked rows in their order."""
    asked = [row for row in planned(book, path) if row.choices]
    assert len(asked) == len(household_ids)
    answers = {(r.sheet, r.row): i for r, i in zip(asked, household_ids, strict=True)}
    return plan_import(book, path, answers=answers)


@pytest.mark.parametrize(
    ("known", "listed_birth"),
    [("05/03/1950", "1950"), ("1950", "05/03/1950"), ("03/1950", "1950"), ("05/03/1950", "3/1950")],
)
def test_births_match_as_far_as_both_go(book, listed, known, listed_birth):
    book.households.add(household(birth=born(known)))
    (only,) = planned(book, listed(row(birth=listed_birth)))
    assert only.fate in {Fate.CHANGED, Fate.UNCHANGED}
    assert only.code == "01-001"


def test_a_code_of_another_head_is_asked_and_every_answer_is_followed(book, listed):
    other = book.households.add(household("01-001", head="Vũ Văn Ước"))
    same = book.households.add(household("01-002", birth=PartialDate(1950)))
    path = listed(row(birth="1950", code="01-001"))
    (asked,) = planned(book, path)
    assert (asked.fate, "Vũ Văn Ước" in asked.refusal.reason) == (Fate.REFUSED, True)
    assert [choice.household_id for choice in asked.choices] == [other, same, NEW_HOUSEHOLD]
    assert "sửa tên chủ hộ thành Trịnh Công An" in asked.choices[0].label
    assert "Hộ 01-002, Trịnh Công An, sinh 1950" in asked.choices[1].label
    assert answered(book, path, other).rows[0].changes[0].after == AN
    kept = answered(book, path, same)
    assert (kept.rows[0].fate, kept.rows[0].code) == (Fate.UNCHANGED, "01-002")
    assert "mã cũ được giữ" in kept.warnings[0]
    new = answered(book, path, NEW_HOUSEHOLD)
    assert "mã mới" in new.warnings[0]
    apply_import(book, new)
    assert set(by_code(book)) == {"01-001", "01-002", "01-003"}


def test_an_answer_that_was_no_choice_changes_nothing(book, listed):
    other = book.households.add(household("01-001", head="Vũ Văn Ước", identity="031050000001"))
    path = listed(row(code="01-001", identity="031050034717"))
    (asked,) = planned(book, path)
    assert other not in [choice.household_id for choice in asked.choices]
    (again,) = plan_import(book, path, answers={("DS", 2): other}).rows
    assert again.fate is Fate.REFUSED


def test_a_member_who_became_head_is_for_the_book_to_say(book, listed):
    son = Person(name=AN, relation="Con đẻ", birth=PartialDate(1975))
    book.households.add(household("01-001", head="Trịnh Công Ông", members=(son,)))
    (asked,) = planned(book, listed(row(birth="1975", code="01-001")))
    assert "Hãy đổi chủ hộ" in asked.refusal.reason
    assert asked.choices == ()


def test_two_rows_cannot_be_answered_with_one_household(book, listed):
    ids = book.households.add_many([household(), household()])
    path = listed(row(birth="1950", address="a"), row(birth="1960", address="b"))
    plan = answered(book, path, ids[0], ids[0])
    assert [r.fate for r in plan.rows] == [Fate.CHANGED, Fate.REFUSED]
    assert [choice.household_id for choice in plan.rows[1].choices] == [ids[1], NEW_HOUSEHOLD]
    both = answered(book, path, ids[1], ids[0])
    apply_import(book, both)
    births = {h.id: str(h.head.birth) for h in book.households.all()}
    assert births == {ids[1]: "1950", ids[0]: "1960"}


def test_another_day_of_the_same_year_is_asked(book, listed):
    known = book.households.add(household(birth=PartialDate(1950, 3, 5)))
    path = listed(row(birth="6/4/1950"))
    (asked,) = planned(book, path)
    assert "khác ngày sinh" in asked.refusal.reason
    assert answered(book, path, NEW_HOUSEHOLD).to_add
    (change,) = answered(book, path, known).rows[0].changes
    assert (change.before, change.after) == ("05/03/1950", "06/04/1950")


def test_an_identity_number_of_another_name_and_year_is_asked(book, listed):
    book.households.add(household(birth=PartialDate(1950), identity="031050034717"))
    (asked,) = planned(book, listed(row("Vũ Văn Ước", "1980", identity="031050034717")))
    assert "khác cả tên lẫn năm sinh" in asked.refusal.reason


def test_of_two_rows_that_fit_one_household_none_is_guessed(book, listed):
    book.households.add(household(birth=PartialDate(1950, 3, 5), address="Ngõ 2"))
    one, two = row(birth="1950", address="Ngõ 1"), row(birth="1950", address="Ngõ 2")
    for rows in ((one, two), (two, one)):
        got = {row.row: row for row in planned(book, listed(*rows))}
        exact = got[2 + rows.index(two)]
        assert (exact.fate, exact.code) == (Fate.UNCHANGED, "01-001")
        assert got[2 + rows.index(one)].changes == ()


def test_a_sure_row_below_is_matched_before_an_unsure_one_above(book, listed):
    book.households.add(household(birth=PartialDate(1950)))
    got = planned(book, listed(row(address="Ngõ 7"), row(birth="1950")))
    assert [r.fate for r in got] == [Fate.REFUSED, Fate.UNCHANGED]
    assert got[0].choices


def test_a_name_without_birth_is_asked_where_the_book_or_the_file_has_it_twice(book, listed):
    book.households.add(household(birth=PartialDate(1950)))
    unique = listed(row())
    assert fates(book, unique) == [Fate.UNCHANGED]
    assert fates(book, listed(row(address="a"), row(address="b"))) == [Fate.REFUSED] * 2
    book.households.add(household(birth=PartialDate(1960)))
    (asked,) = planned(book, listed(row(phone="0912345678")))
    assert [choice.label.split(",")[0] for choice in asked.choices] == [
        "Hộ 01-001", "Hộ 01-002", "Hộ mới",
    ]  # fmt: skip
    assert planned(book, listed(row(group="2")))[0].fate is Fate.NEW


def test_two_of_one_name_come_in_where_something_sets_them_apart(book, listed):
    apart = listed(row(address="Ngõ 1"), row(address="Ngõ 2"), row(phone="0912345678", address="3"))
    assert take_in(book, apart).added == 3
    assert take_in(book, apart).unchanged == 3
    fourth = planned(book, listed(row(address="Ngõ 1"), row(address="Ngõ 9")))[1]
    assert (fourth.fate, bool(fourth.choices)) == (Fate.REFUSED, True)


def test_a_row_written_twice_names_the_first_and_may_be_said_to_be_another(book, listed):
    path = listed(row(birth="1950"), row(birth="1950"))
    got = planned(book, path)
    assert [r.fate for r in got] == [Fate.NEW, Fate.REFUSED]
    assert "Trùng với dòng 2" in got[1].refusal.reason
    assert len(answered(book, path, NEW_HOUSEHOLD).to_add) == 2


def test_a_duplicate_on_another_sheet_names_the_sheet(book, tmp_path):
    one = row(birth="05/03/1950")
    path = write_sheets(tmp_path / "ds.xlsx", {"Một": [HEADER, one], "Hai": [HEADER, one]})
    refused = plan_import(book, path).rows[1]
    assert (refused.sheet, "dòng 2 trang “Một”" in refused.refusal.reason) == ("Hai", True)


def test_a_household_that_left_is_never_brought_back_by_a_list(book, listed):
    gone = household("01-001", birth=PartialDate(1950), identity="031050034717",
                     ended_on=PartialDate(2025, 6, 1), ended_why="Chuyển khỏi làng")  # fmt: skip
    book.households.add(gone)
    means_it = (
        row(code="01-001"),
        row(identity="031050034717", group="2"),
        row(birth="1950"),
        row(),
    )
    for line in means_it:
        (refused,) = planned(book, listed(line))
        assert "không còn ở làng từ ngày 01/06/2025" in refused.refusal.reason
        assert "Trở về làng" in refused.refusal.reason
    # Only a name, or a name of another year, may be somebody else.
    assert planned(book, listed(row()))[0].choices[0].household_id == NEW_HOUSEHOLD
    assert fates(book, listed(row(birth="1980"))) == [Fate.NEW]
    head = Person(name=AN, relation=HEAD, birth=PartialDate(1950))
    book.households.add(household(head=None, members=(head,)))
    assert fates(book, listed(row(birth="1950"))) == [Fate.UNCHANGED]
