"""Passphrases as they are typed and compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.passphrase import checked, normalised, proposed


@given(st.text(max_size=40))
def test_every_keyboard_gives_the_same(typed):
    forms = {normalised(unicodedata.normalize(form, typed)) for form in ("NFC", "NFD")}
    assert forms == {normalised(f"  {typed} ")}


@pytest.mark.parametrize(
    ("new", "again", "field"),
    [
        ("", "", "new"),
        ("ngắn", "ngắn", "new"),
        ("       a       ", "a", "new"),
        ("aaaaaaaa", "aaaaaaaa", "new"),
        ("đủ dài rồi", "đủ dài rôi", "again"),
    ],
)
def test_what_is_not_taken(new, again, field):
    with pytest.raises(UserError) as refused:
        checked(new, again)
    assert refused.value.field == field


def test_a_proposed_one_is_taken_and_never_the_same():
    found = {proposed() for _ in range(50)}
    assert len(found) == 50
    assert all(checked(one, unicodedata.normalize("NFD", one)) == one for one in found)
