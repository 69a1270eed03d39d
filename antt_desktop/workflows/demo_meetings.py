"""Seven years of meetings in the invented village: held, voted upon, written down, frozen."""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import Group
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.majorities import Turnout
from antt_desktop.domain.meeting_papers import FILE_KINDS
from antt_desktop.domain.meeting_tasks import Task
from antt_desktop.domain.meetings import (
    SITTINGS_FROM,
    Attendance,
    Delegates,
    Meeting,
    Opinion,
    Sitting,
)
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.votes import Ballots, Vote, VoteCount
from antt_desktop.workflows import demo_minutes as minutes
from antt_desktop.workflows.demo_meeting_plans import FIRST_YEAR, Plan, all_plans, facts, later
from antt_desktop.workflows.demo_minutes import Job, Question
from antt_desktop.workflows.demo_people import YEAR

_LARGEST = 5000
"""A village of more households meets by tổ only: no hall would hold it."""
_CAME = ("", "", "", "", "con trai", "con dâu", "con gái", "người nhà")
_HALL = "Nhà văn hóa làng"
_GUESTS = ("Bí thư chi bộ", "Trưởng ban công tác Mặt trận", "Công an xã")
_CLAUSE = re.compile(r"[:;]|\.$")
_SECRET_FROM = 10
"""Votes given by so many are secret where they may be, with one paper spoilt."""


class DemoMeetings:
    """Writes the meetings into the book as its calendar goes on; ``turn`` tells it the day."""

    def __init__(self, book: Book, seed: int, turn: Callable[[PartialDate], None]) -> None:
        self._book = book
        self._turn = turn
        self._chance = random.Random(f"meetings {seed}")
        self._groups = [group for group in book.groups.all() if book.meetings.invited((group.id,))]
        large = book.households.count() > _LARGEST
        self._plans = [
            plan
            for plan in all_plans(self._chance)
            if not large or plan.people or plan.group is not None
        ]
        self._done: dict[tuple[int, str], PartialDate] = {}

    def take_over(self) -> None:
        """Write down what was held before the book began, as taken over from paper."""
        with self._book.action(f"Chép biên bản từ năm {FIRST_YEAR} vào sổ"):
            for plan in self._before(self._book.today):
                self._hold(plan)

    def until(self, day: PartialDate) -> None:
        """Write down what was held before a day, each on the morning after."""
        for plan in self._before(day):
            self._turn(later(plan.day, 1))
            meeting_id = self._hold(plan)
            if plan.subject is minutes.LAUNCH and plan.day.year == YEAR:
                _keep_papers(self._book, meeting_id)
                self._turn(later(plan.day, 4))
                self._book.minutes.amend(meeting_id, minutes.AMENDMENT.format(năm=YEAR))

    def look_ahead(self) -> None:
        """Write down what is still to come."""
        for plan in self._plans:
            self._hold(plan)

    def _before(self, day: PartialDate) -> Iterator[Plan]:
        while self._plans and self._plans[0].day < day:
            yield self._plans.pop(0)

    def _hold(self, plan: Plan) -> int:
        book, chance = self._book, self._chance
        place = (plan.group or 0) % len(self._groups)
        group = self._groups[place] if plan.group is not None else None
        invited = book.meetings.invited((group.id,) if group else ())
        roll = () if plan.people or not plan.came else self._roll(plan, invited)
        there = [row.head for row in roll if row.present] or [row.head for row in invited]
        heads = chance.sample(there, min(len(there), 6))
        names = [one.name for one in self._groups]
        known = facts(plan, names, place, heads, len(invited), chance)
        known["trưởng"] = _chair(plan, group)[0]
        known["thư_ký"] = _secretary(plan, group) or heads[-1]
        called = Delegates(plan.people, round(plan.people * plan.came)) if plan.people else None
        meeting = replace(_written(plan, group, heads, known), roll=roll, delegates=called)
        if plan.subject is minutes.YEAR_END and plan.day.year == FIRST_YEAR + 4:
            meeting = _by_clusters(meeting, self._groups)
        turnouts = meeting.turnouts if plan.came else ()
        meeting = replace(
            meeting,
            votes=tuple(_vote(asked, turnouts, known) for asked in plan.subject.questions),
            tasks=tuple(_task(job, plan.day, known) for job in plan.subject.jobs),
        )
        with book.action(f"Ghi biên bản “{meeting.title}”"):
            meeting_id = book.meetings.save(meeting)
            if plan.frozen:
                book.minutes.freeze(meeting_id)
            self._finish()
        for job, task in zip(plan.subject.jobs, meeting.tasks, strict=True):
            if job.took:
                self._done[meeting_id, task.what] = later(plan.day, job.took)
        return meeting_id

    def _roll(self, plan: Plan, invited: Sequence[Attendance]) -> tuple[Attendance, ...]:
        chance = self._chance
        came = set(chance.sample(range(len(invited)), round(len(invited) * plan.came)))
        late = f"{plan.hours[0][:2]}:45"
        return tuple(
            replace(
                row,
                present=True,
                came=chance.choice(_CAME),
                late=late if chance.random() < 0.02 else "",
            )
            if at in came
            else row
            for at, row in enumerate(invited)
        )

    def _finish(self) -> None:
        """Say of every task that is done by now that it is."""
        today = self._book.today
        for row in self._book.meeting_tasks.all():
            done = self._done.get((row.meeting_id, row.task.what))
            if done is not None and done < today:
                self._book.meeting_tasks.finish(row.id, done)


def _keep_papers(book: Book, meeting_id: int) -> None:
    """Keep the minutes and the list of households as if they had been signed and scanned."""
    from antt_desktop.documents.paper_pages import write_paper
    from antt_desktop.workflows.print_minutes import minutes_paper, sign_in_paper

    meeting = book.meetings.get(meeting_id)
    files = []
    for what, compose in zip(FILE_KINDS, (minutes_paper, sign_in_paper), strict=False):
        out = BytesIO()
        pages = write_paper(out, compose(book, meeting))
        media, data = "application/pdf", out.getvalue()
        files.append(NewFile(name=f"{what}.pdf", what=what, media=media, data=data, pages=pages))
    book.meeting_files.attach(meeting_id, files)


def _written(
    plan: Plan, group: Group | None, heads: Sequence[str], known: Mapping[str, object]
) -> Meeting:
    """Return the minutes without what is counted."""
    subject = plan.subject
    points = [point.format_map(known) for point in subject.points]
    chair, role = _chair(plan, group)
    start, end = plan.hours
    return Meeting(
        title=subject.title.format_map(known),
        kind=plan.kind,
        day=plan.day,
        start=start,
        end=end if plan.frozen else "",
        place=f"Nhà ông (bà) {heads[0]}" if group else _HALL,
        group_ids=(group.id,) if group else (),
        chair=chair,
        chair_role=role,
        secretary=str(known["thư_ký"]),
        secretary_role="Tổ phó" if group and group.deputy else "",
        guests=() if group or plan.people else _GUESTS,
        agenda="\n".join(f"{n}. {_CLAUSE.split(p)[0]}" for n, p in enumerate(points, 1)),
        proceedings="\n".join(_point(n, p) for n, p in enumerate(points, 1)) if plan.came else "",
        opinions=tuple(
            Opinion(head, text.format_map(known))
            for head, text in zip(heads[-2:], subject.opinions, strict=False)
        ),
        conclusion=subject.conclusion.format_map(known),
        copies=2,
    )


def _chair(plan: Plan, group: Group | None) -> tuple[str, str]:
    if group:
        return (group.leader or "Phạm Văn Chiến"), "Tổ trưởng"
    if plan.kind == "Chi bộ":
        return "Đỗ Hữu Thắng", "Bí thư chi bộ"
    if plan.people:
        return "Phạm Văn Chiến", "Trưởng ban công tác Mặt trận"
    return ("Trần Thị Hồng Nga", "Lương Quang Hải")[plan.day.year < YEAR - 3], "Trưởng thôn"


def _secretary(plan: Plan, group: Group | None) -> str:
    if group:
        return group.deputy
    return ("Nguyễn Văn Ánh", "Vũ Thị Hương")[plan.day.year < YEAR - 2]


def _point(place: int, text: str) -> str:
    """Return a numbered point, what stands before its colon in bold."""
    head, colon, rest = text.partition(": ")
    return f"{place}. " + rich([(head, bool(colon)), (colon + rest, False)])


def _task(job: Job, day: PartialDate, known: Mapping[str, object]) -> Task:
    who, what = job.who.format_map(known), job.what.format_map(known)
    return Task(who=who, what=what, due=later(day, job.days))


def _vote(asked: Question, turnouts: Sequence[Turnout], known: Mapping[str, object]) -> Vote:
    present = sum(turnout.present for turnout in turnouts)
    secret = asked.secret and present >= _SECRET_FROM
    return Vote(
        matter=asked.matter.format_map(known),
        rule=asked.rule,
        secret=secret,
        counts=tuple(_count(asked, turnout.present - secret) for turnout in turnouts),
        ballots=Ballots(present, present, 1) if secret else None,
        tellers=tuple(str(known[letter]) for letter in "abc") if secret else (),
    )


def _count(asked: Question, given: int) -> VoteCount:
    agreed = round(given * asked.agreed)
    against = min(round(given * asked.against), given - agreed)
    return VoteCount(agreed, against, given - agreed - against)


def _by_clusters(meeting: Meeting, groups: Sequence[Group]) -> Meeting:
    """Return the meeting held in two sittings, where the village may meet so."""
    half = len(groups) // 2
    if len(meeting.roll) < SITTINGS_FROM or not half:
        return meeting
    parts = (groups[:half], groups[half:])
    return replace(
        meeting,
        sittings=tuple(
            Sitting(
                name=f"Cụm {n}",
                group_ids=tuple(group.id for group in part),
                day=meeting.day,
                start=meeting.start,
                end=meeting.end,
                place=place,
                chair=chair,
            )
            for n, part, place, chair in zip(
                (1, 2), parts, (_HALL, "Đình làng"), (meeting.chair, "Phạm Văn Chiến"), strict=True
            )
        ),
    )
