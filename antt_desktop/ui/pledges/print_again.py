"""After a paper jam: the forms of an earlier printing once more, from a chosen form on."""

import re
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QLineEdit

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Campaign, form_label
from antt_desktop.domain.printings import Printing, Way, households_from
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.printing import send_forms
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_pledges import PledgeRequest

_NUMBER = re.compile(r"(?:(.+)[-–])?0*(\d{1,9})")


def print_again(context: Context, campaign: Campaign) -> None:
    """Ask which printing and from which form on, then show those forms and print them."""
    printings = context.book.printings.all(campaign.id)
    if not printings:
        raise UserError(
            f"Đợt ký {campaign.name} chưa có lần in nào được ghi lại. Hãy bấm “In bản đăng ký”."
        )
    dialog = PrintAgainDialog(context, campaign, printings)
    if context.dialogs.run(dialog):
        send_forms(context, campaign, dialog.request)


def form_number(text: str, campaign_label: str) -> int:
    """Read “23” or “2026-0023” as the number of a form of this campaign.

    Raises UserError (field ``number``) for anything else, a form of another campaign too.
    """
    match = _NUMBER.fullmatch("".join(text.split()))
    if match is None or (match[1] or campaign_label).casefold() != campaign_label.casefold():
        raise UserError(
            f"“{text.strip()}” không phải số phiếu của đợt ký này. Gõ như 23 hoặc"
            f" {form_label(campaign_label, 23)}.",
            field="number",
        )
    return int(match[2])


class PrintAgainDialog(FormDialog):
    """Shows the printings of a campaign, the last first; ``request`` is what to print again."""

    def __init__(self, context: Context, campaign: Campaign, printings: Sequence[Printing]) -> None:
        super().__init__(
            context.dialogs,
            "In lại bản đăng ký",
            "Máy in kẹt giấy hay thiếu tờ: chọn lần in, rồi gõ số của phiếu đầu tiên phải in lại.",
        )
        self._campaign = campaign
        self._printings = {printing.id: printing for printing in printings}
        self._listed = frozenset(context.book.pledges.ids(campaign.id))
        self.request = PledgeRequest(campaign_id=campaign.id)
        self._model = TableModel(_columns(campaign.label), id_of=lambda printing: printing.id)
        self.table = TableView(self._model, "printings", context.memory, label="Các lần in")
        self.number = QLineEdit()
        self.number.setPlaceholderText("Tất cả")
        self.two_sided = QCheckBox("In hai mặt, mỗi bản tờ riêng")
        self.summary = label("", "strong")
        self.form = Form()
        self.form.add(
            "number",
            "In lại từ phiếu số",
            self.number,
            hint=f"Gõ 23 hoặc {form_label(campaign.label, 23)}. Để trống là in lại cả lần in.",
        )
        self.form.add("two_sided", "", self.two_sided)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.form)
        self.body.addWidget(self.summary)
        self.accept_button = self.buttons("Xem trước và in", icon="printer")
        self.table.current_changed.connect(lambda _id: self._sum_up())
        self.number.textChanged.connect(lambda _text: self._sum_up())
        self._model.show_rows(list(printings))
        self.table.go_to(printings[0].id)
        self._sum_up()
        self.number.setFocus()
        self.resize(theme.px(830), theme.px(520))

    @property
    def _printing(self) -> Printing:
        return self._printings[self.table.current_id]

    def _wanted(self) -> tuple[int, ...]:
        """Return the households from the typed form on, those no longer listed too."""
        printing = self._printing
        if not self.number.text().strip():
            return printing.household_ids
        first = form_number(self.number.text(), self._campaign.label)
        return households_from(printing, first)

    def _sum_up(self) -> None:
        try:
            wanted = self._wanted()
        except UserError:
            self.summary.setText("")
            return
        printing, listed = self._printing, [i for i in wanted if i in self._listed]
        numbers = dict(zip(printing.household_ids, printing.numbers, strict=False))
        parts = []
        if listed:
            first, last = (form_label(self._campaign.label, numbers[listed[at]]) for at in (0, -1))
            span = f"phiếu {first} đến {last}" if len(listed) > 1 else f"phiếu {first}"
            parts.append(f"Sẽ in {number(len(listed))} bản, {span}.")
        if gone := len(wanted) - len(listed):
            parts.append(f"{number(gone)} hộ không còn trong danh sách đợt ký: không in lại.")
        if blanks := len(printing.numbers) - len(printing.household_ids):
            parts.append(f"{number(blanks)} bản trắng của lần in này: không in lại.")
        self.summary.setText(" ".join(parts))

    def save(self) -> None:
        """Settle what is to be printed again; nothing is printed yet."""
        ids = tuple(i for i in self._wanted() if i in self._listed)
        if not ids:
            raise UserError(
                "Lần in này không có bản nào của hộ để in lại. Bản trắng thì chọn “In bản trắng"
                " cho hộ mới…”.",
                field="number",
            )
        self.request = PledgeRequest(
            campaign_id=self._campaign.id,
            household_ids=ids,
            two_sided=self.two_sided.isChecked(),
        )


def _columns(campaign_label: str) -> list[Column[Printing]]:
    return [
        Column(title="Lúc in", text=_when, strong=True, sample="13/03/2026 09:42"),
        Column(title="Người in", text=lambda p: p.who, sample="Ngô Văn Vinh"),
        Column(title="Nơi in", text=_where, stretch=True, sample="Canon LBP2900"),
        Column(title="Số bản", text=_how_many, align=Align.RIGHT, sample="495 + 20 trắng"),
        Column(
            title="Từ phiếu – đến phiếu",
            text=lambda p: _span(p, campaign_label),
            sample="2026-0001 – 2026-0495",
        ),
    ]


def _when(printing: Printing) -> str:
    return f"{datetime.fromisoformat(printing.printed_at):%d/%m/%Y %H:%M}"


def _where(printing: Printing) -> str:
    return f"Tệp {printing.place}" if printing.way is Way.FILE else printing.place


def _how_many(printing: Printing) -> str:
    forms, blanks = len(printing.household_ids), len(printing.numbers) - len(printing.household_ids)
    parts = [number(forms)] if forms else []
    return " + ".join(parts + ([f"{number(blanks)} trắng"] if blanks else []))


def _span(printing: Printing, campaign_label: str) -> str:
    first, last = (form_label(campaign_label, printing.numbers[at]) for at in (0, -1))
    return f"{first} – {last}" if first != last else first
