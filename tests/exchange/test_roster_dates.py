"""Dates in lists: typed, as Excel keeps them, or no more than a guess."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.exchange.roster.dates import keeps_serials, read_date


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (date(1960, 3, 5), PartialDate(1960, 3, 5)),
        (1960, PartialDate(1960)),
        ("1960.0", PartialDate(1960)),
        ("5/3/60", PartialDate(1960, 3, 5)),
        ("05/03/23", PartialDate(2023, 3, 5)),
        ("5.3.00", PartialDate(2000, 3, 5)),
        ("3/1960", PartialDate(1960, 3)),
        ("01/01/1950", PartialDate(1950, 1, 1)),
        ("1960-03-05 00:00:00", PartialDate(1960, 3, 5)),
        ("ngày 5 tháng 3 năm 1960", PartialDate(1960, 3, 5)),
        ("Sinh ngày 05/03/1960", PartialDate(1960, 3, 5)),
        ("SN 1960", PartialDate(1960)),
        ("00/00/1950", PartialDate(1950)),
        ("../../1950", PartialDate(1950)),
        (5031960, PartialDate(1960, 3, 5)),
        (" ", None),
        ("", None),
    ],
)
def test_births_that_are_sure(cell, read):
    assert read_date(cell, 2026) == (read, "")


@pytest.mark.parametrize("cell", ["1950?", "khoảng 1950", "~1950", "Khoảng năm 1950", "k. 1950"])
def test_a_guessed_year_is_warned_about(cell):
    found, warning = read_date(cell, 2026)
    assert found == PartialDate(1950)
    assert cell.split()[-1] in warning


@pytest.mark.parametrize(
    "cell",
    ["không rõ", "Chưa rõ", "không nhớ năm sinh", "k.rõ", "?", "-", "0", "??/??/????"],
)
def test_an_unknown_birth_is_left_blank_with_a_warning(cell):
    found, warning = read_date(cell, 2026)
    assert found is None
    assert f"“{cell}”" in warning


@pytest.mark.parametrize(
    "cell",
    ["31/02/1960", 1.5, 21916, "x", "không", 117, "#REF!", "Làng, ngày 5 tháng 3 năm 2024"],
)
def test_what_is_no_birth_is_refused(cell):
    with pytest.raises(UserError):
        read_date(cell, 2026)


def test_the_number_of_a_day_is_read_among_other_days():
    assert keeps_serials(["05/03/1960", 21885])
    assert keeps_serials([21885, "22000", 30000])
    assert not keeps_serials([1950, 19500, "1960"])
    assert not keeps_serials(["05/03/1960", "19500"])
    found, warning = read_date(21885, 2026, serials=True)
    assert found == PartialDate(1959, 12, 1)
    assert "21885" in warning
    with pytest.raises(UserError):
        read_date(99999, 2026, serials=True)
    assert read_date(1950, 2026, serials=True) == (PartialDate(1950), "")


def test_a_birth_in_the_future_is_warned_about():
    assert "tương lai" in read_date("5/3/2060", 2026)[1]
    assert "tương lai" in read_date(date(2060, 3, 5), 2026)[1]


@given(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
def test_every_way_to_write_a_day_is_read_back(day):
    expected = PartialDate.from_day(day)
    serial = (day - date(1899, 12, 30)).days
    ways = [day, f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", f"{day:%Y-%m-%d}"]
    assert [read_date(way, 2026)[0] for way in ways] == [expected] * len(ways)
    if serial >= 10_000:
        assert read_date(str(serial), 2026, serials=True)[0] == expected


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused_in_a_sentence(text):
    with contextlib.suppress(UserError):
        found, warning = read_date(text, 2026, serials=True)
        assert found is None or found.year > 0
        assert not warning or found or not any(char in warning for char in "123456789")
