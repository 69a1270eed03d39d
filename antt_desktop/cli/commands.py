"""What each command does: open the book, have a workflow do the job, say what came of it."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.cli.options import read_secret
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import PassphraseNeeded, SystemTrouble, UserError
from antt_desktop.domain.households import Group, HouseholdRow
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.domain.village import Village

_MAX_GROUPS = 999
PASSPHRASE_ASKED = "Mật khẩu của sổ"  # noqa: S105 - the question


def say(text: str) -> None:
    """Write lines where there is a place to write to (a windowed program has none)."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stdout = None
    except OSError as error:
        sys.stdout = None
        raise SystemTrouble("Không ghi được kết quả ra ngoài. Hãy xem ổ đĩa còn chỗ.") from error


def open_book(options: argparse.Namespace) -> Book:
    """Open the book a command names; ask for its passphrase where it has one."""
    try:
        book = Book.open(options.book, who=user())
    except PassphraseNeeded:
        book = Book.open(options.book, passphrase=read_secret(PASSPHRASE_ASKED), who=user())
    try:
        code = read_secret("Mã của người giữ sổ") if book.people.needs_code else ""
        book.people.open_as_owner(code)
    except BaseException:
        book.close()
        raise
    return book


def user() -> str:
    """Return who is at the keyboard, as the system says."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def demo(options: argparse.Namespace) -> None:
    """Make a folder with a sample village and its papers."""
    from antt_desktop.workflows.demo_folder import write_demo_folder

    write_demo_folder(
        options.folder, options.households, options.groups, options.seed, _take_screens
    )
    say(f"Đã tạo làng mẫu trong {options.folder}")


def _take_screens(book: Path, folder: Path) -> None:
    from antt_desktop.app import take_screens

    take_screens(book, folder)


def new_book(options: argparse.Namespace) -> None:
    """Make a new book."""
    if options.groups > _MAX_GROUPS:
        raise UserError(f"Số tổ phải từ 1 đến {_MAX_GROUPS}.")
    village = Village(name=options.village, commune=options.commune, province=options.province)
    groups = [Group(number=n, name=f"Tổ {n}") for n in range(1, options.groups + 1)]
    Book.create(options.book, village, groups, who=user()).close()
    say(f"Đã tạo sổ {options.book}")


def import_roster(options: argparse.Namespace) -> None:
    """Take a list of households in, or rehearse it."""
    from antt_desktop.workflows.export_refusals import export_refusals
    from antt_desktop.workflows.import_roster import Encoding, apply_import, plan_import

    with open_book(options) as book:
        plan = plan_import(
            book,
            options.file,
            sheets=options.sheet,
            encoding=None if options.encoding == "auto" else Encoding(options.encoding),
            fields=dict(options.map),
            group=options.group,
            keep_capitals=options.keep_capitals,
        )
        if options.refused and plan.result.rejected:  # before anything is written to the book
            export_refusals(plan, options.refused)
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
    for sheet in result.sheets:
        if sheet.skipped:
            left = ", ".join(f"{skipped.row} ({skipped.reason})" for skipped in sheet.skipped)
            say(f"  {sheet.mapping.sheet}, bỏ qua dòng {left}")
    for warning in result.warnings:
        say(f"  Lưu ý: {warning}")
    if options.refused and result.rejected:
        say(f"Đã lưu {len(result.rejected)} dòng không nhập ra {options.refused}")


def export_roster(options: argparse.Namespace) -> None:
    """Write the roster to an Excel file."""
    from antt_desktop.workflows.export_roster import export_roster

    with open_book(options) as book:
        count = export_roster(book, options.out)
        book.uses.note(BookUse(UseKind.EXPORT, "Xuất danh sách hộ", options.purpose, count))
        say(f"Đã xuất {book.households.count()} hộ ra {options.out}")


def new_campaign(options: argparse.Namespace) -> None:
    """Open a campaign for all tổ."""
    from antt_desktop.workflows.campaigns import new_campaign

    with open_book(options) as book:
        form_date = parse_date(options.form_date, latest_year=book.today.year + 1)
        campaign = book.campaigns.add(new_campaign(book, options.name, form_date))
        say(f"Đã mở đợt ký {campaign.name} cho {len(campaign.group_ids)} tổ")


def campaign_named(book: Book, name: str) -> Campaign:
    """Return a campaign by its name; raise UserError with the names there are."""
    campaign = book.campaigns.find(name)
    if campaign is None:
        known = ", ".join(c.name for c in book.campaigns.all()) or "chưa có đợt nào"
        raise UserError(f"Không có đợt ký “{name}”. Trong sổ: {known}.")
    return campaign


def group_numbered(groups: Sequence[Group], number: int) -> int:
    """Return the id of a tổ by its number; raise UserError with the numbers there are."""
    for group in groups:
        if group.number == number:
            return group.id
    known = ", ".join(str(group.number) for group in groups)
    raise UserError(f"Không có tổ số {number}. Có các tổ số: {known}.")


def print_pledges(options: argparse.Namespace) -> None:
    """Write the forms of a campaign to a PDF file."""
    from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges

    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign)
        groups = book.campaigns.groups(campaign.id)
        chosen = [group_numbered(groups, number) for number in options.group]
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


def signing_day(book: Book, typed: str) -> PartialDate:
    """Read the day signatures were given; raise UserError where it is not a whole date."""
    day = parse_date(typed, latest_year=book.today.year + 1)
    if day is None or not day.day:
        raise UserError("Ngày ký phải đủ ngày, tháng, năm, ví dụ 18/02/2026.")
    return day


def mark_signed(options: argparse.Namespace) -> None:
    """Record signatures, all or none."""
    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign)
        day = signing_day(book, options.date)
        covered = set(book.pledges.ids(campaign.id))
        ids = []
        for code in dict.fromkeys(options.codes):
            found = book.households.find(code)
            if found is None:
                raise UserError(f"Không có hộ mã “{code}” trong sổ. Chưa ghi nhận hộ nào.")
            if found not in covered:
                raise UserError(f"Hộ {code} không thuộc đợt ký này. Chưa ghi nhận hộ nào.")
            ids.append(found)
        book.pledges.sign(campaign.id, ids, Signing(signed_on=day))
        say(f"Đã ghi nhận {len(ids)} hộ đã ký ngày {day}")


def list_households(options: argparse.Namespace) -> None:
    """List the households, with their status in a campaign."""
    with open_book(options) as book:
        campaign = campaign_named(book, options.campaign) if options.campaign else None
        groups = book.campaigns.groups(campaign.id) if campaign else book.groups.all()
        group_id = group_numbered(groups, options.group) if options.group else None
        numbers = {group.id: group.number for group in groups}
        campaign_id = campaign.id if campaign else None
        ids = (
            book.pledges.ids(campaign.id, group_id=group_id)
            if campaign
            else book.households.ids(group_id=group_id)
        )
        listed = []
        rows = book.households.rows(ids, campaign_id)
        members: Iterable[HouseholdRow | ListedHousehold] = rows
        if campaign:
            members = book.campaigns.members(campaign.id, ids)
        for row, member in zip(rows, members, strict=True):
            fields: dict[str, object] = {
                "code": member.code,
                "group": numbers[member.group_id],
                "head": member.head,
                "address": member.address,
                "phone": row.phone,
                "count": member.size,
            }
            if campaign:
                fields["status"] = str(row.status)
            listed.append(fields)
    if options.json:
        say(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    lines = []
    for fields in listed:
        shown = dict(fields, group=f"Tổ {fields['group']}")
        if campaign:
            shown["status"] = Status(str(fields["status"])).label
        lines.append("\t".join(str(value) for value in shown.values()))
    if lines:
        say("\n".join(lines))


def check_roster(options: argparse.Namespace) -> None:
    """List the likely faults of the roster."""
    from antt_desktop.workflows.check_roster import check_roster

    with open_book(options) as book:
        found = check_roster(book)
    if options.json:
        say(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        return
    for fault in found.faults:
        household = " ".join(part for part in (fault.code, fault.head) if part)
        say(f"{fault.kind.label}\t{household}\t{fault.said}")
    say(f"Đã soát {found.households} hộ: {len(found.faults)} chỗ cần xem.")
