"""Dates as people type them, as the book stores them, as papers show them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate, parse_date, place_and_date
from antt_desktop.domain.errors import UserError

days = st.dates(date(1850, 1, 1), date(2200, 12, 31)).map(PartialDate.from_day)
months = days.map(lambda d: PartialDate(d.year, d.month))
years = days.map(lambda d: PartialDate(d.year))
partial_dates = st.one_of(days, months, years)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("05/03/23", PartialDate(2023, 3, 5)),
        ("05/03/27", PartialDate(1927, 3, 5)),
        ("05/03/26", PartialDate(2026, 3, 5)),
        ("05/03/60", PartialDate(1960, 3, 5)),
        ("5/3/1960", PartialDate(1960, 3, 5)),
        ("5-3-1960", PartialDate(1960, 3, 5)),
        ("5.3.1960", PartialDate(1960, 3, 5)),
        ("5 3 1960", PartialDate(1960, 3, 5)),
        (" 5 / 3 / 1960 ", PartialDate(1960, 3, 5)),
        ("05031960", PartialDate(1960, 3, 5)),
        ("1960-03-05", PartialDate(1960, 3, 5)),
        ("3/1960", PartialDate(1960, 3)),
        ("3/60", PartialDate(1960, 3)),
        ("1960-03", PartialDate(1960, 3)),
        ("1960", PartialDate(1960)),
        ("29/02/2024", PartialDate(2024, 2, 29)),
        ("", None),
        ("   ", None),
    ],
)
def test_what_people_type(typed, meant):
    assert parse_date(typed, latest_year=2026) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31/02/2024", "29/02/2023", "31022024", "00/03/1960", "5/0/1960", "5/13/1960", "0/1960",
        "60", "196", "5/3/196", "5/3/0", "1/2/3/4", "tháng ba", "5/3/1960 sáng", "1700", "3000",
        "0503/1960", "5/", "/1960", "-5/3/1960", "5//1960",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_sentence(typed):
    with pytest.raises(UserError) as refused:
        parse_date(typed, latest_year=2026)
    assert refused.value.sentence.endswith(".")


@given(partial_dates)
def test_what_is_shown_and_what_is_stored_read_back_the_same(day):
    assert parse_date(str(day), latest_year=2026) == day
    assert parse_date(day.iso, latest_year=2026) == day
    assert PartialDate.from_iso(day.iso) == day


@given(partial_dates, partial_dates)
def test_stored_texts_sort_as_dates_do(one, other):
    assert (one < other) == (one.iso < other.iso)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_sentence(text):
    with contextlib.suppress(UserError):
        assert isinstance(parse_date(text, latest_year=2026), PartialDate | None)


@given(st.integers(0, 99), st.integers(1950, 2150))
def test_a_two_digit_year_is_the_last_such_year(two_digits, latest):
    found = parse_date(f"1/1/{two_digits:02}", latest_year=latest)
    assert found.year % 100 == two_digits
    assert latest - 100 < found.year <= latest


def test_the_empty_text_of_the_book_is_no_date():
    assert PartialDate.from_iso("") is None


@pytest.mark.parametrize("parts", [(1849,), (2201,), (2000, 13), (2000, 2, 30), (2000, 0, 5)])
def test_impossible_dates_cannot_be_made(parts):
    with pytest.raises(UserError):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (PartialDate(2026, 2, 5), "Quang Hưng, ngày 05 tháng 02 năm 2026"),
        (PartialDate(2026, 1, 18), "Quang Hưng, ngày 18 tháng 01 năm 2026"),
        (PartialDate(2026, 3, 9), "Quang Hưng, ngày 09 tháng 3 năm 2026"),
        (PartialDate(2026, 9, 10), "Quang Hưng, ngày 10 tháng 9 năm 2026"),
        (PartialDate(2026, 12, 31), "Quang Hưng, ngày 31 tháng 12 năm 2026"),
        (PartialDate(2026, 2), "Quang Hưng, ngày … tháng 02 năm 2026"),
        (PartialDate(2026), "Quang Hưng, ngày … tháng … năm 2026"),
    ],
)
def test_the_line_under_the_motto_takes_its_zeros_from_the_decree(day, line):
    assert place_and_date("Quang Hưng", day) == line


def test_a_vague_date_is_over_only_once_all_of_it_is():
    day = PartialDate(2026, 5, 1)
    assert not PartialDate(2026).is_before(day)
    assert not PartialDate(2026, 5).is_before(day)
    assert PartialDate(2026, 4).is_before(day)
    assert PartialDate(2025, 12, 31).is_before(PartialDate(2026))
