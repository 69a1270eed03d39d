"""Hours as people type them and as minutes say them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.clock import hour_words, parse_time
from antt_desktop.domain.errors import UserError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("19:30", "19:30"), ("19h30", "19:30"), ("19H30", "19:30"), ("19g30", "19:30"),
        ("19.30", "19:30"), ("1930", "19:30"), ("930", "09:30"), ("7:05", "07:05"),
        ("19", "19:00"), ("7", "07:00"), ("19h", "19:00"), ("19:", "19:00"), ("0h00", "00:00"),
        ("19 giờ", "19:00"), ("19 giờ 30", "19:30"), ("19 giờ 30 phút", "19:30"),
        ("19giờ30p", "19:30"), (" 19 : 30 ", "19:30"), ("23:59", "23:59"), ("", ""), ("  ", ""),
        (unicodedata.normalize("NFD", "19 giờ 30 phút"), "19:30"),
    ],
)  # fmt: skip
def test_what_people_type(typed, meant):
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "24:00", "25", "19:60", "19h5", "19h300", "2460", "190", "19305", "bảy giờ", "tối", ":30",
        "30 phút", "5 phút", "5p", "-7", "19-30-00", "19:30:00", "²³¹", "19h30 tối",
    ],
)  # fmt: skip
def test_what_is_no_hour_is_refused_with_a_sentence(typed):
    with pytest.raises(UserError) as refused:
        parse_time(typed)
    assert refused.value.sentence.endswith(".")


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_reads_back(hour, minute):
    time = f"{hour:02}:{minute:02}"
    assert parse_time(time) == parse_time(time.replace(":", "h")) == time
    assert parse_time(hour_words(time)) == time


@given(st.text(max_size=10))
def test_anything_is_an_hour_or_refused(typed):
    try:
        time = parse_time(typed)
    except UserError:
        return
    assert time == "" or (len(time) == 5 and time < "24:00")


def test_hours_in_words():
    assert hour_words("19:30") == "19 giờ 30 phút"
    assert hour_words("07:00") == "07 giờ 00"
    assert hour_words("") == "… giờ … phút"
