"""What filing needs of the book, read before the first page: afterwards nothing is asked."""

from collections.abc import Sequence
from functools import cached_property

from antt_desktop.book import Book
from antt_desktop.documents.pledge import PledgeForm
from antt_desktop.documents.pledge_area import SignatureAreas
from antt_desktop.domain.campaign_lists import ListedHousehold
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.filing import Known, KnownCampaign, ListedHome
from antt_desktop.domain.households import Group
from antt_desktop.domain.pledges import Campaign, Status
from antt_desktop.domain.printings import Area, areas_by_number
from antt_desktop.workflows.pledge_forms import pledge_forms, pledge_paper


def known_of(book: Book, campaign_id: int) -> tuple[Known, dict[int, "FormsOf"]]:
    """Return what the book knows, filing ``campaign_id``, and the forms of each campaign.

    Raises UserError where the campaign is closed or no longer there.
    """
    book.campaigns.get(campaign_id)
    book.results.refuse_closed(campaign_id)
    campaigns = {}
    forms = {}
    for campaign in book.campaigns.all():
        groups = {group.id: group for group in book.campaigns.groups(campaign.id)}
        ids = list(book.pledges.ids(campaign.id))
        members = {member.id: member for member in book.campaigns.members(campaign.id, ids)}
        campaigns[campaign.id] = _known_campaign(book, campaign, groups, members)
        forms[campaign.id] = FormsOf(book, campaign, list(members))
    forms[campaign_id].areas(0, 0)  # loads fonts: before the first page, not while pages come
    return Known(book=book.id, current=campaign_id, campaigns=campaigns), forms


def _known_campaign(
    book: Book,
    campaign: Campaign,
    groups: dict[int, Group],
    members: dict[int, ListedHousehold],
) -> KnownCampaign:
    forms = book.pledges.forms(campaign.id)
    scans = sorted(book.scans.all(campaign.id), key=lambda scan: scan.id)
    given = {s.form_number: s.household_id for s in scans if forms.get(s.form_number) == 0}
    gone = sorted({*forms.values(), *given.values()} - {0, *members})
    return KnownCampaign(
        id=campaign.id,
        name=campaign.name,
        label=campaign.label,
        homes={
            m.id: ListedHome(m.id, m.code, m.head, m.group_id, groups[m.group_id].name, m.address)
            for m in members.values()
        },
        forms=forms,
        given=given,
        filed=book.scans.filed(campaign.id),
        signed=frozenset(book.pledges.ids(campaign.id, status=Status.SIGNED)),
        gone={row.id: f"{row.code} {row.head}".strip() for row in book.households.rows(gone)},
        closed=_why_closed(book, campaign.id),
    )


def _why_closed(book: Book, campaign_id: int) -> str:
    try:
        book.results.refuse_closed(campaign_id)
    except UserError as error:
        return error.sentence
    return ""


class FormsOf:
    """The forms of a campaign, as they were printed and as they would be today."""

    def __init__(self, book: Book, campaign: Campaign, household_ids: Sequence[int]) -> None:
        forms = pledge_forms(book, campaign, household_ids, blanks=[0])
        self._forms = dict(zip([*household_ids, 0], forms, strict=True))
        self._paper = pledge_paper(book, campaign)
        self._printed = areas_by_number(book.printings.all(campaign.id))
        self._numbers = {home: number for number, home in book.pledges.forms(campaign.id).items()}

    @cached_property
    def _areas(self) -> SignatureAreas:
        return SignatureAreas(self._paper)

    def areas(self, household_id: int, number: int) -> frozenset[Area]:
        """Return where the head signs on the papers of a form; 0 is a blank form's household.

        ``number`` 0: of the household's own form. Several places where the form was printed
        again after a change; the place it would have today where no printing is known of; none
        for a household outside the list.
        """
        if printed := self._printed.get(number or self._numbers.get(household_id, 0)):
            return printed
        form = self._forms.get(household_id)
        return frozenset({self._areas.of(form)} if isinstance(form, PledgeForm) else ())
