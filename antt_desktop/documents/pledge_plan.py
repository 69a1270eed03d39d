"""Where everything of a pledge stands: fields, criteria and signatures set into pages.

A form is tried at 14 pt with generous lines, at 14 pt single, at 13 pt single; what does not
fit one page even so flows on, at 14 pt, to as many pages as it needs.
"""

from dataclasses import dataclass, replace

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import (
    TEXT_FRAME,
    Frame,
    name_lines,
    names_baseline,
    signatures_height,
    signing_room,
)
from antt_desktop.documents.pdf import MM
from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.pledge_fields import (
    PARAGRAPH_GAP,
    Fields,
    PlacedLine,
    Setting,
    placed_fields,
)
from antt_desktop.documents.text import INDENT, SINGLE, Line, broken
from antt_desktop.documents.wording import filled
from antt_desktop.domain.pledges import Wording
from antt_desktop.domain.printings import Area

BODY_BOTTOM = 45 * MM
"""Nothing but the code and its number stands lower: the QR code reaches to 40 mm."""

_FRAME = TEXT_FRAME
_KEPT_TOGETHER = 3
_SIGNERS = 2
_ROW_GAP = 0.75


_ROOMY = Setting(14, 14 * 1.3)
_TIGHT = (Setting(14, 14 * SINGLE), Setting(13, 13 * SINGLE))


@dataclass(frozen=True, slots=True)
class Body:
    """The wording set into pages; the signatures stand on the last.

    ``signatures`` are their rows: the y each begins at, and who signs. ``names_y`` is the
    baseline of the names, which only the first row has.
    """

    pages: tuple[tuple[PlacedLine, ...], ...]
    signatures: tuple[tuple[float, tuple[str, ...]], ...]
    names_y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """One form ready to be drawn; ``key`` names its body among those of the batch."""

    setting: Setting
    fields: Fields
    body: Body
    key: tuple[Setting, int, int]

    @property
    def head_room(self) -> Frame:
        """Return where on the last page the head of the household signs."""
        return signing_room(_FRAME, self.body.names_y, _SIGNERS, _SIGNERS - 1)

    @property
    def head_area(self) -> Area:
        """Return the same in millimetres, to the tenth, with its page."""
        room = self.head_room
        sides = (room.left, room.bottom, room.width, room.top - room.bottom)
        return Area(len(self.body.pages), *(round(side / MM, 1) for side in sides))


class Planner:
    """Plans the forms of one batch; the wording is set once for each height of the fields.

    ``title_y`` is the y of the line under the title, in points from the bottom.
    """

    def __init__(self, paper: PledgePaper, title_y: float) -> None:
        self._paper = paper
        self._wording = filled_wording(paper)
        self._title_y = title_y
        self._bodies: dict[tuple[Setting, int, int], Body] = {}

    @property
    def hint(self) -> str:
        """Return what stands below each role."""
        return self._wording.signature_hint

    def plan(self, form: PledgeForm) -> Plan:
        """Return where everything of ``form`` stands."""
        names = max(len(name_lines(name, _SIGNERS, _FRAME)) for name in (form.leader, form.head))
        plan = self._plan(form, _ROOMY, names)
        if len(plan.body.pages) == 1:
            return plan
        for setting in _TIGHT:
            tight = self._plan(form, setting, names)
            if len(tight.body.pages) == 1:
                return tight
        return plan

    def _plan(self, form: PledgeForm, setting: Setting, names: int) -> Plan:
        fields = placed_fields(form, self._paper, setting)
        key = (setting, round(fields.height * 100), names)
        if key not in self._bodies:
            self._bodies[key] = self._body(setting, self._title_y - fields.height, names)
        return Plan(setting, fields, self._bodies[key], key)

    def _body(self, setting: Setting, top: float, names: int) -> Body:
        size, lead = setting.size, setting.lead
        rows = self._signature_rows(names, size)
        block = lead + sum(height for _, height in rows)
        pages: list[list[PlacedLine]] = [[]]
        y = top
        paragraphs = self._paragraphs(size)
        for number, lines in enumerate(paragraphs, 1):
            # The last paragraph goes with the signatures: they never stand on a page alone.
            tail = block if number == len(paragraphs) else 0.0
            height = PARAGRAPH_GAP + len(lines) * lead + tail
            together = max(len(lines) - _KEPT_TOGETHER, 0) if tail else len(lines)
            if y - height < BODY_BOTTOM and (tail or len(lines) <= _KEPT_TOGETHER):
                pages.append([])
                y = _FRAME.top
            y -= PARAGRAPH_GAP
            for at, line in enumerate(lines):
                needed = (len(lines) - at) * lead + tail if at == together else lead
                if y - needed < BODY_BOTTOM:
                    pages.append([])
                    y = _FRAME.top
                y -= lead
                indent = INDENT if at == 0 else 0.0
                stretched = _FRAME.width - indent if at < len(lines) - 1 else 0.0
                pages[-1].append(PlacedLine(line, _FRAME.left + indent, y, stretched))
        if y - block < BODY_BOTTOM:
            pages.append([])
            y = _FRAME.top
        y -= lead
        signatures = []
        names_y = names_baseline(y, rows[0][0], self.hint, _FRAME, size)
        for roles, height in rows:
            signatures.append((y, roles))
            y -= height
        return Body(tuple(map(tuple, pages)), tuple(signatures), names_y)

    def _signature_rows(self, names: int, size: float) -> list[tuple[tuple[str, ...], float]]:
        """Return who signs in each row, and how far below its beginning the next one begins."""
        wording = self._wording
        rows: list[tuple[str, ...]] = [(wording.left_role, wording.right_role)]
        if wording.show_second_row and wording.second_roles:
            rows.append(wording.second_roles)
        heights = [
            signatures_height(roles, self.hint, names if at == 0 else 1, _FRAME, size)
            + (_ROW_GAP * size if at < len(rows) - 1 else 0.0)
            for at, roles in enumerate(rows)
        ]
        return list(zip(rows, heights, strict=True))

    def _paragraphs(self, size: float) -> list[tuple[Line, ...]]:
        wording = self._wording
        texts = [
            (wording.opening, Face.REGULAR),
            *((f"{n}. {text}", Face.REGULAR) for n, text in enumerate(wording.criteria, 1)),
            (wording.closing, Face.REGULAR),
            (wording.notice if wording.show_notice else "", Face.ITALIC),
        ]
        width = _FRAME.width
        paragraphs = [broken((run,), size, width, width - INDENT) for run in texts]
        return [lines for lines in paragraphs if lines]


def filled_wording(paper: PledgePaper) -> Wording:
    """Return the wording with the campaign's year and name and the village's name put in."""
    words = {
        "năm": str(paper.year) if paper.year else "…",
        "đợt": paper.name,
        "làng": paper.village.name,
    }
    wording = paper.wording
    return replace(
        wording,
        title=filled(wording.title, words),
        abstract=filled(wording.abstract, words),
        opening=filled(wording.opening, words),
        criteria=tuple(filled(text, words) for text in wording.criteria),
        closing=filled(wording.closing, words),
        notice=filled(wording.notice, words),
    )
