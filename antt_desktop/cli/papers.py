"""The papers around a round of signing, by words: lists, slips, records, scans, a test page."""

import argparse
from functools import partial
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.cli.commands import campaign_named, group_numbered, open_book, say
from antt_desktop.cli.options import Command, count
from antt_desktop.domain.dates import parse_date
from antt_desktop.domain.errors import UserError

_ROUND_PAPERS = (
    ("print-door-list", "door_list", "Ghi danh sách đi từng nhà của các hộ chưa ký."),
    ("print-reminders", "reminders", "Ghi phiếu nhắc các hộ chưa ký."),
    ("print-hand-over", "hand_over", "Ghi biên bản bàn giao bản đăng ký của mỗi tổ."),
)
COMMANDS = (*(name for name, _, _ in _ROUND_PAPERS), "print-test-page", "export-scans")


def register(command: Command) -> None:
    """Add the commands."""
    subs = {}
    for name, paper, help_text in _ROUND_PAPERS:
        subs[name] = command(name, help_text, partial(_print_round, paper))
    subs["export-scans"] = command("export-scans", "Ghi bản quét đã lưu ra tệp PDF.", _export_scans)
    for sub in subs.values():
        sub.add_argument("out", metavar="TỆP.pdf", type=Path)
        sub.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
        sub.add_argument("--group", action="append", type=count, default=[], metavar="SỐ-TỔ")
        sub.set_defaults(until="")
    subs["print-reminders"].add_argument(
        "--until", default="", metavar="NGÀY", help="ngày cuối để nộp bản"
    )
    subs["export-scans"].add_argument("--household", default="", metavar="MÃ-HỘ")

    test = command("print-test-page", "Ghi trang in thử máy in.", _print_test, book=False)
    test.add_argument("out", metavar="TỆP.pdf", type=Path)


def _print_round(paper: str, options: argparse.Namespace) -> None:
    from antt_desktop.workflows.print_rounds import RoundPaper, print_round_paper

    with open_book(options) as book:
        campaign_id = campaign_named(book, options.campaign).id
        pages = print_round_paper(
            book,
            campaign_id,
            RoundPaper(paper),
            options.out,
            _groups(book, campaign_id, options),
            until=parse_date(options.until, latest_year=book.today.year + 1),
        )
    say(f"Đã ghi {pages} trang ra {options.out}")


def _print_test(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.print_printer_test import print_printer_test

    print_printer_test(options.out)
    say(f"Đã ghi trang in thử ra {options.out}")


def _export_scans(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.export_scans import export_scans

    with open_book(options) as book:
        campaign_id = campaign_named(book, options.campaign).id
        pages = export_scans(
            book,
            campaign_id,
            options.out,
            group_ids=_groups(book, campaign_id, options),
            household_id=_household(book, campaign_id, options.household),
        )
    say(f"Đã ghi {pages} trang bản quét ra {options.out}")


def _groups(book: Book, campaign_id: int, options: argparse.Namespace) -> list[int]:
    groups = book.campaigns.groups(campaign_id)
    return [group_numbered(groups, number) for number in options.group]


def _household(book: Book, campaign_id: int, code: str) -> int | None:
    """Return the household of a code in the campaign's list; None where no code is named."""
    if not code:
        return None
    for row in book.pledges.rows(campaign_id, book.pledges.ids(campaign_id)):
        if row.code == code.strip():
            return row.household_id
    raise UserError(f"Không có hộ mã “{code}” trong đợt ký này.")
