"""What can be done for the chosen households: each asks what it needs, then does it."""

from collections.abc import Mapping, Sequence

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, PledgeRow, Signing
from antt_desktop.domain.printings import Way
from antt_desktop.ui.context import Context
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.answer_dialogs import AbsentDialog, TakeBackDialog
from antt_desktop.ui.pledges.campaigns.words import closed_words
from antt_desktop.ui.pledges.print_dialog import PrintPledgesDialog
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
        """Record signatures; True where it was done. One that stands can be taken back."""
        _refuse_closed(campaign)
        signers = presenter.signers(_somebody(rows))
        if not signers.rows and len(rows) == 1:
            return self._offer_taking_back(campaign, rows[0])
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

    def _offer_taking_back(self, campaign: Campaign, row: PledgeRow) -> bool:
        detail = f"{presenter.told(row)}\n\nMuốn ghi lại thì bỏ ghi nhận này trước, có lý do."
        return self._context.dialogs.confirm(
            f"{row.head or presenter.NO_HEAD} đã ký rồi.", "Bỏ ghi nhận…", detail=detail, no="Đóng"
        ) and self.take_back(campaign, [row])

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
        _refuse_closed(campaign)
        open_rows = presenter.not_signed(_somebody(rows))
        if not open_rows:
            raise UserError("Các hộ đang chọn đều đã ký. Muốn đổi, hãy chọn riêng từng hộ.")
        left_alone = len(rows) - len(open_rows)
        groups = self._groups(campaign)
        dialog = AbsentDialog(self._context, campaign.id, open_rows, left_alone, groups)
        return self._context.dialogs.run(dialog)

    def take_back(self, campaign: Campaign, rows: Sequence[PledgeRow]) -> bool:
        """Take answers back; True where it was done."""
        _refuse_closed(campaign)
        answered = presenter.answered(_somebody(rows))
        if not answered:
            raise UserError("Các hộ đang chọn chưa có ghi nhận nào để bỏ.")
        dialog = TakeBackDialog(self._context, campaign.id, answered, self._groups(campaign))
        return self._context.dialogs.run(dialog)

    def key_round(self, campaign: Campaign, group: Group | None) -> None:
        """Key in what a tổ trưởng brought back; ``group`` None lets the dialog ask which tổ."""
        from antt_desktop.ui.pledges.keying.dialog import KeyingDialog

        _refuse_closed(campaign)
        dialog = KeyingDialog(self._context, campaign, group, self.last_day)
        self._context.dialogs.run(dialog)
        self.last_day = dialog.day_used or self.last_day

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


def _refuse_closed(campaign: Campaign) -> None:
    """Raise UserError before anything is asked: nobody shall sign in vain."""
    if why := closed_words(campaign):
        raise UserError(why)


def _somebody(rows: Sequence[PledgeRow]) -> Sequence[PledgeRow]:
    if not rows:
        raise UserError(_NOBODY)
    return rows
