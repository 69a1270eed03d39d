"""The lists behind “Xem ›” of the import dialog."""

from collections.abc import Callable, Sequence

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.import_presenter import ListRow
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit.columns import Align, Column
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.export_refusals import export_refusals
from antt_desktop.workflows.import_roster import Refusal

NEW = (
    ("Chủ hộ", "Nguyễn Thị Hồng Đạt Lâm"),
    ("Mã hộ", "03-005"),
    ("Địa chỉ", ""),
    ("Nhân khẩu", ""),
)
CHANGES = (
    ("Trang tính", "Nhân khẩu"), ("Dòng", "1234"), ("Hộ", "03-005 Nguyễn Thị Hồng Đạt"),
    ("Ô", "Số nhân khẩu"), ("Đang ghi", "Ngõ 12, số 345"), ("Sẽ ghi", ""),
)  # fmt: skip
REFUSED = (
    ("Trang tính", "Nhân khẩu"), ("Dòng", "1234"), ("Cột", "Số nhân khẩu"),
    ("Đang ghi", "Ngõ 12, số 345"), ("Vì sao không nhập", ""),
)  # fmt: skip
WARNINGS = (("Điều cần lưu ý", ""),)
_NUMBERS = {"Dòng", "Nhân khẩu"}


class RowsDialog(FormDialog):
    """Shows rows of texts under headings (title, text as wide as the column; '' stretches)."""

    def __init__(
        self,
        context: Context,
        title: str,
        name: str,
        headings: Sequence[tuple[str, str]],
        rows: Sequence[ListRow],
    ) -> None:
        super().__init__(context.dialogs, title)
        columns = [
            Column(
                title=heading,
                text=_cell(at),
                align=Align.RIGHT if heading in _NUMBERS else Align.LEFT,
                sample=sample,
                stretch=not sample and heading not in _NUMBERS,
            )
            for at, (heading, sample) in enumerate(headings)
        ]
        self.model: TableModel[ListRow] = TableModel(columns, lambda row: row.id)
        self.table = TableView(self.model, f"import-{name}", context.memory, label=title)
        self.model.show_rows(rows)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane)
        self.close_button()
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - 40), min(theme.px(520), room.height() - 60))


def save_refused(context: Context, refusals: Sequence[Refusal]) -> None:
    """Ask where to and write the rows that are not imported there."""
    path = context.dialogs.choose_save_file(
        "Lưu các dòng lỗi ra Excel", "dong-loi.xlsx", "Tệp Excel (*.xlsx)"
    )
    if path is None:
        return

    def work(_progress: Progress) -> int:
        return export_refusals(refusals, path)

    context.jobs.run(
        "Đang lưu các dòng lỗi",
        work,
        lambda count: context.dialogs.tell(f"Đã lưu {number(count)} dòng lỗi ra {path.name}."),
    )


def _cell(at: int) -> Callable[[ListRow], str]:
    return lambda row: row.cells[at]
