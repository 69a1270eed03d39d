"""“Ghi nhận đã ký”: the day, who signed, who received it; for one household or many."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Group, Household
from antt_desktop.domain.pledges import SIGNER_RELATIONS, Campaign, PledgeRow, Signing
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import Tone, theme

_SOMEONE_ELSE, _LISTED_HEAD = -1, -2


class SignDialog(FormDialog):
    """Asks how ``signers`` signed; ``signing`` is the answer once it was accepted.

    An empty signer means each household's head, an empty receiver each tổ's own leader.
    """

    def __init__(
        self,
        context: Context,
        campaign: Campaign,
        signers: presenter.Signers,
        groups: Mapping[int, Group],
        last_used: PartialDate | None,
    ) -> None:
        rows = signers.rows
        super().__init__(context.dialogs, "Ghi nhận đã ký", presenter.who(rows, groups))
        self._context, self._campaign, self._rows = context, campaign, rows
        self.signing: Signing | None = None
        today = context.book.today
        self.day = DateField("Ngày ký", latest_year=today.year, whole_day=True)
        self.day.set_date(presenter.proposed_day(rows, campaign, last_used))
        self.receiver = OpenCombo("Người nhận", _receivers(rows, groups))
        self.form: Form = Form()
        self.form.add("signed_on", "Ngày ký *", self.day)
        self._add_signer(rows)
        self._add_receiver(rows, groups)
        if signers.left_alone:
            self.body.addWidget(Banner(signers.left_alone, Tone.ACCENT))
        if len(rows) == 1 and rows[0].signed_on:
            sentence = f"Đã ghi ký ngày {rows[0].signed_on}. Ghi nhận lần này sẽ thay lần trước."
            self.body.addWidget(Banner(sentence, Tone.WAITING))
        self.body.addWidget(self.form)
        self.body.addStretch()
        self.accept_button = self.buttons("Ghi nhận", icon="check")
        self.day.textChanged.connect(lambda _text: self._look_at_day())
        self._look_at_day()
        self.setMinimumWidth(theme.px(520))
        self.day.setFocus()
        self.day.selectAll()

    def _add_signer(self, rows: Sequence[PledgeRow]) -> None:
        self.signer = Combo("Người ký")
        self.name = QLineEdit()
        self.relation = OpenCombo("Quan hệ với chủ hộ", SIGNER_RELATIONS[1:])
        self._people: dict[int, tuple[str, str]] = {}
        if len(rows) > 1:
            heads = label("Chủ hộ của từng hộ", wrap=False)
            heads.setMinimumHeight(theme.px(36))
            self.form.add("heads", "Người ký", heads)
            return
        household = self._context.book.households.get(rows[0].household_id)
        self._offer_people(household, rows[0].head if self._campaign.list_frozen_on else "")
        self.form.add("signer", "Người ký *", self.signer)
        self.form.add("name", "Họ tên người ký *", self.name)
        self.form.add("relation", "Quan hệ với chủ hộ", self.relation)
        self.signer.currentIndexChanged.connect(lambda _index: self._show_other())
        self._choose_recorded(rows[0])
        self._show_other()

    def _offer_people(self, household: Household, listed_head: str) -> None:
        """Offer who may have signed; the head of a frozen list too, who may have gone since."""
        people = presenter.people_to_sign(household)
        if listed_head and all(person.name != listed_head for person in people):
            self._people[_LISTED_HEAD] = (listed_head, HEAD)
            self.signer.addItem(f"{listed_head} – chủ hộ trong danh sách", _LISTED_HEAD)
        for person in people:
            self._people[person.id] = (person.name, person.relation)
            self.signer.addItem(presenter.person_words(person), person.id)
        self.signer.addItem("Người khác…", _SOMEONE_ELSE)

    def _choose_recorded(self, row: PledgeRow) -> None:
        """Begin with who is recorded already, else with the head."""
        wanted = row.signer or row.head
        found = [key for key, (name, _relation) in self._people.items() if wanted == name]
        if found:
            self.signer.choose(found[0])
        elif row.signer:
            self.signer.choose(_SOMEONE_ELSE)
            self.name.setText(row.signer)
            self.relation.setCurrentText(row.relation)

    def _add_receiver(self, rows: Sequence[PledgeRow], groups: Mapping[int, Group]) -> None:
        recorded = rows[0].receiver if len(rows) == 1 else ""
        one_leader = presenter.receiver_of(rows, groups)
        self.receiver.setCurrentText(recorded or one_leader)
        several = len({row.group_id for row in rows}) > 1
        hint = "Để trống: tổ trưởng của từng tổ." if several else ""
        self.form.add("receiver", "Người nhận", self.receiver, hint=hint)

    def _show_other(self) -> None:
        other = self.signer.value == _SOMEONE_ELSE
        self.form.show_row("name", shown=other)
        self.form.show_row("relation", shown=other)

    def _look_at_day(self) -> None:
        try:
            day = self.day.date()
        except UserError:
            day = None  # half typed; what is wrong is said when the field is left
        doubt = presenter.day_doubt(day, self._campaign, self._context.book.today)
        self.form.set_hint("signed_on", doubt, "waiting")

    def save(self) -> None:
        """Settle what is to be recorded; the caller records it."""
        try:
            day = self.day.date()
        except UserError as error:
            raise UserError(error.sentence, field="signed_on") from error
        if day is None:
            raise UserError("Hãy ghi ngày ký, ví dụ 18/02/2026.", field="signed_on")
        name, relation = self._signer()
        self.signing = Signing(
            signed_on=day, signer=name, relation=relation, receiver=self.receiver.currentText()
        )

    def _signer(self) -> tuple[str, str]:
        """Return name and relation; an empty name means each household's head."""
        if len(self._rows) > 1:
            return "", HEAD
        if self.signer.value != _SOMEONE_ELSE:
            return self._people[int(str(self.signer.value))]
        name = self.name.text().strip()
        if not name:
            raise UserError("Hãy ghi họ tên người ký.", field="name")
        return name, self.relation.currentText().strip()


def _receivers(rows: Sequence[PledgeRow], groups: Mapping[int, Group]) -> list[str]:
    """Return who is offered as receiver: tổ trưởng and tổ phó of the households' one tổ."""
    inside = {row.group_id for row in rows}
    if len(inside) > 1:
        return []
    group = groups[inside.pop()]
    return [name for name in (group.leader, group.deputy) if name]
