"""Every copy on this PC and on marked sticks, for when the book itself does not open."""

from pathlib import Path

from antt_desktop.book import all_copies
from antt_desktop.domain.backups import Copy
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.safety.copies_dialog import copy_columns
from antt_desktop.ui.theme import theme

_KINDS = "Sổ ANTT (*.antt)"


class FoundCopies(FormDialog):
    """Lets one be chosen, the newest first; ``path`` is the one."""

    def __init__(self, dialogs: Dialogs, memory: Memory) -> None:
        super().__init__(
            dialogs, "Khôi phục từ bản sao", "Các bản sao tìm thấy trên máy này và trên USB."
        )
        self._copies: list[Copy] = all_copies()
        self.path: Path | None = None
        numbers = {copy.path: at for at, copy in enumerate(self._copies, 1)}
        self.model: TableModel[Copy] = TableModel(copy_columns(), lambda c: numbers[c.path])
        self.model.show_rows(self._copies)
        self.table = TableView(self.model, "found-copies", memory, label="Bản sao tìm thấy")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda _id: self.save_and_close())
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane, 1)
        self.foot.addWidget(buttons.secondary("Chọn tệp khác…", self._choose, "folder-open"))
        self.body.addWidget(self.form)
        self.buttons("Khôi phục bản này", icon="rotate-ccw")
        self.resize(theme.px(820), theme.px(480))
        if self._copies:
            self.table.go_to(1)

    def _choose(self) -> None:
        chosen = self.dialogs.choose_open_file("Chọn bản sao", _KINDS)
        if chosen is not None:
            self.path = chosen
            self.accept()

    def save(self) -> None:
        """Take the chosen one."""
        at = self.table.current_id
        if not at:
            raise UserError("Chưa có bản sao nào ở đây. Hãy cắm USB, hoặc bấm Chọn tệp khác.")
        self.path = self._copies[at - 1].path
