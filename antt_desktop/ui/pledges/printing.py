"""From a choice of forms to paper or a file; what was printed is recorded afterwards."""

from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.workflows.print_lists import signing_lists
from antt_desktop.workflows.print_pledges import (
    PledgeRequest,
    print_pledges,
    printed_households,
    write_pledge_pages,
)

_PDF = "Tệp PDF (*.pdf)"


def save_forms(context: Context, campaign: Campaign, request: PledgeRequest) -> None:
    """Write forms into a file of the user's choice, as a job that can be stopped."""
    name = presenter.file_name(campaign, "ban-dang-ky")
    path = context.dialogs.choose_save_file("Lưu bản đăng ký", name, _PDF)
    if path is None:
        return
    context.work_on_book(
        "Đang ghi bản đăng ký",
        lambda book, progress: print_pledges(book, request, path, progress),
        lambda batch: context.notice.emit(
            f"Đã lưu {batch.forms} bản đăng ký ({batch.pages} trang) vào {path.name}"
        ),
    )


def send_forms(context: Context, campaign: Campaign, request: PledgeRequest) -> None:
    """Give the forms numbers, show them, send them to a printer; record those that went."""

    def written(book: Book, progress: Progress) -> tuple[bytes, list[int]]:
        out = BytesIO()
        batch = write_pledge_pages(book, request, out, progress)
        return out.getvalue(), list(batch.last_pages)

    def show(result: tuple[bytes, list[int]]) -> None:
        data, last_pages = result

        def sent(pages: list[int]) -> None:
            ids = printed_households(request, last_pages, pages)
            context.book.pledges.record_printed(campaign.id, ids, context.book.today)

        name = presenter.file_name(campaign, "ban-dang-ky")
        title = f"In bản đăng ký – {campaign.name}"
        context.dialogs.run(PrintDialog(context, title, data, name, sent))

    context.work_on_book("Đang dựng bản đăng ký", written, show)


def send_signing_lists(context: Context, campaign: Campaign, group_id: int) -> None:
    """Show the list for signing of a tổ (or of all), to print it or save it as PDF."""
    chosen = () if group_id == presenter.ALL else (group_id,)
    name = presenter.file_name(campaign, "danh-sach-ky")
    context.work_on_book(
        "Đang dựng danh sách ký",
        lambda book, progress: signing_lists(book, campaign.id, chosen, progress),
        lambda data: context.dialogs.run(
            PrintDialog(context, f"Danh sách ký – {campaign.name}", data, name)
        ),
    )
