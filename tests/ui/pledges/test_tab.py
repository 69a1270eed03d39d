"""The tab shows the book, follows it, and keeps what the user has ticked."""

import pytest
from PySide6.QtCore import QPoint, Qt

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.ui.context import Context
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.tab import PledgesTab

DAY = PartialDate(2026, 2, 18)


def shown(tab):
    return list(tab.list.model.ids)


def entries(menu):
    return {action.text().split("\t")[0]: action for action in menu.actions()}


def test_counts_are_one_counting_everywhere(tab, book, campaign):
    ids = book.pledges.ids(campaign.id)
    book.pledges.sign(campaign.id, ids[:2], Signing(signed_on=DAY))
    assert tab.progress.words == "2/6 hộ đã ký 33%"
    chips = {chip.text() for chip in tab.list.chips.children() if hasattr(chip, "text")}
    assert {"Tất cả 6", "Đã ký 2", "Chưa in 4"} <= chips
    book.history.undo()
    assert tab.progress.words == "0/6 hộ đã ký 0%"


def test_group_state_and_search_filter_the_list(tab, book, campaign, qtbot, type_text):
    third = book.groups.all()[2]
    tab.side.choose(third.id)
    assert shown(tab) == list(book.pledges.ids(campaign.id, group_id=third.id))
    book.pledges.mark(campaign.id, shown(tab)[:1], Status.ABSENT, "Đi viện")
    qtbot.mouseClick(chip_of(tab, "Vắng"), Qt.MouseButton.LeftButton)
    assert len(shown(tab)) == 1
    qtbot.mouseClick(chip_of(tab, "Tất cả"), Qt.MouseButton.LeftButton)
    tab.side.choose(presenter.ALL)
    tab.search.setFocus()
    type_text(tab.search, "lương")
    qtbot.waitUntil(lambda: len(shown(tab)) == 1)
    qtbot.keyClick(tab.search, Qt.Key.Key_Escape)
    assert len(shown(tab)) == 6


def chip_of(tab, words):
    chips = [c for c in tab.list.chips.children() if hasattr(c, "text")]
    return next(chip for chip in chips if chip.text().startswith(words))


def test_ticks_survive_filters_and_refresh_but_not_a_deleted_household(tab, book, campaign):
    said = []
    tab.status_text.connect(said.append)
    first, second = shown(tab)[:2]
    tab.list.model.tick([first, second], on=True)
    assert tab.paper.text() == "In bản đăng ký (2)"
    tab.side.choose(book.groups.all()[2].id)
    assert said[-1] == "Tổ 3: 0/2 hộ đã ký     Đang chọn 2 hộ (2 hộ ngoài danh sách đang xem)"
    assert tab.list.chosen == [first, second]
    book.households.delete([first])
    assert tab.list.chosen == [second]


def test_space_and_ctrl_a_tick(tab, qtbot):
    table = tab.list.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert tab.list.model.ticked == {shown(tab)[0]}
    tab.activateWindow()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert tab.list.model.ticked == set(shown(tab))
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert not tab.list.model.ticked


def test_header_sorts_and_says_so(tab, book, campaign, qtbot):
    header = tab.list.table.horizontalHeader()
    section = tab.list.model.leading
    at = QPoint(header.sectionViewportPosition(section) + 30, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(tab) == list(book.pledges.ids(campaign.id, sort="name"))
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown(tab) == list(book.pledges.ids(campaign.id, sort="name", descending=True))


def test_sorting_by_the_day_of_signing(tab, book, campaign):
    ids = shown(tab)
    book.pledges.sign(campaign.id, ids[3:4], Signing(signed_on=DAY))
    book.pledges.sign(campaign.id, ids[4:5], Signing(signed_on=PartialDate(2026, 2, 11)))
    tab.list.table.sort_requested.emit("signed_on", False)
    assert shown(tab)[:2] == [ids[4], ids[3]]


def test_no_household_points_to_the_roster(make_tab, book, context, qtbot):
    book.households.delete(book.households.ids())
    tab = make_tab()
    went = []
    context.go.connect(went.append)
    button = next(b for b in tab.findChildren(type(tab.paper)) if b.text() == "Đến tab Hộ dân")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == ["households"]


def test_no_campaign_offers_the_first_one(make_tab, book, dialogs, qtbot):
    tab = make_tab()
    assert tab.first.isVisible()
    assert tab.first.text() == f"Mở đợt ký năm {book.today.year}"
    dialogs.on_run = lambda dialog: dialog.save() is None
    qtbot.mouseClick(tab.first, Qt.MouseButton.LeftButton)
    assert [c.name for c in book.campaigns.all()] == [f"Năm {book.today.year}"]
    assert tab.progress.isVisible()


def test_preview_follows_the_choice(tab, qtbot):
    preview = tab.forms.preview
    qtbot.waitUntil(lambda: preview.pages == 1)
    tab.list.model.tick(shown(tab)[:3], on=True)
    qtbot.waitUntil(lambda: preview.pages == 3)
    tab.list.table.go_to(shown(tab)[2])
    qtbot.waitUntil(lambda: preview.page == 2)


def test_a_form_of_two_pages_is_said(make_tab, book, campaign, qtbot):
    import dataclasses

    long = dataclasses.replace(campaign.wording, criteria=(campaign.wording.criteria[1] * 4,) * 12)
    book.campaigns.save(dataclasses.replace(campaign, wording=long))
    tab = make_tab()
    qtbot.waitUntil(lambda: "trang" in tab.forms.words.text())
    assert tab.forms.words.isVisible()


def test_show_household_whatever_is_filtered(tab, book, campaign):
    wanted = shown(tab)[-1]
    tab.side.choose(book.groups.all()[0].id)
    tab.list.search("không có ai")
    tab.show_record(wanted)
    assert tab.list.table.current_id == wanted


def test_show_household_of_a_group_not_covered(make_tab, book, campaign):
    import dataclasses

    book.campaigns.save(dataclasses.replace(campaign, group_ids=campaign.group_ids[:1]))
    tab = make_tab()
    outside = book.households.ids(group_id=campaign.group_ids[1])[0]
    with pytest.raises(UserError, match="không có trong đợt ký"):
        tab.show_record(outside)


def test_campaigns_newest_first_and_the_choice_is_remembered(make_tab, book, campaign):
    from antt_desktop.workflows.campaigns import new_campaign

    book.campaigns.add(new_campaign(book, "Năm 2025"))
    tab = make_tab()
    assert tab.campaigns.button.text() == "Đợt ký: Năm 2026"
    menu = entries(tab.campaigns.button.menu())
    assert list(menu)[:2] == ["Năm 2026", "Năm 2025"]
    tab.list.tick_shown()
    menu["Năm 2025"].trigger()
    assert tab.campaigns.button.text() == "Đợt ký: Năm 2025"
    assert not tab.list.model.ticked
    assert make_tab().campaigns.current.name == "Năm 2025"


def test_delete_a_campaign_and_undo(tab, book):
    entries(tab.campaigns.button.menu())["Xóa đợt ký"].trigger()
    assert tab.campaigns.current is None
    assert tab.first.isVisible()
    book.history.undo()
    assert tab.campaigns.current.name == "Năm 2026"


def test_while_the_book_is_lent_nothing_is_asked_and_then_all_is_shown(tab, book, context):
    with book.borrow():
        tab.refresh(frozenset(Area))
        tab.search.searched.emit("lan")
        tab.side.choose(book_group(tab))
    context.jobs.ended.emit(False)
    assert tab.list.chosen


def book_group(tab):
    return max(tab.list.groups)


def test_a_book_to_look_at_is_not_written(book, campaign, dialogs, jobs, memory, qtbot):
    with Book.open(book.path, read_only=True) as copy:
        looking = PledgesTab(Context(copy, dialogs, jobs, memory))
        qtbot.addWidget(looking)
        looking.refresh(frozenset(Area))
        assert not looking.signed.isEnabled()
        assert not looking.paper.isEnabled()
        assert "bản sao mở để xem" in looking.signed.toolTip()
        assert not entries(looking.campaigns.button.menu())["Đợt ký mới…"].isEnabled()
        for act in (looking.sign, looking.new, looking.print_, looking.mark_absent):
            with pytest.raises(UserError, match="bản sao mở để xem"):
                act()


def test_every_control_has_a_name(tab):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

    for kind in (QAbstractButton, QAbstractItemView, QLineEdit):
        for widget in tab.findChildren(kind):
            if widget.isVisible() and not isinstance(widget.parent(), QLineEdit):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
