"""Filing a stack of scanned forms, and settling a campaign, by words.

What ``file-scans --json`` says::

    {"campaign": name,
     "pages": [{"source": file name, "page": page in the file from 1, "state": PageState value,
                "household": code or null, "form": "2026-0003" or null, "form_page": n,
                "signed": whether it records the signature, "saved": whether it is kept,
                "reason": sentence}],
     "counts": {state: n}, "saved": n, "signed": n,
     "refused": [{"file": name, "reason": sentence}]}

With ``--dry-run`` it says what would be kept and recorded.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from antt_desktop.book import Book
from antt_desktop.cli.commands import campaign_named, open_book, say, signing_day
from antt_desktop.cli.options import Command
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.filing import PlannedPage, day_of_signing
from antt_desktop.domain.pledges import Campaign

if TYPE_CHECKING:
    from antt_desktop.workflows.file_scans import Refused


COMMANDS = ("file-scans", "close-campaign", "reopen-campaign")


def register(command: Command) -> None:
    """Add the commands."""
    filing = command("file-scans", "Nhập bản quét các phiếu đã ký.", _file_scans)
    filing.add_argument(
        "files", nargs="+", metavar="TỆP", type=Path, help="PDF, TIFF, JPEG, PNG hoặc thư mục"
    )
    filing.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    filing.add_argument("--json", action="store_true")
    filing.add_argument(
        "--campaign", metavar="TÊN-ĐỢT", default="", help="không ghi: đợt mới nhất đang mở"
    )
    filing.add_argument(
        "--date", metavar="NGÀY", default="", help="ngày ký (không ghi: ngày in trên bản)"
    )

    closing = command("close-campaign", "Đóng đợt ký, chốt kết quả.", _close_campaign)
    reopening = command("reopen-campaign", "Mở lại đợt ký đã đóng.", _reopen_campaign)
    for sub in (closing, reopening):
        sub.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    reopening.add_argument("--reason", required=True, metavar="LÝ-DO")


def _file_scans(options: argparse.Namespace) -> None:
    """Read a stack and keep what is settled; the rest is listed."""
    from antt_desktop.workflows.file_scans import Filing, read_scans

    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign) if options.campaign else _newest(book)
        signed_on = _signed_on(book, campaign, options.date)
        filing = Filing(book, campaign.id)
        refused = read_scans(options.files, filing.add)
        pages, counts = list(filing.pages), filing.counts()
        saved, signed = filing.to_save, filing.to_sign
        if saved and not options.dry_run:
            filing.save(book, signed_on)
    if options.json:
        said = {
            "campaign": campaign.name,
            "pages": [_as_json(page) for page in pages],
            "counts": counts,
            "saved": saved,
            "signed": signed,
            "refused": [{"file": path.name, "reason": reason} for path, reason in refused],
        }
        say(json.dumps(said, ensure_ascii=False, indent=1))
        return
    verb = "Sẽ lưu" if options.dry_run else "Đã lưu"
    say(
        f"{campaign.name}: đọc {len(pages)} trang. {verb} {saved} bản quét,"
        f" ghi nhận {signed} hộ đã ký ngày {signed_on}."
    )
    _say_left(pages, refused)


def _say_left(pages: Sequence[PlannedPage], refused: "Refused") -> None:
    left = [page for page in pages if not page.saves]
    if left:
        say(f"{len(left)} trang chưa lưu, cần xem:")
    for page in left:
        say(f"  {page.source}\t{page.state.label}\t{page.said}")
    for path, reason in refused:
        say(f"  {path.name}\t{reason}")


def _as_json(page: PlannedPage) -> dict[str, object]:
    return {
        "source": page.file,
        "page": page.file_page,
        "state": page.state,
        "household": page.code or None,
        "form": page.form_label or None,
        "form_page": page.page,
        "signed": page.signs,
        "saved": page.saves,
        "reason": page.said,
    }


def _newest(book: Book) -> Campaign:
    for campaign in book.campaigns.all():
        if campaign.closed_on is None:
            return campaign
    raise UserError("Trong sổ không có đợt ký nào đang mở. Hãy mở đợt ký trước.")


def _signed_on(book: Book, campaign: Campaign, typed: str) -> PartialDate:
    if not typed:
        return day_of_signing(campaign.form_date, book.today)
    return signing_day(book, typed)


def _close_campaign(options: argparse.Namespace) -> None:
    """Settle the results of a campaign."""
    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign)
        book.results.close(campaign.id)
        total = book.results.summary(campaign.id).total
    say(f"Đã đóng đợt ký {campaign.name}: {total.signed}/{total.total} hộ đã ký.")


def _reopen_campaign(options: argparse.Namespace) -> None:
    """Let answers of a closed campaign be recorded again."""
    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign)
        if campaign.closed_on is None:
            raise UserError(f"Đợt ký {campaign.name} đang mở, không cần mở lại.")
        book.results.reopen(campaign.id, options.reason)
    say(f"Đã mở lại đợt ký {campaign.name}.")
