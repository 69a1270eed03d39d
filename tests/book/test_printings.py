"""What was printed when: remembered, continued after a jam, taken back with its action."""

import dataclasses

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.printings import Area, Printing, Way, areas_by_number, households_from

PLACE, LOWER = Area(1, 112.0, 84.4, 76.0, 24.3), Area(2, 112.0, 60.0, 76.0, 24.3)


@pytest.fixture
def printing(campaign, village):
    return Printing(
        campaign_id=campaign.id, way=Way.PRINTER, place="Canon LBP",
        household_ids=tuple(village[:4]), numbers=(1, 2, 5, 6, 7), pages=5,
        areas=(PLACE, PLACE, PLACE, LOWER, LOWER),
    )  # fmt: skip


def test_the_last_printing_comes_first(book, campaign, printing, clock):
    book.printings.add(printing)
    clock.now = clock.now.replace(hour=9)
    book.printings.add(Printing(campaign_id=campaign.id, way=Way.FILE, place="ban-dang-ky.pdf"))
    later, first = book.printings.all(campaign.id)
    assert (later.way, later.place) == (Way.FILE, "ban-dang-ky.pdf")
    assert later.printed_at == "2026-03-13T09:42+07:00"
    assert (first.who, first.household_ids) == ("Hoàng Văn Hoát", printing.household_ids)
    assert first == dataclasses.replace(
        printing, id=first.id, printed_at=first.printed_at, who="Hoàng Văn Hoát"
    )
    assert book.check() == []


def test_printing_goes_on_from_the_form_that_jammed(printing, village):
    assert households_from(printing, 5) == tuple(village[2:4])
    assert households_from(printing, 1) == tuple(village[:4])


@pytest.mark.parametrize("number", [0, 3, 7, 100])
def test_a_form_that_was_not_in_it_is_refused(printing, number):
    """Number 7 is a blank form: it belongs to nobody and is printed anew with another number."""
    with pytest.raises(UserError, match="không có phiếu số đó"):
        households_from(printing, number)


def test_a_printing_of_a_closed_campaign_is_remembered_and_changes_nothing(
    book, campaign, village, printing
):
    book.results.close(campaign.id)
    book.printings.add(printing)
    before = book.pledges.rows(campaign.id, village[:4])
    book.pledges.record_printed(campaign.id, village[:4], book.today)
    assert book.pledges.rows(campaign.id, village[:4]) == before
    assert len(book.printings.all(campaign.id)) == 1


def test_taking_a_printing_back_forgets_it(book, campaign, village, printing):
    with book.action("In bản đăng ký: 4 hộ"):
        book.pledges.record_printed(campaign.id, village[:4], book.today)
        book.printings.add(printing)
    book.history.undo()
    assert book.printings.all(campaign.id) == ()
    assert book.history.undoable() == "Mở đợt ký Năm 2026"


def test_a_form_printed_again_after_a_change_has_two_places_to_sign(book, campaign, printing):
    book.printings.add(printing)
    changed = dataclasses.replace(
        printing, household_ids=printing.household_ids[:1], numbers=(1,), areas=(LOWER,)
    )
    book.printings.add(changed)
    places = areas_by_number(book.printings.all(campaign.id))
    assert places[1] == {PLACE, LOWER}
    assert places[2] == {PLACE}
    assert set(places) == {1, 2, 5, 6, 7}
