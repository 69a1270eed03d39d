"""Whom to print forms for, how many copies, blanks and separator sheets."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.printings import Way
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Spin
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_pledges import PledgeRequest

_MOST_COPIES, _MOST_BLANKS = 2, 200


class PrintPledgesDialog(FormDialog):
    """Asks what to print; ``request`` and ``way`` are known once it was accepted.

    ``scopes`` are the choices (an empty one cannot be chosen); ``start`` is the key of the one
    it begins with if that can be chosen, ``blanks`` and ``separators`` as well.
    """

    def __init__(
        self,
        context: Context,
        campaign_id: int,
        scopes: Sequence[presenter.Scope],
        start: str,
        *,
        blanks: int = 0,
        separators: bool = False,
    ) -> None:
        super().__init__(context.dialogs, "In bản đăng ký")
        self._campaign_id = campaign_id
        self._scopes = {scope.key: scope for scope in scopes}
        self.request = PledgeRequest(campaign_id=campaign_id)
        self.way = Way.PRINTER
        self.choices: dict[str, QRadioButton] = {}
        self.copies = Spin("Số bản mỗi hộ", 1, _MOST_COPIES, 1)
        self.blanks = Spin("Bản trắng cho hộ mới", 0, _MOST_BLANKS, blanks)
        self.separators = QCheckBox("Tờ ngăn trước mỗi tổ")
        self.separators.setChecked(separators)
        self.two_sided = QCheckBox("In hai mặt, mỗi bản tờ riêng")
        self._sheets = label("", "strong")
        self.form = Form()
        self.form.add("copies", "Số bản mỗi hộ", self.copies)
        self.form.add("blanks", "Bản trắng cho hộ mới", self.blanks)
        choices = QHBoxLayout()
        choices.setSpacing(theme.px(28))
        choices.addWidget(self._radios(scopes), 1)
        choices.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        switches = QHBoxLayout()
        switches.setSpacing(theme.px(28))
        switches.addWidget(self.separators)
        switches.addWidget(self.two_sided, 1)
        self.body.addLayout(choices)
        self.body.addLayout(switches)
        self.body.addWidget(self._sheets)
        self.body.addWidget(
            label(
                "Mã phiếu cấp lần in đầu và giữ mãi. In xong, các hộ này ghi là “Đã in, chờ ký”;"
                " hộ đã trả lời giữ nguyên.",
                "small",
            )
        )
        self.body.addStretch()
        self.foot.addWidget(buttons.secondary("Lưu PDF…", self._to_file, "save"))
        self.accept_button = self.buttons("Xem trước và in", icon="printer")
        self.copies.valueChanged.connect(lambda _value: self._count())
        self.blanks.valueChanged.connect(lambda _value: self._count())
        self.separators.toggled.connect(lambda _on: self._count())
        possible = [key for key, radio in self.choices.items() if radio.isEnabled()]
        first = self.choices[start if start in possible else possible[0]]
        first.setChecked(True)
        first.setFocus()
        self._count()
        self.setMinimumWidth(theme.px(770))

    def _radios(self, scopes: Sequence[presenter.Scope]) -> QWidget:
        radios = QWidget()
        radios.setAccessibleName("In cho")
        box = QVBoxLayout(radios)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(label("In cho", "muted"))
        group = QButtonGroup(radios)
        for scope in scopes:
            radio = QRadioButton(scope.words)
            radio.setEnabled(bool(scope.ids) or scope.key == presenter.BLANKS_ONLY)
            radio.toggled.connect(lambda _on: self._count())
            group.addButton(radio)
            box.addWidget(radio)
            self.choices[scope.key] = radio
        box.addStretch()
        return radios

    @property
    def _scope(self) -> presenter.Scope:
        down = (key for key, radio in self.choices.items() if radio.isChecked())
        return self._scopes[next(down, presenter.BLANKS_ONLY)]

    @property
    def _separated(self) -> bool:
        return self.separators.isChecked() and self._scope.groups > 1

    def _count(self) -> None:
        scope = self._scope
        self.separators.setEnabled(scope.groups > 1)
        if scope.key == presenter.BLANKS_ONLY and not self.blanks.value():
            self.blanks.setValue(1)
        self._sheets.setText(
            presenter.sheets_words(
                scope, self.copies.value(), self.blanks.value(), separators=self._separated
            )
        )

    def _to_file(self) -> None:
        self.way = Way.FILE
        self.save_and_close()

    def save(self) -> None:
        """Settle what is to be printed; nothing is printed yet."""
        scope = self._scope
        if not scope.ids and not self.blanks.value():
            self.way = Way.PRINTER
            raise UserError("Hãy chọn hộ hoặc số bản trắng để in.", field="household_ids")
        self.request = PledgeRequest(
            campaign_id=self._campaign_id,
            household_ids=tuple(scope.ids),
            copies=self.copies.value(),
            separators=self._separated,
            blanks=self.blanks.value(),
            two_sided=self.two_sided.isChecked(),
        )
