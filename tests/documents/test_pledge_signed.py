"""Signed pledges and the area for the signature, measured on rendered pages."""

import math
import time
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from antt_desktop.documents.pledge_area import SignatureAreas
from antt_desktop.domain.strokes import BOX, Strokes, thinned
from tests.documents.test_pledge import LONG_NAME
from tests.documents.test_pledge_parts import EVERYTHING, MM, with_parts

DPI = 300
WAVE = thinned(
    [
        [(60 + 5 * t, 120 + 90 * math.sin(t / 4) * math.exp(-t / 150)) for t in range(125)],
        [(80, 210), (300, 180), (690, 205)],
        [(700, 60)],
    ]
)
FULL = Strokes((((0, 0), BOX), ((0, BOX[1]), (BOX[0], 0))))
WORDS = "Đã ký ngày 18/02/2026"


def around(pdf, area, border=0.0):
    """Return the grey pixels of an area, ``border`` mm wider on each side."""
    left, bottom = area.left - border, area.bottom - border
    width, height = area.width + 2 * border, area.height + 2 * border
    edges = (left, bottom, 210 - left - width, 297 - bottom - height)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[area.page - 1]
        crop = tuple(edge * MM for edge in edges)
        return page.render(scale=DPI / 72, crop=crop, grayscale=True).to_pil()


def ink(image):
    """Return the box (left, top, right, bottom) of the dark pixels in mm, None without any."""
    box = image.point(lambda grey: 255 * (grey < 160)).getbbox()
    return box and [edge * 25.4 / DPI for edge in box]


CASES = {
    "usual": ({}, 5, {}),
    "long names": ({}, 5, {"head": LONG_NAME, "leader": LONG_NAME}),
    "high letters": ({}, 5, {"head": "ẴẪỄỖ ẴẪ"}),
    "no name": ({}, 5, {"head": "", "leader": ""}),
    "at 13 points": ({}, 9, {}),
    "two pages": ({}, 12, {}),
    "second row": ({"show_second_row": True}, 5, {}),
    "everything": (EVERYTHING, 12, {"head": LONG_NAME}),
    "a hint of two lines": ({"signature_hint": "(Ký, ghi rõ họ tên, không ký thay) " * 2}, 5, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_the_area_is_free_and_between_hint_and_name(measured, printed, paper, household, case):
    parts, criteria, changes = CASES[case]
    paper = with_parts(paper, criteria, **parts)
    form = household(3, **changes)
    pdf = printed(paper, [form])
    area = SignatureAreas(paper).of(form)
    page = measured(pdf, area.page - 1)
    role = page.find("CHỦ HỘ")
    assert area.left + area.width / 2 == pytest.approx(role.middle / MM, abs=0.2)
    assert area.left > 110
    assert area.left + area.width <= 190
    assert area.width >= 70
    assert area.height >= 24
    assert area.bottom > 45
    assert ink(around(pdf, area)) is None
    right = [letter for letter in page.letters if letter.x > 110 * MM and letter.size > 9]
    top = (area.bottom + area.height) * MM
    above = [letter for letter in right if letter.y > area.bottom * MM + 1]
    assert 0 < min(letter.y for letter in above) - top < 10
    below = [letter for letter in right if letter.y < area.bottom * MM]
    if form.head:
        assert area.bottom * MM - max(letter.y for letter in below) == pytest.approx(14, abs=0.5)


def test_the_area_of_a_form_is_the_same_in_every_batch_and_order(paper, household):
    areas = SignatureAreas(paper)
    forms = [household(1), household(2, address="Ngõ 12, ngách 34 " * 12), household(3)]
    first = [areas.of(form) for form in forms]
    assert [areas.of(form) for form in reversed(forms)] == first[::-1]
    assert first[0] == first[2] != first[1]
    signed = replace(forms[0], strokes=WAVE, signed_words=WORDS)
    assert areas.of(signed) == first[0]


def test_areas_are_fast(paper, household):
    areas = SignatureAreas(paper)
    forms = [household(number) for number in range(1, 496)]
    began = time.process_time()
    for form in forms:
        areas.of(form)
    assert time.process_time() - began < 495 * 0.0006  # three times what it takes


def test_strokes_are_vectors_in_the_middle_of_the_area(printed, paper, household):
    form = household(3, strokes=WAVE)
    pdf = printed(paper, [form])
    area = SignatureAreas(paper).of(form)
    left, top, right, bottom = ink(around(pdf, area))
    drawn = WAVE.box
    assert right - left == pytest.approx((drawn[2] - drawn[0]) / 10 + 0.45, abs=0.3)
    assert bottom - top == pytest.approx((drawn[3] - drawn[1]) / 10 + 0.45, abs=0.3)
    assert (left + right) / 2 == pytest.approx(area.width / 2, abs=0.2)
    assert (top + bottom) / 2 == pytest.approx(area.height / 2, abs=0.2)
    with pypdfium2.PdfDocument(pdf) as document:
        kinds = [item.type for item in document[0].get_objects(max_depth=3)]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_the_largest_signature_is_made_to_fit_in_proportion(printed, paper, household):
    form = household(3, strokes=FULL)
    area = SignatureAreas(paper).of(form)
    left, top, right, bottom = ink(around(printed(paper, [form]), area))
    assert (right - left - 0.45) / (bottom - top - 0.45) == pytest.approx(3, abs=0.1)
    assert bottom - top > area.height - 0.3


points = st.tuples(st.integers(0, BOX[0]), st.integers(0, BOX[1]))
drawn = st.lists(st.lists(points, min_size=1, max_size=30), min_size=1, max_size=6).map(thinned)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(strokes=drawn)
@example(strokes=FULL)
@example(strokes=Strokes((((0, 0), (0, BOX[1])),)))
def test_no_stroke_ever_leaves_the_area(printed, paper, household, strokes):
    signed = household(3, strokes=strokes)
    area = SignatureAreas(paper).of(signed)
    with_ink, without = (
        around(printed(paper, [form]), area, border=8) for form in (signed, household(3))
    )
    left, top, right, bottom = ink(ImageChops.invert(ImageChops.difference(with_ink, without)))
    pixel = 25.4 / DPI
    assert left >= 8 - 1.5 * pixel
    assert top >= 8 - 1.5 * pixel
    assert right <= 8 + area.width + 1.5 * pixel
    assert bottom <= 8 + area.height + 1.5 * pixel


def test_a_dot_is_seen(printed, paper, household):
    form = household(3, strokes=Strokes((((300, 100),),)))
    area = SignatureAreas(paper).of(form)
    left, top, right, bottom = ink(around(printed(paper, [form]), area))
    assert right - left == pytest.approx(0.45, abs=0.15)
    assert bottom - top == pytest.approx(0.45, abs=0.15)


def test_a_form_signed_on_paper_says_so(measured, printed, paper, household):
    form = household(3, signed_words=WORDS)
    page = measured(printed(paper, [form]))
    area = SignatureAreas(paper).of(form)
    found = page.find(WORDS)
    assert found.font.endswith("LiberationSerif-Italic")
    assert found.middle == pytest.approx((area.left + area.width / 2) * MM, abs=0.5)
    assert area.bottom * MM < found.y < (area.bottom + area.height) * MM - found.size


def test_what_was_drawn_goes_before_the_words(measured, printed, paper, household):
    page = measured(printed(paper, [household(3, signed_words=WORDS, strokes=WAVE)]))
    assert WORDS not in page.text
    empty = printed(paper, [household(3, signed_words=WORDS, strokes=Strokes())])
    assert WORDS in measured(empty).text


def test_an_unsigned_form_is_as_it_was(printed, paper, household):
    unsigned = household(3)
    assert printed(paper, [replace(unsigned, strokes=Strokes())]) == printed(paper, [unsigned])


def test_the_signature_is_on_the_last_page_of_a_long_form(printed, paper, household):
    paper = with_parts(paper, 12)
    form = household(3, strokes=WAVE)
    area = SignatureAreas(paper).of(form)
    assert area.page == 2
    assert ink(around(printed(paper, [form]), area)) is not None


def test_signed_forms_are_the_same_bytes_and_small(paper, household, printed):
    forms = [household(number, strokes=WAVE) for number in range(1, 40)]
    pdf = printed(paper, forms)
    assert pdf == printed(paper, forms)
    plain = printed(paper, [household(number) for number in range(1, 40)])
    assert (len(pdf) - len(plain)) / len(forms) < 4000
