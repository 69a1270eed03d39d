"""Writing the list that is shown to an Excel file."""

from collections.abc import Sequence

from antt_desktop.ui.context import Context
from antt_desktop.workflows.export_incidents import export_incidents


def export_shown(context: Context, ids: Sequence[int]) -> None:
    """Ask for the file and whether names go into it, then write it in a worker."""
    masked = not context.dialogs.confirm(
        "Ghi cả tên người và nội dung vào tệp Excel?",
        yes="Ghi cả tên",
        no="Không ghi tên",
        detail="Tệp gửi ra ngoài thôn không nên có tên các bên.",
    )
    target = context.dialogs.choose_save_file(
        "Xuất danh sách vụ việc", "danh-sach-vu-viec.xlsx", "Tệp Excel (*.xlsx)"
    )
    if target is None:
        return
    kept = list(ids)
    context.work_on_book(
        "Đang ghi tệp Excel",
        lambda book, progress: export_incidents(
            book, target, kept, masked=masked, progress=progress
        ),
        lambda count: context.notice.emit(f"Đã ghi {count} vụ việc ra {target.name}"),
    )
