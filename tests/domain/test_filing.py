"""Whose a scanned page is and what keeping it would do, by the rules alone."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.filing import (
    Known,
    KnownCampaign,
    ListedHome,
    Sheet,
    chosen,
    day_of_signing,
    in_its_campaign,
    place,
    taken_out,
)
from antt_desktop.domain.filing_plan import planned
from antt_desktop.domain.scans import PageState

BOOK = "K7Q2M9X"
THIS_YEAR, LAST_YEAR, FORGOTTEN = 2, 1, 9
HOMES = {i: ListedHome(i, f"01-{i:03}", f"Lê Văn {i}", 1, "Tổ 1", "") for i in range(1, 9)}
GONE, BLANK = 50, 60


def known(*, filed=None, signed=()):
    """Return a book whose form numbers are 100 more than the households' ids."""
    forms = {100 + i: i for i in HOMES} | {150: GONE, 160: 0}
    this = KnownCampaign(
        id=THIS_YEAR, name="Năm 2026", label="2026", homes=HOMES, forms=forms,
        filed=filed or {}, signed=signed, gone={GONE: "01-050 Lê Thị Xa"},
    )  # fmt: skip
    last = KnownCampaign(id=LAST_YEAR, name="Năm 2025", label="2025", homes=HOMES, forms=forms)
    return Known(book=BOOK, current=THIS_YEAR, campaigns={LAST_YEAR: last, THIS_YEAR: this})


def code(form, *, page=1, campaign=THIS_YEAR, book=BOOK):
    return FormCode(book, campaign, form, page)


def at(*codes, torn=False, fault="", book=None):
    return place(book or known(), codes, torn=torn, fault=fault)


def sheet(index, form, *, page=1, pages=1, inked=True, **more):
    where = at(code(form, page=page))
    return Sheet(
        index=index, file="quet.pdf", file_page=index + 1, source=f"quet.pdf, trang {index + 1}",
        read=where, at=where, pages=pages, inked=inked, **more,
    )  # fmt: skip


def of(book, *sheets):
    return planned(book, sheets)


@pytest.mark.parametrize(
    ("where", "state", "words"),
    [
        (at(code(103)), PageState.MATCHED, ""),
        (at(code(103), code(103)), PageState.MATCHED, ""),
        (at(), PageState.NO_CODE, "không có mã"),
        (at(torn=True), PageState.UNREADABLE, "không đọc được"),
        (at(code(103), code(104)), PageState.UNREADABLE, "hai mã"),
        (at(code(103), code(103, page=2)), PageState.UNREADABLE, "hai mã"),
        (at(code(103), code(103, book="AAAAAAA")), PageState.UNREADABLE, "hai mã"),
        (at(code(103, book="AAAAAAA")), PageState.OTHER_BOOK, "sổ khác"),
        (at(code(103, campaign=LAST_YEAR)), PageState.OTHER_CAMPAIGN, "Năm 2025"),
        (at(code(999, campaign=LAST_YEAR)), PageState.OTHER_CAMPAIGN, "Năm 2025"),
        (at(code(103, campaign=FORGOTTEN)), PageState.UNKNOWN_FORM, "không còn trong sổ"),
        (at(code(999)), PageState.UNKNOWN_FORM, "2026-0999"),
        (at(code(0)), PageState.UNKNOWN_FORM, "xem thử"),
        (at(code(150)), PageState.UNKNOWN_FORM, "01-050 Lê Thị Xa"),
        (at(code(160)), PageState.BLANK_FORM, "2026-0160"),
        (at(fault="Trang bị hỏng."), PageState.DAMAGED, "Trang bị hỏng."),
    ],
)
def test_what_a_page_says(where, state, words):
    assert where.state is state
    assert words in where.said
    assert (where.household_id == 3) is (
        state is PageState.MATCHED or (where.form_number == 103 and where.campaign_id == LAST_YEAR)
    )


def test_a_signed_page_is_kept_and_signs():
    (page,) = of(known(), sheet(0, 103))
    assert (page.state, page.saves, page.signs) == (PageState.MATCHED, True, True)
    assert (page.code, page.form_label, page.said) == (
        "01-003", "2026-0103", "Sẽ lưu và ghi nhận đã ký."
    )  # fmt: skip


def test_a_household_that_signed_before_is_not_signed_again():
    (page,) = of(known(signed={3}), sheet(0, 103))
    assert (page.saves, page.signs, page.said) == (True, False, "Sẽ lưu.")


@pytest.mark.parametrize("signed", [(), {3}])
@pytest.mark.parametrize("inked", [False, None])
def test_an_unsigned_page_waits_for_somebody_to_look(signed, inked):
    book = known(signed=signed, filed={(3, 1): 1})
    looks = sheet(0, 103, inked=inked)
    (page,) = of(book, looks)
    assert (page.state, page.saves, page.signs) == (PageState.UNSIGNED, False, False)
    (page,) = of(book, replace(looks, confirmed=True))
    assert (page.state, page.saves, page.signs) == (PageState.ALREADY, True, not signed)
    (page,) = of(book, replace(looks, inked=True, confirmed=False))
    assert (page.state, page.saves) == (PageState.UNSIGNED, False)
    assert "Đã xem" in page.said


def test_a_page_scanned_again_is_kept_beside_the_older_one_and_may_sign():
    (page,) = of(known(filed={(3, 1): 2}), sheet(0, 103))
    assert (page.state, page.saves, page.signs) == (PageState.ALREADY, True, True)
    assert "cạnh 2 bản đã có" in page.said


def test_the_same_page_twice_is_left_out_and_moves_up_when_the_first_is_left_out():
    first, second = of(known(), sheet(0, 103), sheet(1, 103))
    assert (first.state, first.saves, first.signs) == (PageState.MATCHED, True, True)
    assert (second.state, second.left_out, second.saves) == (PageState.SAME_PAGE, True, False)
    assert "quet.pdf, trang 1" in second.said
    first, second = of(known(), sheet(0, 103, left_out=True), sheet(1, 103))
    assert (first.left_out, first.saves) == (True, False)
    assert (second.state, second.signs) == (PageState.MATCHED, True)
    first, second = of(known(), sheet(0, 103), sheet(1, 103, left_out=False))
    assert [page.saves for page in (first, second)] == [True, True]
    assert [page.signs for page in (first, second)] == [True, False]


def test_scanned_before_and_after_signing_the_signed_one_is_kept():
    empty, signed = of(known(), sheet(0, 103, inked=False), sheet(1, 103))
    assert (empty.state, empty.saves) == (PageState.SAME_PAGE, False)
    assert (signed.state, signed.signs) == (PageState.MATCHED, True)


def test_pages_of_one_form_know_which_is_missing_and_only_the_last_signs():
    (second,) = of(known(), sheet(0, 103, page=2, pages=2))
    assert (second.signs, second.said) == (True, "Sẽ lưu và ghi nhận đã ký; còn thiếu trang 1.")
    (first,) = of(known(), sheet(0, 103, page=1, pages=2, inked=None))
    assert (first.saves, first.signs) == (True, False)
    assert first.said == "Sẽ lưu; còn thiếu trang 2."
    both = of(known(), sheet(0, 103, page=2, pages=2), sheet(1, 103, page=1, pages=2, inked=None))
    assert [page.signs for page in both] == [True, False]
    assert not any("thiếu" in page.said for page in both)
    (first,) = of(known(filed={(3, 2): 1}), sheet(0, 103, page=1, pages=2, inked=None))
    assert "thiếu" not in first.said


def test_a_page_is_assigned_by_hand_with_the_number_of_a_blank_form_only():
    blank, other = at(code(160)), at(code(104))
    assert chosen(known(), blank, 3).form_number == 160
    assert chosen(known(), other, 3).form_number == 0
    assert chosen(known(), other, 4).form_number == 104
    assert chosen(known(), at(code(103, campaign=LAST_YEAR)), 3).form_number == 0
    assert chosen(known(), at(), 3).household_id == 3


def test_a_page_without_a_code_becomes_the_page_that_is_missing():
    coded = sheet(0, 103, page=2, pages=2)
    loose = replace(coded, index=1, inked=None, read=at(), at=chosen(known(), at(), 3))
    pages = of(known(), coded, loose)
    assert [(page.page, page.state) for page in pages] == [
        (2, PageState.MATCHED), (1, PageState.MATCHED)
    ]  # fmt: skip
    (alone,) = of(known(), replace(loose, pages=1))
    assert (alone.page, alone.state, alone.by_hand) == (1, PageState.UNSIGNED, True)


def test_a_blank_form_twice_is_the_same_page_before_anybody_chose_the_household():
    first, second = of(known(), sheet(0, 160), sheet(1, 160))
    assert (first.state, first.saves) == (PageState.BLANK_FORM, False)
    assert (second.state, second.left_out) == (PageState.SAME_PAGE, True)


def test_a_page_of_another_campaign_belongs_there_and_one_taken_out_nowhere():
    read = at(code(103, campaign=LAST_YEAR))
    there = in_its_campaign(known(), read)
    assert (there.state, there.campaign_id, there.household_id) == (
        PageState.MATCHED, LAST_YEAR, 3
    )  # fmt: skip
    out = taken_out(known(), at(code(103)))
    assert (out.state, out.household_id, out.form_number) == (PageState.NO_CODE, 0, 0)
    assert "01-003 Lê Văn 3" in out.said


readings = st.lists(
    st.tuples(
        st.sampled_from([101, 102, 103, 150, 160, 999]),
        st.sampled_from([1, 2]),
        st.sampled_from([True, False, None]),
        st.sampled_from([None, True, False]),
    ),
    max_size=12,
)


def _signers(book, stack):
    """Plan a stack as it is planned in its groups; return who signs, and the pages."""
    groups = {}
    for index, (form, page, inked, confirmed) in enumerate(stack):
        one = sheet(index, form, page=page, pages=2, inked=inked, confirmed=confirmed)
        groups.setdefault(one.at.together or index, []).append(one)
    pages = [page for group in groups.values() for page in planned(book, group)]
    return sorted(page.household_id for page in pages if page.signs), pages


@given(readings, st.integers(0, 2**32), st.sets(st.sampled_from([1, 2])))
def test_no_page_goes_astray_and_the_order_changes_nobody(stack, seed, signed):
    book = known(signed=signed)
    signers, pages = _signers(book, stack)
    assert len(pages) == len(stack)
    assert len(signers) == len(set(signers))
    assert not set(signers) & signed
    for page in pages:
        form = stack[page.index][0]
        if page.saves:
            assert page.household_id == form - 100 == page.form_number - 100
        assert page.saves or not page.signs
    shuffled = list(stack)
    random.Random(seed).shuffle(shuffled)
    again, others = _signers(book, shuffled)
    assert again == signers
    assert sorted(p.form_number * 10 + p.page for p in others if p.saves) == sorted(
        p.form_number * 10 + p.page for p in pages if p.saves
    )


def test_the_day_of_signing_is_the_forms_unless_that_is_to_come():
    today, form_date = PartialDate(2026, 2, 20), PartialDate(2026, 2, 18)
    assert day_of_signing(form_date, today) == form_date
    assert day_of_signing(form_date, PartialDate(2026, 2, 1)) == PartialDate(2026, 2, 1)
    assert day_of_signing(PartialDate(2026, 2), today) == today
    assert day_of_signing(None, today) == today
