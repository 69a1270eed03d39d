"""Lists that leave the book as a file: where to, what for, and a line in the history of it."""

from collections.abc import Callable
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.text import number, tidy
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress

_KINDS = "Tệp Excel (*.xlsx)"
_PURPOSES = ("Nộp UBND xã", "Gửi Công an xã", "Làm việc trong thôn", "Lưu hồ sơ")

Write = Callable[[Book, Path, Progress], int]


def export_file(
    context: Context,
    what: str,
    name: str,
    noun: str,
    write: Write,
    tell: Callable[[str], object] | None = None,
) -> None:
    """Ask where a list goes and what for, write it in a worker, and keep that in the history.

    ``what`` is the act (“Xuất danh sách hộ”), ``name`` the proposed file, ``noun`` what is
    counted; ``write(book, path, progress)`` returns how many there are. ``tell`` says that it
    is done, where the status bar is not to be seen.
    """
    path = context.dialogs.choose_save_file(f"{what} ra Excel", name, _KINDS)
    if path is None:
        return
    asked = context.dialogs.ask_text(
        what, "Xuất để làm gì? Mục đích được ghi vào nhật ký.", _PURPOSES[0], _PURPOSES
    )
    if asked is None:
        return
    purpose = tidy(asked)

    def work(book: Book, progress: Progress) -> int:
        count = write(book, path, progress)
        if not book.read_only:  # a copy that is looked at has no history of its own
            book.uses.note(BookUse(UseKind.EXPORT, what, purpose, count))
        return count

    context.work_on_book(
        "Đang ghi tệp Excel",
        work,
        lambda count: (tell or context.notice.emit)(
            f"Đã xuất {number(count)} {noun} ra {path.name}."
        ),
    )
