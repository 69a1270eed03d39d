"""Taking the names out of incidents whose time of keeping is over."""

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.context import Context

_MOST_NAMED = 8


def anonymise_old(context: Context) -> None:
    """Ask once, in plain words, then erase the names for good in a worker."""
    context.writable()
    rows = context.book.anonymising.due()
    if not rows:
        raise UserError(
            "Chưa có vụ việc nào hết thời gian giữ tên. Thời gian giữ tên đặt ở “Loại vụ việc, thời"
            " hạn”."
        )
    named = "; ".join(f"{row.code} {row.kind}" for row in rows[:_MOST_NAMED])
    more = f" và {len(rows) - _MOST_NAMED} vụ khác" if len(rows) > _MOST_NAMED else ""
    detail = (
        f"{named}{more}.\n\nTên người, nội dung, diễn biến và tệp kèm bị xóa hẳn khỏi sổ và lịch"
        " sử sửa, không hoàn tác được. Số liệu thống kê vẫn giữ. Các bản sao đã chép trước đây vẫn"
        " còn tên."
    )
    question = f"Ẩn danh {len(rows)} vụ việc đã hết thời gian giữ tên?"
    if not context.dialogs.confirm(question, yes="Ẩn danh", detail=detail):
        return
    ids = [row.id for row in rows]
    context.work_on_book(
        "Đang ẩn danh vụ việc cũ",
        lambda book, _progress: book.anonymising.anonymise(ids),
        lambda _nothing: context.notice.emit(f"Đã ẩn danh {len(ids)} vụ việc"),
    )
