"""What happens to a household as a whole: from the menu to the book, and back."""

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import (
    Household,
)
from antt_desktop.domain.life import LifeKind
from antt_desktop.ui.households.life.menu import Deed

from .conftest import last, people

ON = PartialDate(2026, 3, 5)


def nothing(_dialog):
    """Fill nothing in."""


def test_a_household_joins_this_one_and_ends(tab, book, family, happen):
    other = book.households.ids(query="Ngô Công Đạt")[0]

    def play(dialog):
        assert family not in dialog.other.model.ids
        assert "Hãy chọn hộ" in dialog.missing.text()
        dialog.other.table.go_to(other)
        dialog.relations.choose(book.households.get(other).head.id, "Cháu ruột")

    happen(Deed.MERGE, play)
    assert people(book, family)["Ngô Công Đạt"] == "Cháu ruột"
    ended = book.households.get(other)
    assert (ended.ended_on, ended.people) == (ON, ())
    tab.show_record(other)
    assert tab.list.ended
    assert tab.detail.title.text() == f"Hộ {ended.code}"
    assert "Gộp vào hộ" in tab.detail.ended.sentence


def test_a_household_moves_to_another_group(tab, book, family, happen):
    second = book.groups.all()[1]
    dialog = happen(Deed.MOVE, lambda dialog: dialog.group.choose(second.id))
    assert "sang Tổ 2" in dialog.seen
    assert book.households.get(family).group_id == second.id
    assert last(book, family)[:2] == (LifeKind.MOVE, ON)


def test_a_household_leaves_and_comes_back(tab, book, family, happen):
    dialog = happen(Deed.LEAVE, lambda d: d.destination.setCurrentText("Hà Nội"))
    assert "không còn trong danh sách từ 05/03/2026" in dialog.seen
    assert family not in tab.list.model.ids
    assert tab.detail.household_id not in {0, family}
    tab.list.turn.click()
    assert list(tab.list.model.ids) == [family]
    assert tab.detail.ended.sentence == (
        "Không còn ở làng từ ngày 05/03/2026: Chuyển khỏi làng, đến Hà Nội."
    )
    menu = tab.detail.life.menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.text()] == ["Hộ trở về…", "Hộ mới đến…"]
    happen(Deed.RETURN, nothing)
    assert not tab.list.ended
    assert tab.list.table.current_id == family
    assert len(book.households.get(family).members) == 4
    assert not tab.detail.ended.isVisible()


def test_looking_for_a_household_that_may_return(tab, book, family, happen):
    with pytest.raises(UserError, match="Chưa có hộ nào"):
        tab.life.happen(Deed.RETURN, family)
    happen(Deed.LEAVE, nothing)
    tab.groups.list.choose(book.groups.all()[1].id)
    tab.life.happen(Deed.RETURN, tab.list.model.ids[0])
    assert list(tab.list.model.ids) == [family]


def test_a_new_household_settles(tab, book, family, happen):
    def play(dialog):
        dialog.head.name.setText("Lý Văn Tới")
        dialog.size_field.setText("nhiều")
        dialog.save_and_close()
        assert "từ 1 đến" in dialog.form.error_of("declared_size")
        dialog.size_field.setText("3")

    happen(Deed.SETTLE, play)
    new = book.households.get(tab.list.table.current_id)
    assert (new.head.name, new.declared_size, new.head.residence_from) == ("Lý Văn Tới", 3, ON)


def test_the_context_menu_offers_leaving_beside_deleting(tab, family):
    tab._fill_menu([family])
    texts = [a.text().split("\t")[0] for a in tab._menu.actions() if a.text()]
    assert texts == [
        "Sửa hộ…", "Nhật ký của hộ này…", "Biến động", "Chuyển hộ sang tổ khác…",
        "Chuyển khỏi làng…", "Xóa hộ (chỉ khi ghi nhầm)",
    ]  # fmt: skip


def test_a_great_many_move_beside_the_window(tab, book, dialogs, qtbot, wait_jobs):
    first, second = book.groups.all()[:2]
    book.households.add_many(Household(group_id=first.id) for _ in range(600))
    tab.groups.list.choose(first.id)
    tab.list.table.selectAll()

    def choose(dialog):
        qtbot.addWidget(dialog)
        dialog.group.choose(second.id)
        assert len(dialog.preview.text().splitlines()) == 40, "not six hundred lines"
        dialog.save_and_close()
        return dialog.prepared is not None

    dialogs.on_run = choose
    tab.move_selected()
    wait_jobs()
    assert book.groups.counts().get(first.id, (0, 0))[0] == 0
    book.history.undo()
    assert book.groups.counts()[first.id][0] == 602
