"""Which campaign is looked at: the button with the menu of campaigns, and their editor."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from antt_desktop.domain.campaign_lists import is_past
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.ui.pledges.campaigns.words import campaign_words, closed_words
from antt_desktop.workflows.campaigns import new_campaign

_REOPENED = ("Có phiếu nộp muộn", "Ghi nhầm, cần sửa lại", "Cấp trên yêu cầu bổ sung")
_FREEZING = (
    "Tên chủ hộ, số hộ, tổ và tên làng trên danh sách, bản đăng ký của đợt này giữ như hôm nay, dù"
    " sổ có thay đổi. Chữ ký đến sau vẫn ghi được."
)
_THAWING = (
    "Danh sách và bản đăng ký của đợt này lại theo sổ hiện nay: hộ mới, hộ đã đi, tên và tổ mới."
    " Chữ ký đã ghi vẫn giữ."
)


class CampaignChoice(QObject):
    """Holds the campaigns and which of them is ``current`` (None: there is none yet).

    ``chosen`` follows every other choice; the choice is remembered on this PC for each book.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = f"pledges/campaign/{context.book.id}"
        self.campaigns: tuple[Campaign, ...] = ()
        self.current: Campaign | None = None
        self._menu = QMenu()
        self._recording: dict[QAbstractButton, str] = {}
        self.button = buttons.menu_button("Đợt ký", self._menu, tip="Chọn, mở, sửa đợt ký")

    def guard(self, *recording: QAbstractButton) -> None:
        """Let these buttons be off in a closed campaign, and say why."""
        self._recording = {button: button.toolTip() for button in recording}

    def load(self) -> bool:
        """Ask for the campaigns anew; True where another one is current now."""
        before = self.current.id if self.current else 0
        self.campaigns = self._context.book.campaigns.all()
        remembered = self._context.memory.text(self._key)
        wanted = before or (int(remembered) if remembered.isdigit() else 0)
        by_id = {campaign.id: campaign for campaign in self.campaigns}
        newest = self.campaigns[0] if self.campaigns else None
        self.current = by_id.get(wanted, newest)
        self._fill()
        return (self.current.id if self.current else 0) != before

    def choose(self, campaign_id: int) -> None:
        """Look at another campaign."""
        if self.current is not None and campaign_id == self.current.id:
            return
        self.current = self._context.book.campaigns.get(campaign_id)
        self._context.memory.keep_text(self._key, str(campaign_id))
        self._fill()
        self.chosen.emit()

    def open_new(self) -> None:
        """Ask for a new campaign and look at it."""
        book = self._context.book
        taken = [campaign.name for campaign in self.campaigns]
        name = presenter.proposed_name(taken, book.today.year)
        wording = self.campaigns[0].wording if self.campaigns else None
        draft = new_campaign(book, name, wording=wording)
        dialog = CampaignDialog(self._context, draft, self.campaigns)
        if self._context.dialogs.run(dialog):
            self.load()
            self.choose(dialog.saved.id)

    def edit(self) -> None:
        """Mend the current campaign."""
        if self.current is not None:
            campaign = self._context.book.campaigns.get(self.current.id)
            self._context.dialogs.run(CampaignDialog(self._context, campaign))

    def freeze(self) -> None:
        """Keep the current campaign's list as it is now, once the user knows what that means."""
        if self.current is not None and self._context.dialogs.confirm(
            f"Chốt danh sách đợt ký {self.current.name}?", "Chốt danh sách", detail=_FREEZING
        ):
            self._context.book.campaigns.freeze(self.current.id)

    def thaw(self) -> None:
        """Let the current campaign's list follow the roster again, once the user agrees."""
        if self.current is not None and self._context.dialogs.confirm(
            f"Mở lại danh sách đợt ký {self.current.name}?", "Mở lại danh sách", detail=_THAWING
        ):
            self._context.book.campaigns.thaw(self.current.id)

    def show_results(self, *, closing: bool = False) -> None:
        """Show what came of the current campaign; ``closing`` asks whether to close it."""
        from antt_desktop.ui.pledges.campaigns.results import ResultsDialog

        if self.current is not None:
            campaign = self._context.book.campaigns.get(self.current.id)
            self._context.dialogs.run(ResultsDialog(self._context, campaign, closing=closing))

    def reopen(self) -> None:
        """Let answers be recorded again in the current campaign; ask why."""
        if self.current is None:
            return
        reason = self._context.dialogs.ask_text(
            f"Mở lại đợt ký {self.current.name}",
            "Vì sao mở lại (ghi vào nhật ký của sổ):",
            choices=("", *_REOPENED),
        )
        if reason is not None:
            self._context.book.results.reopen(self.current.id, reason)

    def compare_lists(self) -> None:
        """Show what changed in the list since the campaign before the current one."""
        from antt_desktop.ui.pledges.campaigns.compare import CompareDialog
        from antt_desktop.workflows.campaigns import compare_lists

        if self.current is not None and (before := self._before()) is not None:
            comparison = compare_lists(self._context.book, before, self.current)
            self._context.dialogs.run(CompareDialog(self._context, comparison))

    def compare_wordings(self) -> None:
        """Show the wordings of the campaigns side by side."""
        from antt_desktop.ui.pledges.campaigns.versions import VersionsDialog

        if self.current is not None:
            self._context.dialogs.run(
                VersionsDialog(self._context, self.campaigns, self.current.id)
            )

    def compare_years(self) -> None:
        """Show the results of the campaigns side by side."""
        from antt_desktop.ui.pledges.campaigns.years import YearsDialog

        self._context.dialogs.run(YearsDialog(self._context, self.campaigns))

    def _before(self) -> Campaign | None:
        """Return the campaign before the current one."""
        ids = [campaign.id for campaign in self.campaigns]
        at = ids.index(self.current.id) + 1 if self.current is not None else len(ids)
        return self.campaigns[at] if at < len(ids) else None

    def delete(self) -> None:
        """Delete the current campaign, which nobody has signed; undo brings it back."""
        if self.current is not None:
            self._context.book.campaigns.delete(self.current.id)

    def _fill(self) -> None:
        menu, current = self._menu, self.current
        menu.clear()
        words = f"Đợt ký: {campaign_words(current)}" if current else "Chưa có đợt ký"
        self.button.setText(words)
        self.button.setAccessibleName(words)
        closed = closed_words(current) if current else ""
        for button, tip in self._recording.items():
            button.setEnabled(not closed and self._context.book.may_change)
            button.setToolTip(closed or tip)
        for campaign in self.campaigns:
            entry = buttons.action(
                menu, campaign_words(campaign), partial(self.choose, campaign.id)
            )
            entry.setCheckable(True)
            entry.setChecked(current is not None and campaign.id == current.id)
        menu.addSeparator()
        self._enabled(
            buttons.action(menu, "Đợt ký mới…", self.open_new, "plus", keys="Ctrl+N"), writes=True
        )
        if current is None:
            return
        self._add_changes(menu, current)
        menu.addSeparator()
        self._add_looks(menu)

    def _add_changes(self, menu: QMenu, current: Campaign) -> None:
        """Add what changes the campaign; a closed one can only be opened again."""
        closed = current.closed_on is not None
        entry = buttons.action(menu, "Sửa đợt ký…", self.edit, "pencil")
        self._enabled(entry, writes=True, also=not closed)
        past = is_past(current, self._context.book.today.year)
        if not current.list_frozen_on:
            entry = buttons.action(menu, "Chốt danh sách…", self.freeze, "lock")
            self._enabled(entry, writes=True)
        else:
            words = "Mở lại danh sách (chỉ đợt năm nay)" if past else "Mở lại danh sách…"
            entry = buttons.action(menu, words, self.thaw, "lock-open")
            self._enabled(entry, writes=True, also=not past and not closed)
        if closed:
            entry = buttons.action(menu, "Mở lại đợt ký…", self.reopen, "lock-open")
        else:
            close = partial(self.show_results, closing=True)
            entry = buttons.action(menu, "Đóng đợt ký…", close, "circle-check")
        self._enabled(entry, writes=True)
        entry = buttons.action(menu, "Xóa đợt ký", self.delete, "trash-2")
        self._enabled(entry, writes=True, also=not current.wording_frozen and not closed)

    def _add_looks(self, menu: QMenu) -> None:
        """Add what is looked at: results, years, lists, wordings."""
        buttons.action(menu, "Kết quả đợt ký…", self.show_results, "list-checks")
        entry = buttons.action(menu, "So sánh các đợt…", self.compare_years, "history")
        self._enabled(entry, also=len(self.campaigns) > 1)
        before = self._before()
        words = (
            f"Hộ thay đổi so với đợt {before.name}…" if before else "Hộ thay đổi so với đợt trước…"
        )
        entry = buttons.action(menu, words, self.compare_lists, "users")
        self._enabled(entry, also=before is not None)
        buttons.action(menu, "So sánh lời văn…", self.compare_wordings, "arrow-right-left")

    def _enabled(self, entry: QAction, *, writes: bool = False, also: bool = True) -> None:
        entry.setEnabled(also and not (writes and not self._context.book.may_change))
