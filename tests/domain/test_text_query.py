"""Searching long texts: what is found, what is marked, and that nothing typed ever fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.text import accented, fold, nfc, words
from antt_desktop.domain.text_query import TextQuery, excerpt, text_query
from tests.domain.query_pairs import LAND, MEDIATION, PAIRS, UNFINISHED, nfd

written = st.text(st.sampled_from('aăâbcdđeêghiklmnoôơuưýàảạấệòoauy ,.-"“”*(AND01'), max_size=40)


def found(query: TextQuery, text: str) -> bool:
    return all(TextQuery((phrase,)).spans(text) for phrase in query.phrases)


def marked(typed: str, text: str, **how: bool) -> list[str]:
    return [text[start:end] for start, end in text_query(typed, **how).spans(text)]


@pytest.mark.parametrize(("typed", "text", "finds"), PAIRS)
def test_what_is_found(typed, text, finds):
    query = text_query(typed)
    assert bool(query) is (finds is not None)
    if finds is not None:
        assert found(query, text) is finds


@given(st.text(max_size=60), st.booleans(), st.text(max_size=60))
def test_whatever_is_typed_never_fails(typed, typing, text):
    query = text_query(typed, typing=typing)
    for one in (query, query.without_marks()):
        spans = one.spans(nfc(text))
        assert spans == sorted(set(spans))
        assert all(0 <= start < end <= len(nfc(text)) for start, end in spans)
    excerpt(text, query)


@given(written)
def test_every_text_is_found_by_its_own_words_however_they_are_written(text):
    for typed in (nfd(text), text.upper(), fold(text), accented(text)):
        quoteless = " ".join(words(typed))
        assert found(text_query(quoteless), nfc(text))
        if quoteless:
            assert found(text_query(f'"{quoteless}"'), nfc(text))


@given(written, written)
def test_without_marks_never_finds_less(typed, text):
    query = text_query(typed)
    if found(query, nfc(text)):
        assert found(query.without_marks(), nfc(text))
    assert not query.without_marks().marked


def test_a_phrase_without_marks_and_one_with():
    assert not text_query('"giai quyet"').marked
    assert text_query('"giai quyết"').marked
    assert text_query("camera").without_marks() == text_query("camera")
    assert text_query("giải quyết").without_marks() == text_query("giai quyet")


def test_what_is_marked():
    assert marked("giai quyet mau thuan", MEDIATION) == ["giải", "giải", "quyết", "mâu", "thuẫn"]
    assert marked('"giai quyet mau thuan"', MEDIATION) == ["giải", "quyết", "mâu", "thuẫn"]
    assert marked("hòa", MEDIATION) == ["hòa", "Hoà"]
    assert marked("nam", LAND) == ["Nam", "Nam"]
    assert marked("camera đường", MEDIATION) == ["camera"]
    assert marked("xyz", MEDIATION) == []
    assert marked('"hai hai"', "hai hai hai") == ["hai", "hai", "hai"]


def test_while_it_is_typed_the_last_word_finds_what_begins_so():
    assert marked("hoa gia", MEDIATION, typing=True) == ["hòa", "giải", "giải", "Hoà"]
    assert marked("camera qu", MEDIATION, typing=True) == ["quyết", "Quỹ", "camera"]
    assert marked("camera qu ", MEDIATION, typing=True) == ["camera"]
    assert marked("ca qu", MEDIATION, typing=True) == ["quyết", "Quỹ"]
    assert marked('"giai quyet ma', MEDIATION, typing=True)[-1] == "mâu"
    assert marked('"giai quye"', MEDIATION, typing=True) == []
    assert marked("quyế", MEDIATION, typing=True) == ["quyết"]
    assert marked("", MEDIATION, typing=True) == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("quyê", "quyền"),
        ("quyên", "quyền"),
        ("đươ", "đường"),
        ("đươ", "Được"),
        ("việ", "việc"),
        ("viê", "việc"),
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("đ", "đất"),
    ],
)
def test_while_it_is_typed_the_tone_may_come_yet(typed, word):
    assert marked(typed, word, typing=True) == [word]
    assert marked(f"{typed} ", word, typing=True) in ([], [word])


@pytest.mark.parametrize(
    ("typed", "word"), [("quyê", "quyen"), ("hòa", "hoàn"), ("họ", "hộ"), ("đ", "dất")]
)
def test_marks_that_are_typed_hold_also_while_it_is_typed(typed, word):
    assert marked(typed, word, typing=True) == []


def test_an_excerpt_stands_around_the_first_match_and_breaks_no_word():
    query = text_query('"năm 2026"')
    shown = excerpt(MEDIATION, query, 60)
    assert "năm 2026" in shown
    assert shown.startswith("…")
    assert len(shown) <= 62
    whole = set(MEDIATION.split())
    assert set(shown.strip("…").split()) <= whole
    assert excerpt("Một dòng\n ngắn", query) == "Một dòng ngắn"
    assert excerpt(UNFINISHED, text_query("xyz"), 20).endswith("…")
    assert excerpt("", query) == ""


def test_an_excerpt_shows_a_match_behind_a_word_without_end():
    endless = "/".join(["a"] * 200)
    assert "giải quyết" in excerpt(f"{endless}/giải quyết việc {endless}", text_query("giai quyet"))


@given(written, written, st.integers(10, 60))
def test_an_excerpt_is_about_as_long_as_asked(text, typed, length):
    shown = excerpt(text, text_query(typed), length)
    assert len(shown) <= length + 2
    assert shown.strip("…") in " ".join(nfc(text).split())
