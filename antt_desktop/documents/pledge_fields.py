"""The household's own lines of a pledge: its label and value each, or dots for the pen."""

from dataclasses import dataclass, field

from antt_desktop.documents.fonts import Face
from antt_desktop.documents.page import TEXT_FRAME
from antt_desktop.documents.pdf import MM
from antt_desktop.documents.pledge import PledgeForm, PledgePaper
from antt_desktop.documents.text import INDENT, Line, broken, one_line
from antt_desktop.documents.wording import in_sentence

PARAGRAPH_GAP = 6
FIELD_GAP = 4

_FRAME = TEXT_FRAME
_RIGHT_FIELD = 40 * MM
_RIGHT_PHONE = 62 * MM
_DOTS_GAP = 2
_MAX_FIELD_LINES = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """A size of type in points and the distance from line to line."""

    size: float
    lead: float


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


def placed_fields(form: PledgeForm, paper: PledgePaper, setting: Setting) -> Fields:
    """Set the household's lines: name and year of birth, address, tổ and number of people.

    The identity number and the phone come after the address, if the wording asks for them.
    """
    labels = paper.labels
    fields = Fields()
    fields.height = PARAGRAPH_GAP
    birth = str(form.birth.year) if form.birth else ""
    group = f"{form.group_name}, {in_sentence(paper.village.name)}" if form.group_name else ""
    size = f"{form.size:02}" if form.size else ""
    beside = (labels.birth, birth) if birth or not form.head else None
    _add_row(fields, setting, (labels.head, form.head), beside, Face.BOLD)
    _add_row(fields, setting, (labels.address, form.address), None, Face.REGULAR)
    own = []
    if paper.wording.show_identity:
        own.append((labels.identity, form.identity))
    if paper.wording.show_phone:
        own.append((labels.phone, form.phone))
    if own:
        _add_row(fields, setting, own[0], own[1] if own[1:] else None, Face.REGULAR, _RIGHT_PHONE)
    _add_row(fields, setting, (labels.group, group), (labels.size, size), Face.REGULAR)
    return fields


def _add_row(
    fields: Fields,
    setting: Setting,
    pair: tuple[str, str],
    beside: tuple[str, str] | None,
    face: Face,
    room: float = _RIGHT_FIELD,
    dots_end: float = _FRAME.right,
) -> None:
    """Add a label with its value and, where both fit one line, a second pair at the right.

    ``room`` is the width of that pair; where either is too long, it gets a row of its own.
    """
    value = pair[1]
    left, right_x = _FRAME.left + INDENT, _FRAME.right - room
    lines = _row_lines(pair, face, setting)
    fits = len(lines) == 1 and left + lines[0].width + 2 * FIELD_GAP <= right_x
    second = _row_lines(beside, Face.REGULAR, setting)[0] if beside and fits else None
    if second and second.width > room:
        second = None
    fields.height += FIELD_GAP
    for at, line in enumerate(lines):
        fields.height += setting.lead
        indent = 0.0 if at else INDENT
        width = _FRAME.width - indent if at < len(lines) - 1 else 0.0
        fields.lines.append(PlacedLine(line, _FRAME.left + indent, -fields.height, width))
    if not value:
        end = right_x - 2 * FIELD_GAP if second else dots_end
        fields.dots.append((left + lines[0].width + _DOTS_GAP, end, -fields.height))
    if beside and second:
        fields.lines.append(PlacedLine(second, right_x, -fields.height))
        if not beside[1]:
            dots = right_x + second.width + _DOTS_GAP
            fields.dots.append((dots, _FRAME.right, -fields.height))
    elif beside:
        _add_row(fields, setting, beside, None, Face.REGULAR, dots_end=left + room)


def _row_lines(pair: tuple[str, str], face: Face, setting: Setting) -> tuple[Line, ...]:
    label, value = pair
    runs = ((f"{label} ", Face.REGULAR), (value, face))
    lines = broken(runs, setting.size, _FRAME.width, _FRAME.width - INDENT)
    if len(lines) > _MAX_FIELD_LINES:
        # Only a text pasted by mistake is so long; the dots say that it is cut.
        return (*lines[: _MAX_FIELD_LINES - 1], one_line("…", face, setting.size))
    return lines
