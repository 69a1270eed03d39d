"""Scanned pages on their way into the book: whose each one is.

A page belongs to the household whose form number its code carries, or to the one a person
chose for it. What is read on one page never counts for another.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import form_label
from antt_desktop.domain.scans import PageState


def day_of_signing(form_date: PartialDate | None, today: PartialDate) -> PartialDate:
    """Return the day a stack was signed where nobody says: the form's, unless still to come."""
    whole = form_date is not None and bool(form_date.day) and form_date <= today
    return form_date if form_date is not None and whole else today


@dataclass(frozen=True, slots=True)
class ListedHome:
    """A household of a campaign's list, as a page is assigned to it by hand."""

    id: int
    code: str
    head: str
    group_id: int
    group_name: str
    address: str

    @property
    def named(self) -> str:
        """Return how sentences name it: 03-005 Nguyễn Văn Hòa."""
        return f"{self.code} {self.head}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCampaign:
    """What the book knows of a campaign before a page is read.

    ``forms`` says whose each form number is, 0 where it is a blank one; ``given`` to whom a
    blank one was filed before; ``filed`` how many pictures there are of each (household id,
    page); ``gone`` names households that have a form but are no longer in the list. ``closed``
    says that it is closed, '' where it is not.
    """

    id: int
    name: str
    label: str
    homes: Mapping[int, ListedHome] = field(default_factory=dict)
    forms: Mapping[int, int] = field(default_factory=dict)
    given: Mapping[int, int] = field(default_factory=dict)
    filed: Mapping[tuple[int, int], int] = field(default_factory=dict)
    signed: Collection[int] = ()
    gone: Mapping[int, str] = field(default_factory=dict)
    closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The book's id, its campaigns by their id, and the one that is being filed."""

    book: str
    current: int
    campaigns: Mapping[int, KnownCampaign]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page belongs: the form's campaign, number and page, and the household.

    What is not known is 0. ``state`` is MATCHED where the household is settled, else why not;
    ``said`` explains it.
    """

    state: PageState
    said: str = ""
    campaign_id: int = 0
    form_number: int = 0
    page: int = 0
    household_id: int = 0
    by_hand: bool = False

    @property
    def together(self) -> tuple[int, int, int] | None:
        """Return what pages planned together share: a household, or a blank form; else None."""
        if self.state is PageState.MATCHED:
            return self.campaign_id, self.household_id, 0
        if self.state is PageState.BLANK_FORM:
            return self.campaign_id, 0, self.form_number
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page in a stack: where its code puts it, where it is now, and what people said of it.

    ``pages`` is how many its form has, the last bears the signature. ``inked`` tells whether
    there is ink where the head signs, None where that could not be measured; ``confirmed`` is
    what somebody says who looked. ``left_out`` None: as the rules have it.
    """

    index: int
    file: str
    file_page: int
    source: str
    read: Place
    at: Place
    pages: int = 1
    inked: bool | None = None
    confirmed: bool | None = None
    left_out: bool | None = None

    @property
    def looks_signed(self) -> bool:
        """Tell whether the form is signed, as far as anybody or the ink says."""
        return bool(self.inked if self.confirmed is None else self.confirmed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page and what saving would do with it.

    ``index`` is its place in the stack from 0, ``page`` the page of the form, ``file_page``
    that of the file, both from 1. ``saves``: it will be kept; ``signs``: it will record the
    household's signature, which one page of a household does at most. ``denied``: somebody
    looked and said that it is not signed.
    """

    index: int
    file: str
    file_page: int
    source: str
    state: PageState
    campaign_id: int = 0
    campaign_name: str = ""
    household_id: int = 0
    code: str = ""
    head: str = ""
    group_name: str = ""
    form_number: int = 0
    form_label: str = ""
    page: int = 1
    pages: int = 1
    said: str = ""
    by_hand: bool = False
    denied: bool = False
    left_out: bool = False
    saves: bool = False
    signs: bool = False


def place(known: Known, codes: Sequence[FormCode], *, torn: bool, fault: str) -> Place:
    """Return where a page belongs by what is read on it alone.

    ``torn``: something like a code is on it but none could be read; ``fault``: why there is
    no picture of it.
    """
    if fault:
        return Place(state=PageState.DAMAGED, said=fault)
    different = set(codes)
    if len(different) != 1:
        return _unread(torn=torn, several=bool(different))
    (code,) = different
    if code.book != known.book:
        return Place(state=PageState.OTHER_BOOK, said="Phiếu này in từ một sổ khác.")
    campaign = known.campaigns.get(code.campaign)
    if campaign is None:
        said = "Phiếu này của một đợt ký không còn trong sổ."
        return Place(state=PageState.UNKNOWN_FORM, said=said)
    found = _in_campaign(campaign, code.form, code.page)
    if campaign.id != known.current:
        said = f"Phiếu này của đợt ký {campaign.name}."
        return replace(found, state=PageState.OTHER_CAMPAIGN, said=said)
    return found


def _unread(*, torn: bool, several: bool) -> Place:
    state, said = PageState.NO_CODE, "Trang không có mã của phiếu; hãy chọn hộ hoặc bỏ ra."
    if several:
        state = PageState.UNREADABLE
        said = "Trên trang có hai mã phiếu khác nhau; hãy chọn hộ, hoặc quét riêng từng tờ."
    elif torn:
        state = PageState.UNREADABLE
        said = "Thấy mã nhưng không đọc được (nhòe, rách hoặc bị che); hãy chọn hộ."
    return Place(state=state, said=said)


def in_its_campaign(known: Known, read: Place) -> Place:
    """Return where a page of another campaign belongs in that campaign."""
    return _in_campaign(known.campaigns[read.campaign_id], read.form_number, read.page)


def _in_campaign(campaign: KnownCampaign, number: int, page: int) -> Place:
    found = Place(state=PageState.MATCHED, campaign_id=campaign.id, form_number=number, page=page)
    label = form_label(campaign.label, number)
    if number not in campaign.forms:
        said = (
            f"Trong sổ không có phiếu số {label}."
            if number
            else "Phiếu này là bản xem thử, chưa được cấp số."
        )
        return replace(found, state=PageState.UNKNOWN_FORM, said=said)
    household_id = campaign.forms[number] or campaign.given.get(number, 0)
    if not household_id:
        said = f"Bản trắng số {label}; hãy chọn hộ đã ký."
        return replace(found, state=PageState.BLANK_FORM, said=said)
    if household_id not in campaign.homes:
        who = campaign.gone.get(household_id, "đã ghi trên phiếu")
        said = f"Hộ {who} không còn trong danh sách đợt ký {campaign.name}."
        return replace(found, state=PageState.UNKNOWN_FORM, said=said)
    return replace(found, household_id=household_id)


def chosen(known: Known, read: Place, household_id: int) -> Place:
    """Return where a page belongs that somebody assigned to a household of this campaign.

    It keeps its form number only where that is the household's own or a blank form's.
    """
    campaign = known.campaigns[known.current]
    ours = read.campaign_id == campaign.id
    owner = campaign.forms.get(read.form_number, -1) if ours else -1
    return Place(
        state=PageState.MATCHED,
        campaign_id=campaign.id,
        form_number=read.form_number if owner in {0, household_id} else 0,
        page=read.page,
        household_id=household_id,
        by_hand=True,
    )


def taken_out(known: Known, at: Place) -> Place:
    """Return the place of a page taken out of its household, for somebody to assign it."""
    campaign = known.campaigns[at.campaign_id]
    who = campaign.homes[at.household_id].named
    return Place(state=PageState.NO_CODE, said=f"Đã tách khỏi hộ {who}; hãy chọn hộ.")
