"""How many years data is kept, what is over, and erasing that for good."""

from antt_desktop.domain.retention import Due, KeepYears, Kept
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Spin
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideItem, SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_MOST_YEARS = 99
_SINCE = {
    Kept.HOUSEHOLDS: "Tính từ ngày rời làng.",
    Kept.PLEDGES: "Tính từ ngày chốt đợt ký.",
    Kept.REQUESTS: "Tính từ ngày trả lời.",
}
_OTHERS = "Vụ việc giữ tên theo loại, đặt ở Sổ vụ việc. Biên bản họp giữ lâu dài."
_ERASING = (
    "Họ tên, ngày sinh, số định danh, điện thoại, bản quét của phần này bị xóa hẳn khỏi sổ và"
    " nhật ký, không lấy lại được. Số liệu các đợt ký vẫn giữ. Các bản sao cũ vẫn còn."
)


class RetentionDialog(FormDialog):
    """The years at the top, below them what is over by the years that were saved."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Thời gian giữ dữ liệu",
            "Số năm; 0 là giữ lâu dài. Hết thời gian thì hiện ở dưới, chương trình không tự xóa.",
        )
        self._context = context
        self._due: list[Due] = []
        self._years = context.book.retention.years()
        self.spins = {kept: Spin(kept.label, 0, _MOST_YEARS, self._years.of(kept)) for kept in Kept}
        for kept, spin in self.spins.items():
            self.form.add(kept, kept.label, spin, hint=_SINCE[kept])
        self.over = SideList("Dữ liệu hết thời gian giữ")
        self.over.setMinimumHeight(theme.px(130))
        self._none = label("", "muted")
        self._pane = pane = Pane(flush=True)
        pane.box.addWidget(self.over)
        self.body.addWidget(self.form)
        self.body.addWidget(label(_OTHERS, "muted"))
        self.body.addWidget(self._none)
        self.body.addWidget(pane, 1)
        self.erase = buttons.secondary("Xóa phần hết hạn…", self._erase, "trash-2")
        self.foot.addWidget(self.erase)
        self.buttons("Lưu", icon="check")
        self.resize(theme.px(640), theme.px(620))
        self.reload()

    def reload(self) -> None:
        """List what is over anew."""
        self._due = self._context.book.retention.due()
        self.over.show_items(
            [
                SideItem(at, due.title, f"từ {due.over_on}", due.kept.label)
                for at, due in enumerate(self._due)
            ]
        )
        found = f"{number(len(self._due))} mục đã hết thời gian giữ:" if self._due else ""
        self._none.setText(found or "Chưa có dữ liệu nào hết thời gian giữ.")
        self._pane.setVisible(bool(self._due))
        self.erase.setEnabled(bool(self._due))
        self._context.lock(self.erase, *self.spins.values())

    def changed(self) -> bool:
        """Tell whether other years were chosen."""
        return self._chosen() != self._years

    def save(self) -> None:
        """Keep the years."""
        if self.changed():
            self._context.book.retention.save_years(self._chosen())
            self._years = self._chosen()

    def _chosen(self) -> KeepYears:
        return KeepYears(**{kept: spin.value() for kept, spin in self.spins.items()})

    def _erase(self) -> None:
        if not self.try_to_save():
            return
        self.reload()  # by the years that were typed
        question = f"Xóa {number(len(self._due))} mục đã hết thời gian giữ?"
        if self._due and self.dialogs.confirm(question, yes="Xóa hẳn", detail=_ERASING):
            self._context.book.retention.erase(self._due)
            self.reload()
