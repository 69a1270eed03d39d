"""Any stack in any order: no page goes to a household whose form it is not."""

import io
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Status
from antt_desktop.domain.scans import PageState
from antt_desktop.exchange.scans import PageSource, ReadPage, Seen
from antt_desktop.workflows.file_scans import Filing

BLANK = 8
codes = st.lists(
    st.builds(
        FormCode,
        st.sampled_from(["ours", "ours", "ours", "AAAAAAA"]),
        st.sampled_from([1, 1, 1, 2]),
        st.integers(0, BLANK + 1),
        st.sampled_from([1, 1, 1, 2]),
    ),
    max_size=2,
)
read = st.tuples(codes, st.sampled_from(Seen), st.booleans(), st.booleans(), st.booleans())
decision = st.tuples(
    st.sampled_from(["leave_out", "take_in", "confirm", "deny", "split_off", "nothing"]),
    st.integers(0, 9),
)


def picture(shade):
    out = io.BytesIO()
    Image.new("L", (1240, 1754), shade).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def pictures():
    """Return an empty page and one with a pen stroke over all of its lower half."""
    page = Image.new("L", (1240, 1754), 255)
    for x in range(0, 1240, 40):
        page.paste(20, (x, 700, x + 6, 1700))
    out = io.BytesIO()
    page.save(out, "JPEG")
    return picture(255), out.getvalue()


@pytest.fixture
def numbered(village, campaign):
    """Return the book, its 7 forms numbered in list order, and a blank one numbered after them."""
    ids = list(village.pledges.ids(campaign.id))
    village.pledges.number_forms(campaign.id, ids)
    assert village.pledges.number_blanks(campaign.id, 1) == [BLANK]
    return village, campaign, ids


def pages_of(stack, book, pictures):
    for at, (found, seen, located, signed, faulty) in enumerate(stack):
        ours = [c if c.book != "ours" else FormCode(book.id, c.campaign, c.form, c.page)
                for c in found]  # fmt: skip
        yield ReadPage(
            PageSource(Path("quet.pdf"), at),
            tuple(dict.fromkeys(ours)),
            Seen.READ if ours else seen if seen is not Seen.READ else Seen.NONE,
            b"" if faulty and not ours else pictures[signed],
            located and bool(ours),
            "Trang hỏng." if faulty and not ours else "",
        )


def decide(filing, what, index):
    if index >= len(filing.pages):
        return
    if (
        what == "split_off"
        and filing.pages[index].household_id
        and (filing.pages[index].state is not PageState.OTHER_CAMPAIGN)
    ):
        filing.split_off(index)
    elif what in {"leave_out", "take_in"}:
        filing.leave_out(index, out=what == "leave_out")
    elif what == "confirm":
        filing.confirm_signed(index)
    elif what == "deny":
        filing.deny_signed(index)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(read, max_size=10), st.lists(decision, max_size=5), st.randoms())
def test_no_page_goes_astray(numbered, pictures, stack, decisions, chance):
    book, campaign, ids = numbered
    filing = Filing(book, campaign.id)
    reads = list(pages_of(stack, book, pictures))
    for page in reads:
        filing.add(page)
    signers = {page.household_id for page in filing.pages if page.signs}
    again = Filing(book, campaign.id)
    for page in random.Random(chance.random()).sample(reads, len(reads)):
        again.add(page)
    assert {page.household_id for page in again.pages if page.signs} == signers
    assert again.counts() == filing.counts()

    for what, index in decisions:
        decide(filing, what, index)
    assert sum(filing.counts().values()) == len(reads)
    kept = [page for page in filing.pages if page.saves]
    for page in kept:
        (code,) = reads[page.index].codes
        assert (code.book, code.campaign) == (book.id, campaign.id)
        assert ids[code.form - 1] == page.household_id
    if not kept:
        return
    signing = {page.household_id for page in kept if page.signs}
    result = filing.save(book, PartialDate(2026, 2, 18))
    assert (result.saved, result.signed) == (len(kept), len(signing))
    assert len(result.left) == len(reads) - len(kept)
    scans = book.scans.all(campaign.id)
    assert all(ids[scan.form_number - 1] == scan.household_id for scan in scans)
    assert set(book.pledges.ids(campaign.id, status=Status.SIGNED)) == signing
    book.history.undo()
    assert not book.scans.all(campaign.id)
