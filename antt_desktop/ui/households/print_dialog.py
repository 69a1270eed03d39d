"""What of the roster to print: this tổ or every tổ, with or without all people."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout

from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.theme import theme


class RosterDialog(FormDialog):
    """Asks what to print; ``group_ids`` is empty for every tổ."""

    def __init__(self, dialogs: Dialogs, group_id: int, group_name: str) -> None:
        super().__init__(
            dialogs, "In danh sách hộ", "Xem trước rồi mới in; số CCCD không bao giờ được in."
        )
        self._group_id = group_id
        self.one = QRadioButton(f"Chỉ {group_name}" if group_id else "Chỉ một tổ")
        self.every = QRadioButton("Tất cả các tổ, mỗi tổ sang trang mới")
        self.with_people = QCheckBox("Ghi cả các nhân khẩu của từng hộ")
        choice = QButtonGroup(self)
        choice.addButton(self.one)
        choice.addButton(self.every)
        self.one.setVisible(bool(group_id))
        (self.one if group_id else self.every).setChecked(True)
        box = QVBoxLayout()
        box.setSpacing(theme.px(2))
        box.addWidget(self.one)
        box.addWidget(self.every)
        box.addSpacing(theme.px(8))
        box.addWidget(self.with_people)
        self.body.addLayout(box)
        self.body.addStretch()
        self.buttons("Xem trước", icon="eye")
        self.setMinimumWidth(theme.px(460))
        follow_keys(self, self.save_and_close)

    @property
    def group_ids(self) -> tuple[int, ...]:
        """Return the tổ to print, () for every one."""
        return (self._group_id,) if self._group_id and self.one.isChecked() else ()
