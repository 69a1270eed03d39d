"""A stack of pages on its way into the book: planned as it grows, saved in one action."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from antt_desktop.book import Book
from antt_desktop.domain import filing as rules
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.filing import ListedHome, Place, PlannedPage, Sheet
from antt_desktop.domain.filing_plan import planned
from antt_desktop.domain.pledges import Signing, Status
from antt_desktop.domain.scans import NewScan, PageState
from antt_desktop.exchange.scans import (
    PageSource,
    ReadPage,
    Seen,
    looks_signed,
    original_of,
    turned,
)
from antt_desktop.workflows.file_scans.known import known_of
from antt_desktop.workflows.record_pledges import sign_by_group


@dataclass(frozen=True, slots=True)
class FilingResult:
    """What saving did: pages kept, households newly signed, and the pages that were not kept."""

    saved: int
    signed: int
    left: tuple[PlannedPage, ...]


class Filing:
    """The plan of a stack for one campaign; nothing is written before ``save``.

    It asks the book once, at the beginning. ``pages`` stand in the order they were added; what
    a person decides about one may change others, which ``changed`` tells.
    """

    def __init__(self, book: Book, campaign_id: int) -> None:
        self.campaign_id = campaign_id
        self.pages: list[PlannedPage] = []
        self._known, self._forms = known_of(book, campaign_id)
        self._empty()

    def _empty(self) -> None:
        self.pages = []
        self._sheets: list[Sheet] = []
        self._sources: list[PageSource] = []
        self._pictures: list[bytes] = []
        self._straight: list[bool] = []  # the picture lies on A4, so that places can be found
        self._together: dict[tuple[int, int, int], list[int]] = {}
        self._changed: set[int] = set()

    @property
    def homes(self) -> Sequence[ListedHome]:
        """Return the households of the campaign's list, in its order."""
        return tuple(self._known.campaigns[self.campaign_id].homes.values())

    def add(self, read: ReadPage) -> PlannedPage:
        """Put a page that was read onto the plan."""
        index = len(self.pages)
        torn = read.seen is Seen.UNREADABLE
        place = rules.place(self._known, read.codes, torn=torn, fault=read.fault)
        self._sources.append(read.source)
        self._pictures.append(read.jpeg)
        self._straight.append(read.located)
        pages, inked = self._seen(index, place, place)
        sheet = Sheet(
            index=index,
            file=read.source.path.name,
            file_page=read.source.page + 1,
            source=str(read.source),
            read=place,
            at=place,
            pages=pages,
            inked=inked,
        )
        self._sheets.append(sheet)
        self.pages.append(planned(self._known, [sheet])[0])
        if place.together:
            self._together.setdefault(place.together, []).append(index)
            self._plan(place.together)
        self._changed.discard(index)
        return self.pages[index]

    def changed(self) -> list[PlannedPage]:
        """Return the pages that became different since this was last asked, new ones left out."""
        changed = [self.pages[index] for index in sorted(self._changed)]
        self._changed.clear()
        return changed

    def picture(self, index: int) -> bytes:
        """Return the JPEG that will be kept of a page; b"" where there is none."""
        return self._pictures[index]

    def assign(self, index: int, household_id: int) -> None:
        """Give a page to a household by hand; the pages of one blank form go together."""
        if household_id not in self._known.campaigns[self.campaign_id].homes:
            raise UserError("Hộ này không có trong danh sách đợt ký.")
        at = self._sheets[index].at
        blank = at.together if at.state is PageState.BLANK_FORM else None
        for each in list(self._together[blank]) if blank else [index]:
            self._must_have_picture(each)
            sheet = self._sheets[each]
            place = rules.chosen(self._known, sheet.read, household_id)
            pages, inked = self._seen(each, sheet.read, place)
            self._change(replace(sheet, at=place, pages=pages, inked=inked, left_out=None))

    def confirm_signed(self, index: int) -> None:
        """Say that somebody looked and the form is signed."""
        self._change(replace(self._sheets[index], confirmed=True))

    def deny_signed(self, index: int) -> None:
        """Say that somebody looked and the form is not signed: it is not kept."""
        self._change(replace(self._sheets[index], confirmed=False))

    def turn(self, index: int, quarters: int) -> None:
        """Turn the picture by quarters, clockwise."""
        self._must_have_picture(index)
        self._pictures[index] = turned(self._pictures[index], quarters)
        self._straight[index] = False
        self._changed.add(index)

    def split_off(self, index: int) -> None:
        """Take a page out of its household, to be assigned by hand."""
        sheet = self._sheets[index]
        if sheet.at.state is not PageState.MATCHED:
            raise UserError("Trang này chưa thuộc hộ nào nên không tách ra được.")
        out = rules.taken_out(self._known, sheet.at)
        self._change(replace(sheet, at=out, confirmed=None, left_out=None))

    def leave_out(self, index: int, *, out: bool) -> None:
        """Leave a page out of what is saved, or take it in again."""
        self._change(replace(self._sheets[index], left_out=out))

    def take_other_campaign(self, index: int) -> None:
        """Keep a page of another campaign in the campaign it was printed for.

        Raises UserError where that one is closed or the form's household not in its list.
        """
        sheet = self._sheets[index]
        if sheet.at.state is not PageState.OTHER_CAMPAIGN:
            raise UserError("Trang này không phải phiếu của đợt khác.")
        campaign = self._known.campaigns[sheet.read.campaign_id]
        place = rules.in_its_campaign(self._known, sheet.read)
        if campaign.closed or place.state is not PageState.MATCHED:
            raise UserError(campaign.closed or place.said)
        self._change(replace(sheet, at=place))

    def counts(self) -> dict[PageState, int]:
        """Return how many pages there are of each state, 0 too."""
        counted = Counter(page.state for page in self.pages)
        return {state: counted[state] for state in PageState}

    @property
    def to_save(self) -> int:
        """Return how many pages will be kept."""
        return sum(page.saves for page in self.pages)

    @property
    def to_sign(self) -> int:
        """Return how many households will be recorded as signed."""
        return sum(page.signs for page in self.pages)

    def save(
        self,
        book: Book,
        signed_on: PartialDate,
        receiver: str = "",
        *,
        originals: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> FilingResult:
        """Keep the pages and record the signatures, in one action; then the plan is empty.

        ``receiver`` '' is each tổ's own leader; ``book`` may be a borrowed one, on its thread.
        Raises UserError where there is nothing to keep, the campaign was closed or a household
        has left its list, SystemTrouble where the book cannot be written, Cancelled where
        ``progress`` does; then nothing was written and the plan stands as it was.
        """
        kept = self._in_order([page for page in self.pages if page.saves])
        if not kept:
            raise UserError("Chưa có trang nào để lưu. Hãy xem các trang cần xử lý.")
        with book.action(_title(kept)):
            book.scans.file(self._new_scans(kept, progress, originals=originals))
            signed = self._sign(book, kept, signed_on, receiver)
        result = FilingResult(
            len(kept), signed, tuple(page for page in self.pages if not page.saves)
        )
        self._empty()
        self._known, self._forms = known_of(book, self.campaign_id)
        return result

    def _in_order(self, pages: list[PlannedPage]) -> list[PlannedPage]:
        """Put pages in the order of the lists, those of one form together."""
        order = {
            (campaign.id, home): at
            for campaign in self._known.campaigns.values()
            for at, home in enumerate(campaign.homes)
        }
        return sorted(
            pages,
            key=lambda page: (
                page.campaign_id,
                order[page.campaign_id, page.household_id],
                page.form_number,
                page.page,
                -page.index,  # of one page twice, the one that leads is filed last: newest first
            ),
        )

    def _new_scans(
        self,
        kept: Sequence[PlannedPage],
        progress: Callable[[int, int], None] | None,
        *,
        originals: bool,
    ) -> Iterator[NewScan]:
        for done, page in enumerate(kept, 1):
            original, kind = original_of(self._sources[page.index]) if originals else (b"", "")
            yield NewScan(
                campaign_id=page.campaign_id,
                household_id=page.household_id,
                form_number=page.form_number,
                page=page.page,
                data=self._pictures[page.index],
                source=page.source,
                original=original,
                original_kind=kind,
            )
            if progress:
                progress(done, len(kept))

    def _sign(
        self, book: Book, kept: Sequence[PlannedPage], signed_on: PartialDate, receiver: str
    ) -> int:
        """Record the signatures; a household that signed since the stack was read is left as is.

        A form of another campaign was signed on that campaign's day, where it names one.
        """
        by_campaign: dict[int, list[int]] = {}
        for page in kept:
            if page.signs:
                by_campaign.setdefault(page.campaign_id, []).append(page.household_id)
        signed = 0
        for campaign_id, ids in by_campaign.items():
            rows = book.pledges.rows(campaign_id, ids)
            open_ids = [row.household_id for row in rows if row.status is not Status.SIGNED]
            signing = Signing(signed_on=signed_on, receiver=receiver)
            if campaign_id != self.campaign_id:
                form_date = book.campaigns.get(campaign_id).form_date
                signing = Signing(signed_on=rules.day_of_signing(form_date, signed_on))
            if open_ids:
                sign_by_group(book, campaign_id, open_ids, signing)
            signed += len(open_ids)
        return signed

    def _must_have_picture(self, index: int) -> None:
        if not self._pictures[index]:
            raise UserError("Trang này hỏng, không có ảnh để lưu. Hãy quét lại.")

    def _seen(self, index: int, read: Place, at: Place) -> tuple[int, bool | None]:
        """Return the pages of the form on the paper, and whether there is ink to sign it.

        The form is the one whose code was read, or else that of the household it is given to.
        None: no place to look at, not the page that is signed, or nobody knows which page that
        is because printings of the form differ. Where they differ in the place alone there must
        be ink in each: what is printed in one is ink in the other.
        """
        campaign_id, household_id = at.campaign_id, at.household_id
        if read.form_number:
            campaign_id = read.campaign_id
            household_id = self._known.campaigns[campaign_id].forms.get(read.form_number, -1)
        forms = self._forms.get(campaign_id)
        number = read.form_number
        areas = forms.areas(household_id, number) if forms and household_id >= 0 else frozenset()
        if not areas:
            return 1, None
        lasts = {area.page for area in areas}
        last = read.page if read.page in lasts else max(lasts)
        if not self._straight[index] or len(lasts) > 1 or read.page not in {0, last}:
            return last, None
        return last, all(
            looks_signed(self._pictures[index], area.left, area.bottom, area.width, area.height)
            for area in areas
        )

    def _change(self, after: Sheet) -> None:
        index = after.index
        before = self._sheets[index]
        self._sheets[index] = after
        old, new = before.at.together, after.at.together
        if old != new:
            if old:
                self._together[old].remove(index)
                self._plan(old)
            if new:
                self._together[new] = sorted([*self._together.get(new, ()), index])
        if new:
            self._plan(new)
        else:
            self._replan([after])

    def _plan(self, together: tuple[int, int, int]) -> None:
        self._replan([self._sheets[index] for index in self._together[together]])

    def _replan(self, sheets: Sequence[Sheet]) -> None:
        for page in planned(self._known, sheets) if sheets else ():
            if page != self.pages[page.index]:
                self.pages[page.index] = page
                self._changed.add(page.index)


def _title(kept: Sequence[PlannedPage]) -> str:
    if len(kept) == 1:
        return f"Lưu bản quét: {kept[0].code} {kept[0].head}".strip()
    signed = " đã ký" if any(page.signs for page in kept) else ""
    return f"Lưu {len(kept)} bản quét{signed}"
