"""Dialogs about the book itself: the history, the automatic copies."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from antt_desktop import paths
from antt_desktop.domain.backups import Copy
from antt_desktop.domain.changes import ActionRecord
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import Tone, theme

_MEGABYTE = 1024 * 1024


class HistoryDialog(FormDialog):
    """Who did what and when, newest first; what was taken back is marked."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs, "Nhật ký", "Việc mới nhất ở trên. Ctrl+Z hoàn tác việc cuối cùng."
        )
        columns: list[Column[ActionRecord]] = [
            Column(title="Lúc", text=lambda r: _moment(r.at), sample="00:00 00/00/0000 a"),
            Column(title="Người làm", text=lambda r: r.who or "—", sample="Nguyễn Thị Thanh Nga"),
            Column(title="Việc", text=lambda r: r.name, stretch=True, strong=True, sample="Nhập"),
            Column(
                title="Số dòng", text=lambda r: number(r.rows), align=Align.RIGHT, sample="00.000"
            ),
            Column(
                title="",
                text=lambda r: "Đã hoàn tác" if r.undone else "",
                pills=lambda r: [Pill("Đã hoàn tác", Tone.WAITING)] if r.undone else [],
                sample="Đã hoàn tác aaa",
            ),
        ]
        model = TableModel(columns, lambda r: r.id)
        model.show_rows(context.book.history.recent())
        self.table = TableView(model, "history", context.memory, label="Nhật ký")
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane)
        self.close_button()
        self.resize(theme.px(860), theme.px(520))


class CopiesDialog(FormDialog):
    """The automatic copies on this PC: look at one, or put one elsewhere."""

    def __init__(self, context: Context, open_copy: Callable[[Path], object]) -> None:
        super().__init__(
            context.dialogs,
            "Bản sao tự động",
            "Máy này tự giữ một bản mỗi ngày (10 bản gần nhất) và một bản trước mỗi lần nhập.",
        )
        self._open_copy = open_copy
        columns: list[Column[Copy]] = [
            Column(
                title="Lúc", text=lambda c: f"{c.taken_at:%H:%M %d/%m/%Y}", strong=True,
                sample="00:00 00/00/0000 a",
            ),
            Column(title="Loại", text=lambda c: c.label, stretch=True, sample="Trước khi nâng cấp"),
            Column(
                title="Số hộ", text=lambda c: number(c.households), align=Align.RIGHT,
                sample="00.000",
            ),
            Column(
                title="Cỡ",
                text=lambda c: f"{c.size_bytes / _MEGABYTE:.1f} MB".replace(".", ","),
                align=Align.RIGHT,
                sample="000,0 MB",
            ),
        ]  # fmt: skip
        self._copies = context.book.backups.all()
        numbers = {copy.path: number for number, copy in enumerate(self._copies, 1)}
        model = TableModel(columns, lambda c: numbers[c.path])
        model.show_rows(self._copies)
        self.table = TableView(model, "copies", context.memory, label="Bản sao tự động")
        self.table.opened.connect(self._look)
        pane = Pane(flush=True)
        if self._copies:
            pane.box.addWidget(self.table)
        else:
            pane.box.addWidget(
                EmptyState("history", "Chưa có bản sao nào", "Bản đầu tiên có sau khi mở sổ.")
            )
        self.body.addWidget(pane)
        self.look = buttons.secondary("Mở xem", self._look, "eye")
        self.save_as = buttons.secondary("Lưu ra tệp khác…", self._save_as, "save")
        for button in (self.look, self.save_as):
            button.setEnabled(bool(self._copies))
            self.foot.addWidget(button)
        self.close_button()
        self.resize(theme.px(700), theme.px(460))
        if self._copies:
            self.table.go_to(1)

    def _chosen(self) -> Copy | None:
        number = self.table.current_id
        return self._copies[number - 1] if number else None

    def _look(self) -> None:
        if copy := self._chosen():
            self.accept()
            self._open_copy(copy.path)

    def _save_as(self) -> None:
        copy = self._chosen()
        if copy is None:
            return
        name = f"so-antt-{copy.taken_at:%Y-%m-%d}.antt"
        target = self.dialogs.choose_save_file("Lưu bản sao", name, "Sổ ANTT (*.antt)")
        if target is None:
            return
        try:
            source = copy.path.open("rb")
        except OSError as error:
            raise SystemTrouble(paths.disk_sentence(error, copy.path)) from error
        with source, paths.written_whole(target) as stream:
            shutil.copyfileobj(source, stream)
        self.dialogs.tell(f"Đã lưu bản sao vào “{target}”.")


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%H:%M %d/%m/%Y}"
