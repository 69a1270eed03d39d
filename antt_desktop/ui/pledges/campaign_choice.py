"""Which campaign is looked at: the button with the menu of campaigns, and their editor."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from antt_desktop.domain.campaign_lists import is_past
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.workflows.campaigns import new_campaign

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
        self.button = buttons.menu_button("Đợt ký", self._menu, tip="Chọn, mở, sửa đợt ký")

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
        dialog = CampaignDialog(self._context, new_campaign(book, name))
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

    def delete(self) -> None:
        """Delete the current campaign, which nobody has signed; undo brings it back."""
        if self.current is not None:
            self._context.book.campaigns.delete(self.current.id)

    def _fill(self) -> None:
        menu, current = self._menu, self.current
        menu.clear()
        self.button.setText(f"Đợt ký: {current.name}" if current else "Chưa có đợt ký")
        self.button.setAccessibleName(self.button.text())
        for campaign in self.campaigns:
            entry = buttons.action(menu, campaign.name, partial(self.choose, campaign.id))
            entry.setCheckable(True)
            entry.setChecked(current is not None and campaign.id == current.id)
        menu.addSeparator()
        entries = [
            buttons.action(menu, "Đợt ký mới…", self.open_new, "plus", keys="Ctrl+N"),
            buttons.action(menu, "Sửa đợt ký…", self.edit, "pencil"),
            self._freezing_entry(),
            buttons.action(menu, "Xóa đợt ký", self.delete, "trash-2"),
        ]
        unfit = [entries[-1]] if current is not None and current.wording_frozen else []
        unfit += entries[1:] if current is None else []
        for entry in entries if self._context.book.read_only else unfit:
            entry.setEnabled(False)

    def _freezing_entry(self) -> QAction:
        current = self.current
        if current is None or not current.list_frozen_on:
            return buttons.action(self._menu, "Chốt danh sách…", self.freeze, "lock")
        past = is_past(current, self._context.book.today.year)
        words = "Mở lại danh sách (chỉ đợt năm nay)" if past else "Mở lại danh sách…"
        entry = buttons.action(self._menu, words, self.thaw, "lock-open")
        entry.setEnabled(not past)
        return entry
