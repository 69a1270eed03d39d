"""The program without a window: the same workflows, told what to do by words.

Exit status: 0 done, 1 refused with a sentence, 2 wrong use.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from antt_desktop import __version__
from antt_desktop.book import Book
from antt_desktop.domain.dates import parse_date
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.domain.village import Village

COMMANDS = (
    "demo", "new", "import-roster", "export-roster", "new-campaign", "print-pledges",
    "mark-signed", "list", "check",
)  # fmt: skip
REFUSED, WRONG_USE = 1, 2
_MAX_GROUPS = 999


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese that the words of the command are off."""

    def error(self, message: str) -> NoReturn:
        del message  # argparse speaks English
        usage = self.format_usage().removeprefix("usage: ")
        say(f"Sai cách dùng lệnh. Cách dùng: {usage}Xem thêm: {self.prog} --help", trouble=True)
        raise SystemExit(WRONG_USE)


def say(text: str, *, trouble: bool = False) -> None:
    """Write a line where there is a place to write to (a windowed program has none)."""
    stream = sys.stderr if trouble else sys.stdout
    if stream is not None:
        stream.write(text + "\n")


def main(arguments: list[str]) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
        sys.stdout.flush()
    except UserError as error:
        say(error.sentence, trouble=True)
        return REFUSED
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stdout = None
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="antt-desktop", description="Sổ an ninh trật tự của thôn, làng.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="LỆNH", parser_class=_Parser)

    def command(
        name: str, help_text: str, run: Callable[[argparse.Namespace], None], *, book: bool = True
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_text, description=help_text)
        sub.set_defaults(run=run)
        if book:
            sub.add_argument("book", metavar="SỔ", type=Path)
        return sub

    demo = command("demo", "Tạo một làng mẫu để xem thử.", _demo, book=False)
    demo.add_argument("folder", metavar="THƯ-MỤC", type=Path)
    demo.add_argument("--households", type=_count, default=495, metavar="SỐ-HỘ")
    demo.add_argument("--groups", type=_count, default=13, metavar="SỐ-TỔ")
    demo.add_argument("--seed", type=int, default=1, metavar="SỐ")

    new = command("new", "Tạo sổ mới.", _new)
    new.add_argument("--village", required=True, metavar="TÊN-LÀNG")
    new.add_argument("--commune", required=True, metavar="TÊN-XÃ")
    new.add_argument("--province", required=True, metavar="TÊN-TỈNH")
    new.add_argument("--groups", type=_count, required=True, metavar="SỐ-TỔ")

    take_in = command("import-roster", "Nhập danh sách hộ từ Excel.", _import_roster)
    take_in.add_argument("file", metavar="TỆP", type=Path)
    take_in.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    take_in.add_argument("--json", action="store_true")

    export = command("export-roster", "Xuất danh sách hộ ra Excel.", _export_roster)
    export.add_argument("out", metavar="TỆP.xlsx", type=Path)

    campaign = command("new-campaign", "Mở đợt ký cam kết cho cả làng.", _new_campaign)
    campaign.add_argument("name", metavar="TÊN-ĐỢT")
    campaign.add_argument(
        "--form-date",
        metavar="NGÀY",
        default="",
        help="ngày in trên bản (không có: ghi tay)",
    )

    pledges = command("print-pledges", "Ghi bản đăng ký ra tệp PDF.", _print_pledges)
    pledges.add_argument("out", metavar="TỆP.pdf", type=Path)
    pledges.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    pledges.add_argument("--group", action="append", type=_count, default=[], metavar="SỐ-TỔ")
    pledges.add_argument("--unsigned", action="store_true", help="chỉ các hộ chưa ký")

    signed = command("mark-signed", "Ghi nhận các hộ đã ký.", _mark_signed)
    signed.add_argument("--campaign", required=True, metavar="TÊN-ĐỢT")
    signed.add_argument("--date", required=True, metavar="NGÀY")
    signed.add_argument("codes", nargs="+", metavar="MÃ-HỘ")

    listing = command("list", "Liệt kê các hộ.", _list)
    listing.add_argument("--group", type=_count, metavar="SỐ-TỔ")
    listing.add_argument("--campaign", metavar="TÊN-ĐỢT")
    listing.add_argument("--json", action="store_true")

    check = command("check", "Kiểm tra sổ có nguyên vẹn không.", _check)
    check.add_argument("--json", action="store_true")
    return parser


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” phải là số từ 1 trở lên")
    return int(text)


def _open(options: argparse.Namespace) -> Book:
    return Book.open(options.book, who=_user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _demo(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.demo_folder import write_demo_folder

    write_demo_folder(
        options.folder, options.households, options.groups, options.seed, _take_screens
    )
    say(f"Đã tạo làng mẫu trong {options.folder}")


def _take_screens(book: Path, folder: Path) -> None:
    from antt_desktop.app import take_screens

    take_screens(book, folder)


def _new(options: argparse.Namespace) -> None:
    if options.groups > _MAX_GROUPS:
        raise UserError(f"Số tổ phải từ 1 đến {_MAX_GROUPS}.")
    village = Village(name=options.village, commune=options.commune, province=options.province)
    groups = [Group(number=n, name=f"Tổ {n}") for n in range(1, options.groups + 1)]
    Book.create(options.book, village, groups, who=_user()).close()
    say(f"Đã tạo sổ {options.book}")


def _import_roster(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.import_roster import apply_import, plan_import

    with _open(options) as book:
        plan = plan_import(book, options.file)
        result = plan.result if options.dry_run else apply_import(book, plan)
    if options.json:
        say(json.dumps(result.as_json(), ensure_ascii=False, indent=1))
        return
    verb = "Sẽ" if options.dry_run else "Đã"
    say(
        f"{verb} thêm {result.added} hộ, cập nhật {result.updated} hộ;"
        f" {result.unchanged} hộ không đổi; {len(result.rejected)} dòng không nhập."
    )
    for row in result.rejected:
        say(f"  {row.sheet}, dòng {row.row}, {row.column}: {row.reason}")
    for warning in result.warnings:
        say(f"  Lưu ý: {warning}")


def _export_roster(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.export_roster import export_roster

    with _open(options) as book:
        export_roster(book, options.out)
        say(f"Đã xuất {book.households.count()} hộ ra {options.out}")


def _new_campaign(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.campaigns import new_campaign

    with _open(options) as book:
        form_date = parse_date(options.form_date, latest_year=book.today.year + 1)
        campaign = book.campaigns.add(new_campaign(book, options.name, form_date))
        say(f"Đã mở đợt ký {campaign.name} cho {len(campaign.group_ids)} tổ")


def _campaign(book: Book, name: str) -> Campaign:
    campaign = book.campaigns.find(name)
    if campaign is None:
        known = ", ".join(c.name for c in book.campaigns.all()) or "chưa có đợt nào"
        raise UserError(f"Không có đợt ký “{name}”. Trong sổ: {known}.")
    return campaign


def _group(book: Book, number: int) -> int:
    for group in book.groups.all():
        if group.number == number:
            return group.id
    raise UserError(f"Không có tổ số {number} trong sổ.")


def _print_pledges(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges

    with _open(options) as book:
        campaign = _campaign(book, options.campaign)
        chosen = [_group(book, number) for number in options.group]
        ids = list(book.pledges.ids(campaign.id))
        if chosen:
            ids = [i for group in chosen for i in book.pledges.ids(campaign.id, group_id=group)]
        if options.unsigned:
            signed = set(book.pledges.ids(campaign.id, status=Status.SIGNED))
            ids = [i for i in ids if i not in signed]
        if not ids:
            raise UserError("Không có hộ nào để in trong các tổ đã chọn.")
        request = PledgeRequest(campaign_id=campaign.id, household_ids=ids)
        batch = print_pledges(book, request, options.out)
        say(f"Đã ghi {batch.forms} bản đăng ký ({batch.pages} trang) ra {options.out}")


def _mark_signed(options: argparse.Namespace) -> None:
    with _open(options) as book:
        campaign = _campaign(book, options.campaign)
        day = parse_date(options.date, latest_year=book.today.year + 1)
        if day is None or not day.day:
            raise UserError("Ngày ký phải đủ ngày, tháng, năm, ví dụ 18/02/2026.")
        covered = set(book.pledges.ids(campaign.id))
        ids = []
        for code in dict.fromkeys(options.codes):
            found = book.households.find(code)
            if found is None:
                raise UserError(f"Không có hộ mã {code} trong sổ. Chưa ghi nhận hộ nào.")
            if found not in covered:
                raise UserError(f"Hộ {code} không thuộc đợt ký này. Chưa ghi nhận hộ nào.")
            ids.append(found)
        book.pledges.sign(campaign.id, ids, Signing(signed_on=day))
        say(f"Đã ghi nhận {len(ids)} hộ đã ký ngày {day}")


def _list(options: argparse.Namespace) -> None:
    with _open(options) as book:
        group_id = _group(book, options.group) if options.group else None
        campaign = _campaign(book, options.campaign) if options.campaign else None
        numbers = {group.id: group.number for group in book.groups.all()}
        campaign_id = campaign.id if campaign else None
        ids = (
            book.pledges.ids(campaign.id, group_id=group_id)
            if campaign
            else book.households.ids(group_id=group_id)
        )
        listed = []
        for row in book.households.rows(ids, campaign_id):
            fields: dict[str, object] = {
                "code": row.code,
                "group": numbers[row.group_id],
                "head": row.head,
                "address": row.address,
                "phone": row.phone,
                "count": row.size,
            }
            if campaign:
                fields["status"] = str(row.status)
            listed.append(fields)
    if options.json:
        say(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for fields in listed:
        shown = dict(fields, group=f"Tổ {fields['group']}")
        if campaign:
            shown["status"] = Status(str(fields["status"])).label
        say("\t".join(str(value) for value in shown.values()))


def _check(options: argparse.Namespace) -> None:
    with _open(options) as book:
        faults = book.check()
    if options.json:
        say(json.dumps({"sound": not faults, "faults": faults}, ensure_ascii=False, indent=1))
    else:
        say("\n".join(faults) if faults else "Sổ nguyên vẹn.")
    if faults:
        raise UserError("Sổ có chỗ hỏng. Hãy mở bản sao gần nhất và giữ nguyên tệp này.")
