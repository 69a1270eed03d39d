"""Text with bold parts: nothing typed is lost, nothing unprintable comes in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.rich_text import (
    BOLD_OFF,
    BOLD_ON,
    cleaned,
    lines,
    next_point,
    plain,
    printable,
    rich,
    runs,
)

typed = st.text(st.characters(exclude_characters=BOLD_ON + BOLD_OFF), max_size=20)
parts = st.lists(st.tuples(typed, st.booleans()), max_size=6)
anything = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(BOLD_ON + BOLD_OFF + "\r\n\t\x0b\x0c\x85\u2028\u2029\x00\ufeff\u0301e"),
    ),
    max_size=30,
)


def merged(some):
    """Put parts together that are alike: what ``runs`` gives of them."""
    found = []
    for text, bold in some:
        if text and found and found[-1][1] is bold:
            found[-1] = (found[-1][0] + text, bold)
        elif text:
            found.append((text, bold))
    return found


@given(parts)
def test_parts_read_back_as_they_were(some):
    text = rich(some)
    assert runs(text) == merged(some)
    assert plain(text) == "".join(part for part, _ in some)


@given(anything)
def test_any_text_reads_as_parts_without_loss(text):
    assert "".join(part for part, _ in runs(text)) == plain(text)
    assert all(part for part, _ in runs(text))
    assert runs(rich(runs(text))) == runs(text)


@given(anything)
def test_lines_are_those_of_the_plain_text(text):
    assert ["".join(part for part, _ in line) for line in lines(text)] == plain(text).split("\n")


@given(anything)
def test_what_may_be_printed(text):
    for kept in (printable(text), cleaned(text)):
        assert unicodedata.is_normalized("NFC", kept)
        assert kept.encode().decode() == kept
        controls = {c for c in kept if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
        assert controls <= {"\n", "\t"}
    assert printable(printable(text)) == printable(text)
    assert cleaned(cleaned(text)) == cleaned(text)
    assert BOLD_ON not in cleaned(text)
    assert BOLD_OFF not in cleaned(text)


def test_every_kind_of_line_end_is_one_line_end():
    text = "một\r\nhai\rba\u2028bốn\u2029năm\x0bsáu\x0cbảy\x85tám\n\nmười"
    assert cleaned(text).split("\n") == [
        "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "", "mười"
    ]  # fmt: skip


def test_marks_pasted_from_elsewhere_make_nothing_bold():
    assert runs(cleaned(f"a{BOLD_ON}b{BOLD_OFF}c")) == [("abc", False)]
    assert cleaned(f"e{BOLD_ON}\u0301") == "é"


def test_marks_that_do_not_match_harm_nothing():
    assert runs(f"a{BOLD_OFF}b") == [("ab", False)]
    assert runs(f"a{BOLD_ON}b") == [("a", False), ("b", True)]
    assert runs(f"{BOLD_ON}a{BOLD_ON}b{BOLD_OFF}c") == [("ab", True), ("c", False)]
    assert runs(f"a{BOLD_ON}{BOLD_OFF}") == [("a", False)]
    assert runs("") == []


def test_a_bold_part_may_go_over_line_ends():
    text = rich([("một ", False), ("hai\n\nba", True)])
    assert lines(text) == [[("một ", False), ("hai", True)], [], [("ba", True)]]
    assert lines("") == [[]]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("1. Báo cáo", "2. "),
        ("2.", ""),
        ("2. ", ""),
        ("9) Khác", "10) "),
        ("  3. Thụt vào", "  4. "),
        ("99. Cuối", "100. "),
        ("2026. Năm", None),
        ("19.30 họp", None),
        ("1.000.000 đồng", None),
        ("- ý", None),
        ("Bàn việc 1. ngõ", None),
        ("", None),
    ],
)
def test_the_number_of_the_next_point(line, after):
    assert next_point(line) == after
