"""A believable village to try the program with: invented people, the same for the same seed."""

import dataclasses
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.pledges import Campaign, Signing, Status
from antt_desktop.domain.village import Village
from antt_desktop.workflows.demo_incidents import DemoIncidents
from antt_desktop.workflows.demo_life import live_a_year
from antt_desktop.workflows.demo_meetings import DemoMeetings
from antt_desktop.workflows.demo_people import YEAR, People

VILLAGE = Village(
    name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Thành phố Hải Phòng"
)
_WHO = "Hoàng Văn Hoát"
_BATCH = 5000
_HERE = timezone(timedelta(hours=7))
_MORNING = PartialDate(YEAR, 3, 13)
_LAST_YEAR_SIGNED, _THIS_YEAR_SIGNED = 0.97, 0.86
_UNSIGNED_STATES = (Status.PRINTED, Status.NOT_PRINTED, Status.ABSENT, Status.DECLINED)
_UNSIGNED_WEIGHTS = (6, 5, 3, 1)


def build_demo(
    path: Path,
    households: int = 495,
    groups: int = 13,
    seed: int = 1,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Make a new book at ``path`` with a whole village in it; nothing stays if it is stopped."""
    people = People(random.Random(seed))
    calendar = _Calendar(PartialDate(YEAR - 1, 1, 6))
    numbered = [Group(number=number, name=f"Tổ {number}") for number in range(1, groups + 1)]
    try:
        with Book.create(path, VILLAGE, numbered, who=_WHO, clock=calendar.now) as book:
            _fill(book, people, households, progress)
            incidents = DemoIncidents(book, seed)
            _live(book, people, calendar, DemoMeetings(book, seed, calendar.turn), incidents)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


class _Calendar:
    """The clock of the years in which the book was kept: always a quarter to eight."""

    def __init__(self, day: PartialDate) -> None:
        self.day = day

    def turn(self, day: PartialDate) -> None:
        self.day = day

    def now(self) -> datetime:
        day = self.day
        return datetime(day.year, day.month, day.day, 7, 42, tzinfo=_HERE)


def _fill(
    book: Book, people: People, households: int, progress: Callable[[int, int], None] | None
) -> None:
    chance = people.chance
    group_ids = [group.id for group in book.groups.all()]
    weights = [chance.uniform(0.8, 1.2) for _ in group_ids]
    homes = sorted(chance.choices(group_ids, weights, k=households))
    with book.action("Nhập danh sách hộ dân"):
        for start in range(0, households, _BATCH):
            part = homes[start : start + _BATCH]
            book.households.add_many([people.household(group_id) for group_id in part])
            if progress:
                progress(start + len(part), households)
    with book.action("Ghi tổ trưởng, tổ phó"):
        for group in book.groups.all():
            heads = [row.head for row in book.households.rows(_few(book, chance, group.id))]
            leader, deputy = (*heads, "", "")[:2]
            event = LifeEvent(PartialDate(YEAR - 1, 1, 5), "Tổ bầu")
            book.groups.save(dataclasses.replace(group, leader=leader, deputy=deputy), event)


def _live(
    book: Book,
    people: People,
    calendar: _Calendar,
    meetings: DemoMeetings,
    incidents: DemoIncidents,
) -> None:
    """Sign for last year, let that year go by, sign for this one; meet on the days between."""

    def on(day: PartialDate) -> None:
        meetings.until(day)
        calendar.turn(day)

    meetings.take_over()
    for year, share in ((YEAR - 1, _LAST_YEAR_SIGNED), (YEAR, _THIS_YEAR_SIGNED)):
        on(PartialDate(year, 2, 20))
        with book.action(f"Đợt ký năm {year}"):
            _campaign(book, people.chance, year, share, book.households.ids())
        if year < YEAR:
            live_a_year(book, people, on)
    on(_MORNING)
    meetings.look_ahead()
    incidents.take_over()
    incidents.this_year()


def _few(book: Book, chance: random.Random, group_id: int) -> list[int]:
    ids = book.households.ids(group_id=group_id)
    return chance.sample(ids, min(2, len(ids)))


def _campaign(
    book: Book, chance: random.Random, year: int, share: float, ids: Sequence[int]
) -> None:
    day = PartialDate(year, 2, 18)
    campaign = book.campaigns.add(
        Campaign(
            name=f"Năm {year}",
            year=year,
            opened_on=PartialDate(year, 2, 10),
            form_date=day,
            group_ids=tuple(group.id for group in book.groups.all()),
            wording=default_wording(),
        )
    )
    states = [Status.SIGNED if chance.random() < share else _unsigned(chance) for _ in ids]
    printed = [i for i, state in zip(ids, states, strict=True) if state is not Status.NOT_PRINTED]
    book.pledges.number_forms(campaign.id, printed)
    book.pledges.record_printed(campaign.id, printed, PartialDate(year, 2, 11))
    for state, reason in ((Status.ABSENT, "Đi làm ăn xa"), (Status.DECLINED, "Chờ bàn lại")):
        some = [i for i, s in zip(ids, states, strict=True) if s is state]
        if some:
            book.pledges.mark(campaign.id, some, state, reason)
    leaders = {group.id: group.leader for group in book.groups.all()}
    signed: dict[int, list[int]] = {}
    for row, state in zip(book.households.rows(ids), states, strict=True):
        if state is Status.SIGNED:
            signed.setdefault(row.group_id, []).append(row.id)
    for group_id, part in signed.items():
        taken = day if chance.random() < 0.7 else dataclasses.replace(day, day=20)
        signing = Signing(signed_on=taken, receiver=leaders[group_id])
        book.pledges.sign(campaign.id, part, signing)


def _unsigned(chance: random.Random) -> Status:
    return chance.choices(_UNSIGNED_STATES, _UNSIGNED_WEIGHTS)[0]
