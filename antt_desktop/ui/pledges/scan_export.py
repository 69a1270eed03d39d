"""Scans out of the book again, as one PDF for a household, a tổ or a campaign."""

from antt_desktop.book import Book
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.pledges import presenter

_PDF = "Tệp PDF (*.pdf)"


def export_scans(
    context: Context,
    campaign: Campaign,
    *,
    household_id: int | None = None,
    group_id: int | None = None,
) -> None:
    """Ask where to, then write the pages there as a job that can be stopped."""
    from antt_desktop.workflows.export_scans import export_scans as export

    name = presenter.file_name(campaign, "ban-quet")
    path = context.dialogs.choose_save_file("Xuất bản quét", name, _PDF)
    if path is None:
        return
    group_ids = () if group_id is None else (group_id,)

    def work(book: Book, progress: Progress) -> int:
        return export(
            book,
            campaign.id,
            path,
            group_ids=group_ids,
            household_id=household_id,
            progress=progress,
        )

    context.work_on_book(
        "Đang xuất bản quét",
        work,
        lambda pages: context.notice.emit(f"Đã xuất {number(pages)} trang vào {path.name}"),
    )
