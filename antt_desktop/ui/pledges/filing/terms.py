"""What is recorded with the signatures of a stack: the day, who received them, the originals."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.filing import day_of_signing
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.fields import DateField, typed_date
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter as tab_presenter
from antt_desktop.ui.theme import theme

_ORIGINALS = (
    "Ảnh gốc nặng khoảng 0,3–2 MB mỗi trang (bản thường: 0,1 MB): 500 trang làm sổ và mỗi bản sao"
    " lưu nặng thêm vài trăm MB. Chỉ cần khi phải giữ ảnh màu."
)


class FilingTerms(QWidget):
    """One row of fields under the pages; it wraps where the room is short."""

    def __init__(self, campaign: Campaign, today: PartialDate) -> None:
        super().__init__()
        self._campaign, self._today = campaign, today
        self.day = DateField("Ngày ký", latest_year=today.year, whole_day=True)
        self.day.set_date(day_of_signing(campaign.form_date, today))
        self.day.setFixedWidth(theme.px(124))
        self.receiver = QLineEdit()
        self.receiver.setAccessibleName("Người nhận")
        self.receiver.setPlaceholderText("Tổ trưởng của từng tổ")
        self.receiver.setMinimumWidth(theme.px(220))
        self.originals = QCheckBox("Giữ cả ảnh gốc")
        self.originals.setToolTip(_ORIGINALS)
        self.originals.setMinimumHeight(theme.px(36))
        self._doubt = label("", "small")
        self._doubt.setProperty("tone", "waiting")
        self._cost = label(_ORIGINALS, "small")
        self._cost.setVisible(False)
        self.originals.toggled.connect(self._cost.setVisible)
        row = QWidget()
        flow = FlowLayout(row, spacing=14)
        for words, field in (("Ngày ký *", self.day), ("Người nhận", self.receiver)):
            cell = QWidget()
            line = QHBoxLayout(cell)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(8))
            caption = label(words, "muted", wrap=False)
            caption.setBuddy(field)
            line.addWidget(caption)
            line.addWidget(field)
            flow.addWidget(cell)
        flow.addWidget(self.originals)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(2))
        box.addWidget(row)
        box.addWidget(self._doubt)
        box.addWidget(self._cost)
        self.day.textChanged.connect(lambda _text: self._look_at_day())
        self._look_at_day()

    def signed_on(self) -> PartialDate:
        """Return the day typed; UserError where there is none, and the field has the keyboard."""
        try:
            day = typed_date(self.day, "signed_on")
        except UserError:
            self.day.setFocus()
            raise
        if day is None:
            self.day.setFocus()
            raise UserError("Hãy ghi ngày ký, ví dụ 18/02/2026.", field="signed_on")
        return day

    def _look_at_day(self) -> None:
        try:
            day = self.day.date()
        except UserError:
            day = None  # half typed; what is wrong is said when it is saved
        doubt = tab_presenter.day_doubt(day, self._campaign, self._today)
        self._doubt.setText(doubt)
        self._doubt.setVisible(bool(doubt))
