"""“Ghi nhận đã ký”: the day, how and by whom, who received it; for one household or many."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.households import HEAD, Group, Household
from antt_desktop.domain.pledges import SIGNER_RELATIONS, Campaign, Manner, PledgeRow, Signing
from antt_desktop.domain.strokes import Strokes
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, OpenCombo
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Banner, scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.signature_pad import SignatureField
from antt_desktop.ui.theme import Tone, theme

_SOMEONE_ELSE, _LISTED_HEAD = -1, -2
_FIELDS_WIDTH, _LEAST_FIELDS_WIDTH = 600, 380
_AROUND = (60, 170)
_FRAME = QSize(16, 40)
"""What the system draws around a window."""


class SignDialog(FormDialog):
    """Asks how ``signers`` signed; ``signing`` is the answer once it was accepted.

    An empty signer means each household's head, an empty receiver each tổ's own leader. Several
    households sign on paper; one alone may sign here, on the screen.
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
        self.day.set_date(presenter.proposed_day(campaign, last_used))
        self.receiver = OpenCombo("Người nhận", _receivers(rows, groups))
        self.form: Form = Form()
        self.manner = MannerChoice()
        if len(rows) == 1:
            self.form.add("manner", "Cách ký", self.manner)
        self.form.add("signed_on", "Ngày ký *", self.day)
        self.signature = SignatureField()
        self.signature.hide()
        self._add_signer(rows)
        self._add_receiver(rows, groups)
        if signers.left_alone:
            self.body.addWidget(Banner(signers.left_alone, Tone.ACCENT))
        self._fields = scrolled(self.form)
        beside = QHBoxLayout()
        beside.setSpacing(theme.px(16))
        beside.addWidget(self._fields, 1)
        beside.addWidget(self.signature, 1)
        self.body.addLayout(beside, 1)
        self.accept_button = self.buttons("Ghi nhận", icon="check")
        self.manner.chosen.connect(lambda _id: self._show_pad())
        self.signature.enlarged.connect(self._make_room)
        self.day.textChanged.connect(lambda _text: self._look_at_day())
        self._look_at_day()
        self._settle_size()
        self.day.setFocus()
        self.day.selectAll()

    def _add_signer(self, rows: Sequence[PledgeRow]) -> None:
        self.signer = Combo("Người ký")
        self.signer.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # a long name shall not push the pad out
        self.signer.setMinimumContentsLength(16)
        self.name = QLineEdit()
        self.relation = OpenCombo("Quan hệ với chủ hộ", SIGNER_RELATIONS[1:])
        self.reason = OpenCombo("Vì sao ký thay", presenter.ON_BEHALF)
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
        self.form.add("reason", "Vì sao ký thay", self.reason)
        self.signer.currentIndexChanged.connect(lambda _index: self._other_chosen())
        self._choose_head(rows[0])
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

    def _choose_head(self, row: PledgeRow) -> None:
        """Begin with the head; where there is none, with whoever is to be named."""
        found = [key for key, (name, _relation) in self._people.items() if name == row.head]
        self.signer.choose(found[0] if found else _SOMEONE_ELSE)

    def _add_receiver(self, rows: Sequence[PledgeRow], groups: Mapping[int, Group]) -> None:
        self.receiver.setCurrentText(presenter.receiver_of(rows, groups))
        several = len({row.group_id for row in rows}) > 1
        hint = "Để trống: tổ trưởng của từng tổ." if several else ""
        self.form.add("receiver", "Người nhận", self.receiver, hint=hint)

    def _show_other(self) -> None:
        other = self.signer.value == _SOMEONE_ELSE
        self.form.show_row("name", shown=other)
        self.form.show_row("relation", shown=other)
        self.form.show_row("reason", shown=self._on_behalf)

    def _other_chosen(self) -> None:
        self._show_other()
        self._settle_size()

    @property
    def _on_behalf(self) -> bool:
        """Tell whether somebody else than the head signs."""
        if len(self._rows) > 1:
            return False
        listed = self._people.get(int(str(self.signer.value)))
        return bool(self._rows[0].head) and (listed is None or listed[0] != self._rows[0].head)

    def _show_pad(self) -> None:
        self.signature.setVisible(self.manner.value is Manner.SCREEN)
        self._settle_size()

    def _make_room(self, large: bool) -> None:  # noqa: FBT001 - a signal's
        """Give the pad the whole screen's width, or the fields their room back."""
        self._fields.setVisible(not large)
        if large:
            room = self.screen().availableGeometry()
            self.move(room.topLeft())
            self.resize(room.size() - _FRAME)
        else:
            self._settle_size()

    def _settle_size(self) -> None:
        """Be as large as what is shown needs, within the screen; beyond that the fields scroll."""
        room = self.screen().availableSize() - _FRAME
        beside = 0 if self.signature.isHidden() else self.signature.sizeHint().width()
        width = min(theme.px(_FIELDS_WIDTH), room.width() - beside - theme.px(_AROUND[0]))
        least = self.form.minimumSizeHint().width() + theme.px(14)
        width = max(width, least, theme.px(_LEAST_FIELDS_WIDTH))
        inner = width - theme.px(12)
        wanted = max(self.form.heightForWidth(inner), self.form.minimumSizeHint().height())
        self._fields.setMinimumSize(width, min(wanted, room.height() - theme.px(_AROUND[1])))
        self.body.activate()
        self.resize(self.sizeHint().boundedTo(room))

    def changed(self) -> bool:
        """Tell whether a signature drawn here would be lost."""
        return self.manner.value is Manner.SCREEN and not self.signature.pad.is_empty

    def _look_at_day(self) -> None:
        try:
            day = self.day.date()
        except UserError:
            day = None  # half typed; what is wrong is said when the field is left
        doubt = presenter.day_doubt(day, self._campaign, self._context.book.today)
        self.form.set_hint("signed_on", doubt, "waiting")

    def save(self) -> None:
        """Settle what is to be recorded; the caller records it."""
        self.signature.shrink()
        with naming("signed_on"):
            day = self.day.date()
        if day is None:
            raise UserError("Hãy ghi ngày ký, ví dụ 18/02/2026.", field="signed_on")
        name, relation = self._signer()
        self.signing = Signing(
            signed_on=day,
            signer=name,
            relation=relation,
            receiver=self.receiver.currentText(),
            reason=self.reason.currentText() if self._on_behalf else "",
            manner=self.manner.value,
            strokes=self._strokes(),
        )

    def _strokes(self) -> Strokes | None:
        if self.manner.value is not Manner.SCREEN:
            return None
        if self.signature.pad.is_empty:
            raise UserError("Chưa có chữ ký. Hãy ký vào khung, hoặc chọn “Ký trên giấy”.")
        return self.signature.pad.strokes()

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


class MannerChoice(QWidget):
    """How the signature was given: on paper, on the screen, by fingerprint."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.chosen = self._group.idToggled
        flow = FlowLayout(self, spacing=12)
        for at, manner in enumerate(Manner):
            button = QRadioButton(manner.label)
            self._group.addButton(button, at)
            flow.addWidget(button)
        self._group.button(0).setChecked(True)

    @property
    def value(self) -> Manner:
        """Return the manner chosen."""
        return list(Manner)[self._group.checkedId()]

    def choose(self, manner: Manner) -> None:
        """Choose a manner."""
        self._group.button(list(Manner).index(manner)).setChecked(True)


def _receivers(rows: Sequence[PledgeRow], groups: Mapping[int, Group]) -> list[str]:
    """Return who is offered as receiver: tổ trưởng and tổ phó of the households' one tổ."""
    inside = {row.group_id for row in rows}
    if len(inside) > 1:
        return []
    group = groups[inside.pop()]
    return [name for name in (group.leader, group.deputy) if name]
