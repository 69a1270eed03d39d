"""A new campaign as the office would begin it, and what changed since the one before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.documents.page import BODY_SIZE
from antt_desktop.documents.pledge_batch import write_pledges
from antt_desktop.documents.pledge_fit import Fit, pledge_fit
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.campaign_lists import (
    Change,
    ListChange,
    ListedHousehold,
    list_changes,
    renamed_groups,
)
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeKind
from antt_desktop.domain.pledges import Campaign, Wording, year_in
from antt_desktop.workflows.pledge_forms import pledge_paper, sample_form

_REASONS = {
    Change.NEW: {LifeKind.SPLIT, LifeKind.RETURN, LifeKind.ARRIVAL},
    Change.GONE: {LifeKind.LEAVE, LifeKind.MERGE},
    Change.HEAD: {
        LifeKind.HEAD, LifeKind.DEATH, LifeKind.DEPARTURE, LifeKind.SPLIT, LifeKind.TRANSFER,
        LifeKind.MERGE,
    },
    Change.MOVED: {LifeKind.MOVE, LifeKind.GROUP},
}  # fmt: skip
"""What can have happened to a household whose place in the lists changed."""


def new_campaign(
    book: Book, name: str, form_date: PartialDate | None = None, wording: Wording | None = None
) -> Campaign:
    """Return a campaign of every tổ to be looked at and added; nothing is in the book yet.

    The wording is the one given, else the one in forms/, to be edited until somebody signs.
    """
    return Campaign(
        name=name,
        year=year_in(name),
        opened_on=book.today,
        form_date=form_date,
        group_ids=tuple(group.id for group in book.groups.all()),
        wording=wording or default_wording(),
    )


def sample_wording() -> Wording:
    """Return the wording in forms/."""
    return default_wording()


def prepared_draft(book: Book, campaign: Campaign) -> Callable[[], tuple[bytes, str]]:
    """Read now what a form of a campaign needs that need not be in the book yet.

    The function returned makes its PDF and says what is out of the ordinary about its length
    ('' for nothing); it asks nothing of the book, so a worker's thread may call it.
    """
    paper, form = pledge_paper(book, campaign), sample_form(book, campaign)

    def draw() -> tuple[bytes, str]:
        out = BytesIO()
        write_pledges(out, paper, [form])
        return out.getvalue(), _length_words(pledge_fit(paper, form))

    return draw


def _length_words(fit: Fit) -> str:
    if fit.pages > 1:
        return f"Lời văn dài: bản đăng ký thành {fit.pages} trang."
    if fit.size < BODY_SIZE:
        return f"Lời văn dài: chữ thu còn cỡ {fit.size:g} để vừa một trang."
    return ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The list of a campaign against that of one before: households by kind, tổ renamed.

    ``old_names`` and ``names`` are those of the tổ by id in the earlier and in the later list.
    """

    before: Campaign
    changes: Sequence[ListChange]
    renamed: Sequence[tuple[Group, Group]]
    old_names: Mapping[int, str]
    names: Mapping[int, str]

    def of(self, kind: Change) -> list[ListChange]:
        """Return the changes of one kind."""
        return [change for change in self.changes if change.kind is kind]


def compare_lists(book: Book, before: Campaign, after: Campaign) -> Comparison:
    """Compare two campaigns' lists; ``after`` need not be in the book yet.

    A frozen list is taken as it was on its day, any other as the roster is now.
    """
    old, new = _groups(book, before), _groups(book, after)
    return Comparison(
        before,
        list_changes(_listed(book, before), _listed(book, after)),
        renamed_groups(old, new),
        {group.id: group.name for group in old},
        {group.id: group.name for group in new},
    )


def why(book: Book, comparison: Comparison, change: ListChange) -> str:
    """Return what is known of why a household's place in the lists changed, and when."""
    household, before = change.household, comparison.before
    records = book.life.of(household.id)
    if change.kind is Change.MOVED and change.before is not None:
        # Tổ that are merged or split say so themselves, not household by household.
        records += book.groups.changes(change.before.group_id)
        records += book.groups.changes(household.group_id)
    for record in records:
        day, opened = record.happened_on, before.opened_on
        early = day is not None and opened is not None and day.is_before(opened)
        if not early and record.kind in _REASONS[change.kind]:
            reason = f" ({record.reason})" if record.reason else ""
            return f"{record.happened_on}: {record.words}{reason}"
    match change.kind:
        case Change.NEW if household.group_id not in before.group_ids:
            return f"Tổ không có trong đợt {before.name}"
        case Change.NEW:
            return f"Ghi vào sổ sau đợt {before.name}"
        case Change.GONE:
            ended = book.households.get(household.id).ended_on
            return f"Rời danh sách hộ ngày {ended}" if ended else "Tổ không tham gia đợt này"
        case Change.HEAD:
            return "Sửa tên chủ hộ trong sổ"
        case Change.MOVED:
            return "Tổ được sắp xếp lại"


def _listed(book: Book, campaign: Campaign) -> list[ListedHousehold]:
    if campaign.list_frozen_on:
        ids = list(book.pledges.ids(campaign.id))
    else:
        ids = [i for g in campaign.group_ids for i in book.households.ids(group_id=g)]
    return list(book.campaigns.members(campaign.id, ids))


def _groups(book: Book, campaign: Campaign) -> Sequence[Group]:
    if campaign.list_frozen_on:
        return book.campaigns.groups(campaign.id)
    return [group for group in book.groups.all() if group.id in campaign.group_ids]
