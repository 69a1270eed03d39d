"""A signature as it was given: on paper, on the screen, by fingerprint, by somebody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Manner, Signing, Status
from antt_desktop.domain.strokes import BOX, Strokes, thinned

DAY = PartialDate(2026, 2, 18)
DRAWN = Strokes((((10, 20), (300, 120), (700, 30)), ((5, 5),)))
points = st.tuples(st.integers(0, BOX[0]), st.integers(0, BOX[1]))


def on_screen(strokes: Strokes = DRAWN) -> Signing:
    return Signing(signed_on=DAY, manner=Manner.SCREEN, strokes=strokes)


def test_what_was_drawn_is_kept(book, campaign, village):
    book.pledges.sign(campaign.id, village[:1], on_screen())
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.status, row.manner) == (Status.SIGNED, Manner.SCREEN)
    assert book.pledges.strokes(campaign.id, village) == {village[0]: DRAWN}
    assert book.check() == []


def test_somebody_signs_for_the_head_and_says_why(book, campaign, village):
    signing = Signing(
        signed_on=DAY, signer="Lê Thị Sen", relation="Vợ", reason="Chồng đi làm xa",
        manner=Manner.FINGERPRINT,
    )  # fmt: skip
    book.pledges.sign(campaign.id, village[:1], signing)
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.signer, row.relation, row.reason) == ("Lê Thị Sen", "Vợ", "Chồng đi làm xa")
    assert row.manner is Manner.FINGERPRINT


def test_a_signed_pledge_is_closed_until_it_is_revoked_with_a_reason(book, campaign, village):
    book.pledges.sign(campaign.id, village[:1], on_screen())
    with pytest.raises(UserError, match="Nguyễn Văn An đã ký rồi"):
        book.pledges.sign(campaign.id, village[:2], Signing(signed_on=DAY))
    assert book.pledges.rows(campaign.id, village[1:2])[0].status is Status.NOT_PRINTED
    book.pledges.mark(campaign.id, village[:1], Status.NOT_PRINTED, "Ký nhầm tên")
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.reason, row.manner) == ("Ký nhầm tên", Manner.PAPER)
    assert book.pledges.strokes(campaign.id, village) == {}
    other = Strokes((((1, 1), (9, 9)),))
    book.pledges.sign(campaign.id, village[:1], on_screen(other))
    assert book.pledges.strokes(campaign.id, village) == {village[0]: other}
    book.history.undo()
    book.history.undo()
    assert book.pledges.strokes(campaign.id, village) == {village[0]: DRAWN}
    assert book.check() == []


def test_one_drawing_signs_for_one_household_only(book, campaign, village):
    with pytest.raises(UserError, match="từng hộ một"):
        book.pledges.sign(campaign.id, village[:2], on_screen())


@given(st.lists(st.lists(points, min_size=1).map(tuple)).map(tuple))
def test_strokes_are_read_as_they_were_written(lines):
    strokes = Strokes(lines)
    assert Strokes.read(strokes.text) == strokes
    assert strokes.is_empty == (not lines)


@given(st.lists(st.lists(st.tuples(st.floats(-500, 1500), st.floats(-500, 1500)), max_size=40)))
def test_a_drawing_stays_in_its_box_and_keeps_its_ends(lines):
    strokes = thinned(lines)
    left, top, right, bottom = strokes.box
    assert left >= 0 <= top
    assert right <= BOX[0]
    assert bottom <= BOX[1]
    drawn = [line for line in lines if line]
    assert len(strokes.lines) == len(drawn)
    for line, kept in zip(drawn, strokes.lines, strict=True):
        for end in (0, -1):
            x, y = line[end]
            assert kept[end] == (min(max(round(x), 0), BOX[0]), min(max(round(y), 0), BOX[1]))


def test_a_scribble_without_end_is_refused():
    with pytest.raises(UserError, match="quá nhiều nét"):
        thinned([[(x % 700, y) for x in range(0, 700, 5)] for y in range(0, 240, 5)])


def test_damaged_strokes_are_told():
    for text in ("[[1,2,3]]", "{", '["a"]', "7"):
        with pytest.raises(UserError, match="bị hỏng"):
            Strokes.read(text)
