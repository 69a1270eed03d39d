"""From a choice of forms to paper or a file; what was printed is recorded afterwards."""

from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.printing import PrintDialog, Sent
from antt_desktop.workflows.print_lists import signing_lists
from antt_desktop.workflows.print_pledges import (
    PledgeRequest,
    WrittenPledges,
    print_pledges,
    record_printing,
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

    def write(book: Book, progress: Progress) -> tuple[bytes, WrittenPledges]:
        out = BytesIO()
        written = write_pledge_pages(book, request, out, progress)
        return out.getvalue(), written

    def show(result: tuple[bytes, WrittenPledges]) -> None:
        data, written = result

        def record(sent: Sent) -> None:
            record_printing(context.book, written, sent.pages, sent.way, sent.place)

        name = presenter.file_name(campaign, "ban-dang-ky")
        title = f"In bản đăng ký – {campaign.name}"
        context.dialogs.run(
            PrintDialog(context, title, data, name, record, two_sided=request.two_sided)
        )

    context.work_on_book("Đang dựng bản đăng ký", write, show)


def send_signing_lists(context: Context, campaign: Campaign, group_id: int) -> None:
    """Show the list for signing of a tổ (or of all), to print it or save it as PDF."""
    chosen = () if group_id == presenter.ALL else (group_id,)
    name = presenter.file_name(campaign, "danh-sach-ky")
    context.work_on_book(
        "Đang dựng danh sách ký",
        lambda book, progress: signing_lists(book, campaign.id, chosen, progress),
        lambda data: context.dialogs.run(
            PrintDialog(
                context, f"Danh sách ký – {campaign.name}", data, name, listed="Lưu danh sách ký"
            )
        ),
    )
