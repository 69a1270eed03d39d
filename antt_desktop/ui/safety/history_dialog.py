"""The history: who did what and when; each act in detail, and taken back by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from antt_desktop.domain.changes import ActionDone, ActionRecord, Area, HistoryWish
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, SearchField
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.safety.copies_dialog import moment
from antt_desktop.ui.theme import Tone, theme

_STEP = 300
_ANYBODY = "\0"
_AREAS = {
    None: "Mọi loại việc",
    Area.HOUSEHOLDS: "Hộ dân",
    Area.GROUPS: "Tổ dân cư",
    Area.PLEDGES: "Ký cam kết",
    Area.MEETINGS: "Biên bản họp",
    Area.INCIDENTS: "Sổ vụ việc",
    Area.SETTINGS: "Sổ, thông tin làng",
}


class HistoryDialog(FormDialog):
    """Filters at the top, the acts below, what the chosen one changed at the foot."""

    def __init__(self, context: Context, household_id: int = 0) -> None:
        super().__init__(context.dialogs, "Nhật ký", "Việc mới nhất ở trên.")
        self._context, self._household = context, household_id
        people = [(who, who or "(không ghi tên)") for who in context.book.history.people()]
        self.who = Combo("Người làm", [(_ANYBODY, "Mọi người"), *people])
        self.area = Combo("Loại việc", list(_AREAS.items()))
        self.search = SearchField("Tìm tên hộ, tên việc")
        self.model: TableModel[ActionRecord] = TableModel(_columns(), lambda r: r.id)
        self._shown: list[ActionRecord] = []
        self.table = TableView(self.model, "history", context.memory, label="Nhật ký")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setTextFormat(Qt.TextFormat.PlainText)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo = buttons.secondary("Hoàn tác việc này", self._undo, "undo-2")
        self.more = buttons.link("Xem thêm việc cũ hơn", self._more, "chevron-down")
        self._lay_out()
        self.who.currentIndexChanged.connect(lambda _at: self.reload())
        self.area.currentIndexChanged.connect(lambda _at: self.reload())
        self.search.searched.connect(lambda _text: self.reload())
        self.search.down.connect(self.table.setFocus)
        self.table.current_changed.connect(lambda _id: self._show())
        context.changed.connect(self._changed)
        self.reload()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.px(10))
        top.addWidget(self.search, 3)
        top.addWidget(self.area, 1)
        top.addWidget(self.who, 1)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        below = scrolled(self.details)
        below.setFixedHeight(theme.px(130))
        self.body.addLayout(top)
        self.body.addWidget(pane, 1)
        self.body.addWidget(below)
        self.foot.addWidget(self.undo)
        self.foot.addWidget(self.more)
        self.close_button()
        self.resize(theme.px(1040), theme.px(660))

    def _wish(self, before_id: int = 0) -> HistoryWish:
        who = str(self.who.value)
        area = self.area.value
        return HistoryWish(
            who=None if who == _ANYBODY else who,
            area=Area(str(area)) if area else None,
            household_id=self._household,
            text=self.search.text(),
            before_id=before_id,
        )

    def reload(self) -> None:
        """Ask for the acts anew; the chosen one stays."""
        self._shown = self._context.book.history.find(self._wish(), _STEP)
        self._show_rows(complete=len(self._shown) < _STEP)
        if self._shown and not self.table.current_id:
            self.table.go_to(self._shown[0].id)
        self._show()

    def _more(self) -> None:
        found = self._context.book.history.find(self._wish(self._shown[-1].id), _STEP)
        self._shown += found
        self._show_rows(complete=len(found) < _STEP)

    def _show_rows(self, *, complete: bool) -> None:
        self.model.show_rows(self._shown)
        self.more.setVisible(not complete)

    def _show(self) -> None:
        action_id = self.table.current_id
        history = self._context.book.history
        lines = history.details(action_id) if action_id else []
        self.details.setText("\n".join(lines) or "Không có chi tiết.")
        refusal = history.refusal(action_id) if action_id else "-"
        if not self._context.book.may_change:
            refusal = "Sổ đang mở chỉ để xem."
        self.undo.setEnabled(not refusal)
        self.undo.setToolTip(refusal)

    def _undo(self) -> None:
        action_id = self.table.current_id
        chosen = next((row for row in self._shown if row.id == action_id), None)
        if chosen is None:
            return
        question = f"Hoàn tác việc “{chosen.name}” lúc {moment(chosen.at)}?"
        if self.dialogs.confirm(question, yes="Hoàn tác", detail="Các việc sau đó vẫn giữ."):
            self._context.book.history.undo_one(action_id)

    def _changed(self, _done: ActionDone) -> None:
        self.reload()


def _columns() -> list[Column[ActionRecord]]:
    return [
        Column(title="Lúc", text=lambda r: moment(r.at), sample="00:00 00/00/0000 a"),
        Column(title="Người làm", text=lambda r: r.who or "—", sample="Nguyễn Thị Thanh Nga"),
        Column(title="Việc", text=lambda r: r.name, stretch=True, strong=True, sample="Nhập"),
        Column(title="Số dòng", text=lambda r: number(r.rows), align=Align.RIGHT, sample="00.000"),
        Column(
            title="",
            text=lambda r: "Đã hoàn tác" if r.undone else "",
            pills=lambda r: [Pill("Đã hoàn tác", Tone.WAITING)] if r.undone else [],
            sample="Đã hoàn tác aaa",
        ),
    ]
