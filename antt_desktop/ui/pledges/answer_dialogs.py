"""“Vắng / chưa đồng ý” with a reason, and taking a recorded answer back."""

from collections.abc import Mapping, Sequence

from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import PledgeRow, Status
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, OpenCombo
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.record_pledges import take_back


class AbsentDialog(FormDialog):
    """Records that households were absent or did not agree yet."""

    def __init__(
        self,
        context: Context,
        campaign_id: int,
        rows: Sequence[PledgeRow],
        left_alone: int,
        groups: Mapping[int, Group],
    ) -> None:
        super().__init__(
            context.dialogs, "Ghi nhận vắng / chưa đồng ý", presenter.who(rows, groups)
        )
        self._context, self._campaign_id, self._rows = context, campaign_id, rows
        self.status = Combo("Tình trạng", [(status, status.label) for status in presenter.REASONS])
        self.reason = OpenCombo("Lý do")
        self.status.currentIndexChanged.connect(lambda _index: self._offer())
        if len(rows) == 1 and rows[0].status in presenter.REASONS:
            self.status.choose(rows[0].status)
        self._offer()
        if len(rows) == 1:
            self.reason.setCurrentText(rows[0].reason)
        self.form = Form()
        self.form.add("status", "Tình trạng *", self.status)
        self.form.add("reason", "Lý do", self.reason, hint="Chọn một lý do hoặc gõ lý do khác.")
        if left_alone:
            self.body.addWidget(Banner(f"{left_alone} hộ đã ký, giữ nguyên.", Tone.ACCENT))
        if len(rows) == 1 and rows[0].status is Status.SIGNED:
            sentence = f"Hộ này đã ký ngày {rows[0].signed_on}. Ghi lý do để bỏ ghi nhận đó."
            self.body.addWidget(Banner(sentence, Tone.WAITING))
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.accept_button = self.buttons("Ghi nhận", icon="check")
        self.setMinimumWidth(theme.px(500))
        self.status.setFocus()

    def _offer(self) -> None:
        typed = self.reason.currentText()
        self.reason.clear()
        self.reason.addItems(list(presenter.REASONS[self._status]))
        offered = {reason for reasons in presenter.REASONS.values() for reason in reasons}
        self.reason.setCurrentText("" if typed in offered else typed)

    @property
    def _status(self) -> Status:
        return Status(str(self.status.value))

    def save(self) -> None:
        """Record the answer as one action."""
        ids = [row.household_id for row in self._rows]
        reason = self.reason.currentText()
        self._context.book.pledges.mark(self._campaign_id, ids, self._status, reason)


class TakeBackDialog(FormDialog):
    """Takes recorded answers back, with a reason."""

    def __init__(
        self,
        context: Context,
        campaign_id: int,
        rows: Sequence[PledgeRow],
        groups: Mapping[int, Group],
    ) -> None:
        super().__init__(context.dialogs, "Bỏ ghi nhận", presenter.who(rows, groups))
        self._context, self._campaign_id, self._rows = context, campaign_id, rows
        self.reason = OpenCombo("Lý do", presenter.TAKEN_BACK)
        self.reason.setCurrentText("")
        self.form = Form()
        signed = any(row.status is Status.SIGNED for row in rows)
        hint = "Bỏ một chữ ký thì phải ghi lý do; lý do giữ trong nhật ký." if signed else ""
        self.form.add("reason", "Lý do *" if signed else "Lý do", self.reason, hint=hint)
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.accept_button = self.buttons("Bỏ ghi nhận", icon="undo-2")
        self.setMinimumWidth(theme.px(500))
        self.reason.setFocus()

    def save(self) -> None:
        """Take the answers back as one action."""
        ids = [row.household_id for row in self._rows]
        take_back(self._context.book, self._campaign_id, ids, self.reason.currentText())
