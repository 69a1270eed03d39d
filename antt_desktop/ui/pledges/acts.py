"""What can be done for the chosen households: each asks what it needs, then does it."""

from collections.abc import Mapping, Sequence

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, PledgeRow, Signing
from antt_desktop.ui.context import Context
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.answer_dialogs import AbsentDialog, TakeBackDialog
from antt_desktop.ui.pledges.print_dialog import PrintPledgesDialog, Way
from antt_desktop.ui.pledges.printing import save_forms, send_forms
from antt_desktop.ui.pledges.sign_dialog import SignDialog
from antt_desktop.workflows.record_pledges import sign_by_group

_AT_ONCE = 2000
_NOBODY = "Chưa chọn hộ nào. Hãy bấm vào một hộ, hoặc đánh dấu các hộ cần làm (phím cách)."


class Acts:
    """The acts of the tab. ``last_day`` is the day of signing typed last while it is open."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.last_day: PartialDate | None = None

    def _groups(self, campaign: Campaign) -> Mapping[int, Group]:
        groups = self._context.book.campaigns.groups(campaign.id)
        return {group.id: group for group in groups}

    def sign(self, campaign: Campaign, rows: Sequence[PledgeRow]) -> bool:
        """Record signatures; True where it was done."""
        signers = presenter.signers(_somebody(rows))
        if not signers.rows:
            raise UserError(f"Không có hộ nào để ghi nhận. {signers.left_alone}")
        groups = self._groups(campaign)
        dialog = SignDialog(self._context, campaign, signers, groups, self.last_day)
        if not self._context.dialogs.run(dialog) or dialog.signing is None:
            return False
        self.last_day = dialog.signing.signed_on
        ids = [row.household_id for row in signers.rows]
        self._record(campaign.id, ids, dialog.signing)
        return True

    def _record(self, campaign_id: int, ids: Sequence[int], signing: Signing) -> None:
        if len(ids) <= _AT_ONCE:
            sign_by_group(self._context.book, campaign_id, ids, signing)
            return
        self._context.work_on_book(
            f"Đang ghi nhận {len(ids)} hộ đã ký",
            lambda book, _progress: sign_by_group(book, campaign_id, ids, signing),
        )

    def mark_absent(self, campaign: Campaign, rows: Sequence[PledgeRow]) -> bool:
        """Record absent or declined; True where it was done."""
        open_rows = presenter.not_signed(_somebody(rows))
        if not open_rows:
            raise UserError("Các hộ đang chọn đều đã ký. Muốn đổi, hãy chọn riêng từng hộ.")
        left_alone = len(rows) - len(open_rows)
        groups = self._groups(campaign)
        dialog = AbsentDialog(self._context, campaign.id, open_rows, left_alone, groups)
        return self._context.dialogs.run(dialog)

    def take_back(self, campaign: Campaign, rows: Sequence[PledgeRow]) -> bool:
        """Take answers back; True where it was done."""
        answered = presenter.answered(_somebody(rows))
        if not answered:
            raise UserError("Các hộ đang chọn chưa có ghi nhận nào để bỏ.")
        dialog = TakeBackDialog(self._context, campaign.id, answered, self._groups(campaign))
        return self._context.dialogs.run(dialog)

    def print_forms(
        self,
        campaign: Campaign,
        group: Group | None,
        chosen: Sequence[int],
        start: str,
        *,
        separators: bool = False,
    ) -> None:
        """Ask what to print, then print it or save it as PDF."""
        scopes = presenter.scopes(self._context.book, campaign, group, chosen)
        blanks = 1 if start == presenter.BLANKS_ONLY else 0
        dialog = PrintPledgesDialog(
            self._context, campaign.id, scopes, start, blanks=blanks, separators=separators
        )
        if not self._context.dialogs.run(dialog):
            return
        if dialog.way is Way.FILE:
            save_forms(self._context, campaign, dialog.request)
        else:
            send_forms(self._context, campaign, dialog.request)


def _somebody(rows: Sequence[PledgeRow]) -> Sequence[PledgeRow]:
    if not rows:
        raise UserError(_NOBODY)
    return rows
