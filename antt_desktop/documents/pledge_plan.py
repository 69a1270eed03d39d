"""Where everything of a pledge stands: fields, criteria and signatures set into pages.

A form is tried at 14 pt with generous lines, at 14 pt single, at 13 pt single; what does not
fit one page even so flows on, at 14 pt, to as many pages as it needs.
"""

from dataclasses import dataclass, field

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import TEXT_FRAME, name_lines, signatures_height
from antt_desktop.documents.pdf import MM
from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.text import INDENT, SINGLE, Line, broken, one_line
from antt_desktop.documents.wording import filled, in_sentence
from antt_desktop.domain.pledges import Wording

PARAGRAPH_GAP = 6
FIELD_GAP = 4
BODY_BOTTOM = 45 * MM
"""Nothing but the code and its number stands lower: the QR code reaches to 40 mm."""

_FRAME = TEXT_FRAME
_RIGHT_FIELD = 40 * MM
_DOTS_GAP = 2
_MAX_FIELD_LINES = 8
_KEPT_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """A size of type in points and the distance from line to line."""

    size: float
    lead: float


_ROOMY = Setting(14, 14 * 1.3)
_TIGHT = (Setting(14, 14 * SINGLE), Setting(13, 13 * SINGLE))


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its left end and baseline, stretched to ``width`` unless that is 0."""

    line: Line
    x: float
    y: float
    width: float = 0.0


@dataclass(slots=True)
class Fields:
    """The household's own lines; y counts down from 0 at the title's line."""

    lines: list[PlacedLine] = field(default_factory=list)
    dots: list[tuple[float, float, float]] = field(default_factory=list)
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Body:
    """The wording set into pages; the signatures stand on the last, below ``signatures_y``."""

    pages: tuple[tuple[PlacedLine, ...], ...]
    signatures_y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """One form ready to be drawn; ``key`` names its body among those of the batch."""

    setting: Setting
    fields: Fields
    body: Body
    key: tuple[Setting, int, int]


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
    def roles(self) -> tuple[str, str]:
        """Return who signs at the left and at the right."""
        return self._wording.left_role, self._wording.right_role

    @property
    def hint(self) -> str:
        """Return what stands below each role."""
        return self._wording.signature_hint

    def plan(self, form: PledgeForm) -> Plan:
        """Return where everything of ``form`` stands."""
        names = max(len(name_lines(name, 2, _FRAME)) for name in (form.leader, form.head))
        plan = self._plan(form, _ROOMY, names)
        if len(plan.body.pages) == 1:
            return plan
        for setting in _TIGHT:
            tight = self._plan(form, setting, names)
            if len(tight.body.pages) == 1:
                return tight
        return plan

    def _plan(self, form: PledgeForm, setting: Setting, names: int) -> Plan:
        fields = _fields(form, self._paper, setting)
        key = (setting, round(fields.height * 100), names)
        if key not in self._bodies:
            self._bodies[key] = self._body(setting, self._title_y - fields.height, names)
        return Plan(setting, fields, self._bodies[key], key)

    def _body(self, setting: Setting, top: float, names: int) -> Body:
        size, lead = setting.size, setting.lead
        block = lead + signatures_height(self.roles, self.hint, names, _FRAME, size)
        pages: list[list[PlacedLine]] = [[]]
        y = top
        paragraphs = self._paragraphs(size)
        for number, lines in enumerate(paragraphs, 1):
            # The last paragraph goes with the signatures: they never stand on a page alone.
            tail = block if number == len(paragraphs) else 0.0
            height = PARAGRAPH_GAP + len(lines) * lead + tail
            if y - height < BODY_BOTTOM and (tail or len(lines) <= _KEPT_TOGETHER):
                pages.append([])
                y = _FRAME.top
            y -= PARAGRAPH_GAP
            for at, line in enumerate(lines):
                if y - lead < BODY_BOTTOM:
                    pages.append([])
                    y = _FRAME.top
                y -= lead
                indent = INDENT if at == 0 else 0.0
                stretched = _FRAME.width - indent if at < len(lines) - 1 else 0.0
                pages[-1].append(PlacedLine(line, _FRAME.left + indent, y, stretched))
        if y - block < BODY_BOTTOM:
            pages.append([])
            y = _FRAME.top
        return Body(tuple(map(tuple, pages)), y - lead)

    def _paragraphs(self, size: float) -> list[tuple[Line, ...]]:
        wording = self._wording
        texts = [
            (wording.opening, Face.REGULAR),
            *((f"{n}. {text}", Face.REGULAR) for n, text in enumerate(wording.criteria, 1)),
            (wording.closing, Face.REGULAR),
            (wording.notice, Face.ITALIC),
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
    return Wording(
        title=filled(wording.title, words),
        abstract=filled(wording.abstract, words),
        opening=filled(wording.opening, words),
        criteria=tuple(filled(text, words) for text in wording.criteria),
        closing=filled(wording.closing, words),
        notice=filled(wording.notice, words),
        left_role=wording.left_role,
        right_role=wording.right_role,
        signature_hint=wording.signature_hint,
    )


def _fields(form: PledgeForm, paper: PledgePaper, setting: Setting) -> Fields:
    """Set the household's lines: name and year of birth, address, tổ and number of people."""
    labels = paper.labels
    fields = Fields()
    fields.height = PARAGRAPH_GAP
    birth = str(form.birth.year) if form.birth else ""
    group = f"{form.group_name}, {in_sentence(paper.village.name)}" if form.group_name else ""
    size = f"{form.size:02}" if form.size else ""
    beside = (labels.birth, birth) if birth or not form.head else None
    _add_row(fields, setting, (labels.head, form.head), beside, Face.BOLD)
    _add_row(fields, setting, (labels.address, form.address), None, Face.REGULAR)
    _add_row(fields, setting, (labels.group, group), (labels.size, size), Face.REGULAR)
    return fields


def _add_row(
    fields: Fields,
    setting: Setting,
    pair: tuple[str, str],
    beside: tuple[str, str] | None,
    face: Face,
) -> None:
    """Add a label with its value and, where both fit one line, a second pair at the right."""
    label, value = pair
    left = _FRAME.left + INDENT
    right_x = _FRAME.right - _RIGHT_FIELD
    runs = ((label, Face.REGULAR), (value, face))
    lines = broken(runs, setting.size, _FRAME.width, _FRAME.width - INDENT)
    if len(lines) > _MAX_FIELD_LINES:
        # Only a text pasted by mistake is so long; the dots say that it is cut.
        lines = (*lines[: _MAX_FIELD_LINES - 1], one_line("…", face, setting.size))
    same_line = len(lines) == 1 and left + lines[0].width + 2 * FIELD_GAP <= right_x
    fields.height += FIELD_GAP
    for at, line in enumerate(lines):
        fields.height += setting.lead
        stretched = at < len(lines) - 1
        indent = 0.0 if at else INDENT
        fields.lines.append(
            PlacedLine(
                line,
                _FRAME.left + indent,
                -fields.height,
                _FRAME.width - indent if stretched else 0.0,
            )
        )
    if not value:
        end = right_x - 2 * FIELD_GAP if beside else _FRAME.right
        fields.dots.append((left + lines[0].width + _DOTS_GAP, end, -fields.height))
    if beside:
        if not same_line:
            fields.height += FIELD_GAP + setting.lead
        _add_beside(fields, setting, beside, right_x if same_line else left)


def _add_beside(fields: Fields, setting: Setting, pair: tuple[str, str], x: float) -> None:
    label, value = pair
    line = broken(((label, Face.REGULAR), (value, Face.REGULAR)), setting.size, _FRAME.width)[0]
    fields.lines.append(PlacedLine(line, x, -fields.height))
    if not value:
        end = x + _RIGHT_FIELD
        fields.dots.append((x + line.width + _DOTS_GAP, end, -fields.height))
