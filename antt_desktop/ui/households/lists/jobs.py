"""A list to paper and to Excel, beside the window, with its progress."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QWidget

from antt_desktop.book import Book
from antt_desktop.domain.roster_lists import ListDefinition
from antt_desktop.domain.text import fold, number, words
from antt_desktop.ui.context import Context
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.exporting import export_file
from antt_desktop.ui.jobs import Jobs, Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class WorkLine(QWidget):
    """What runs now, how far it is, and a way to stop it; hidden while nothing runs."""

    busy_changed = Signal(bool)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._doing = label("", "small", wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._doing)
        row.addWidget(self.bar, 1)
        row.addWidget(buttons.link("Dừng", jobs.cancel, "x"))
        self.hide()
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)

    def _started(self, title: str) -> None:
        self._doing.setText(title)
        self.bar.setRange(0, 0)
        self.show()
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal's argument

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _ended(self) -> None:
        self.hide()
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal's argument


class IdentityDialog(FormDialog):
    """Asks whether identity numbers are printed whole; without a tick they are not."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(
            dialogs,
            "In danh sách có số CCCD",
            "Số CCCD là dữ liệu cá nhân: bình thường giấy chỉ in 4 số cuối của mỗi người.",
        )
        self.whole = QCheckBox("In đủ 12 số của từng người")
        self.body.addWidget(self.whole)
        self.body.addStretch()
        self.buttons("Xem trước", icon="eye")
        self.setMinimumWidth(theme.px(480))


def print_list(context: Context, definition: ListDefinition) -> None:
    """Lay a list out beside the window, then show it before it is printed."""
    from antt_desktop.ui.printing import PrintDialog
    from antt_desktop.workflows.roster_lists import list_pdf

    whole = False
    if definition.shows_identity:
        asked = IdentityDialog(context.dialogs)
        if not context.dialogs.run(asked):
            return
        whole = asked.whole.isChecked()

    def work(book: Book, progress: Progress) -> bytes:
        return list_pdf(book, definition, whole_identity=whole, progress=progress)

    def show(pdf: bytes) -> None:
        title = definition.name or "Danh sách"
        name = f"{file_name(definition)}.pdf"
        context.dialogs.run(PrintDialog(context, title, pdf, name, listed=f"Lưu {title}"))

    context.work_on_book("Đang dàn trang danh sách", work, show)


def export(context: Context, definition: ListDefinition, count: int) -> None:
    """Ask where to and write a list there; say so where it takes identity numbers along."""
    from antt_desktop.workflows.roster_lists import export_list

    if definition.shows_identity and not context.dialogs.confirm(
        f"Tệp Excel sẽ có đủ số CCCD của {number(count)} {definition.rows.counted}. Hãy giữ tệp"
        " kín và xóa khi xong việc.",
        "Xuất tệp",
    ):
        return
    what = f"Xuất danh sách {definition.name}".strip()
    export_file(
        context,
        what,
        f"{file_name(definition)}.xlsx",
        definition.rows.counted,
        lambda book, path, progress: export_list(book, definition, path, progress),
        context.dialogs.tell,
    )


def file_name(definition: ListDefinition) -> str:
    """Return a list's name as a file is named: “ho-ngheo”."""
    return "-".join(words(fold(definition.name or "danh sach")))
