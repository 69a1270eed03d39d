"""What came of a campaign: counted while it runs, settled when it is closed."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.domain.campaign_summary import CampaignSummary, Reason
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.pledges import Signing, Status

SIGNED = Signing(signed_on=PartialDate(2026, 2, 18))
EVENT = LifeEvent(PartialDate(2026, 3, 1), "Sắp xếp")


@pytest.fixture
def answered(book, village, campaign):
    """Return the campaign after two signed, one is printed, three gave a reason or none."""
    book.pledges.sign(campaign.id, village[:2], SIGNED)
    book.pledges.record_printed(campaign.id, village[2:3], book.today)
    book.pledges.mark(campaign.id, village[3:5], Status.ABSENT, "Đi làm xa")
    book.pledges.mark(campaign.id, village[5:6], Status.DECLINED)
    return campaign


def test_the_figures_of_a_running_campaign_follow_the_book(book, village, answered):
    summary = book.results.summary(answered.id)
    assert [(g.name, g.tally.total, g.tally.signed) for g in summary.groups] == [
        ("Tổ 1", 4, 2),
        ("Tổ 2", 2, 0),
    ]
    assert summary.reasons == (
        Reason(Status.ABSENT, "Đi làm xa", 2),
        Reason(Status.DECLINED, "", 1),
    )
    book.pledges.sign(answered.id, village[3:4], SIGNED)
    assert book.results.summary(answered.id).total.signed == 3


def test_a_closed_campaign_stays_as_it_was_whatever_happens(book, village, answered, home, path):
    before = book.results.summary(answered.id)
    book.results.close(answered.id)
    assert book.campaigns.get(answered.id).closed_on == PartialDate(2026, 3, 13)
    assert book.campaigns.get(answered.id).list_frozen_on is not None
    book.households.add(home("Lý Thị Mới"))
    book.groups.save(dataclasses.replace(book.groups.get(2), name="Tổ xóm Đình"), EVENT)
    book.groups.merge(1, [2], EVENT)
    assert book.results.summary(answered.id) == before
    assert book.check() == []
    book.close()
    with Book.open(path) as again:
        assert again.results.summary(answered.id) == before


def test_nothing_is_recorded_in_a_closed_campaign(book, village, answered):
    book.results.close(answered.id)
    wording = dataclasses.replace(answered.wording, title="KHÁC")
    for act in (
        lambda: book.pledges.sign(answered.id, village[2:3], SIGNED),
        lambda: book.pledges.mark(answered.id, village[2:3], Status.ABSENT),
        lambda: book.pledges.mark(answered.id, village[:1], Status.ABSENT, "Nhầm"),
        lambda: book.campaigns.save(dataclasses.replace(answered, wording=wording)),
        lambda: book.campaigns.thaw(answered.id),
        lambda: book.campaigns.delete(answered.id),
        lambda: book.results.close(answered.id),
    ):
        with pytest.raises(UserError, match="đã đóng ngày 13/03/2026"):
            act()


def test_opening_again_needs_a_reason_and_is_written_down(book, village, answered):
    book.results.reopen(answered.id, "")  # it runs: nothing to do
    book.results.close(answered.id)
    with pytest.raises(UserError, match="lý do") as refused:
        book.results.reopen(answered.id, "  ")
    assert refused.value.field == "reason"
    book.results.reopen(answered.id, " Có phiếu nộp muộn ")
    assert book.history.recent(1)[0].name == "Mở lại đợt ký Năm 2026: Có phiếu nộp muộn"
    book.pledges.sign(answered.id, village[2:3], SIGNED)
    book.results.close(answered.id)
    assert book.results.summary(answered.id).total.signed == 3


def test_closing_is_undone_like_everything(book, village, answered):
    before = book.results.summary(answered.id)
    book.results.close(answered.id)
    book.history.undo()
    assert book.campaigns.get(answered.id).closed_on is None
    assert book.campaigns.get(answered.id).list_frozen_on is None
    book.pledges.sign(answered.id, village[2:3], SIGNED)
    assert book.results.summary(answered.id) != before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.sampled_from([Status.ABSENT, Status.DECLINED]),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
        ),
        max_size=6,
    )
)
def test_reasons_of_any_words_are_kept_and_add_up(book, village, campaign, answers):
    for at, status, words in answers:
        book.pledges.mark(campaign.id, village[at : at + 1], status, words)
    summary = book.results.summary(campaign.id)
    assert CampaignSummary.read(summary.text) == summary
    for status in (Status.ABSENT, Status.DECLINED):
        counted = sum(r.households for r in summary.reasons if r.status is status)
        assert counted == summary.total.counts.get(status, 0)
