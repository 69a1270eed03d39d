"""What stands on a page, measured on the PDF itself, and contents to print."""

import ctypes
import io
from dataclasses import dataclass

import pypdfium2
import pytest
from pypdfium2 import raw

from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_batch import write_pledges
from antt_desktop.documents.wording import default_wording, pledge_labels
from antt_desktop.domain.codes import FormCode
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.village import Village

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    text: str
    x: float
    y: float
    right: float
    size: float
    font: str


@dataclass(frozen=True)
class Found:
    left: float
    right: float
    y: float
    size: float
    font: str

    @property
    def width(self):
        return self.right - self.left

    @property
    def middle(self):
        return (self.left + self.right) / 2


class Page:
    """A page's letters with their places, and its straight lines and shapes, in points."""

    def __init__(self, page):
        self.width, self.height = page.get_size()
        self.letters = _letters(page)
        self.lines, self.shapes = [], []
        for item in page.get_objects(max_depth=3):
            if item.type == raw.FPDF_PAGEOBJ_PATH:
                left, bottom, right, top = item.get_bounds()
                kind = self.lines if min(right - left, top - bottom) < 3 else self.shapes
                kind.append((left, bottom, right, top))

    @property
    def text(self):
        return "".join(letter.text for letter in self.letters)

    def find(self, text):
        """Return where ``text`` stands, on one line."""
        at = self.text.find(text)
        assert at >= 0, f"{text!r} is not on the page"
        run = self.letters[at : at + len(text)]
        assert len({round(letter.y, 1) for letter in run}) == 1, f"{text!r} is broken"
        return Found(run[0].x, run[-1].right, run[0].y, run[0].size, run[0].font)

    def rule_below(self, y, middle):
        """Return (left, right, y) of the first horizontal line under a baseline."""
        rules = [r for r in self.lines if r[3] < y and r[0] < middle < r[2] and r[3] - r[1] < 2]
        left, bottom, right, top = max(rules, key=lambda r: r[3])
        return left, right, (bottom + top) / 2


def _letters(page):
    text_page = page.get_textpage()
    letters = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    name = ctypes.create_string_buffer(100)
    for at in range(text_page.count_chars()):
        if raw.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, at, box)
        raw.FPDFText_GetFontInfo(text_page, at, name, 100, ctypes.c_int())
        letters.append(
            Letter(
                chr(raw.FPDFText_GetUnicode(text_page, at)),
                x.value,
                y.value,
                box.right,
                raw.FPDFText_GetFontSize(text_page, at),
                name.value.decode(),
            )
        )
    text_page.close()
    return letters


def measured(pdf, number=0):
    document = pypdfium2.PdfDocument(pdf)
    opened = document[number]
    page = Page(opened)
    opened.close()
    document.close()
    return page


@pytest.fixture(name="measured")
def measured_fixture():
    return measured


VILLAGE = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hưng Yên")


@pytest.fixture
def village():
    return VILLAGE


@pytest.fixture
def paper():
    return PledgePaper(
        village=VILLAGE,
        wording=default_wording(),
        labels=pledge_labels(),
        year=2026,
        name="Năm 2026",
        form_date=PartialDate(2026, 2, 5),
    )


@pytest.fixture
def household():
    """Make the form of a household by its number."""
    families = ["Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Ngô", "Vũ"]
    givens = ["Đạt", "Bình", "Lan", "Mai", "Quý", "Sơn"]

    def make(number, **changes):
        content = {
            "form_label": f"2026-{number:04}",
            "code": FormCode("K7Q2M9X", 1, number),
            "household_code": f"{number % 13 + 1:02}-{number:03}",
            "head": f"{families[number % 7]} Thị Hồng {givens[number % 6]}",
            "birth": PartialDate(1940 + number % 60),
            "address": f"Ngõ {number % 30}, số {number}",
            "group_name": f"Tổ dân cư số {number % 13 + 1}",
            "leader": "Ngô Văn Vinh",
            "size": number % 9 + 1,
        }
        return PledgeForm(**(content | changes))

    return make


@pytest.fixture
def printed():
    """Write forms and return the bytes of the PDF."""

    def write(paper, forms, **options):
        out = io.BytesIO()
        write_pledges(out, paper, forms, **options)
        return out.getvalue()

    return write
