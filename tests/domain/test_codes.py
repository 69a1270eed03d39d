"""Codes of households and of printed forms."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.codes import FormCode, book_id, household_code, household_serial
from antt_desktop.domain.errors import UserError

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
form_codes = st.builds(
    FormCode,
    book=st.text(st.sampled_from(ALPHABET), min_size=7, max_size=7),
    campaign=st.integers(0, 36**2 - 1),
    form=st.integers(0, 36**5 - 1),
    page=st.integers(1, 35),
)


@given(form_codes)
def test_a_payload_reads_back_and_suits_a_small_qr(code):
    assert re.fullmatch(r"[0-9A-Z]{1,22}", code.payload)
    assert FormCode.read(code.payload) == code


@given(form_codes, st.data())
def test_one_wrong_character_is_always_noticed(code, data):
    at = data.draw(st.integers(0, len(code.payload) - 1))
    wrong = data.draw(st.sampled_from(ALPHABET).filter(lambda c: c != code.payload[at]))
    assert FormCode.read(code.payload[:at] + wrong + code.payload[at + 1 :]) is None


@given(form_codes, st.data())
def test_swapped_neighbours_are_always_noticed(code, data):
    payload = code.payload
    pairs = [i for i in range(len(payload) - 1) if payload[i] != payload[i + 1]]
    at = data.draw(st.sampled_from(pairs))
    swapped = payload[:at] + payload[at + 1] + payload[at] + payload[at + 2 :]
    assert FormCode.read(swapped) is None


@given(st.text(max_size=24))
def test_other_texts_are_not_ours(text):
    assert FormCode.read(text) is None


def test_a_payload_is_read_only_whole_and_in_capitals():
    payload = FormCode("ABC1234", 3, 123).payload
    for other in (payload[:-1], payload + "0", payload.lower(), f" {payload[1:]}", ""):
        assert FormCode.read(other) is None


@pytest.mark.parametrize("code", [("ABC1234", 36**2, 1), ("ABC1234", 1, 36**5)])
def test_numbers_that_do_not_fit_are_refused(code):
    with pytest.raises(UserError):
        _ = FormCode(*code).payload


@given(st.integers(0, 36**8))
def test_a_book_id_has_seven_capitals_and_digits(number):
    assert re.fullmatch(r"[0-9A-Z]{7}", book_id(number))


@given(st.integers(1, 9999), st.integers(1, 99_999))
def test_household_codes_read_back(group, serial):
    assert household_serial(household_code(group, serial)) == (group, serial)


def test_household_codes_as_people_know_them():
    assert household_code(3, 5) == "03-005"
    assert household_code(12, 1234) == "12-1234"
    for other in ("", "3-5", "03-05", "A3-005", "03-005 ", "03005"):
        assert household_serial(other) is None
