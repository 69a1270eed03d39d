"""The tab “Ký cam kết”: progress by tổ at the left, households, their forms at the right."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Tally
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context, Tab
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.panes import EmptyState, Pane, top_row
from antt_desktop.ui.kit.split import Split
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.acts import Acts
from antt_desktop.ui.pledges.campaign_choice import CampaignChoice
from antt_desktop.ui.pledges.filing.dropped import dropped_scans
from antt_desktop.ui.pledges.form_preview import FormPreview
from antt_desktop.ui.pledges.household_list import HouseholdList
from antt_desktop.ui.pledges.more_menu import MoreMenu, add_answers
from antt_desktop.ui.pledges.printing import send_signing_lists
from antt_desktop.ui.pledges.progress import CampaignProgress, GroupProgress
from antt_desktop.ui.theme import theme

_SHOWN = frozenset({Area.PLEDGES})
_WIDTHS = (200, 748, 372)
_ROOM_FOR_PROGRESS, _ROOM_FOR_SCAN = 1220, 1020


class PledgesTab(Tab):
    """Who has signed. See ``ui.context.Tab`` for what the window asks of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book = context.book
        self._acts = Acts(context)
        self._keying = False
        self._tallies: dict[int, Tally] = {}
        self.setAcceptDrops(True)
        self.campaigns = CampaignChoice(context)
        self.progress = CampaignProgress()
        self.search = SearchField("Tìm chủ hộ…", "Tìm hộ")
        self.search.setMinimumWidth(theme.px(150))
        self.paper = buttons.primary("In bản đăng ký", self.print_, "printer", keys="Ctrl+P")
        self.signed = buttons.secondary("Ghi nhận đã ký", self.sign, "pen-line", keys="Enter")
        self.side = GroupProgress()
        self.list = HouseholdList(context)
        self.forms = FormPreview(context)
        self.scan = buttons.secondary(
            "Nhập bản quét", self.file_scans, "scan-line", tip="Nhập các bản đã ký từ máy quét"
        )
        self.more = buttons.more_button("Việc khác", MoreMenu(self))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        acts = (self.paper, self.signed, self.scan, self.more)
        top = top_row([self.campaigns.button, self.progress, self.search, *acts], self.search)
        panes = Split(self.context.memory, "pledges", self)
        for pane, least in ((self.side, 150), (self.list, 300), (self.forms, 220)):
            pane.setMinimumWidth(theme.px(least))
        panes.put([self.side, self.list, self.forms], {1: 2, 2: 1})
        panes.divide([theme.px(width) for width in _WIDTHS])
        work = QWidget()
        box = QVBoxLayout(work)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(10))
        box.addLayout(top)
        box.addWidget(panes, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self._no_household())
        self._stack.addWidget(self._no_campaign())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _no_household(self) -> QWidget:
        return _in_pane(
            EmptyState(
                "users",
                "Chưa có hộ nào",
                "Đợt ký cần danh sách hộ. Hãy nhập từ Excel hoặc thêm hộ ở tab Hộ dân trước.",
                [buttons.primary("Đến tab Hộ dân", self._go_to_roster, "house")],
            )
        )

    def _no_campaign(self) -> QWidget:
        year = self._book.today.year
        self.first = buttons.primary(f"Mở đợt ký năm {year}", self.new, "plus", keys="Ctrl+N")
        return _in_pane(
            EmptyState(
                "file-pen-line",
                "Chưa có đợt ký",
                "Mở đợt ký để in bản đăng ký cho từng hộ và ghi lại hộ nào đã ký.",
                [self.first],
            )
        )

    def _connect(self) -> None:
        self.campaigns.chosen.connect(self._show_campaign)
        self.search.searched.connect(self._search)
        self.search.down.connect(self.list.table.setFocus)
        self.side.chosen.connect(self._show_group)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.list.opened.connect(self.sign)
        self.list.sorted_anew.connect(self._sorted)
        self.list.cleared.connect(self.search.clear)
        self.list.widened.connect(lambda: self.side.choose(presenter.ALL))
        table = self.list.table
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self).activated.connect(self.key_round)
        self.context.lock(self.paper, self.signed, self.scan, self.first)
        self.campaigns.guard(self.signed, self.scan)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept scans dragged here; what they are, is told when they are read."""
        if self._book.may_change and dropped_scans(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin to file what was dropped here, after the drop has ended."""
        paths = dropped_scans(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.file_scans(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the row at the top what is elsewhere too, where it is short.

        “Cả làng” shows the progress, the “…” has the scans then.
        """
        super().resizeEvent(event)
        self.progress.setVisible(self.width() >= theme.px(_ROOM_FOR_PROGRESS))
        self.scan.setVisible(self.width() >= theme.px(_ROOM_FOR_SCAN))

    # what the window asks

    def refresh(self, areas: frozenset[Area]) -> None:
        """Show anew what belongs to these areas; later, while a job has the book or one keys."""
        if self.put_off(areas):
            return
        self.forms.forget()
        if areas <= {Area.SETTINGS}:
            self._chosen_changed()
            return
        other = self.campaigns.load()
        if self.campaigns.current is None:
            self._stack.setCurrentIndex(2 if self._book.households.count() else 1)
            self.status_text.emit("")
            return
        self._stack.setCurrentIndex(0 if self._book.households.count() else 1)
        if other:
            self.list.show_campaign(self.campaigns.current)
        self._show_tallies()
        self.list.refresh()

    def new(self) -> None:
        """Open a new campaign."""
        self.context.writable()
        if not self._book.households.count():
            raise UserError("Chưa có hộ nào. Hãy nhập danh sách hộ ở tab Hộ dân trước.")
        self.campaigns.open_new()

    def print_(self) -> None:
        """Print forms: of those chosen to begin with, of a tổ, of all not yet signed."""
        self.print_forms(presenter.CHOSEN)

    def show_record(self, household_id: int) -> None:
        """Show this household in the campaign; UserError where it is not in its list."""
        campaign = self.campaign()
        if household_id not in self._book.pledges.ids(campaign.id):
            raise UserError(presenter.not_listed(self._book, campaign, household_id))
        (row,) = self._book.pledges.rows(campaign.id, [household_id])
        if self.side.current not in {presenter.ALL, row.group_id}:
            self.side.choose(row.group_id)
        self.list.reveal(household_id)
        self.list.table.setFocus()

    # what the user does here

    def sign(self) -> None:
        """Record that the chosen households signed."""
        self.context.writable()
        if self._acts.sign(self.campaign(), self.list.chosen_rows):
            self.list.untick_all()

    def mark_absent(self) -> None:
        """Record that the chosen households were absent or did not agree."""
        self.context.writable()
        if self._acts.mark_absent(self.campaign(), self.list.chosen_rows):
            self.list.untick_all()

    def take_back(self) -> None:
        """Take the answers of the chosen households back."""
        self.context.writable()
        if self._acts.take_back(self.campaign(), self.list.chosen_rows):
            self.list.untick_all()

    def key_round(self) -> None:
        """Key in the answers a tổ trưởng brought back from going from door to door."""
        self.context.writable()
        self._keying = True
        try:
            self._acts.key_round(self.campaign(), self.group())
        finally:
            self._keying = False
            self.catch_up()

    def print_list(self) -> None:
        """Show the list for signing of the tổ chosen at the left, or of all."""
        send_signing_lists(self.context, self.campaign(), self.side.current)

    def print_forms(self, start: str, *, separators: bool = False) -> None:
        """Print forms; ``start`` is the choice to begin with (a key of the presenter)."""
        self.context.writable()
        self._acts.print_forms(
            self.campaign(), self.group(), self.list.chosen, start, separators=separators
        )

    def file_scans(self, paths: Sequence[Path] = ()) -> None:
        """File scanned forms to their households: these files or folders, or ones to choose."""
        from antt_desktop.ui.pledges.filing.dialog import FilingDialog

        self.context.writable()
        dialog = FilingDialog(self.context, self.campaign())
        dialog.read(paths)
        self.context.dialogs.run(dialog)
        dialog.deleteLater()  # with all the pictures it holds

    # what the acts of the tab are about

    def campaign(self) -> Campaign:
        """Return the campaign looked at; UserError where there is none."""
        if self.campaigns.current is None:
            raise UserError("Chưa có đợt ký. Hãy mở đợt ký trước.")
        return self.campaigns.current

    def group(self) -> Group | None:
        """Return the tổ chosen at the left, None for the whole village."""
        return self.list.groups.get(self.side.current)

    # inside

    def _go_to_roster(self) -> None:
        self.context.go.emit("households")

    def _search(self, text: str) -> None:
        if not self.put_off(_SHOWN):
            self.list.search(text)

    def _sorted(self) -> None:
        if not self.put_off(_SHOWN):
            self.list.show_list()

    def _show_campaign(self) -> None:
        if self.put_off(_SHOWN):
            return
        self.forms.forget()
        self.list.show_campaign(self.campaign())
        self._show_tallies()
        self.list.show_list()

    def _show_group(self, group_id: int) -> None:
        if self.put_off(_SHOWN):
            return
        self.list.show_counts(presenter.total(self._tallies, group_id))
        self.list.show_group(group_id)

    def put_off(self, areas: frozenset[Area]) -> bool:
        """Put off also while answers are keyed in."""
        if self._keying:
            self._late |= areas
        return super().put_off(areas) or self._keying

    def _show_tallies(self) -> None:
        campaign = self.campaign()
        groups = {group.id: group for group in self._book.campaigns.groups(campaign.id)}
        self._tallies = self._book.pledges.tallies(campaign.id)
        self.list.groups = groups
        self.list.show_frozen(campaign.list_frozen_on)
        self.side.show_tallies(groups.values(), self._tallies)
        self.progress.show_tally(presenter.total(self._tallies))
        self.list.show_counts(presenter.total(self._tallies, self.side.current))
        self.list.place(self.side.current)

    def _chosen_changed(self) -> None:
        if self.campaigns.current is None or self.put_off(_SHOWN):
            return
        chosen = self.list.chosen
        ticked = len(self.list.model.ticked)
        count = f" ({number(len(chosen))})" if chosen else ""
        self.paper.setText(f"In bản đăng ký{count}")
        self.forms.show_forms(self.campaigns.current, chosen, self.list.table.current_id)
        group = self.group()
        self.status_text.emit(
            presenter.status_words(
                group.name if group else "Cả làng",
                presenter.total(self._tallies, self.side.current),
                ticked,
                self.list.hidden_ticks,
            )
        )

    def _show_menu(self, at: QPoint) -> None:
        current = self.list.table.current_id
        if not current:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [
            buttons.action(menu, "Ghi nhận đã ký…", self.sign, "pen-line", keys="Enter"),
            buttons.action(
                menu, "In bản đăng ký…", lambda: self.print_forms(presenter.CHOSEN), "printer"
            ),
        ]
        for entry in entries:
            entry.setEnabled(self._book.may_change)
        add_answers(menu, self)
        menu.addSeparator()
        buttons.action(
            menu,
            "Xem hộ này ở tab Hộ dân",
            lambda: self.context.go_to.emit("households", current),
            "house",
        )
        menu.popup(self.list.table.viewport().mapToGlobal(at))


def _in_pane(state: EmptyState) -> Pane:
    pane = Pane()
    pane.box.addWidget(state)
    return pane
