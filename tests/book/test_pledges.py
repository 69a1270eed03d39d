"""Pledges: numbers of forms, answers, and who counts."""

from dataclasses import replace

import pytest

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Person
from antt_desktop.domain.pledges import Signing, Status
from tests.book.moving import move

DAY = PartialDate(2026, 2, 18)
LATER = PartialDate(2026, 3, 1)


def total(book, campaign):
    every = book.pledges.tallies(campaign.id).values()
    return (sum(t.signed for t in every), sum(t.total for t in every))


def test_a_household_nobody_touched_is_not_printed(book, campaign, village):
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.head, row.status, row.form_number) == ("Nguyễn Văn An", Status.NOT_PRINTED, 0)
    assert (row.printed_on, row.signed_on, row.reason) == (None, None, "")


def test_from_print_to_signature(book, campaign, village):
    book.pledges.number_forms(campaign.id, village[:1])
    book.pledges.record_printed(campaign.id, village[:1], DAY)
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.status, row.printed_on, row.form_number) == (Status.PRINTED, DAY, 1)
    signing = Signing(
        signed_on=LATER, signer=" Lê Thị Sen ", relation="Vợ", receiver="Hoàng Văn Hoát"
    )
    book.pledges.sign(campaign.id, village[:1], signing)
    assert book.pledges.rows(campaign.id, village[:1]) == [
        replace(
            row,
            status=Status.SIGNED,
            signed_on=LATER,
            signer="Lê Thị Sen",
            relation="Vợ",
            receiver="Hoàng Văn Hoát",
        )
    ]
    book.pledges.record_printed(campaign.id, village[:1], LATER)
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.status, row.printed_on) == (Status.SIGNED, LATER)


def test_many_sign_at_once_each_by_its_head(book, campaign, village):
    book.pledges.sign(campaign.id, village[:4], Signing(signed_on=DAY))
    rows = book.pledges.rows(campaign.id, village[:4])
    assert [row.signer for row in rows] == [row.head for row in rows]
    assert book.history.recent(1)[0].name == "Ghi nhận đã ký: 4 hộ"
    book.history.undo()
    assert total(book, campaign) == (0, 6)


def test_an_answer_replaces_the_one_before(book, campaign, village):
    book.pledges.mark(campaign.id, village[:1], Status.ABSENT, " đi làm xa ")
    book.pledges.sign(campaign.id, village[:1], Signing(signed_on=DAY))
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.status, row.reason) == (Status.SIGNED, "")
    book.pledges.mark(campaign.id, village[:1], Status.PRINTED, "ghi nhầm hộ")
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.status, row.signed_on, row.signer, row.reason) == (
        Status.NOT_PRINTED, None, "", "ghi nhầm hộ"
    )  # fmt: skip
    book.pledges.record_printed(campaign.id, village[:1], DAY)
    book.pledges.sign(campaign.id, village[:1], Signing(signed_on=DAY))
    book.pledges.mark(campaign.id, village[:1], Status.NOT_PRINTED, "ghi nhầm hộ")
    assert book.pledges.rows(campaign.id, village[:1])[0].status is Status.PRINTED


def test_a_household_outside_the_campaign_is_refused(book, village, new_campaign):
    campaign = book.campaigns.add(replace(new_campaign(), group_ids=(3,)))
    with pytest.raises(UserError, match="không tham gia đợt ký"):
        book.pledges.sign(campaign.id, village[:1], Signing(signed_on=DAY))


def test_one_refused_household_refuses_all(book, campaign, village):
    book.pledges.sign(campaign.id, village[1:2], Signing(signed_on=DAY))
    with pytest.raises(UserError, match="Bùi Thị Hoa đã ký"):
        book.pledges.mark(campaign.id, village[:3], Status.ABSENT)
    assert total(book, campaign) == (1, 6)
    statuses = [row.status for row in book.pledges.rows(campaign.id, village[:3])]
    assert statuses == [Status.NOT_PRINTED, Status.SIGNED, Status.NOT_PRINTED]


def test_numbers_are_given_once_in_the_order_asked(book, campaign, village, new_campaign):
    number = book.pledges.number_forms
    assert number(campaign.id, village[2:4]) == {village[2]: 1, village[3]: 2}
    assert number(campaign.id, [village[0], village[3], village[0]]) == {
        village[0]: 3, village[3]: 2
    }  # fmt: skip
    assert book.pledges.number_blanks(campaign.id, 2) == [4, 5]
    assert number(campaign.id, [village[1]]) == {village[1]: 6}
    assert number(campaign.id, []) == {}
    other = book.campaigns.add(new_campaign("Năm 2027"))
    assert number(other.id, [village[1]]) == {village[1]: 1}


def test_numbers_stay_whatever_is_taken_back(book, campaign, village):
    book.pledges.number_forms(campaign.id, village[:2])
    book.pledges.record_printed(campaign.id, village[:2], DAY)
    book.history.undo()
    rows = book.pledges.rows(campaign.id, village[:2])
    assert [(r.status, r.form_number) for r in rows] == [
        (Status.NOT_PRINTED, 1), (Status.NOT_PRINTED, 2)
    ]  # fmt: skip
    book.households.delete(village[:1])
    assert book.pledges.number_forms(campaign.id, village[2:3]) == {village[2]: 3}
    book.history.undo()
    assert book.pledges.rows(campaign.id, village[:1])[0].form_number == 1
    assert book.check() == []


def test_newcomers_count_and_those_who_left_do_not(book, campaign, village, home):
    book.pledges.sign(campaign.id, village[:3], Signing(signed_on=DAY))
    assert total(book, campaign) == (3, 6)
    newcomer = book.households.add(home("Người Mới", group_id=2))
    assert total(book, campaign) == (3, 7)
    book.households.delete(village[:1])
    assert total(book, campaign) == (2, 6)
    move(book, village[1:2], 3)  # to a tổ that is not covered
    assert total(book, campaign) == (1, 5)
    move(book, village[6:7], 1)  # and one that now is
    assert total(book, campaign) == (1, 6)
    by_group = book.pledges.tallies(campaign.id)
    assert {g: (t.signed, t.total) for g, t in by_group.items()} == {1: (1, 3), 2: (0, 3)}
    assert newcomer in book.pledges.ids(campaign.id, status=Status.NOT_PRINTED)


def test_a_covered_group_without_households_is_shown_empty(book, campaign, village):
    move(book, village[4:6], 1)
    assert book.pledges.tallies(campaign.id)[2].total == 0


def test_lists_are_of_covered_households(book, campaign, village):
    ids = book.pledges.ids(campaign.id)
    assert set(ids) == set(village[:6])
    book.pledges.sign(campaign.id, village[:2], Signing(signed_on=DAY))
    assert set(book.pledges.ids(campaign.id, status=Status.SIGNED)) == set(village[:2])
    assert set(book.pledges.ids(campaign.id, group_id=2)) == set(village[4:6])
    assert list(book.pledges.ids(campaign.id, group_id=3)) == []
    assert list(book.pledges.ids(campaign.id, query="hoa", status=Status.NOT_PRINTED)) == [
        village[2]
    ]
    by_name = list(book.pledges.ids(campaign.id, sort="name"))
    assert list(book.pledges.ids(campaign.id, sort="name", descending=True)) == by_name[::-1]
    rows = book.pledges.rows(campaign.id, [*by_name, 10**9])
    assert [row.household_id for row in rows] == by_name


def test_who_signed_stays_when_the_household_gets_another_head(book, campaign, village):
    book.pledges.sign(campaign.id, village[:1], Signing(signed_on=DAY))
    heir = Person(name="Nguyễn Văn Em", relation=HEAD)
    book.households.save(replace(book.households.get(village[0]), people=(heir,)))
    (row,) = book.pledges.rows(campaign.id, village[:1])
    assert (row.head, row.signer) == ("Nguyễn Văn Em", "Nguyễn Văn An")
