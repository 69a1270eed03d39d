"""A small village that met a few times, for the tab “Biên bản họp” and its dialogs."""

from typing import NamedTuple

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meetings import Draft, Meeting
from antt_desktop.ui.meetings.editor.dialog import MinutesEditor
from antt_desktop.ui.meetings.tab import MeetingsTab
from tests.ui.meetings.made import save_meeting


class Meetings(NamedTuple):
    """The ids of one meeting in each state; the draft is of tổ 3."""

    frozen: int
    draft: int
    planned: int


@pytest.fixture
def meetings(book) -> Meetings:
    third = book.groups.all()[2]
    return Meetings(
        frozen=save_meeting(book, frozen=True),
        draft=save_meeting(
            book,
            1,
            title="Họp Tổ 3 góp ý hương ước",
            kind="Họp tổ",
            day=PartialDate(2025, 11, 15),
            group_ids=(third.id,),
            proceedings="1. Bàn hương ước.",
            votes=(),
            tasks=(),
        ),
        planned=book.meetings.save(
            Meeting(title="Hội nghị tổng kết năm", kind="Tổng kết", day=PartialDate(2026, 12, 28))
        ),
    )


@pytest.fixture
def meeting_book(book, meetings) -> Book:
    """Return the open book with the three ``meetings``."""
    return book


@pytest.fixture
def make_tab(qtbot, context):
    """Return a function that shows the tab as the window does: refreshed after each change."""

    def make(given=context) -> MeetingsTab:
        tab = MeetingsTab(given)
        qtbot.addWidget(tab)
        given.changed.connect(lambda done: tab.refresh(done.areas))
        tab.resize(1342, 640)
        tab.show()
        tab.refresh(frozenset(Area))
        return tab

    return make


@pytest.fixture
def tab(make_tab, meetings) -> MeetingsTab:
    """Return the tab over the three meetings, the newest (which is to come) shown."""
    return make_tab()


@pytest.fixture
def edit(qtbot, context):
    """Return a function that shows the editor, ready for the keyboard."""
    shown = []

    def show(meeting: Meeting | None = None, draft: Draft | None = None) -> MinutesEditor:
        editor = MinutesEditor(context, meeting or Meeting(), draft)
        shown.append(editor)
        editor.show()
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        return editor

    yield show
    for editor in shown:
        editor.keeper.stop()
        editor.done(0)
        editor.deleteLater()
