"""The pledge on its pages: what all forms share is stamped, the household's own is drawn."""

from dataclasses import replace
from typing import BinaryIO

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import (
    TEXT_FRAME,
    draw_heading,
    draw_names,
    draw_page_number,
    draw_roles,
    draw_title,
)
from antt_desktop.documents.pdf import A4, MM, Drawing, PdfFile
from antt_desktop.documents.pledge import PledgeForm, PledgePaper, Separator
from antt_desktop.documents.pledge_plan import PlacedLine, Plan, Planner, Setting, filled_wording
from antt_desktop.documents.qr import corners_path, qr_path
from antt_desktop.documents.text import broken, draw_centred, draw_justified, draw_line
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

    def __init__(self, out: BinaryIO, paper: PledgePaper) -> None:
        self._paper = paper
        wording = filled_wording(paper)
        self._pdf = PdfFile(
            out, title=f"{tidy(wording.title)} – {tidy(paper.name)}", author=paper.village.name
        )
        top = self._pdf.drawing()
        date_line = open_date(paper.village.place, paper.form_date, paper.year)
        y = draw_heading(top, _FRAME, paper.village, date_line)
        title_y = draw_title(top, _FRAME, y, wording.title, wording.abstract)
        self._top = self._pdf.form(top)
        self._title_y = title_y
        self._planner = Planner(paper, title_y)
        self._bodies: dict[tuple[Setting, int, int], tuple[list[str], float]] = {}
        self._corners: dict[int, str] = {}  # by modules a side

    def draw(self, form: PledgeForm, copies: int) -> int:
        """Draw a form so many times; return its pages."""
        plan = self._planner.plan(form)
        if plan.key not in self._bodies:
            self._bodies[plan.key] = self._stamps(plan)
        stamps, names_y = self._bodies[plan.key]
        pages = [
            self._page(form, plan, number, stamp, names_y if number == len(stamps) else None)
            for number, stamp in enumerate(stamps, 1)
        ]
        for _ in range(copies):
            for page in pages:
                self._pdf.page(page)
        return len(pages)

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
        self._pdf.page(page)

    def finish(self) -> int:
        """Make the file whole; return its pages."""
        self._pdf.finish()
        return self._pdf.pages

    def _stamps(self, plan: Plan) -> tuple[list[str], float]:
        """Write the body of a plan as forms, one a page; return them and the y of the names."""
        stamps = []
        names_y = 0.0
        for number, lines in enumerate(plan.body.pages, 1):
            drawing = self._pdf.drawing()
            if number > 1:
                draw_page_number(drawing, _FRAME, number)
            for placed in lines:
                _draw_placed(drawing, placed, placed.y, plan.setting.size)
            if number == len(plan.body.pages):
                y, planner = plan.body.signatures_y, self._planner
                names_y = draw_roles(
                    drawing, _FRAME, y, planner.roles, planner.hint, plan.setting.size
                )
            stamps.append(self._pdf.form(drawing))
        return stamps, names_y

    def _page(
        self, form: PledgeForm, plan: Plan, number: int, stamp: str, names_y: float | None
    ) -> Drawing:
        page = self._pdf.drawing()
        if number == 1:
            page.stamp(self._top)
            self._draw_fields(page, plan)
        page.stamp(stamp)
        if names_y is not None:
            draw_names(page, _FRAME, names_y, (form.leader, form.head))
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


def _draw_placed(drawing: Drawing, placed: PlacedLine, y: float, size: float) -> None:
    if placed.width:
        draw_justified(drawing, placed.line, placed.x, y, size, placed.width)
    else:
        draw_line(drawing, placed.line, placed.x, y, size)
