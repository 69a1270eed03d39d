"""Numbers in words, as people say them."""

import pytest

from antt_desktop.domain.number_words import in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (495, "bốn trăm chín mươi lăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (2_000_010, "hai triệu không trăm mười"),
        (10_000_000_000, "mười tỷ"),
    ],
)
def test_in_words(number, words):
    assert in_words(number) == words


def test_no_two_numbers_have_the_same_words():
    assert len({in_words(number) for number in range(20_000)}) == 20_000
