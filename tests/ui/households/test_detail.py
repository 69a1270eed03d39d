"""The page of a household: those no longer here, past pledges, what was changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain import life_events
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import DEAD, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.pledges import Signing
from antt_desktop.ui.search_all import SearchAll
from antt_desktop.workflows.campaigns import new_campaign


@pytest.fixture
def widowed(tab, book):
    """Return the id of a household whose head has died, shown in the tab."""
    first = book.households.ids(query="Đỗ Hữu Lan")[0]
    household = book.households.get(first)
    wife = Person(name="Lê Thị Mận", relation="Vợ", birth=PartialDate(1962))
    book.households.save(replace(household, people=(*household.people, wife)))
    household = book.households.get(first)
    event = LifeEvent(PartialDate(2026, 3, 5), "Tuổi cao")
    book.life.apply(
        life_events.death(household, household.head.id, event, head=household.people[1])
    )
    tab.show_record(first)
    return first


def test_the_dead_stand_apart_and_can_be_hidden(tab, widowed, context, qtbot):
    page = tab.detail.people
    assert [page.model.row(at)[1].name for at in range(page.model.rowCount())] == ["Lê Thị Mận"]
    assert page.gone.text() == "Đỗ Hữu Lan: đã mất 05/03/2026"
    assert page.show_gone.text() == "Đã mất, đã chuyển đi (1)"
    qtbot.keyClick(page.show_gone, Qt.Key.Key_Space)
    assert not page.gone.isVisible()
    tab.show_record(tab.list.model.ids[0])
    assert not page.show_gone.isVisible()
    tab.show_record(widowed)
    assert page.show_gone.isVisible()
    assert not page.gone.isVisible(), "hidden stays hidden"


def test_changes_are_told_with_day_reason_and_details(tab, book, widowed):
    page = tab.detail.changes
    tab.detail.tabs.setCurrentWidget(page)
    assert page.model.row(0).name.startswith("Đỗ Hữu Lan mất")
    assert page.model.index(0, 0).data() == "05/03/2026"
    told = page.about.text().splitlines()
    assert told[1] == "Lý do: Tuổi cao"
    assert f"Đỗ Hữu Lan – cư trú: — → {DEAD}" in told
    assert told[-1].startswith("Ngô Văn Vinh ghi lúc ")
    book.history.undo()
    undone = next(at for at in range(page.model.rowCount()) if page.model.row(at).undone)
    page.table.go_to(page.model.row(undone).action_id)
    assert page.about.text().startswith("Việc này đã được hoàn tác.")


def test_changes_are_read_only_while_they_are_looked_at(tab, book, widowed):
    page = tab.detail.changes
    assert not page.model.rowCount()
    tab.detail.tabs.setCurrentWidget(page)
    before = page.model.rowCount()
    book.households.save(replace(book.households.get(widowed), note="Nhà có chó dữ"))
    assert page.model.rowCount() == before + 1
    assert "Ghi chú: — → Nhà có chó dữ" in page.about.text()


def test_a_past_campaign_keeps_the_head_of_its_day(tab, book):
    household_id = book.households.ids(query="Đỗ Hữu Lan")[0]
    campaign = book.campaigns.add(new_campaign(book, "Năm 2026"))
    book.pledges.sign(campaign.id, [household_id], Signing(signed_on=PartialDate(2026, 2, 18)))
    book.campaigns.freeze(campaign.id)
    household = book.households.get(household_id)
    son = Person(name="Đỗ Hữu Sơn", sex="Nam")
    book.life.apply(life_events.change_head(household, son, LifeEvent(book.today), old_head=DEAD))
    tab.show_record(household_id)
    assert tab.detail.title.text() == "Đỗ Hữu Sơn"
    assert tab.detail.pledges.model.row(0).signer == "Đỗ Hữu Lan"
    assert tab.detail.pledges.about.text() == (
        "Đã ký: 18/02/2026\nChủ hộ trong danh sách Năm 2026: Đỗ Hữu Lan\nNgười ký: Đỗ Hữu Lan"
    )


def test_a_narrow_pane_cuts_nothing_of_its_page(tab, widowed, qtbot):
    tab.show_record(widowed)
    detail = tab.detail
    detail.setMinimumWidth(0)
    tab._panes.setSizes([200, 1200, 290])
    qtbot.waitUntil(lambda: "(" not in detail.tabs.tabText(0))
    qtbot.waitUntil(lambda: detail.tabs.width() <= detail.width())


def test_a_household_that_left_owes_no_pledge_of_a_list_that_lives(tab, book):
    household_id = book.households.ids(query="Đỗ Hữu Lan")[0]
    campaign = book.campaigns.add(new_campaign(book, "Năm 2026"))
    tab.show_record(household_id)
    assert list(tab.detail.pledges.model.ids) == [campaign.id]
    leave = life_events.leave(book.households.get(household_id), LifeEvent(book.today))
    book.life.apply(leave)
    tab.show_record(household_id)
    assert list(tab.detail.pledges.model.ids) == []


def test_a_household_that_left_offers_to_come_back(tab, book, dialogs, context):
    household_id = book.households.ids(query="Đỗ Hữu Lan")[0]
    book.life.apply(
        life_events.leave(book.households.get(household_id), LifeEvent(book.today), "Hà Nội")
    )
    assert tab.list.turn.isVisible()
    context.go_to.connect(lambda _tab, record: tab.show_record(record))
    context.go_to.emit("households", household_id)
    assert tab.list.ended
    detail = tab.detail
    assert detail.ended.sentence.endswith("Chuyển khỏi làng, đến Hà Nội.")
    assert not detail.people.add.isVisible()
    assert [detail.people.model.row(0)[1].name] == ["Đỗ Hữu Lan"], "everybody as they left"
    dialogs.on_run = lambda dialog: dialog.save_and_close() is None
    detail.back.click()
    assert book.households.get(household_id).ended_on is None
    assert tab.list.table.current_id == household_id
    assert not detail.back.isVisible()


def test_those_who_left_are_listed_with_day_and_reason(tab, book, tidings):
    household_id = book.households.ids(query="Đỗ Hữu Lan")[0]
    today = book.today
    book.life.apply(life_events.leave(book.households.get(household_id), LifeEvent(today)))
    tab.list.turn.click()
    model = tab.list.model
    words = [model.index(0, at).data() for at in range(model.columnCount())]
    assert str(today) in words
    assert "Chuyển khỏi làng" in words
    assert tidings[-1].startswith("Cả làng: 1 hộ đã rời làng")
    tab.list.turn.click()
    assert len(model.ids) == 4


def test_meetings_of_the_household_tell_who_came(tab, book, context, qtbot):
    household_id = book.households.ids(query="Đỗ Hữu Lan")[0]
    went = []
    context.go_to.connect(lambda name, record: went.append((name, record)))
    tab.show_record(household_id)
    roll = book.meetings.invited()
    here = tuple(
        replace(row, present=True, came="Lê Thị Mận", late="19:45")
        if row.household_id == household_id
        else row
        for row in roll
    )
    held = Meeting(title="Họp đầu năm", kind="Họp toàn thể", day=PartialDate(2026, 2, 20))
    attended = book.meetings.save(replace(held, roll=here))
    missed = book.meetings.save(
        replace(held, title="Họp năm ngoái", day=PartialDate(2025, 2, 20), roll=roll)
    )
    page = tab.detail.meetings
    assert tab.detail.tabs.tabText(2) == "Họp (2)"
    assert list(page.model.ids) == [attended, missed]
    pills = [page.model.column(1).pills(page.model.row(at))[0].word for at in (0, 1)]
    assert pills == ["Có mặt", "Vắng"]
    assert page.about.text() == (
        "Họp đầu năm\nHọp toàn thể · Cả làng\nNgười đi họp: Lê Thị Mận, đến lúc 19:45"
    )
    page.table.go_to(missed)
    assert page.about.text() == "Họp năm ngoái\nHọp toàn thể · Cả làng"
    tab.detail.tabs.setCurrentWidget(page)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert went == [("meetings", missed)]


def test_search_everywhere_finds_who_left_after_those_here(tab, book, context, qtbot, type_text):
    left, here = book.households.ids(query="Đạt", sort="name")
    event = LifeEvent(PartialDate(2026, 3, 5))
    book.life.apply(life_events.leave(book.households.get(left), event))
    search = SearchAll(context)
    qtbot.addWidget(search)
    search.show()
    type_text(search.field, "đạt")
    qtbot.waitUntil(lambda: search.list.model().rowCount() == 2)
    read = [
        search.list.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1)
    ]
    assert book.households.get(here).code in read[0]
    assert "đã rời làng 05/03/2026: Chuyển khỏi làng" in read[1]
