"""The papers around a round of signing, for each tổ: door list, reminder slips, hand-over record.

All that stands on them comes from the campaign: a frozen list is printed as it was.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from antt_desktop.book import Book
from antt_desktop.documents.door_list import DoorList, DoorRow, write_door_lists
from antt_desktop.documents.hand_over import HandOver, Missing, write_hand_overs
from antt_desktop.documents.paper_wording import Round, door_text, hand_over_text, reminder_text
from antt_desktop.documents.reminder_slips import Slip, write_reminders
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import PledgeRow, Status, form_label
from antt_desktop.paths import written_whole

Progress = Callable[[int, int], None]
_NO_REASON = "……………"
_ANSWERS = (Status.ABSENT, Status.DECLINED)


class RoundPaper(StrEnum):
    """Which paper."""

    DOOR_LIST = "door_list"
    REMINDERS = "reminders"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A household of a tổ in a campaign; ``number`` (STT) is its place in the whole list of it.

    So a number on a printed list still means the same household when others have signed since.
    """

    household_id: int
    number: int
    code: str
    head: str
    address: str
    phone: str
    form_number: int
    status: Status
    reason: str


def door_rows(
    book: Book, campaign_id: int, group_id: int, *, with_signed: bool = False
) -> list[RoundRow]:
    """Return the households of a tổ that have not signed, as the door-to-door list has them.

    ``with_signed`` returns all of the tổ, with the same numbers.
    """
    ids = book.pledges.ids(campaign_id, group_id=group_id)
    pairs = zip(
        book.campaigns.members(campaign_id, ids), book.pledges.rows(campaign_id, ids), strict=True
    )
    rows = [_row(number, member, pledge) for number, (member, pledge) in enumerate(pairs, 1)]
    return [row for row in rows if with_signed or row.status is not Status.SIGNED]


def round_paper(
    book: Book,
    campaign_id: int,
    paper: RoundPaper,
    group_ids: Sequence[int] = (),
    *,
    until: PartialDate | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Return a paper for some tổ of a campaign (none named: all it covers) as a PDF.

    Tổ where all have signed get no door list and no slips; ``until`` is the last day that slips
    name. Raises UserError where nothing is left to print.
    """
    out = BytesIO()
    _write(book, campaign_id, paper, group_ids, out, until, progress)
    return out.getvalue()


def print_round_paper(
    book: Book,
    campaign_id: int,
    paper: RoundPaper,
    path: Path,
    group_ids: Sequence[int] = (),
    *,
    until: PartialDate | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the same paper into a file and return its pages.

    Raises SystemTrouble where the file cannot be written, Cancelled where ``progress`` does;
    then there is no file.
    """
    with written_whole(path) as out:
        return _write(book, campaign_id, paper, group_ids, out, until, progress)


def _write(
    book: Book,
    campaign_id: int,
    paper: RoundPaper,
    group_ids: Sequence[int],
    out: BinaryIO,
    until: PartialDate | None,
    progress: Progress | None,
) -> int:
    campaign = book.campaigns.get(campaign_id)
    covered = book.campaigns.groups(campaign_id)
    groups = [group for group in covered if not group_ids or group.id in group_ids]
    if not groups:
        raise UserError("Đợt ký này không có tổ nào như đã chọn. Hãy chọn lại tổ.")
    if paper is not RoundPaper.HAND_OVER:
        groups = _with_unsigned(book, campaign_id, groups)
    round_ = Round(
        village=book.campaigns.village(campaign_id), name=campaign.name, year=campaign.year
    )
    total = len(groups)
    match paper:
        case RoundPaper.DOOR_LIST:
            lists = (_door_list(book, campaign_id, campaign.label, group) for group in groups)
            return write_door_lists(out, round_, door_text(), lists, total=total, progress=progress)
        case RoundPaper.REMINDERS:
            sheets = (list(_slips(book, campaign_id, group)) for group in groups)
            return write_reminders(
                out, round_, reminder_text(), sheets, until=until, total=total, progress=progress
            )
        case RoundPaper.HAND_OVER:
            records = (_hand_over(book, campaign_id, group) for group in groups)
            return write_hand_overs(
                out, round_, hand_over_text(), records, total=total, progress=progress
            )


def _with_unsigned(book: Book, campaign_id: int, groups: Sequence[Group]) -> list[Group]:
    tallies = book.pledges.tallies(campaign_id)
    left = [group for group in groups if tallies[group.id].signed < tallies[group.id].total]
    if not left:
        raise UserError("Các tổ đã chọn không còn hộ nào chưa ký.")
    return left


def _row(number: int, member: ListedHousehold, pledge: PledgeRow) -> RoundRow:
    return RoundRow(
        household_id=member.id,
        number=number,
        code=member.code,
        head=member.head,
        address=member.address,
        phone=member.phone,
        form_number=pledge.form_number,
        status=pledge.status,
        reason=pledge.reason,
    )


def _door_list(book: Book, campaign_id: int, label: str, group: Group) -> DoorList:
    every = door_rows(book, campaign_id, group.id, with_signed=True)
    return DoorList(
        group_name=group.name,
        leader=group.leader,
        households=len(every),
        rows=[
            DoorRow(
                number=row.number,
                code=row.code,
                form=form_label(label, row.form_number) if row.form_number else "",
                head=row.head,
                address=row.address,
                phone=row.phone,
                answer=_answer(row, ""),
            )
            for row in every
            if row.status is not Status.SIGNED
        ],
    )


def _slips(book: Book, campaign_id: int, group: Group) -> Iterator[Slip]:
    for row in door_rows(book, campaign_id, group.id):
        yield Slip(
            code=row.code,
            head=row.head,
            address=row.address,
            group_name=group.name,
            leader=group.leader,
        )


def _hand_over(book: Book, campaign_id: int, group: Group) -> HandOver:
    every = door_rows(book, campaign_id, group.id, with_signed=True)
    missing = [row for row in every if row.status is not Status.SIGNED]
    absent, declined = (sum(row.status is status for row in missing) for status in _ANSWERS)
    return HandOver(
        group_name=group.name,
        leader=group.leader,
        households=len(every),
        signed=len(every) - len(missing),
        absent=absent,
        declined=declined,
        missing=[
            Missing(
                code=row.code,
                head=row.head,
                address=row.address,
                why=_answer(row, _NO_REASON) or f"{row.status.label}: {_NO_REASON}",
            )
            for row in missing
        ],
    )


def _answer(row: RoundRow, without_reason: str) -> str:
    """Return what a household said: its status and why; '' while it has said nothing."""
    why = row.reason or without_reason
    if row.status in _ANSWERS:
        return f"{row.status.label}: {why}" if why else row.status.label
    return ""  # the reason of an answer taken back is for the office, not for this paper
