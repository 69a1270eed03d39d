import dataclasses

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Household, Person
from antt_desktop.domain.pledges import Signing
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.columns import CODE_COLUMN, GROUP_COLUMN, STATUS_COLUMN
from antt_desktop.ui.households.roster_import.dialog import ImportDialog
from antt_desktop.ui.households.tab import HouseholdsTab
from antt_desktop.workflows.campaigns import new_campaign


def names(tab) -> list[str]:
    model = tab.list.model
    return [model.row(at).head for at in range(model.rowCount())]


def cell(tab, title: str, row: int = 0, role=Qt.ItemDataRole.AccessibleTextRole) -> str:
    model = tab.list.model
    titles = [
        model.headerData(section, Qt.Orientation.Horizontal)
        for section in range(model.columnCount())
    ]
    return model.index(row, titles.index(title)).data(role)


def hidden(tab, column: int) -> bool:
    return tab.list.table.isColumnHidden(tab.list.model.leading + column)


def test_all_households_are_listed_by_name_with_their_group(tab):
    assert names(tab) == [
        "Hoàng Minh Bình", "Ngô Công Đạt", "Nguyễn Thị Hồng Đạt", "Trần Văn Hoà", "Đỗ Hữu Lan",
    ]  # fmt: skip
    assert not hidden(tab, GROUP_COLUMN)
    assert hidden(tab, STATUS_COLUMN), "there is no campaign yet"
    assert tab.detail.title.text() == "Hoàng Minh Bình"


def test_a_group_shows_its_own_households_only(tab, book, tidings):
    tab.groups.list.choose(book.groups.all()[0].id)
    assert names(tab) == ["Nguyễn Thị Hồng Đạt", "Trần Văn Hoà"]
    assert hidden(tab, GROUP_COLUMN)
    assert tidings[-1] == "Tổ 1: 2 hộ · 5 nhân khẩu      Đang chọn 1 hộ"


def test_the_code_is_shown_where_there_is_room(tab):
    assert hidden(tab, CODE_COLUMN)
    tab.resize(1900, 660)
    assert not hidden(tab, CODE_COLUMN)


def test_search_finds_without_marks_and_the_exact_name_first(tab, qtbot, type_text):
    tab.focus_search()
    type_text(tab.search, "hoa")
    qtbot.waitUntil(lambda: names(tab) == ["Hoàng Minh Bình", "Trần Văn Hoà"])
    tab.search.clear()
    type_text(tab.search, "hòa")
    qtbot.waitUntil(lambda: names(tab) == ["Trần Văn Hoà", "Hoàng Minh Bình"])


def test_nothing_found_offers_to_search_everywhere(tab, book, qtbot, tidings):
    tab.groups.list.choose(book.groups.all()[1].id)
    tab.search.setText("hoàng minh")
    qtbot.waitUntil(lambda: names(tab) == ["Hoàng Minh Bình"])
    tab.search.setText("trần văn")
    qtbot.waitUntil(lambda: not names(tab))
    assert tidings[-1] == "Tìm thấy 0 hộ – Tổ 2"
    tab.list.widen_asked.emit()
    assert names(tab) == ["Trần Văn Hoà"]


def test_sorting_is_remembered_on_this_pc(tab, context):
    tab.list.table.sort_requested.emit("size", True)
    assert [cell(tab, "Nhân khẩu", at) for at in (0, 4)] == ["Nhân khẩu: 5", "Nhân khẩu: 1"]
    assert context.memory.text("households/sort") == "-size"


def test_delete_leaves_the_next_one_chosen_and_can_be_undone(tab, book, qtbot):
    tab.list.table.go_to(tab.list.model.ids[1])
    qtbot.keyClick(tab.list.table, Qt.Key.Key_Delete)
    assert len(names(tab)) == 4
    assert tab.detail.title.text() == "Nguyễn Thị Hồng Đạt"
    book.history.undo()
    assert "Ngô Công Đạt" in names(tab)
    assert tab.detail.title.text() == "Nguyễn Thị Hồng Đạt", "the chosen one stays chosen"


def test_several_households_move_to_another_group(tab, book, dialogs, qtbot):
    tab.list.table.selectAll()
    third = book.groups.all()[2]

    def choose(dialog):
        dialog.save_and_close()
        assert dialog.form.error_of("group_id")
        dialog.group.choose(third.id)
        dialog.save_and_close()
        return dialog.prepared is not None

    dialogs.on_run = choose
    tab.move_selected()
    assert book.groups.counts()[third.id][0] == 5
    assert len(tab.list.table.selected_ids()) == 5, "the selection stays"


def test_a_great_many_are_deleted_beside_the_window(tab, book, qtbot, wait_jobs):
    group = book.groups.all()[0]
    book.households.add_many(Household(group_id=group.id) for _ in range(600))
    tab.list.table.selectAll()
    tab.delete()
    wait_jobs()
    qtbot.waitUntil(lambda: not names(tab))
    assert book.households.count() == 0


def test_a_missing_head_and_a_differing_size_are_flagged(tab, book):
    group = book.groups.all()[0]
    tab.show_record(
        book.households.add(
            Household(group_id=group.id, declared_size=6, people=(Person(name="Lê Ánh"),))
        )
    )
    row = tab.list.model.position(tab.list.table.current_id)
    assert cell(tab, "Chủ hộ", row) == "Chủ hộ: Chưa có chủ hộ"
    tip = cell(tab, "Nhân khẩu", row, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Khai 6, ghi tên 1"
    assert tab.detail.title.text() == "Chưa có chủ hộ"


def test_the_newest_campaign_names_a_column_of_pills(tab, book):
    campaign = book.campaigns.add(new_campaign(book, "Năm 2026"))
    signed = tab.list.model.ids[0]
    book.pledges.sign(campaign.id, [signed], Signing(signed_on=PartialDate(2026, 2, 18)))
    assert not hidden(tab, STATUS_COLUMN)
    assert cell(tab, "Năm 2026", 0) == "Năm 2026: Đã ký"
    assert cell(tab, "Năm 2026", 1) == "Năm 2026: Chưa in"
    assert tab.detail.tabs.tabText(1) == "Cam kết (1)"
    line = tab.detail.pledges.model.row(0)
    assert (line.campaign, line.date, line.signer) == ("Năm 2026", "18/02/2026", "Hoàng Minh Bình")


def test_identity_numbers_are_shown_on_purpose_only(tab, book, qtbot):
    household = book.households.get(tab.list.table.current_id)
    head = dataclasses.replace(household.people[0], identity="031068001234")
    book.households.save(dataclasses.replace(household, people=(head,)))
    page = tab.detail.people
    assert page.number.text() == "CCCD •••• 1234"
    page.reveal.click()
    assert page.number.text() == "CCCD 031068001234"


def test_categories_in_the_note_are_only_proposed(tab, book):
    household = book.households.get(tab.list.table.current_id)
    book.households.save(dataclasses.replace(household, note="Hộ nghèo từ 2024"))
    assert tab.detail.propose.isVisible()
    assert book.households.get(household.id).categories == ()
    tab.detail.propose.click()
    assert book.households.get(household.id).categories == ("Hộ nghèo",)
    assert not tab.detail.propose.isVisible()


def test_show_household_leaves_search_and_group_that_hide_it(tab, book):
    first, second = book.groups.all()[:2]
    tab.groups.list.choose(first.id)
    tab.search.setText("không có")
    wanted = book.households.ids(group_id=second.id)[0]
    tab.show_record(wanted)
    assert tab.list.table.current_id == wanted
    assert tab.groups.group_id == second.id


def test_while_a_job_has_the_book_the_tab_waits_and_then_catches_up(tab, context, wait_jobs):
    def work(book, _progress):
        book.households.add(
            Household(group_id=1, people=(Person(name="Lê Ánh", relation="Chủ hộ"),))
        )

    context.work_on_book("Đang ghi", work)
    tab.refresh(frozenset(Area))
    tab.list.table.go_to(tab.list.model.ids[-1])
    wait_jobs()
    assert "Lê Ánh" in names(tab)
    assert tab.detail.title.text() == "Đỗ Hữu Lan"


def test_a_copy_opened_to_look_at_cannot_be_written(tab, book, dialogs, jobs, memory, qtbot):
    book.close()
    with Book.open(book.path, read_only=True) as copy:
        looking = HouseholdsTab(Context(copy, dialogs, jobs, memory))
        qtbot.addWidget(looking)
        looking.refresh(frozenset(Area))
        assert len(names(looking)) == 5
        assert not looking.add.isEnabled()
        assert not looking.detail.edit.isEnabled()
        assert looking.export.isEnabled()
        for act in (looking.new, looking.delete, looking.import_file, looking.move_selected):
            with pytest.raises(UserError, match="bản sao mở để xem"):
                act()


def test_lists_and_faults_are_behind_the_points(tab, dialogs, wait_jobs):
    dialogs.on_run = lambda dialog: False
    lists, faults = tab.more.menu().actions()
    lists.trigger()
    assert dialogs.ran[-1].windowTitle().startswith("Danh sách")
    faults.trigger()
    wait_jobs()
    assert "lỗi" in dialogs.ran[-1].windowTitle().lower()


def test_an_empty_book_offers_the_first_steps(tab, book, qtbot):
    book.households.delete(list(tab.list.model.ids))
    shown = [b for b in tab.list.findChildren(type(tab.add)) if b.isVisible()]
    assert [b.text() for b in shown] == ["Nhập từ Excel", "Thêm hộ"]
    assert tab.detail.household_id == 0


def test_a_workbook_dropped_on_the_tab_begins_its_import(tab, dialogs, qtbot, tmp_path):
    file = tmp_path / "danh sách.xlsx"
    file.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialogs.on_run = lambda dialog: False
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    tab.dropEvent(drop)
    qtbot.waitUntil(lambda: any(isinstance(d, ImportDialog) for d in dialogs.ran))
    (dialog,) = dialogs.ran
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.trouble.sentence


def test_the_selection_and_the_place_stay_when_others_change(tab, book, qtbot):
    group = book.groups.all()[0]
    book.households.add_many(
        Household(group_id=group.id, people=(Person(name=f"Lê Văn {n:03}", relation="Chủ hộ"),))
        for n in range(200)
    )
    table = tab.list.table
    chosen = tab.list.model.ids[120]
    table.go_to(chosen)
    place = table.verticalScrollBar().value()
    assert place
    book.households.add(Household(group_id=group.id))
    assert table.current_id == chosen
    assert table.verticalScrollBar().value() == place


def test_a_sort_asked_while_a_job_has_the_book_comes_afterwards(tab, book):
    with book.borrow():
        tab.list.table.sort_requested.emit("address", False)
    before = list(tab.list.model.ids)
    tab.context.jobs.ended.emit(False)
    assert tab.list.sort.key == "address"
    assert list(tab.list.model.ids) == list(book.households.ids(sort="address")) != before
