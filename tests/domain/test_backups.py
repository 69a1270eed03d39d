"""Which copies stay, and how old the last one elsewhere is, at each limit."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.backups import (
    STALE_DAYS,
    Copy,
    CopyKind,
    CopyState,
    away_words,
    changes_since,
    days_since,
    kept,
)

HERE = timezone(timedelta(hours=7))
NOW = datetime(2026, 3, 13, 7, 42, tzinfo=HERE)


def copy(at: datetime, kind: CopyKind = CopyKind.DAILY) -> Copy:
    return Copy(Path(f"{kind}-{at:%Y%m%d-%H%M%S}.antt"), at, kind, 1, 1, sealed=False)


def test_twelve_years_of_days_become_forty_copies_at_most():
    every_day = [copy(NOW - timedelta(days=day)) for day in range(12 * 365)]
    staying = [one.taken_at.date() for one in kept(every_day)]
    days = [(NOW.date() - day).days for day in staying]
    assert days[:10] == list(range(10))
    older = days[10:]
    weeks = {(NOW - timedelta(days=day)).isocalendar()[:2] for day in older}
    months = {(day.year, day.month) for day in staying}
    assert len(weeks) >= 8
    assert len(months) >= 12
    assert len({day.year for day in staying}) == 10
    assert len(staying) <= 40
    assert max(days) > 8 * 365


def test_of_a_day_the_newest_stays():
    morning, evening = copy(NOW), copy(NOW + timedelta(hours=9))
    assert kept([morning, evening]) == [evening]


def test_copies_of_other_kinds_do_not_push_the_daily_ones_out():
    daily = [copy(NOW - timedelta(days=day)) for day in range(10)]
    imports = [copy(NOW + timedelta(minutes=n), CopyKind.IMPORT) for n in range(30)]
    staying = kept([*daily, *imports])
    assert set(daily) < set(staying)
    assert [one for one in staying if one.kind is CopyKind.IMPORT] == imports[:-6:-1]


moments = st.integers(0, 27 * 366 * 24 * 60).map(
    lambda minutes: datetime(2009, 1, 1, tzinfo=HERE) + timedelta(minutes=minutes)
)


@given(st.lists(st.builds(copy, moments, st.sampled_from(CopyKind)), max_size=80, unique=True))
def test_thinning_is_stable_and_keeps_the_newest(copies):
    staying = kept(copies)
    assert kept(staying) == staying
    assert set(staying) <= set(copies)
    for kind in CopyKind:
        of_kind = [one for one in copies if one.kind is kind]
        if of_kind:
            assert max(of_kind, key=lambda one: one.taken_at) in staying


def test_the_age_of_the_last_copy_elsewhere():
    def said(days: int) -> tuple[str, bool]:
        return away_words(CopyState(away_at=NOW - timedelta(days=days)), NOW)

    assert away_words(CopyState(), NOW) == ("Chưa có bản sao ngoài máy này", True)
    assert said(0) == ("Bản sao ngoài máy: hôm nay", False)
    assert said(1) == ("Bản sao ngoài máy: hôm qua", False)
    assert said(STALE_DAYS - 1)[1] is said(STALE_DAYS)[1] is False
    assert said(STALE_DAYS + 1) == ("Bản sao ngoài máy: 8 ngày trước", True)
    assert said(-400) == ("Bản sao ngoài máy: hôm nay", False), "the clock was set back"
    assert days_since(None, NOW) is None


def test_what_was_done_since_is_told_together():
    names = ["Ghi nhận đã ký", "Thêm hộ", "Ghi nhận đã ký"]
    assert changes_since(names) == ["Ghi nhận đã ký (2 lần)", "Thêm hộ"]
