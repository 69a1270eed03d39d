"""Scans out of the book again, as one PDF for a household, a tổ or a campaign."""

from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.exporting import export_file
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
    """Ask where to and what for, then write the pages there as a job that can be stopped."""
    from antt_desktop.workflows.export_scans import export_scans as export

    name = presenter.file_name(campaign, "ban-quet")
    group_ids = () if group_id is None else (group_id,)

    def work(book: Book, path: Path, progress: Progress) -> int:
        return export(
            book,
            campaign.id,
            path,
            group_ids=group_ids,
            household_id=household_id,
            progress=progress,
        )

    export_file(context, "Xuất bản quét", name, "trang", work, kinds=_PDF)
