"""The tab lists minutes, finds them, begins new ones and never loses what was typed."""

from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QMenu

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meetings import Meeting, MeetingRow, MeetingState
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.card_list import CardList
from antt_desktop.ui.meetings.presenter import card
from antt_desktop.ui.meetings.tab import MeetingsTab
from antt_desktop.ui.theme import theme
from tests.ui.meetings.made import save_meeting


def title_shown(tab):
    return tab.reading.record.meeting.title


def type_into_search(tab, qtbot, type_text, text):
    tab.search.setFocus()
    type_text(tab.search, text)
    with qtbot.waitSignal(tab.search.searched, timeout=2000):
        pass


def choose(part, words):
    menu = part.button.menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_newest_minutes_come_first_and_are_read(tab, meetings):
    assert tab.shown_ids == [meetings.planned, meetings.frozen, meetings.draft]
    assert tab.list.count.text() == "3 biên bản"
    assert title_shown(tab) == "Hội nghị tổng kết năm"


def test_the_status_counts_from_the_first_year(tab):
    said = []
    tab.status_text.connect(said.append)
    tab.refresh(frozenset({Area.MEETINGS}))
    assert said == ["3 biên bản, từ 2025"]


def test_what_concerns_others_is_not_asked_again(tab, book):
    def refuse(*_args):
        raise AssertionError

    book.meetings.rows = refuse
    tab.refresh(frozenset({Area.PLEDGES, Area.HOUSEHOLDS}))


def test_search_as_you_type_finds_and_marks(tab, meetings, qtbot, type_text):
    type_into_search(tab, qtbot, type_text, "giai quy")
    assert tab.shown_ids == [meetings.frozen]
    assert tab.list.count.text() == "1 biên bản khớp “giai quy”"
    assert title_shown(tab) == "Họp triển khai mô hình năm 2026"
    qtbot.keyClick(tab.search, Qt.Key.Key_Escape)
    assert len(tab.shown_ids) == 3
    assert tab.current_id == tab.shown_ids[0]


@pytest.mark.parametrize("typed", ["AND", "*", '"', "( ) NEAR", "'", "--", "a" * 3000])
def test_no_search_is_an_error(tab, typed):
    tab._search(typed)
    assert tab.list.count.text()


def test_best_match_first_or_newest_first(tab, book):
    old = save_meeting(
        book, title="Camera ngõ 7: camera", day=PartialDate(2019, 5, 1), proceedings="camera"
    )
    tab._search("camera")
    assert tab.shown_ids[0] == old
    chips = {chip.text(): chip for chip in tab.list.order.findChildren(QAbstractButton)}
    assert tab.list.order.isVisible()
    chips["Mới nhất"].click()
    assert tab.shown_ids[-1] == old
    chips["Khớp nhất"].click()
    assert tab.shown_ids[0] == old


def test_a_search_with_marks_that_finds_nothing_offers_one_without(tab, meetings):
    tab._search("giãi")
    assert tab.list.nothing.isVisible()
    assert tab.list.widen.text() == "Tìm không dấu (1)"
    assert not tab.list.unfilter.isVisible()
    assert tab.reading.record is None
    tab.list.widen.click()
    assert meetings.frozen in tab.shown_ids
    assert tab.list.count.text() == "1 biên bản khớp “giãi” (không xét dấu)"
    tab._search("xyzq")
    assert tab.list.nothing.isVisible()
    assert not tab.list.widen.isVisible()


def test_year_kind_and_scope_leave_minutes_out(tab, book, meetings):
    choose(tab.year, "2026")
    assert set(tab.shown_ids) == {meetings.planned, meetings.frozen}
    assert tab.year.button.text() == "Năm: 2026"
    choose(tab.kind, "Họp toàn thể")
    assert tab.shown_ids == [meetings.frozen]
    assert tab.list.count.text() == "1/3 biên bản"
    choose(tab.group, book.groups.all()[2].name)
    assert tab.shown_ids == []
    tab.list.unfilter.click()
    assert len(tab.shown_ids) == 3
    choose(tab.group, book.groups.all()[2].name)
    assert tab.shown_ids == [meetings.draft]


def test_a_filter_goes_back_to_all_when_its_year_is_gone(tab, book, meetings):
    choose(tab.year, "2025")
    book.meetings.delete(meetings.draft)
    assert tab.year.value == 0
    assert len(tab.shown_ids) == 2


def test_the_chosen_minutes_stay_chosen_when_others_come(tab, book, meetings):
    tab.show_record(meetings.draft)
    save_meeting(book, title="Họp mới nhất", day=PartialDate(2026, 12, 30))
    assert tab.current_id == meetings.draft
    assert title_shown(tab) == "Họp Tổ 3 góp ý hương ước"


def test_showing_a_meeting_lifts_what_hides_it(tab, meetings):
    choose(tab.year, "2025")
    tab.search.setText("hương")
    tab._search("hương")
    tab.show_record(meetings.frozen)
    assert tab.current_id == meetings.frozen
    assert tab.search.text() == ""
    assert tab.year.value == 0
    with pytest.raises(UserError):
        tab.show_record(999)


def test_a_place_without_minutes_offers_the_first_step(make_tab, book):
    tab = make_tab()
    new, old = tab.first
    assert new.isVisible()
    assert old.text() == "Nhập biên bản cũ"
    with pytest.raises(UserError, match="chọn một biên bản"):
        tab.print_()
    save_meeting(book)
    assert not new.isVisible()
    assert tab.current_id


def test_enter_edits_a_draft_but_not_frozen_minutes(tab, book, meetings, dialogs, qtbot):
    opened = []

    def play(editor):
        opened.append(editor.edited.meeting.id)
        editor.edited.change(conclusion="Đã góp ý xong.")
        editor.texts.show_meeting(editor.edited.meeting)
        editor.save()
        editor.keeper.stop()
        return True

    dialogs.on_run = play
    tab.show_record(meetings.frozen)
    qtbot.keyClick(tab.list.cards, Qt.Key.Key_Return)
    tab.show_record(meetings.draft)
    qtbot.keyClick(tab.list.cards, Qt.Key.Key_Return)
    assert opened == [meetings.draft]
    assert "Đã góp ý xong." in tab.reading.text.toPlainText()


def test_new_minutes_are_begun_saved_and_shown(make_tab, dialogs):
    def play(editor):
        editor.head.title.setText("Họp lần đầu")
        editor.save()
        editor.keeper.stop()
        return True

    dialogs.on_run = play
    tab = make_tab()
    tab.new()
    assert title_shown(tab) == "Họp lần đầu"
    assert tab.reading.record.meeting.kind == "Họp toàn thể"
    menu = tab.add.menu()
    menu.aboutToShow.emit()
    kinds = [action.text() for action in menu.actions()]
    assert kinds[0] == "Họp toàn thể"
    assert len(kinds) > 5


def test_a_draft_never_saved_is_offered_until_it_is_dropped(make_tab, book, dialogs):
    book.drafts.keep(0, Meeting(title="Họp dở", kind="Họp toàn thể", proceedings="Đang"))
    book.drafts.keep(0, Meeting(kind="Họp tổ"))
    tab = make_tab()
    assert tab.unsaved.isVisible()
    assert "(và 1 bản nữa)" in tab.unsaved.sentence
    dialogs.answers.extend([False, True, True])
    tab._drop()
    assert len(book.drafts.unsaved()) == 2
    tab._drop()
    assert len(book.drafts.unsaved()) == 1
    assert "nữa" not in tab.unsaved.sentence
    tab._drop()
    assert not tab.unsaved.isVisible()


def test_going_on_with_a_draft_saves_what_was_typed(make_tab, book, dialogs):
    book.drafts.keep(0, Meeting(title="Họp dở", kind="Họp toàn thể", proceedings="Đang bàn"))

    def play(editor):
        assert editor.head.title.text() == "Họp dở"
        editor.reject()
        return bool(editor.saved_id)

    dialogs.on_run = play
    tab = make_tab()
    tab._resume()
    assert title_shown(tab) == "Họp dở"
    assert not tab.unsaved.isVisible()
    assert book.drafts.unsaved() == []


def test_while_the_book_is_lent_nothing_is_asked_and_then_all_is_shown(tab, book, context):
    with book.borrow():
        tab.refresh(frozenset(Area))
        tab._search("hương")
        tab.list.cards.setCurrentIndex(tab.list.cards.model().index(1, 0))
    context.jobs.ended.emit(False)
    assert title_shown(tab) == "Họp Tổ 3 góp ý hương ước"


def test_a_book_to_look_at_takes_no_new_minutes(book, meetings, dialogs, jobs, memory, make_tab):
    with Book.open(book.path, read_only=True) as copy:
        tab = make_tab(Context(copy, dialogs, jobs, memory))
        assert not tab.add.isEnabled()
        assert "bản sao mở để xem" in tab.add.toolTip()
        for act in (tab.new, tab.import_old):
            with pytest.raises(UserError, match="bản sao mở để xem"):
                act()
        tab._search("hương")
        assert tab.shown_ids == [meetings.draft]
        tab.hide()


def test_the_division_of_the_room_is_remembered(tab, context, qtbot):
    panes = tab._panes
    panes.setSizes([500, 800])
    panes.splitterMoved.emit(500, 1)
    other = MeetingsTab(context)
    qtbot.addWidget(other)
    other.resize(tab.size())
    other.show()
    assert abs(other._panes.sizes()[0] - panes.sizes()[0]) < 3


@pytest.mark.parametrize(("width", "percent"), [(1256, 100), (1256, 150), (1342, 130)])
def test_the_row_at_the_top_is_never_cut(tab, width, percent):
    theme.choose(percent=percent)
    tab.resize(width, 560)
    choose(tab.kind, "Họp toàn thể")
    choose(tab.year, "2026")
    tab.layout().activate()
    parts = [tab.add, tab.search, tab.year.button, tab.kind.button, tab.group.button, tab.more]
    assert tab.more.geometry().right() <= tab.width()
    assert tab.minimumSizeHint().width() <= width
    for part in parts:
        assert part.width() >= min(part.minimumSizeHint().width(), part.sizeHint().width())


def test_five_thousand_cards_ask_for_those_that_are_seen(qtbot):
    asked = []

    def fetch(ids):
        asked.append(len(ids))
        return [
            MeetingRow(
                id=one,
                title=f"Họp số {one}",
                kind="Họp tổ",
                day=None,
                start="",
                scope="",
                state=MeetingState.DRAFT,
                turnout=Turnout(),
            )
            for one in ids
        ]

    cards = CardList("Danh sách biên bản", lambda row: row.id, card)
    qtbot.addWidget(cards)
    cards.resize(360, 600)
    cards.show()
    cards.show_ids(array("q", range(1, 5001)), fetch, keep=False)
    cards.grab()
    assert cards.go_to(4990)
    cards.grab()
    assert sum(asked) <= 4 * 128
    assert cards.current_id == 4990


def test_every_control_has_a_name(tab):
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit):
        for widget in tab.findChildren(kind):
            if widget.isVisible() and not isinstance(widget.parent(), QLineEdit):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    for menu in tab.findChildren(QMenu):
        menu.aboutToShow.emit()
        assert all(entry.text() for entry in menu.actions() if not entry.isSeparator())
