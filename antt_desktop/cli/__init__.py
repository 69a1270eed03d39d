"""The program without a window: the same workflows, told what to do by words.

Exit status: 0 done, 1 refused with a sentence, 2 wrong use, 130 stopped with Ctrl+C.
"""

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from antt_desktop import __version__, crash
from antt_desktop.cli import campaigns, commands, incidents, meetings, papers, scans, survival
from antt_desktop.cli.options import Command, count, pair
from antt_desktop.domain.errors import UserError

COMMANDS = (
    "demo", "new", "import-roster", "export-roster", "new-campaign", "print-pledges",
    "file-scans", "mark-signed", "close-campaign", "reopen-campaign", "campaign-summary",
    "list", "check-roster", *papers.COMMANDS, *meetings.COMMANDS, *incidents.COMMANDS,
    *survival.COMMANDS,
)  # fmt: skip
REFUSED, WRONG_USE = 1, 2
_WORDS = (
    ("usage:", "Cách dùng:"),
    ("positional arguments:", "Phải ghi:"),
    ("options:", "Có thể ghi thêm:"),
    ("show this help message and exit", "xem hướng dẫn này"),
    ("show program's version number and exit", "xem số phiên bản"),
)
"""What argparse says in English by itself."""


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese about how a command is written."""

    def format_help(self) -> str:
        text = super().format_help()
        for english, vietnamese in _WORDS:
            text = text.replace(english, vietnamese)
        return text

    def error(self, message: str) -> NoReturn:
        del message  # argparse speaks English
        usage = self.format_usage().removeprefix("usage: ")
        _complain(f"Sai cách dùng lệnh. Cách dùng: {usage}Xem thêm: {self.prog} --help")
        raise SystemExit(WRONG_USE)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows would write a file in another code
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except UserError as error:
        _complain(error.sentence)
        return REFUSED
    except Exception as error:  # noqa: BLE001 - nothing of ours may end in words of Python
        kept = crash.log(crash.report(error))
        where = f" Hãy gửi báo cáo này cho người hỗ trợ: {kept}" if kept else ""
        _complain(f"Chương trình gặp lỗi, việc này chưa làm xong; sổ vẫn nguyên vẹn.{where}")
        return REFUSED
    return 0


def _complain(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="antt-desktop", description="Sổ an ninh trật tự của thôn, làng.")
    parser.add_argument("--version", action="version", version=__version__)
    subcommands = parser.add_subparsers(required=True, metavar="LỆNH", parser_class=_Parser)

    def command(
        name: str, help_text: str, run: Callable[[argparse.Namespace], None], *, book: bool = True
    ) -> argparse.ArgumentParser:
        sub = subcommands.add_parser(name, help=help_text, description=help_text)
        sub.set_defaults(run=run)
        if book:
            sub.add_argument("book", metavar="SỔ", type=Path)
        return sub

    _add_roster(command)
    _add_campaigns(command)
    campaigns.register(command)
    scans.register(command)
    papers.register(command)
    meetings.register(command)
    incidents.register(command)
    survival.register(command)
    return parser


def _add_roster(command: Command) -> None:
    demo = command("demo", "Tạo một làng mẫu để xem thử.", commands.demo, book=False)
    demo.add_argument("folder", metavar="THƯ-MỤC", type=Path)
    demo.add_argument("--households", type=count, default=495, metavar="SỐ-HỘ")
    demo.add_argument("--groups", type=count, default=13, metavar="SỐ-TỔ")
    demo.add_argument("--seed", type=int, default=1, metavar="SỐ")

    new = command("new", "Tạo sổ mới.", commands.new_book)
    new.add_argument("--village", required=True, metavar="TÊN-LÀNG")
    new.add_argument("--commune", required=True, metavar="TÊN-XÃ")
    new.add_argument("--province", required=True, metavar="TÊN-TỈNH")
    new.add_argument("--groups", type=count, required=True, metavar="SỐ-TỔ")

    take_in = command("import-roster", "Nhập danh sách hộ từ Excel.", commands.import_roster)
    take_in.add_argument("file", metavar="TỆP", type=Path)
    take_in.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    take_in.add_argument("--json", action="store_true")
    take_in.add_argument(
        "--sheet", action="append", default=[], metavar="TRANG", help="chỉ nhập trang tính này"
    )
    take_in.add_argument(
        "--map",
        action="append",
        type=pair,
        default=[],
        metavar="CỘT=TRƯỜNG",
        help="cột (tiêu đề hoặc chữ cái) ghép với trường, hoặc “(bỏ qua)”",
    )
    take_in.add_argument(
        "--encoding",
        choices=("auto", "unicode", "tcvn3", "vni"),
        default="auto",
        help="bảng mã của chữ trong tệp (thường tự nhận ra)",
    )
    take_in.add_argument("--group", default="", metavar="TỔ", help="tổ của danh sách không ghi tổ")
    take_in.add_argument("--keep-capitals", action="store_true", help="giữ họ tên VIẾT HOA")
    take_in.add_argument(
        "--refused", type=Path, metavar="TỆP.xlsx", help="lưu các dòng không nhập để sửa"
    )

    export = command("export-roster", "Xuất danh sách hộ ra Excel.", commands.export_roster)
    export.add_argument("out", metavar="TỆP.xlsx", type=Path)
    export.add_argument("--purpose", default="", metavar="MỤC-ĐÍCH", help="ghi vào nhật ký")

    faults = command("check-roster", "Soát lỗi trong danh sách hộ.", commands.check_roster)
    faults.add_argument("--json", action="store_true")


def _add_campaigns(command: Command) -> None:
    campaign = command("new-campaign", "Mở đợt ký cam kết cho cả làng.", commands.new_campaign)
    campaign.add_argument("name", metavar="TÊN-ĐỢT")
    campaign.add_argument(
        "--form-date",
        metavar="NGÀY",
        default="",
        help="ngày in trên bản (không có: ghi tay)",
    )

    pledges = command("print-pledges", "Ghi bản đăng ký ra tệp PDF.", commands.print_pledges)
    pledges.add_argument("out", metavar="TỆP.pdf", type=Path)
    pledges.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    pledges.add_argument("--group", action="append", type=count, default=[], metavar="SỐ-TỔ")
    pledges.add_argument("--unsigned", action="store_true", help="chỉ các hộ chưa ký")

    signed = command("mark-signed", "Ghi nhận các hộ đã ký.", commands.mark_signed)
    signed.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    signed.add_argument("--date", required=True, metavar="NGÀY")
    signed.add_argument("codes", nargs="+", metavar="MÃ-HỘ")

    listing = command("list", "Liệt kê các hộ.", commands.list_households)
    listing.add_argument("--group", type=count, metavar="SỐ-TỔ")
    listing.add_argument("--campaign", metavar="TÊN-ĐỢT")
    listing.add_argument("--json", action="store_true")
