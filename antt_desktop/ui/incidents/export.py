"""Writing the list that is shown to an Excel file."""

from collections.abc import Sequence

from antt_desktop.ui.context import Context
from antt_desktop.ui.exporting import export_file
from antt_desktop.workflows.export_incidents import export_incidents


def export_shown(context: Context, ids: Sequence[int]) -> None:
    """Ask for the file and whether names go into it, then write it in a worker."""
    masked = not context.dialogs.confirm(
        "Ghi cả tên người và nội dung vào tệp Excel?",
        yes="Ghi cả tên",
        no="Không ghi tên",
        detail="Tệp gửi ra ngoài thôn không nên có tên các bên.",
    )
    kept = list(ids)
    export_file(
        context,
        "Xuất danh sách vụ việc",
        "danh-sach-vu-viec.xlsx",
        "vụ việc",
        lambda book, path, progress: export_incidents(
            book, path, kept, masked=masked, progress=progress
        ),
    )
