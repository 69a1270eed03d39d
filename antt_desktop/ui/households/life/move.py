"""Which tổ the selected households move to."""

from collections.abc import Sequence

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.theme import theme


class MoveDialog(FormDialog):
    """Asks for a tổ; ``group_id`` is the chosen one once the dialog was accepted."""

    def __init__(self, dialogs: Dialogs, who: str, groups: Sequence[Group]) -> None:
        super().__init__(
            dialogs, f"Chuyển {who} sang tổ khác", "Mã hộ và các bản cam kết đã ký vẫn giữ nguyên."
        )
        self.group_id = 0
        self.group = Combo("Chuyển đến", [(group.id, group.name) for group in groups])
        self.group.setCurrentIndex(-1)
        self.group.setMaxVisibleItems(14)
        self.form = Form()
        self.form.add("group_id", "Chuyển đến", self.group)
        self.form.setMinimumWidth(theme.px(420))
        self.body.addWidget(self.form)
        self.buttons("Chuyển")
        follow_keys(self, self.save_and_close)
        self.group.setFocus()

    def save(self) -> None:
        """Take the choice; UserError without one."""
        if not isinstance(self.group.value, int):
            raise UserError("Hãy chọn tổ chuyển đến.", field="group_id")
        self.group_id = self.group.value
