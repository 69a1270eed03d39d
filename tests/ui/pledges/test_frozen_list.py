"""A list that was kept as it was: frozen and opened from the menu, shown, signed, printed."""

import dataclasses

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import DEAD, Household, Person
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import change_head, leave
from antt_desktop.domain.pledges import Status
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.workflows.campaigns import new_campaign

EVENT = LifeEvent(PartialDate(2026, 3, 1), "Sắp xếp")


def entries(tab):
    menu = tab.campaigns._menu
    return {a.text().split("\t")[0]: a for a in menu.actions() if a.text()}


@pytest.fixture
def frozen(tab, book, campaign):
    """Return the campaign with its list frozen, tổ 3 merged into tổ 1 and renamed since."""
    book.campaigns.freeze(campaign.id)
    book.groups.merge(1, [3], EVENT)
    book.groups.save(dataclasses.replace(book.groups.get(1), name="Tổ xóm Đình"), EVENT)
    return book.campaigns.get(campaign.id)


def test_freezing_says_what_it_means_and_is_opened_again(tab, book, campaign, dialogs):
    assert not tab.list.frozen.isVisible()
    dialogs.answers.extend([False, True, True])
    entries(tab)["Chốt danh sách…"].trigger()
    assert not tab.list.frozen.isVisible()
    entries(tab)["Chốt danh sách…"].trigger()
    assert dialogs.said[-1] == "Chốt danh sách đợt ký Năm 2026?"
    assert tab.list.frozen.isVisible()
    assert tab.list.frozen.text() == f"Danh sách chốt ngày {book.today}"
    entries(tab)["Mở lại danh sách…"].trigger()
    assert not tab.list.frozen.isVisible()
    assert book.campaigns.get(campaign.id).list_frozen_on is None


def test_a_past_years_list_is_not_opened_again(tab, book, campaign):
    past = book.campaigns.add(new_campaign(book, "Năm 2020"))
    book.campaigns.freeze(past.id)
    tab.campaigns.choose(past.id)
    assert not entries(tab)["Mở lại danh sách (chỉ đợt năm nay)"].isEnabled()


def test_groups_that_are_no_more_are_shown_as_on_the_list(tab, frozen, book):
    tab.side.choose(3)
    assert len(tab.list.model.ids) == 2
    model = tab.side.list.model()
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == ["Cả làng", "Tổ 1", "Tổ 2", "Tổ 3"]
    tab.side.choose(presenter.ALL)
    assert len(tab.list.model.ids) == 6


def test_late_signatures_are_received_by_the_leader_of_the_list(tab, frozen, book, dialogs):
    book.groups.save(dataclasses.replace(book.groups.get(1), leader="Đỗ Thị Hà"), EVENT)

    def accept(dialog):
        dialog.accept_button.click()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs.on_run = accept
    tab.side.choose(3)
    tab.list.tick_shown()
    tab.sign()
    rows = book.pledges.rows(frozen.id, list(tab.list.model.ids))
    assert {(row.status, row.receiver) for row in rows} == {(Status.SIGNED, "Ngô Văn Vinh")}


def test_the_head_of_the_list_is_offered_as_signer(tab, frozen, book, dialogs, campaign):
    minh = book.search.find("Lương Thị Minh")[0].id
    home = book.households.get(minh)
    book.life.apply(change_head(home, home.people[1], EVENT, old_head=DEAD))

    def look(dialog):
        said = [dialog.signer.itemText(at) for at in range(dialog.signer.count())]
        assert said[0] == "Lương Thị Minh – chủ hộ trong danh sách"
        assert said[1].startswith("Phạm Văn Long – Chủ hộ")
        dialog.accept_button.click()
        return True

    dialogs.on_run = look
    tab.show_record(minh)
    tab.sign()
    (row,) = book.pledges.rows(campaign.id, [minh])
    assert (row.signer, row.relation) == ("Lương Thị Minh", "Chủ hộ")


def test_only_what_stands_on_the_list_is_shown_there(tab, frozen, book):
    new = book.households.add(Household(group_id=2, people=(Person(name="Lý Mới"),)))
    with pytest.raises(UserError, match=f"không có trong danh sách đợt ký.*{book.today}"):
        tab.show_record(new)
    book.campaigns.thaw(frozen.id)
    tab.show_record(new)
    assert tab.list.table.current_id == new
    book.life.apply(leave(book.households.get(new), EVENT, "Hà Nội"))
    with pytest.raises(UserError, match=r"đã rời danh sách hộ từ ngày 01/03/2026"):
        tab.show_record(new)


def test_the_groups_of_a_frozen_campaign_cannot_be_changed(tab, frozen, book, dialogs, context):
    def rename(dialog):
        assert isinstance(dialog, CampaignDialog)
        dialog.show()
        assert [group.name for group in map(dialog.groups.row, range(3))] == [
            "Tổ 1", "Tổ 2", "Tổ 3",
        ]  # fmt: skip
        assert not dialog.groups.ticked.symmetric_difference({1, 2, 3})
        assert not dialog.findChild(type(tab.list.table)).isEnabled()
        dialog.name.setText("Năm 2026 – đợt đầu")
        dialog.save_and_close()
        return True

    dialogs.on_run = rename
    tab.campaigns.edit()
    assert book.campaigns.get(frozen.id).name == "Năm 2026 – đợt đầu"
    assert book.campaigns.get(frozen.id).group_ids == (1, 2, 3)


def test_a_living_campaign_offers_only_the_groups_that_are(tab, campaign, book, dialogs):
    book.groups.merge(1, [3], EVENT)

    def save(dialog):
        dialog.show()
        assert list(dialog.groups.ids) == [1, 2]
        assert dialog.groups.ticked == {1, 2}
        dialog.name.setText("Đợt 2026")
        dialog.save_and_close()
        return True

    dialogs.on_run = save
    tab.campaigns.edit()
    assert book.campaigns.get(campaign.id).group_ids == (1, 2)


def test_the_list_of_a_group_that_is_no_more_is_printed(tab, frozen, dialogs, wait_jobs):
    tab.side.choose(3)
    shown = []

    def look(dialog):
        assert isinstance(dialog, PrintDialog)
        shown.append(dialog.windowTitle())
        return False

    dialogs.on_run = look
    tab.print_list()
    wait_jobs()
    assert shown == ["Danh sách ký – Năm 2026"]
