"""What stands on the pledge forms of a campaign, asked of the book.

Of a frozen list the forms are as they were. One printed again after it was signed differs
only in what stands where the head of the household signs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from antt_desktop.book import Book
from antt_desktop.documents.pledge import PledgeForm, PledgePaper, Separator
from antt_desktop.documents.wording import pledge_labels
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Manner, PledgeRow, Status, form_label
from antt_desktop.domain.strokes import Strokes

NOT_NUMBERED = "(cấp khi in)"


def pledge_paper(book: Book, campaign: Campaign) -> PledgePaper:
    """Return what all forms of a campaign share."""
    return PledgePaper(
        village=book.campaigns.village(campaign.id),
        wording=campaign.wording,
        labels=pledge_labels(),
        year=campaign.year,
        name=campaign.name,
        form_date=campaign.form_date,
    )


def pledge_forms(
    book: Book,
    campaign: Campaign,
    household_ids: Sequence[int],
    *,
    blanks: Sequence[int] = (),
    separators: bool = False,
) -> Iterator[PledgeForm | Separator]:
    """Yield the forms of households in their order, then blank ones with these numbers.

    ``separators`` puts a sheet before the forms of each tổ. Raises UserError for a household
    of a tổ that the campaign does not cover.
    """
    groups = _by_id(book.campaigns.groups(campaign.id))
    pledges = {row.household_id: row for row in book.pledges.rows(campaign.id, household_ids)}
    strokes = book.pledges.strokes(campaign.id, household_ids)
    households = book.campaigns.members(campaign.id, household_ids)
    for group_id, part in groupby(households, key=lambda household: household.group_id):
        if group_id not in groups:
            raise UserError("Có hộ thuộc tổ không tham gia đợt ký này. Hãy chọn lại các hộ.")
        inside = list(part)
        if separators:
            given = [pledges[household.id].form_number for household in inside]
            yield _separator(groups[group_id], campaign, given)
        for household in inside:
            pledge = pledges[household.id]
            drawn = strokes.get(household.id)
            yield _form(book.id, campaign, groups[group_id], household, pledge, drawn)
    for number in blanks:
        label, code = _number(book.id, campaign, number)
        yield PledgeForm(form_label=label, code=code)


def sample_form(book: Book, campaign: Campaign) -> PledgeForm:
    """Return a form of a campaign that need not be in the book yet: of the first household."""
    if campaign.list_frozen_on:
        groups = book.campaigns.groups(campaign.id)
        covered = iter(book.pledges.ids(campaign.id)[:1])
    else:
        groups = book.groups.all()
        covered = (i for g in campaign.group_ids for i in book.households.ids(group_id=g)[:1])
    household = next(book.campaigns.members(campaign.id, list(islice(covered, 1))), None)
    if household is None:
        label, code = _number(book.id, campaign, 0)
        return PledgeForm(form_label=label, code=code)
    return _form(book.id, campaign, _by_id(groups)[household.group_id], household)


def _form(
    book_id: str,
    campaign: Campaign,
    group: Group,
    household: ListedHousehold,
    pledge: PledgeRow | None = None,
    strokes: Strokes | None = None,
) -> PledgeForm:
    label, code = _number(book_id, campaign, pledge.form_number if pledge else 0)
    wording = campaign.wording
    return PledgeForm(
        form_label=label,
        code=code,
        household_code=household.code,
        head=household.head,
        birth=household.birth,
        address=household.address,
        group_name=group.name,
        leader=group.leader,
        size=household.size,
        phone=household.phone if wording.show_phone else "",
        identity=household.identity if wording.show_identity else "",
        signed_words=_signed_words(pledge) if pledge else "",
        strokes=strokes,
    )


def _signed_words(pledge: PledgeRow) -> str:
    """Return what stands for a signature that was given on another paper, '' if none was."""
    if pledge.status is not Status.SIGNED:
        return ""
    by_print = pledge.manner is Manner.FINGERPRINT
    if pledge.on_behalf:
        deed = f"{pledge.relation or 'Người khác'} {'điểm chỉ' if by_print else 'ký'} thay"
    else:
        deed = "Điểm chỉ" if by_print else "Đã ký"
    return f"{deed} ngày {pledge.signed_on}"


def _separator(group: Group, campaign: Campaign, numbers: Sequence[int]) -> Separator:
    given = [number for number in numbers if number]
    return Separator(
        group_name=group.name,
        leader=group.leader,
        forms=len(numbers),
        first_label=form_label(campaign.label, min(given)) if given else "",
        last_label=form_label(campaign.label, max(given)) if given else "",
    )


def _by_id(groups: Iterable[Group]) -> Mapping[int, Group]:
    return {group.id: group for group in groups}


def _number(book_id: str, campaign: Campaign, number: int) -> tuple[str, FormCode]:
    label = form_label(campaign.label, number) if number else NOT_NUMBERED
    return label, FormCode(book=book_id, campaign=campaign.id, form=number)
