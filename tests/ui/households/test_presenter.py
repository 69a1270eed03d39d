import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.ui.households import presenter
from antt_desktop.ui.households.presenter import Sort


@pytest.mark.parametrize(
    ("text", "sort"),
    [("name", Sort()), ("-address", Sort("address", descending=True)), ("nonsense", Sort())],
)
def test_a_remembered_order_is_read_back(text, sort):
    assert Sort.read(text) == sort
    assert Sort.read(sort.text) == sort


def test_an_order_without_sense_here_becomes_the_order_by_name():
    assert Sort("group").within(3, campaign=True) == Sort("name")
    assert Sort("group").within(presenter.ALL, campaign=True) == Sort("group")
    assert Sort("status").within(3, campaign=False) == Sort("name")
    assert Sort("size", descending=True).within(3, campaign=False).descending


def test_every_group_stands_below_the_whole_village():
    groups = [
        Group(id=7, number=1, name="Tổ 1", leader="Ngô Văn Vinh"),
        Group(id=8, number=2, name="Tổ 2"),
    ]
    lines = presenter.group_lines(groups, {7: (1200, 4000), 8: (0, 0)})
    assert [(line.key, line.title, line.leader, line.count) for line in lines] == [
        (0, "Tất cả", "", "1.200 hộ"),
        (7, "Tổ 1", "TT: Ngô Văn Vinh", "1.200"),
        (8, "Tổ 2", "", "0"),
    ]


def test_the_status_line_counts_what_is_listed_and_selected():
    assert presenter.status_line("Tổ 3", 38, 141, 0) == "Tổ 3: 38 hộ · 141 nhân khẩu"
    assert presenter.status_line("Tổ 3", 38, 141, 2).endswith("Đang chọn 2 hộ")
    assert presenter.status_line("Cả làng", 5, 141, 0, "hoa") == "Tìm thấy 5 hộ – Cả làng"


@pytest.mark.parametrize(
    ("declared", "listed", "said"),
    [
        (None, 4, ""),
        (4, 4, ""),
        (6, 4, "Khai 6, ghi tên 4"),
        (6, 0, "Khai 6, chưa ghi tên ai"),
    ],
)
def test_a_declared_size_that_differs_is_said(declared, listed, said):
    assert presenter.size_remark(declared, listed) == said


@pytest.mark.parametrize(
    ("gone", "stands"),
    [([30], 40), ([50], 40), ([10, 50], 40), ([20, 30], 40), ([10, 20, 30, 40, 50], 0)],
)
def test_after_a_deletion_the_next_household_is_chosen(gone, stands):
    assert presenter.neighbour([10, 20, 30, 40, 50], gone) == stands


def test_residence_is_said_with_its_dates():
    begin, end = PartialDate(2026, 3, 5), PartialDate(2027)
    assert presenter.residence(None) == presenter.NOTHING
    assert presenter.residence(Person(name="A", residence="Thường trú")) == "Thường trú"
    both = Person(name="A", residence="Tạm trú", residence_from=begin, residence_to=end)
    assert presenter.residence(both) == "Tạm trú, 05/03/2026 – 2027"


def test_a_household_without_head_says_so():
    household = Household(code="03-005", group_id=1, declared_size=4)
    assert presenter.heading(household, "Tổ 3") == (
        "Chưa có chủ hộ",
        "Hộ 03-005 · Tổ 3 · 4 nhân khẩu",
    )


def test_only_categories_the_household_lacks_are_proposed():
    household = Household(group_id=1, note="hộ nghèo, người có công", categories=("Hộ nghèo",))
    assert presenter.proposals(household) == ("Người có công",)


def test_a_long_note_is_cut_at_a_word():
    note = "chữ " * 200
    cut = presenter.shortened(note)
    assert len(cut) < 230
    assert cut.endswith("chữ …")
    assert presenter.shortened("ngắn") == "ngắn"
