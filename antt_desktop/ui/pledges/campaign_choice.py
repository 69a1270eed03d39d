"""Which campaign is looked at: the button with the menu of campaigns, and their editor."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.campaign_dialog import CampaignDialog
from antt_desktop.workflows.campaigns import new_campaign


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
            buttons.action(menu, "Xóa đợt ký", self.delete, "trash-2"),
        ]
        for entry in entries:
            entry.setEnabled(not self._context.book.read_only)
        entries[2].setEnabled(entries[2].isEnabled() and not (current and current.wording_frozen))
