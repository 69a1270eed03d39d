"""Identity and telephone numbers are read with care, warned about, never rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.identity import (
    FEMALE,
    MALE,
    clean_identity,
    clean_phone,
    identity_warnings,
    masked,
    phone_warning,
    renumbered_phone,
    shown_phone,
)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("031 060 001 234", "031060001234"),
        ("031.060-001234\u00a0", "031060001234"),
        ("  mất thẻ ", "mất thẻ"),
        ("٠٣١", "٠٣١"),
        ("", ""),
    ],
)
def test_identity_numbers_lose_only_separators(text, clean):
    assert clean_identity(text) == clean


@pytest.mark.parametrize(
    ("number", "birth", "sex", "warnings"),
    [
        ("", PartialDate(1960), MALE, 0),
        ("031060001234", PartialDate(1960, 3, 5), MALE, 0),
        ("031160001234", PartialDate(1960), FEMALE, 0),
        ("031205001234", PartialDate(2005), MALE, 0),
        ("031305001234", PartialDate(2005), FEMALE, 0),
        ("031060001234", None, "", 0),
        ("031060001234", PartialDate(1961), MALE, 1),
        ("031060001234", PartialDate(1960), FEMALE, 1),
        ("031060001234", PartialDate(2060), FEMALE, 2),
        ("031912345", PartialDate(1960), MALE, 1),
        ("31060001234", PartialDate(1960), MALE, 1),
        ("03106000123X", None, "", 1),
        ("٠٣١٠٦٠٠٠١٢٣٤", None, "", 1),
    ],
)
def test_identity_warnings(number, birth, sex, warnings):
    assert len(identity_warnings(number, birth, sex)) == warnings


@given(st.integers(1900, 2399), st.sampled_from([MALE, FEMALE]), st.integers(0, 999_999))
def test_a_number_made_by_the_rule_is_never_warned_about(year, sex, serial):
    century_sex = (year - 1900) // 100 * 2 + (sex == FEMALE)
    number = f"031{century_sex}{year % 100:02}{serial:06}"
    birth = PartialDate(year) if year <= 2200 else None
    assert identity_warnings(number, birth, sex) == ()


def test_only_the_last_four_digits_are_seen():
    assert masked("031060001234") == "•••• 1234"
    assert masked("") == ""


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("0913 931 879", "0913931879"),
        ("0913.931.879", "0913931879"),
        ("+84 913-931-879", "0913931879"),
        ("(0225) 3931 879", "02253931879"),
        ("84913931879", "0913931879"),
        ("0084 913 931 879", "0913931879"),
        ("0913931879 / 0904000111", "0913931879 / 0904000111"),
        ("0913 931 879 - 0904000111", "0913 931 879 - 0904000111"),
        (" không có ", "không có"),
    ],
)
def test_telephone_numbers_become_bare_digits(text, clean):
    assert clean_phone(text) == clean
    assert clean_phone(clean) == clean


@pytest.mark.parametrize("phone", ["", "0913931879", "0328000111", "02253931879"])
def test_numbers_in_use_are_not_warned_about(phone):
    assert phone_warning(phone) == ""


@pytest.mark.parametrize("phone", ["913931879", "01629318790", "0113931879", "0913931879 cháu"])
def test_odd_numbers_are_warned_about(phone):
    assert phone in phone_warning(phone)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("01689991234", "0389991234"),
        ("01209991234", "0709991234"),
        ("01239991234", "0839991234"),
        ("01999991234", "0599991234"),
        ("01669991234", "0369991234"),
        ("01119991234", ""),
        ("02253931879", ""),
        ("0913931879", ""),
        ("", ""),
    ],
)
def test_mobile_numbers_of_before_2018_have_a_new_one(old, new):
    assert renumbered_phone(old) == new
    if new:
        assert new in phone_warning(old)
        assert phone_warning(new) == ""


def test_mobile_numbers_are_shown_in_groups():
    assert shown_phone("0913931879") == "0913 931 879"
    assert shown_phone("02253931879") == "02253931879"
    assert shown_phone("số cháu gái") == "số cháu gái"
