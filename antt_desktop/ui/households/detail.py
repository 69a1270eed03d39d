"""The pane at the right: one household with its people, pledges, meetings and changes."""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from antt_desktop.domain.households import Household
from antt_desktop.domain.identity import shown_phone
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.detail_changes import ChangesPage
from antt_desktop.ui.households.detail_incidents import incidents_page
from antt_desktop.ui.households.detail_meetings import meetings_page
from antt_desktop.ui.households.detail_people import PeoplePage
from antt_desktop.ui.households.detail_pledges import pledges_page
from antt_desktop.ui.households.life.menu import Deed, fill
from antt_desktop.ui.households.presenter import (
    NOTHING,
    ended_sentence,
    heading,
    pledge_lines,
    proposals,
    residence,
    shortened,
)
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import Tone, theme

_SCROLL_BAR = 14
_TABS = ("Nhân khẩu", "Cam kết", "Họp", "Vụ việc", "Thay đổi")
_SHORTER = ("Khẩu", "Cam kết", "Họp", "Vụ", "Đổi")
"""The same where there is little room."""
_FIELDS = ("Địa chỉ", "Điện thoại", "Cư trú", "Diện", "Ghi chú")


class DetailPane(Pane):
    """Shows a household.

    Signals: ``edit_asked(id)``, ``add_person_asked(id)``, and ``life_asked(Deed, id, person id)``
    for an entry of the menu “Biến động”.
    """

    edit_asked = Signal(object)
    add_person_asked = Signal(object)
    life_asked = Signal(object, object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._household: Household | None = None
        self.title, self.below = label("", "title"), label("", "small")
        self.edit = buttons.secondary("Sửa", self._ask_edit, "pencil", keys="Enter")
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill(menu, self._ask_life, ended=self._ended))
        self.life = buttons.menu_button(
            "Biến động", menu, tip="Sinh, mất, đến, đi, đổi chủ hộ, tách hộ, gộp hộ…"
        )
        self.ended = Banner("", Tone.NEUTRAL)
        self.back = buttons.link("Ghi hộ trở về", lambda: self._ask_life(Deed.RETURN), "undo-2")
        self.proposed = label("", "small")
        self.propose = buttons.link("Ghi vào diện", self._take_proposals)
        self._values = {name: label("") for name in _FIELDS}
        self.people = PeoplePage(context.memory)
        self.people.opened.connect(self._ask_edit)
        self.people.add_asked.connect(self._ask_person)
        self.pledges = pledges_page(context.memory)
        self.meetings = meetings_page(context)
        self.incidents = incidents_page(context)
        self.changes = ChangesPage(context.memory)
        self.tabs = QTabWidget()
        self.tabs.setProperty("kind", "inset")
        self.tabs.setUsesScrollButtons(False)
        pages: tuple[QWidget, ...] = (
            self.people, self.pledges, self.meetings, self.incidents, self.changes,
        )  # fmt: skip
        for title, page in zip(_TABS, pages, strict=True):
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(self._show_changes)
        self._nothing = EmptyState("house", "", "Chọn một hộ trong danh sách để xem.")
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._lay_out())
        self.box.addWidget(self._pages)
        self.setAccessibleName("Hộ đang chọn")

    def _lay_out(self) -> QWidget:
        area = QScrollArea(self._pages)
        page = Pane(flush=True, kind="flow")
        area.setWidget(page)
        names = QGridLayout()
        names.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(6))
        names.setSpacing(theme.px(4))
        names.addWidget(self.title, 0, 0)
        names.addWidget(self.edit, 0, 1, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.below, 1, 0, 1, 2)
        names.addWidget(self.life, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        names.setColumnStretch(0, 1)
        values = QGridLayout()
        values.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        values.setVerticalSpacing(theme.px(4))
        values.setHorizontalSpacing(theme.px(16))
        values.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._values.items()):
            caption = QLabel(name)
            caption.setProperty("kind", "muted")
            value.setAccessibleName(name)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            values.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            values.addWidget(value, row, 1)
        proposed = QHBoxLayout()
        proposed.setContentsMargins(theme.px(16), 0, theme.px(9), 0)
        proposed.addWidget(self.proposed, 1)
        proposed.addWidget(self.propose)
        page.box.addLayout(names)
        page.box.addWidget(self.ended)
        page.box.addWidget(self.back)
        page.box.addLayout(values)
        page.box.addLayout(proposed)
        page.box.addSpacing(theme.px(6))
        page.box.addWidget(self.tabs, 1)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    @property
    def household_id(self) -> int:
        """Return the id of the household shown, 0 for none."""
        return self._household.id if self._household else 0

    def show_household(self, household_id: int, group_name: Callable[[int], str]) -> None:
        """Show a household as it stands in the book; ``group_name`` names a tổ by its id."""
        book = self._context.book
        self._household = book.households.get(household_id)
        household = self._household
        title, below = heading(household, group_name(household.group_id))
        self.title.setText(title)
        set_look(self.title, "tone", "" if household.head else "trouble")
        self.below.setText(below)
        note = household.note.strip()
        for name, text in zip(
            _FIELDS,
            (
                household.address,
                shown_phone(household.phone),
                residence(household.head),
                ", ".join(household.categories),
                shortened(note),
            ),
            strict=True,
        ):
            self._values[name].setText(text or NOTHING)
        self._values["Ghi chú"].setToolTip(note)
        proposed = ", ".join(proposals(household))
        self.proposed.setText(f"Ghi chú nói: {proposed}")
        self.proposed.setVisible(bool(proposed))
        self.propose.setAccessibleName(f"Ghi vào diện: {proposed}")
        self.propose.setToolTip("Ghi diện này cho hộ; ghi chú vẫn giữ nguyên")
        writable = book.may_change
        self.propose.setVisible(bool(proposed))
        self.propose.setEnabled(writable)
        self.edit.setEnabled(writable)
        self.life.setEnabled(writable)
        self.ended.say(ended_sentence(household), Tone.NEUTRAL)
        self.back.setVisible(household.ended_on is not None)
        self.back.setEnabled(writable)
        self.people.show_household(household, writable=writable)
        self.pledges.show_lines(pledge_lines(book, household))
        self.meetings.show_lines(book.meetings.of_household(household_id))
        self.incidents.show_lines(book.incidents.of_household(household_id))
        self._pages.setCurrentIndex(1)
        self._say_tabs()
        self._show_changes()

    def show_nothing(self, title: str = "", sentence: str = "") -> None:
        """Say that no household is chosen."""
        self._household = None
        self._nothing.say(title, sentence or "Chọn một hộ trong danh sách để xem.")
        self._pages.setCurrentIndex(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the titles where they need more room than there is."""
        super().resizeEvent(event)
        self._say_tabs()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the titles once more: before they are seen Qt does not know their widths."""
        super().showEvent(event)
        self._say_tabs()

    def _say_tabs(self) -> None:
        pages = (self.people, self.pledges, self.meetings, self.incidents)
        models = [page.model for page in pages]
        counts = [f" ({model.rowCount()})" for model in models]
        # Not the width of the tabs: their titles would make the page wider than this pane.
        room = self.width() - theme.px(_SCROLL_BAR)
        none = [""] * len(counts)
        for titles, ends in ((_TABS, counts), (_SHORTER, counts), (_TABS, none), (_SHORTER, none)):
            for place, (title, end) in enumerate(zip(titles, (*ends, ""), strict=True)):
                self.tabs.setTabText(place, title + end)
                self.tabs.setTabToolTip(place, _TABS[place])
            if self.tabs.tabBar().minimumSizeHint().width() <= room:
                break

    def _ask_edit(self) -> None:
        if self.household_id:
            self.edit_asked.emit(self.household_id)

    def _ask_person(self) -> None:
        if self.household_id:
            self.add_person_asked.emit(self.household_id)

    def _ask_life(self, deed: Deed) -> None:
        if self.household_id:
            self.life_asked.emit(deed, self.household_id, self.people.person_id)

    @property
    def _ended(self) -> bool:
        return self._household is not None and self._household.ended_on is not None

    def _show_changes(self) -> None:
        """Read the history of the household only while its page is looked at."""
        if self.household_id and self.tabs.currentWidget() is self.changes:
            self.changes.show_changes(self._context.book.history.of_household(self.household_id))

    def _take_proposals(self) -> None:
        household = self._household
        if household is not None:
            categories = (*household.categories, *proposals(household))
            self._context.book.households.save(
                dataclasses.replace(household, categories=categories)
            )
