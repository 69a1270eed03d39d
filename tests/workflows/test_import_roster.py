"""A village's list goes into a real book: rehearsed, written once, never guessed."""

import pytest
import xlsxwriter

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.import_roster import Change, Fate, Field, apply_import, plan_import

HEADER = (
    "STT", "Mã hộ", "Chủ hộ", "Ngày sinh", "Số CCCD", "Điện thoại", "Tổ", "Địa chỉ", "Số khẩu",
    "Ghi chú",
)  # fmt: skip
AN = (
    1, "01-001", "Trịnh Công An", "1950", "031050034717", "0357829190", "Tổ 1", "Ngõ 9, số 64", 2,
    "Hộ nghèo",
)  # fmt: skip
BINH = (2, "01-002", "Phạm Thị Bình", "04/08/1967", "", "", "Tổ 2", "Ngõ 3", 6, "")


def row(code="X-9", head="Lê Văn Sai", birth="", identity="", group="1", size=3):
    return ("", code, head, birth, identity, "", group, "", size, "")


VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


@pytest.fixture
def book(tmp_path):
    groups = [Group(number=n, name=f"Tổ {n}") for n in (1, 2, 3)]
    with Book.create(tmp_path / "so.antt", VILLAGE, groups) as made:
        yield made


@pytest.fixture
def listed(tmp_path):
    """Return a function that writes rows under a header to a workbook and returns its path."""

    def write(*rows, header=HEADER, titles=0, name="ds.xlsx"):
        path = tmp_path / name
        workbook = xlsxwriter.Workbook(path)
        sheet = workbook.add_worksheet("Danh sách hộ")
        for at, row in enumerate((header, *rows), titles):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                else:
                    sheet.write_number(at, column, value)
        if titles:
            sheet.write_string(0, 0, "DANH SÁCH CHỦ HỘ")
        workbook.close()
        return path

    return write


def take_in(book, path, **options):
    return apply_import(book, plan_import(book, path, **options))


def by_code(book):
    return {h.code: h for h in book.households.all()}


def only_refusal(book, path):
    (refusal,) = plan_import(book, path).result.rejected
    return refusal


def household(code="", *, group=1, head="Trịnh Công An", birth=None, identity="", **fields):
    people = (Person(name=head, relation=HEAD, birth=birth, identity=identity),) if head else ()
    return Household(code=code, group_id=group, people=people, **fields)


def test_every_field_comes_in(book, listed):
    result = take_in(book, listed(AN, BINH, titles=3))
    assert (result.added, result.updated, result.unchanged) == (2, 0, 0)
    assert result.rejected == ()
    an = by_code(book)["01-001"]
    assert (an.group_id, an.phone, an.address, an.declared_size) == (
        1, "0357829190", "Ngõ 9, số 64", 2,
    )  # fmt: skip
    assert (an.note, an.categories) == ("Hộ nghèo", ())
    (head,) = an.people
    assert (head.name, head.relation, head.birth) == ("Trịnh Công An", HEAD, PartialDate(1950))
    assert (head.identity, head.phone) == ("031050034717", "")
    assert book.check() == []


def test_the_same_file_again_changes_nothing_and_leaves_no_trace(book, listed):
    path = listed(AN, BINH)
    take_in(book, path)
    actions, copies = len(book.history.recent()), len(book.backups.all())
    result = take_in(book, path)
    assert (result.added, result.updated, result.unchanged) == (0, 0, 2)
    assert (len(book.history.recent()), len(book.backups.all())) == (actions, copies)


def test_an_import_is_one_action_after_a_copy(book, listed):
    take_in(book, listed(AN, BINH))
    assert [copy.kind for copy in book.backups.all()] == ["truoc-nhap"]
    assert book.history.undoable() == "Nhập danh sách hộ"
    book.history.undo()
    assert book.households.count() == 0
    book.history.redo()
    assert set(by_code(book)) == {"01-001", "01-002"}


def test_a_rehearsal_writes_nothing(book, listed):
    actions = len(book.history.recent())
    plan = plan_import(book, listed(AN))
    assert len(plan.to_add) == 1
    assert book.households.count() == 0
    assert len(book.history.recent()) == actions


def test_other_columns_in_another_order_are_the_same_people(book, listed):
    take_in(book, listed(AN, BINH))
    other = listed(
        ("04/08/1967", "2", "PHẠM THỊ BÌNH"), ("1950", "01", "Trịnh Công An"),
        header=("Năm sinh", "Tổ dân cư", "Họ và tên chủ hộ"),
    )  # fmt: skip
    result = take_in(book, other)
    assert (result.added, result.updated, result.unchanged) == (0, 0, 2)


def test_a_change_is_shown_before_and_after_and_a_blank_overwrites_nothing(book, listed):
    take_in(book, listed(AN))
    phone = (1, "01-001", "", "", "", "0912 345 678", "", "", "", "")
    plan = plan_import(book, listed(phone))
    (planned,) = plan.rows
    assert planned.fate is Fate.CHANGED
    assert planned.changes == (Change("Điện thoại", "0357829190", "0912345678"),)
    assert plan.changed_cells == 1
    before = by_code(book)["01-001"]
    apply_import(book, plan)
    after = by_code(book)["01-001"]
    assert after.phone == "0912345678"
    assert (after.people, after.note, after.address) == (before.people, before.note, before.address)


@pytest.mark.parametrize(
    ("bad", "column", "value", "words"),
    [
        (row(head=""), "Chủ hộ", "", "Thiếu họ tên"),
        (row(group="Tổ 99"), "Tổ", "Tổ 99", "không có tổ"),
        (row(group=""), "Tổ", "", "Thiếu tổ"),
        (row("01-001"), "Mã hộ", "01-001", "dòng 2 cho chủ hộ khác: Trịnh Công An"),
        (row(birth="31/02/1960"), "Ngày sinh", "31/02/1960", "lịch"),
        (row(size="ba"), "Số khẩu", "ba", "không phải là số"),
        (row("X" * 21), "Mã hộ", "X" * 21, "20 ký tự"),
        (row(identity="031050034717"), "Số CCCD", "031050034717", "dòng 2"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_the_others_come_in(
    book, listed, bad, column, value, words
):
    result = take_in(book, listed(AN, bad))
    (refusal,) = result.rejected
    assert (refusal.sheet, refusal.row, refusal.column, refusal.value) == (
        "Danh sách hộ", 3, column, value,
    )  # fmt: skip
    assert words in refusal.reason
    assert result.added == 1
    shown = result.as_json()
    assert set(shown) == {"added", "updated", "unchanged", "rejected", "warnings", "sheets"}
    assert shown["rejected"] == [
        {
            "sheet": "Danh sách hộ",
            "row": 3,
            "column": column,
            "value": value,
            "reason": refusal.reason,
        }
    ]


def test_an_odd_identity_number_is_a_warning_and_a_formula_is_a_name(book, listed):
    odd = row("X-006", "Đỗ Văn Số", "1955", "12345")
    formula = row("X-007", '=HYPERLINK("http://x","Bùi Văn")')
    result = take_in(book, listed(odd, formula))
    assert (result.added, result.rejected) == (2, ())
    (warning,) = result.warnings
    assert "dòng 2" in warning
    assert "12345" in warning
    assert by_code(book)["X-006"].people[0].identity == "12345"
    assert by_code(book)["X-007"].people[0].name == '=HYPERLINK("http://x","Bùi Văn")'


def test_numbers_get_their_lost_zeros_back(book, listed):
    take_in(book, listed((1, "A", "Đỗ Văn Số", 1950, 31050034717, 357829190, 1, "", 2.0, "")))
    (made,) = book.households.all()
    assert (made.people[0].identity, made.phone) == ("031050034717", "0357829190")
    assert (made.people[0].birth, made.declared_size) == (PartialDate(1950), 2)


def test_a_code_of_another_head_in_the_book_is_refused(book, listed):
    book.households.add(household("01-001", head="Vũ Văn Ước"))
    refusal = only_refusal(book, listed(AN))
    assert (refusal.column, refusal.value) == ("Mã hộ", "01-001")
    assert "Vũ Văn Ước" in refusal.reason


def test_a_name_is_corrected_where_the_identity_number_is_the_same(book, listed):
    book.households.add(household("01-001", head="Trịnh Côn An", identity="031050034717"))
    plan = plan_import(book, listed(AN))
    assert Change("Họ và tên", "Trịnh Côn An", "Trịnh Công An") in plan.rows[0].changes
    apply_import(book, plan)
    assert by_code(book)["01-001"].people[0].name == "Trịnh Công An"


def test_matched_by_identity_the_household_keeps_its_code_and_moves(book, listed):
    book.households.add(household(group=3, head="Trịnh Công An", identity="031050034717"))
    plan = plan_import(book, listed(AN))
    (planned,) = plan.rows
    assert planned.code == "03-001"
    assert Change("Tổ", "Tổ 3", "Tổ 1") in planned.changes
    assert "03-001" in plan.warnings[0]


def test_the_identity_number_of_a_member_is_no_new_household(book, listed):
    son = Person(name="Trịnh Công An", relation="Con đẻ", identity="031050034717")
    father = Person(name="Trịnh Công Ông", relation=HEAD)
    book.households.add(Household(code="Q-1", group_id=1, people=(father, son)))
    assert "không phải chủ hộ" in only_refusal(book, listed(AN)).reason


BARE = ("Chủ hộ", "Năm sinh", "Tổ", "Địa chỉ")


def test_matched_by_name_and_birth_within_the_group_only(book, listed):
    book.households.add(household(birth=PartialDate(1950, 3, 5), address="Ngõ 1"))
    book.households.add(household(birth=PartialDate(1975)))
    plan = plan_import(book, listed(("trịnh công an", "1950", "1", "Ngõ 2"), header=BARE))
    # A year alone does not overwrite the day known.
    assert plan.rows[0].changes == (Change("Địa chỉ", "Ngõ 1", "Ngõ 2"),)
    other_group = plan_import(book, listed(("Trịnh Công An", "1950", "2", "Ngõ 2"), header=BARE))
    assert other_group.rows[0].fate is Fate.NEW


def test_two_people_of_one_name_are_never_merged(book, listed):
    book.households.add(household(birth=PartialDate(1950)))
    other_year = plan_import(book, listed(("Trịnh Công An", "1982", "1", ""), header=BARE))
    assert other_year.rows[0].fate is Fate.NEW
    other_day = listed(("Trịnh Công An", "5/3/1950", "1", ""), header=BARE)
    assert plan_import(book, other_day).rows[0].fate is Fate.CHANGED
    apply_import(book, plan_import(book, other_day))
    contrary = only_refusal(book, listed(("Trịnh Công An", "6/4/1950", "1", ""), header=BARE))
    assert "khác ngày sinh" in contrary.reason


def test_whole_identity_numbers_tell_two_people_of_one_name_apart(book, listed):
    book.households.add(household(birth=PartialDate(1950), identity="031050000001"))
    header = ("Chủ hộ", "Năm sinh", "Tổ", "CCCD")
    plan = plan_import(book, listed(("Trịnh Công An", "1950", "1", "031050034717"), header=header))
    assert plan.rows[0].fate is Fate.NEW


def test_without_a_birth_a_name_counts_only_where_it_is_unique(book, listed):
    book.households.add(household())
    unique = listed(("Trịnh Công An", "1950", "1", ""), header=BARE)
    assert plan_import(book, unique).rows[0].changes == (Change("Ngày sinh", "", "1950"),)
    twice = listed(
        ("Trịnh Công An", "1950", "1", "a"), ("Trịnh Công An", "1960", "1", "b"), header=BARE,
        name="twice.xlsx",
    )  # fmt: skip
    assert [row.fate for row in plan_import(book, twice).rows] == [Fate.REFUSED, Fate.REFUSED]
    book.households.add(household())
    assert "nhiều người cùng tên" in only_refusal(book, unique).reason


def test_a_row_that_says_nothing_new_of_two_namesakes_is_unchanged(book, listed):
    rows = [("Trịnh Công An", "1950", "1", "Ngõ 1"), ("Trịnh Công An", "1950", "1", "Ngõ 2")]
    path = listed(*rows, header=BARE)
    assert take_in(book, path).added == 2
    assert plan_import(book, path).result.unchanged == 2


def test_duplicates_in_the_file_name_the_first_row(book, listed):
    twice = ("Trịnh Công An", "1950", "1", "Ngõ 1")
    result = take_in(book, listed(twice, twice, header=BARE))
    assert result.added == 1
    assert [(r.row, "dòng 2" in r.reason) for r in result.rejected] == [(3, True)]


def test_given_codes_never_meet_those_of_the_file(book, listed):
    result = take_in(book, listed(row("", "Lê Văn Một"), AN))
    assert result.added == 2
    assert {c: h.people[0].name for c, h in by_code(book).items()} == {
        "01-001": "Trịnh Công An",
        "01-002": "Lê Văn Một",
    }


def test_categories_in_notes_are_proposed_and_taken_only_when_asked(book, listed):
    path = listed(AN)
    plan = plan_import(book, path)
    assert plan.rows[0].proposed == ("Hộ nghèo",)
    assert plan.to_add[0].categories == ()
    take_in(book, path, accept_proposals=True)
    assert by_code(book)["01-001"].categories == ("Hộ nghèo",)
    assert plan_import(book, path, accept_proposals=True).result.unchanged == 1


def test_a_group_is_found_by_number_or_name(book, listed):
    book.groups.save(Group(id=3, number=3, name="Xóm Đông"))
    header = ("Chủ hộ", "Tổ")
    names = ("Tổ 1", "01", "Tổ dân cư số 2", "xóm đông", "Xom Dong", "3")
    rows = [(f"Người Thứ {chr(65 + i)}", name) for i, name in enumerate(names)]
    plan = plan_import(book, listed(*rows, header=header))
    assert [h.group_id for h in plan.to_add] == [1, 1, 2, 3, 3, 3]


def test_the_users_mapping_is_followed(book, listed):
    path = listed(("Trịnh Công An", "1", "Ngõ 9"), header=("Chủ hộ", "Tổ", "Xóm"))
    plan = plan_import(book, path)
    assert any("“Xóm” không được nhập" in w for w in plan.warnings)
    (mapping,) = plan.mappings
    changed = plan_import(book, path, [mapping.with_field(2, Field.ADDRESS)])
    assert changed.to_add[0].address == "Ngõ 9"
    assert changed.warnings == ()


def test_the_preview_shows_what_stands_there_and_what_is_read(book, listed):
    plan = plan_import(book, listed((1, "", "An", 1950, "", 912345678, 1, "", 2, "")))
    phone = plan.sheets[0].previews[5]
    assert phone.samples == (("912345678", "0912345678"),)
    assert plan.sheets[0].rows == 1


def test_a_workbook_without_header_or_rows_is_told(book, listed):
    with pytest.raises(UserError, match="không tìm thấy dòng tiêu đề"):
        plan_import(book, listed(("1000", "2000"), header=("Thu", "Chi")))
    with pytest.raises(UserError, match="không có dòng nào"):
        plan_import(book, listed(header=HEADER))


def test_a_plan_is_not_carried_out_on_a_book_that_changed(book, listed):
    plan = plan_import(book, listed(AN))
    book.households.add(household("01-001", head="Vũ Văn Ước"))
    with pytest.raises(UserError, match="đã thay đổi"):
        apply_import(book, plan)
    assert book.households.count() == 1


def test_a_cancelled_import_keeps_nothing(book, listed):
    plan = plan_import(book, listed(AN, BINH))

    def stop(done, total):
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply_import(book, plan, stop)
    assert book.households.count() == 0
    with pytest.raises(Cancelled):
        plan_import(book, listed(AN), progress=stop)
