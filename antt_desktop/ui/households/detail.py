"""The pane at the right: one household with its people and its pledges."""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from antt_desktop.domain.households import Household
from antt_desktop.domain.identity import shown_phone
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.columns import pledge_columns
from antt_desktop.ui.households.detail_people import PeoplePage
from antt_desktop.ui.households.presenter import (
    NOTHING,
    PledgeLine,
    heading,
    pledge_lines,
    proposals,
    residence,
    shortened,
)
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_FIELDS = ("Địa chỉ", "Điện thoại", "Cư trú", "Diện", "Ghi chú")


class DetailPane(Pane):
    """Shows a household. Signals: ``edit_asked(id)``, ``add_person_asked(id)``."""

    edit_asked = Signal(object)
    add_person_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context = context
        self._household: Household | None = None
        self.title, self.below = label("", "title"), label("", "small")
        self.edit = buttons.secondary("Sửa", self._ask_edit, "pencil", keys="Enter")
        self.proposed = label("", "small")
        self.propose = buttons.link("Ghi vào diện", self._take_proposals)
        self._values = {name: label("") for name in _FIELDS}
        self.people = PeoplePage(context.memory)
        self.people.opened.connect(self._ask_edit)
        self.people.add_asked.connect(self._ask_person)
        self.pledges: TableModel[PledgeLine] = TableModel(
            pledge_columns(), lambda line: line.campaign_id
        )
        self.pledge_table = TableView(
            self.pledges, "detail-pledges", context.memory, label="Cam kết của hộ"
        )
        self.tabs = QTabWidget()
        self.tabs.setProperty("kind", "inset")
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self.people, "Nhân khẩu")
        self.tabs.addTab(self.pledge_table, "Cam kết")
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
        names.setSpacing(0)
        names.addWidget(self.title, 0, 0)
        names.addWidget(self.edit, 0, 1, Qt.AlignmentFlag.AlignTop)
        names.addWidget(self.below, 1, 0, 1, 2)
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
        self.title.setProperty("tone", "" if household.head else "trouble")
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
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
        writable = not book.read_only
        self.propose.setVisible(bool(proposed))
        self.propose.setEnabled(writable)
        self.edit.setEnabled(writable)
        self.people.show_household(household, writable=writable)
        self.tabs.setTabText(0, f"Nhân khẩu ({len(household.people)})")
        lines = pledge_lines(book, household)
        self.pledges.show_rows(lines)
        self.tabs.setTabText(1, f"Cam kết ({len(lines)})")
        self._pages.setCurrentIndex(1)

    def show_nothing(self, title: str = "", sentence: str = "") -> None:
        """Say that no household is chosen."""
        self._household = None
        self._nothing.say(title, sentence or "Chọn một hộ trong danh sách để xem.")
        self._pages.setCurrentIndex(0)

    def _ask_edit(self) -> None:
        if self.household_id:
            self.edit_asked.emit(self.household_id)

    def _ask_person(self) -> None:
        if self.household_id:
            self.add_person_asked.emit(self.household_id)

    def _take_proposals(self) -> None:
        household = self._household
        if household is not None:
            categories = (*household.categories, *proposals(household))
            self._context.book.households.save(
                dataclasses.replace(household, categories=categories)
            )
