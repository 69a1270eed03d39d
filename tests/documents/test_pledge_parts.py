"""The parts of the pledge that a village switches on: what stands where, and how it flows."""

import io
import re
from dataclasses import replace
from itertools import product

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antt_desktop.documents.pledge import PledgeForm
from antt_desktop.domain.codes import FormCode
from tests.documents.test_pledge import CRITERIA, LONG_NAME, MM, no_text_meets_another

HINT = "(Ký, ghi rõ họ tên)"
ROLES = ("TRƯỞNG THÔN", "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN", "CÔNG AN XÃ")
EVERYTHING = {
    "show_notice": True,
    "show_phone": True,
    "show_identity": True,
    "show_second_row": True,
}


def with_parts(paper, criteria=5, **changes):
    texts = (CRITERIA * 3)[:criteria]
    return replace(paper, wording=replace(paper.wording, criteria=texts, **changes))


def pages_of(measured, pdf):
    return [measured(pdf, at) for at in range(len(pypdf.PdfReader(io.BytesIO(pdf)).pages))]


def hints(page):
    """Return the baselines of the hints below the roles, the highest first."""
    starts = (match.start() for match in re.finditer(re.escape(HINT), page.text))
    return sorted({round(page.letters[at].y, 2) for at in starts}, reverse=True)


def test_nothing_extra_unless_it_is_switched_on(measured, printed, paper, household):
    form = household(3, phone="0912 345 678", identity="034043000123")
    assert printed(paper, [form]) == printed(paper, [household(3)])
    text = measured(printed(paper, [form])).text
    for words in ("Thông tin ghi ở đây", "Điện thoại", "CCCD", "TRƯỞNG THÔN"):
        assert words not in text


def test_the_notice_is_italic_and_before_the_signatures(measured, printed, paper, household):
    page = measured(printed(with_parts(paper, show_notice=True), [household(3)]))
    notice, last = page.find("Thông tin ghi ở đây"), page.find("5. Phòng ngừa")
    assert notice.font.endswith("LiberationSerif-Italic")
    assert notice.left == pytest.approx((30 + 12.7) * MM, abs=0.1)
    assert page.find("CHỦ HỘ").y < notice.y < last.y
    assert "do làng văn hóa Quang Khải lưu giữ" in page.text


def test_phone_and_identity_stand_beside_each_other(measured, printed, paper, household):
    both = with_parts(paper, show_phone=True, show_identity=True)
    form = household(3, phone="0912 345 678", identity="034043000123")
    page = measured(printed(both, [form]))
    identity, phone = page.find("Số CCCD: 034043000123"), page.find("Điện thoại: 0912 345 678")
    assert identity.y == phone.y
    assert identity.right < phone.left
    assert phone.right < 190 * MM
    assert page.find("Địa chỉ:").y > phone.y > page.find("Thuộc:").y
    only_phone = measured(printed(with_parts(paper, show_phone=True), [form]))
    assert only_phone.find("Điện thoại: 0912 345 678").left == pytest.approx(42.7 * MM, abs=0.1)
    assert "CCCD" not in only_phone.text


def test_an_unknown_phone_or_identity_is_left_to_the_pen(measured, printed, paper, household):
    both = with_parts(paper, show_phone=True, show_identity=True)
    page = measured(printed(both, [household(3)]))
    identity, phone = page.find("Số CCCD:"), page.find("Điện thoại:")
    for label, end in ((identity, phone.left), (phone, 190 * MM)):
        assert any(
            label.right < left and right <= end + 2 and abs(y - label.y) < 2 and right - left > 70
            for left, y, right, _ in page.lines
        )


def test_many_phones_get_a_row_of_their_own(measured, printed, paper, household):
    both = with_parts(paper, show_phone=True, show_identity=True)
    phones = "0912 345 678; 0987 654 321; 0933 222 111"
    page = measured(printed(both, [household(3, phone=phones)]))
    assert page.find(f"Điện thoại: {phones}").y < page.find("Số CCCD:").y
    no_text_meets_another(page)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_second_row_has_room_to_sign_and_no_names(measured, printed, paper, household, count):
    roles = ROLES[:count]
    second = with_parts(paper, 3, show_second_row=True, second_roles=roles)
    page = measured(printed(second, [household(3, leader=LONG_NAME)]))
    first_hint, second_hint = hints(page)
    names = page.find("Hương Giang")
    assert first_hint > names.y > page.find("TRƯỞNG THÔN").y > second_hint
    assert page.find("TRƯỞNG THÔN").font.endswith("LiberationSerif-Bold")
    middle = page.find("TRƯỞNG THÔN").middle
    assert middle == pytest.approx(30 * MM + 80 * MM / count, abs=0.5)
    below = [letter.y + letter.size for letter in page.letters if letter.y < second_hint - 1]
    assert second_hint - 0.22 * 14 - max(below) >= 25 * MM
    no_text_meets_another(page)


def test_a_second_row_without_roles_is_none(printed, paper, household):
    switched = with_parts(paper, show_second_row=True, second_roles=())
    assert printed(switched, [household(3)]) == printed(paper, [household(3)])


def test_one_page_first_gets_tighter_then_smaller_then_two(measured, printed, paper, household):
    second = {"show_second_row": True, "second_roles": ROLES[:2]}
    found = []
    for criteria, parts in product((3, 4, 5, 6, 8), ({}, second)):
        pages = pages_of(measured, printed(with_parts(paper, criteria, **parts), [household(3)]))
        found.append((len(pages), pages[0].find("Gia đình tôi").size))
    assert set(found) == {(1, 14), (1, 13), (2, 14)}
    assert found[5] == (1, 13)  # five criteria and two rows still fit one page


def flows_properly(measured, pdf, form):
    """Check a form of any length; return its pages."""
    pages = pages_of(measured, pdf)
    for number, page in enumerate(pages, 1):
        no_text_meets_another(page)
        body = [letter for letter in page.letters if letter.size > 9]
        assert min(letter.y for letter in body) > 44 * MM
        assert max(letter.right for letter in body) < 190 * MM + 1  # an italic đ leans over
        assert {letter.size for letter in body} <= {13, 14}
        assert page.find(f"Mã phiếu {form.form_label}")
        assert len([shape for shape in page.shapes if shape == (0, 0, 25, 25)]) == 2
        if number > 1:
            assert page.find(str(number)).y > 277 * MM
            assert page.find(f"trang {number}/{len(pages)}")
    return pages


@pytest.mark.parametrize("criteria", [5, 12])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"birth": None, "head": LONG_NAME[:40], "leader": LONG_NAME[:40]},
        {"address": "Ngõ 12, ngách 34, hẻm 56, khu tập thể Nhà máy Cơ khí Nông nghiệp, " * 4},
        {"phone": "0912 345 678; " * 12, "identity": "034043000123"},
    ],
)
def test_everything_at_once_flows(measured, printed, paper, household, criteria, changes):
    form = household(3, **changes)
    everything = with_parts(paper, criteria, **EVERYTHING)
    pages = flows_properly(measured, printed(everything, [form]), form)
    text = " ".join(page.text for page in pages).replace(" ", "")
    wanted = (*everything.wording.criteria, *ROLES[:1], "Số CCCD:", *filter(None, changes.values()))
    for words in wanted:
        assert words.strip().replace(" ", "") in text
    last = pages[-1]
    assert "91/2025/QH15." in last.text  # the last paragraph stays with the signatures
    assert len(hints(last)) == 2


def test_a_blank_form_with_everything(measured, printed, paper):
    form = PledgeForm(form_label="2026-0500", code=FormCode("A000000", 1, 500))
    flows_properly(measured, printed(with_parts(paper, **EVERYTHING), [form]), form)


def test_a_last_paragraph_longer_than_a_page_ends_with_the_signatures(
    measured, printed, paper, household
):
    endless = with_parts(paper, **EVERYTHING, notice="Gia đình có quyền xem thông tin. " * 90)
    pages = flows_properly(measured, printed(endless, [household(3)]), household(3))
    assert pages[-1].find("CHỦ HỘ")
    assert "Gia đình có quyền" in pages[-1].text


words = st.text("abcdeghiklmnoăâđêôơư", min_size=1, max_size=12)
sentences = st.lists(words, min_size=1, max_size=60).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    criteria=st.lists(sentences, min_size=1, max_size=12),
    notice=sentences,
    parts=st.fixed_dictionaries({name: st.booleans() for name in EVERYTHING}),
    address=sentences,
)
def test_any_wording_flows(measured, printed, paper, household, criteria, notice, parts, address):
    wording = replace(paper.wording, criteria=tuple(criteria), notice=notice, **parts)
    form = household(3, address=address)
    pages = flows_properly(measured, printed(replace(paper, wording=wording), [form]), form)
    assert pages[-1].find("CHỦ HỘ")
    assert len(pages) == 1 or len(hints(pages[-1])) == 1 + parts["show_second_row"]
