"""The lists behind “Xem ›” of the import dialog."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.roster_import.rows import Listed, ListRow
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.export_refusals import export_refusals
from antt_desktop.workflows.import_roster import ImportPlan

_NUMBERS = {"Dòng", "Nhân khẩu"}
FATE = "Sẽ làm gì"


@dataclass(frozen=True, slots=True)
class ListKind:
    """One of the lists: its title, what its widths are remembered under, its headings.

    A heading comes with a text as wide as its column; '' takes the room that is left.
    """

    title: str
    name: str
    headings: tuple[tuple[str, str], ...]


_WHERE = (("Trang tính", "Nhân khẩu"), ("Dòng", "1234"))
NEW = ListKind("Các hộ mới", "new", (
    ("Chủ hộ", "Nguyễn Thị Hồng Đạt Lâm"), ("Ngày sinh", "31/12/1958"), ("Tổ", "Tổ dân cư 12"),
    ("Địa chỉ", ""), ("Nhân khẩu", "12"), ("Mã hộ", "03-0005"),
))  # fmt: skip
CHANGES = ListKind("Các ô sẽ cập nhật", "changes", (
    *_WHERE, ("Hộ", "03-005 Nguyễn Thị Hồng Đạt"), ("Ô", "Số nhân khẩu"),
    ("Đang ghi", "Ngõ 12, số 345"), ("Sẽ ghi", ""),
))  # fmt: skip
REFUSED = ListKind("Các dòng không nhập", "refused", (
    *_WHERE, ("Cột", "Số nhân khẩu"), ("Đang ghi", "Ngõ 12, số 345"), ("Vì sao không nhập", ""),
))  # fmt: skip
ALL = ListKind("Từng dòng của tệp", "all", (
    *_WHERE, ("Họ và tên", "Nguyễn Thị Hồng Đạt"), ("Mã hộ", "03-0005"),
    (FATE, "Không nhập dòng"), ("Chi tiết", ""),
))  # fmt: skip
SKIPPED = ListKind("Các dòng bỏ qua", "skipped", (*_WHERE, ("Vì sao bỏ qua", "")))
WARNINGS = ListKind("Điều cần lưu ý", "warnings", (("Điều cần lưu ý", ""),))


class RowsDialog(FormDialog):
    """Shows one of the lists."""

    def __init__(self, context: Context, kind: ListKind, rows: Listed[Any]) -> None:
        super().__init__(context.dialogs, kind.title, f"{number(len(rows.ids))} dòng")
        columns = [
            Column(
                title=heading,
                text=_cell(at),
                align=Align.RIGHT if heading in _NUMBERS else Align.LEFT,
                sample=sample,
                stretch=not sample,
                pills=_pills if heading == FATE else None,
            )
            for at, (heading, sample) in enumerate(kind.headings)
        ]
        self.model: TableModel[ListRow] = TableModel(columns, lambda row: row.id)
        self.table = TableView(self.model, f"import-{kind.name}", context.memory, label=kind.title)
        self.model.show_ids(rows.ids, rows.fetch)
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane)
        self.close_button()
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - 40), min(theme.px(520), room.height() - 60))


def save_refused(context: Context, plan: ImportPlan) -> None:
    """Ask where to and write the rows that are not imported there."""
    name = f"{plan.path.stem} - dòng lỗi.xlsx"
    path = context.dialogs.choose_save_file("Lưu các dòng lỗi ra Excel", name, "Tệp Excel (*.xlsx)")
    if path is None:
        return

    def work(_progress: Progress) -> int:
        return export_refusals(plan, path)

    context.jobs.run(
        "Đang lưu các dòng lỗi",
        work,
        lambda count: context.dialogs.tell(
            f"Đã lưu {number(count)} dòng lỗi ra {path.name}. Hãy sửa trong Excel rồi nhập lại tệp"
            " đó."
        ),
    )


def _pills(row: ListRow) -> Sequence[Pill]:
    return (row.pill,) if row.pill else ()


def _cell(at: int) -> Callable[[ListRow], str]:
    return lambda row: row.cells[at]
