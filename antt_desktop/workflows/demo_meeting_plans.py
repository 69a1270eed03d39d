"""Which meetings the invented village holds in its years, and the names and sums of each."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.text import number
from antt_desktop.workflows import demo_minutes as minutes
from antt_desktop.workflows.demo_group_minutes import GROUP_MEETINGS, mediation
from antt_desktop.workflows.demo_minutes import Subject
from antt_desktop.workflows.demo_people import YEAR

FIRST_YEAR = 2020
_CASES = {
    2019: (44, 37), 2020: (41, 36), 2021: (33, 30), 2022: (37, 34), 2023: (35, 33),
    2024: (31, 29), 2025: (28, 27), 2026: (6, 6),
}  # fmt: skip
"""Quarrels of a year, and how many of them were settled in the village."""
_PROJECTS = {
    2020: ("đo thân nhiệt, phát khẩu trang ở cổng làng", "quỹ phòng, chống dịch"),
    2021: ("lập chốt tự quản phòng dịch ở hai đầu làng", "quỹ chốt phòng dịch"),
    2022: ("sửa cổng làng", "quỹ sửa cổng làng"),
    2023: ("thay loa truyền thanh", "quỹ loa truyền thanh"),
    2024: ("trải nhựa đường trục làng", "quỹ đường trục làng"),
    2025: ("mua bình chữa cháy đặt ở các ngã ba", "quỹ phòng cháy, chữa cháy"),
    2026: ("lắp camera an ninh ở các ngã ba", "quỹ camera an ninh"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting: what it speaks of, who is called, how it stands at the end.

    ``group`` says which tổ in the list of all, None the whole village. ``people`` are counted
    instead of households. ``came`` is the share of those called who come, 0 while nobody did.
    """

    day: PartialDate
    subject: Subject
    kind: str
    hours: tuple[str, str] = ("19:30", "21:10")
    group: int | None = None
    people: int = 0
    came: float = 0.9
    frozen: bool = True


def later(day: PartialDate, days: int) -> PartialDate:
    """Return a day so many days later."""
    return PartialDate.from_day(day.calendar_day + timedelta(days=days))


def all_plans(chance: random.Random) -> list[Plan]:
    """Return the meetings of all years in the order of their days."""
    plans = [plan for year in range(FIRST_YEAR, YEAR) for plan in _year(year, chance)]
    return sorted([*plans, *_this_year()], key=lambda plan: plan.day)


def _year(year: int, chance: random.Random) -> Iterator[Plan]:
    def some_day(month: int) -> PartialDate:
        return PartialDate(year, month, chance.randint(5, 27))

    since = year - FIRST_YEAR
    yield _branch(PartialDate(year, 1, 10), 0)
    yield _village(PartialDate(year, 2, 20), minutes.LAUNCH, chance.uniform(0.87, 0.92))
    yield _branch(PartialDate(year, 7, 12), 1)
    yield _village(PartialDate(year, 6, 30), minutes.HALF_YEAR, chance.uniform(0.84, 0.9))
    yield _front(PartialDate(year, 9, 2), 0)
    yield _front(PartialDate(year, 11, 6), 1)
    yield _village(PartialDate(year, 12, 28), minutes.YEAR_END, chance.uniform(0.86, 0.91))
    for at, month in enumerate((4, 10)):
        yield _mediation(some_day(month), 2 * since + at)
    for at, month in enumerate((3, 5, 8, 11)):
        which = 4 * since + at  # of twelve: the ninth before summer, the last before Tết
        if (year, month) == (YEAR - 1, 11):
            yield Plan(
                day=PartialDate(year, 11, 15),
                subject=minutes.STRIFE,
                kind="Họp tổ",
                group=6,
                came=12 / 41,
                frozen=False,
            )
        else:
            subject = GROUP_MEETINGS[which % len(GROUP_MEETINGS)]
            yield _group(some_day(month), subject, 5 * which, chance.uniform(0.78, 0.97))


def _this_year() -> list[Plan]:
    day = PartialDate(YEAR, 3, 28)
    return [
        _branch(PartialDate(YEAR, 1, 8), 0),
        _group(PartialDate(YEAR, 1, 12), GROUP_MEETINGS[0], 2, 36 / 38),
        _mediation(PartialDate(YEAR, 1, 25), 12),
        _village(PartialDate(YEAR, 2, 20), minutes.LAUNCH, 452 / 495),
        _group(PartialDate(YEAR, 2, 27), minutes.CALL_FOR_SIGNING, 10, 0.82),
        _mediation(PartialDate(YEAR, 3, 3), 13),
        _group(PartialDate(YEAR, 3, 10), minutes.UNDER_WAY, 4, 0.8, frozen=False),
        Plan(day=day, subject=minutes.NEXT, kind="Họp toàn thể", came=0, frozen=False),
    ]


def _village(day: PartialDate, subject: Subject, came: float) -> Plan:
    if subject is minutes.LAUNCH:
        return Plan(day=day, subject=subject, kind="Họp toàn thể", came=came)
    kind = "Sơ kết" if subject is minutes.HALF_YEAR else "Tổng kết"
    return Plan(day=day, subject=subject, kind=kind, hours=("08:00", "10:40"), came=came)


def _group(
    day: PartialDate, subject: Subject, group: int, came: float, *, frozen: bool = True
) -> Plan:
    return Plan(
        day=day,
        subject=subject,
        kind="Họp tổ",
        hours=("20:00", "21:15"),
        group=group,
        came=came,
        frozen=frozen,
    )


def _branch(day: PartialDate, which: int) -> Plan:
    subject = minutes.BRANCH[which]
    return Plan(
        day=day, subject=subject, kind="Chi bộ", hours=("14:00", "15:45"), people=32, came=0.94
    )


def _front(day: PartialDate, which: int) -> Plan:
    subject = minutes.FRONT[which]
    hours = ("08:00", "09:30")
    return Plan(day=day, subject=subject, kind="Ban công tác Mặt trận", hours=hours, people=20)


def _mediation(day: PartialDate, which: int) -> Plan:
    return Plan(
        day=day,
        subject=mediation(which),
        kind="Hòa giải",
        hours=("15:00", "16:20"),
        group=4 * which + 1,
        people=9,
        came=1,
    )


def facts(
    plan: Plan,
    groups: Sequence[str],
    group: int,
    heads: Sequence[str],
    called: int,
    chance: random.Random,
) -> dict[str, object]:
    """Return what stands for the names in braces; ``groups`` are the names of the tổ.

    ``group`` is the place of the meeting's own tổ, ``heads`` some heads of households,
    ``called`` how many households there are.
    """
    year = plan.day.year
    cases, settled = _CASES[year - 1 if plan.subject is minutes.LAUNCH else year]
    project, fund = _PROJECTS[year]
    people = dict(zip("abc", [*heads] * 3, strict=False))
    return {
        **people,
        "năm": year,
        "trước": year - 1,
        "tổ": groups[group],
        "tổ_a": groups[2 % len(groups)],
        "tổ_b": groups[10 % len(groups)],
        "vụ": cases,
        "xong": settled,
        "nửa": cases // 2,
        "việc_năm": project,
        "quỹ": fund,
        "ngõ": chance.randint(1, 9),
        "số": chance.randint(5, 14),
        "số_ít": chance.randint(2, 4),
        "còn_lại": max(called * 4 // 99, 1),
        "dài": chance.randrange(60, 240, 10),
        "tiền": chance.randrange(50, 300, 10),
        "tổng": number(chance.randrange(3_000_000, 18_000_000, 100_000)),
    }
