"""The pledge on its pages: what all forms share is stamped, the household's own is drawn."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import (
    BODY_SIZE,
    TEXT_FRAME,
    Frame,
    draw_heading,
    draw_names,
    draw_page_number,
    draw_roles,
    draw_title,
)
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.pledge import PledgeForm, PledgePaper, Separator
from antt_desktop.documents.pledge_fields import PlacedLine, Setting
from antt_desktop.documents.pledge_plan import Plan, Planner, filled_wording
from antt_desktop.documents.qr import corners_path, qr_path
from antt_desktop.documents.strokes import draw_strokes
from antt_desktop.documents.text import SINGLE, broken, draw_centred, draw_justified, draw_line
from antt_desktop.documents.wording import filled, open_date
from antt_desktop.domain.text import tidy

_FRAME = TEXT_FRAME
_LARGE_CODE = (30 * MM, 20 * MM, 20 * MM)  # x, y, side
_SMALL_CODE = (8 * MM, A4[1] - 35 * MM, 15 * MM)
_NUMBER_X = 54 * MM  # four modules of white right of the large code
_NUMBER_Y = 29 * MM
_NUMBER_SIZE = 9
_SEPARATOR_Y = 190 * MM
_SEPARATOR_SIZES = (28, 16)


class PledgePages:
    """A batch of pledges on its way into a file."""

    def __init__(self, out: BinaryIO, paper: PledgePaper, *, two_sided: bool = False) -> None:
        self._paper = paper
        self._two_sided = two_sided
        wording = filled_wording(paper)
        self._pdf = PdfFile(
            out,
            title=f"{tidy(wording.title)} – {tidy(paper.name)}",
            author=paper.village.name,
            duplex="DuplexFlipLongEdge" if two_sided else "Simplex",
        )
        top = self._pdf.drawing()
        date_line = open_date(paper.village.place, paper.form_date, paper.year)
        y = draw_heading(top, _FRAME, paper.village, date_line)
        title_y = draw_title(top, _FRAME, y, wording.title, wording.abstract)
        self._top = self._pdf.form(top)
        self._title_y = title_y
        self.planner = Planner(paper, title_y)
        self._stamps: dict[tuple[Setting, int, int], list[str]] = {}
        self._corners: dict[int, str] = {}  # by modules a side

    def draw(self, form: PledgeForm, copies: int) -> Plan:
        """Draw a form so many times; return where everything of it stands."""
        plan = self.planner.plan(form)
        if plan.key not in self._stamps:
            self._stamps[plan.key] = self._stamped(plan)
        stamps = self._stamps[plan.key]
        pages = [self._page(form, plan, number, stamp) for number, stamp in enumerate(stamps, 1)]
        for _ in range(copies):
            self._add(pages)
        return plan

    def draw_separator(self, sheet: Separator) -> None:
        """Draw the sheet that goes before the forms of a tổ."""
        labels = self._paper.labels
        page = self._pdf.drawing()
        draw_heading(page, _FRAME, self._paper.village)
        y = _SEPARATOR_Y
        count = filled(labels.separator_count, {"số": str(sheet.forms)})
        range_ = filled(
            labels.separator_range, {"đầu": sheet.first_label, "cuối": sheet.last_label}
        )
        large, small = _SEPARATOR_SIZES
        for text, face, size in (
            (sheet.group_name.upper(), Face.BOLD, large),
            (self._paper.name, Face.REGULAR, small),
            (f"{labels.separator_leader} {sheet.leader}" if sheet.leader else "", Face.BOLD, small),
            (count if sheet.forms else "", Face.REGULAR, small),
            (range_ if sheet.first_label else "", Face.REGULAR, small),
        ):
            for line in broken(((text, face),), size, _FRAME.width):
                draw_centred(page, line, _FRAME.middle, y, size)
                y -= 1.5 * size
        self._add([page])

    @property
    def count(self) -> int:
        """Return how many pages there are so far."""
        return self._pdf.pages

    def finish(self) -> None:
        """Make the file whole."""
        self._pdf.finish()

    def _add(self, pages: Sequence[Drawing]) -> None:
        """Write what must not share its sheet with anything else."""
        for page in pages:
            self._pdf.page(page)
        if self._two_sided and len(pages) % 2:
            self._pdf.page(self._pdf.drawing())

    def _stamped(self, plan: Plan) -> list[str]:
        """Write the body of a plan as forms, one a page; return them."""
        stamps = []
        for number, lines in enumerate(plan.body.pages, 1):
            drawing = self._pdf.drawing()
            if number > 1:
                draw_page_number(drawing, _FRAME, number)
            for placed in lines:
                _draw_placed(drawing, placed, placed.y, plan.setting.size)
            if number == len(plan.body.pages):
                for y, roles in plan.body.signatures:
                    draw_roles(drawing, _FRAME, y, roles, self.planner.hint, plan.setting.size)
            stamps.append(self._pdf.form(drawing))
        return stamps

    def _page(self, form: PledgeForm, plan: Plan, number: int, stamp: str) -> Drawing:
        page = self._pdf.drawing()
        if number == 1:
            page.stamp(self._top)
            self._draw_fields(page, plan)
        page.stamp(stamp)
        if number == len(plan.body.pages):
            draw_names(page, _FRAME, plan.body.names_y, (form.leader, form.head))
            _draw_signature(page, form, plan.head_room)
        self._draw_codes(page, form, number, len(plan.body.pages))
        return page

    def _draw_fields(self, page: Drawing, plan: Plan) -> None:
        for placed in plan.fields.lines:
            _draw_placed(page, placed, self._title_y + placed.y, plan.setting.size)
        for start, end, y in plan.fields.dots:
            page.dots((start, self._title_y + y), (end, self._title_y + y))

    def _draw_codes(self, page: Drawing, form: PledgeForm, number: int, pages: int) -> None:
        labels = self._paper.labels
        code = form.code if number == 1 else replace(form.code, page=number)
        path, modules = qr_path(code.payload)
        if modules not in self._corners:
            drawing = self._pdf.drawing()
            drawing.shape(corners_path(modules), 0, 0, 1)
            self._corners[modules] = self._pdf.form(drawing)
        for x, y, side in (_LARGE_CODE, _SMALL_CODE):
            page.shape(path, x, y, side / modules, form=self._corners[modules])
        parts = [f"{labels.form_number} {form.form_label}"]
        if form.household_code:
            parts.append(f"{labels.household} {form.household_code}")
        if pages > 1:
            parts.append(f"{labels.page} {number}/{pages}")
        page.text(_NUMBER_X, _NUMBER_Y, " · ".join(parts), Face.REGULAR, _NUMBER_SIZE)


def _draw_signature(page: Drawing, form: PledgeForm, room: Frame) -> None:
    if form.strokes and not form.strokes.is_empty:
        draw_strokes(page, form.strokes, room)
        return
    lines = broken(((form.signed_words, Face.ITALIC),), BODY_SIZE, room.width)
    lead = SINGLE * BODY_SIZE
    y = (room.top + room.bottom + (len(lines) - 1) * lead) / 2 - BODY_SIZE / 3
    for at, line in enumerate(lines):
        draw_centred(page, line, room.middle, y - at * lead, BODY_SIZE)


def _draw_placed(drawing: Drawing, placed: PlacedLine, y: float, size: float) -> None:
    if placed.width:
        draw_justified(drawing, placed.line, placed.x, y, size, placed.width)
    else:
        draw_line(drawing, placed.line, placed.x, y, size)
