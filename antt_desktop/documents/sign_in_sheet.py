"""The sheet that households sign when they come to a meeting, and the roll once it is taken."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.minutes_parts import columns, composed
from antt_desktop.documents.minutes_wording import Said
from antt_desktop.domain.clock import hour_words
from antt_desktop.domain.meetings import Attendance, Meeting
from antt_desktop.domain.papers import Paper, PaperTable, SignatureRow, paragraph
from antt_desktop.domain.village import Village

_WIDTHS = (12, 18, 50, 36, 44)
_SIGNING_HEIGHT = 9.0
_EMPTY_ROWS = 20
_DOTS = "……"


def sign_in_text(folder: Path | None = None) -> Section:
    """Return the words of the sheet; UserError for a file written wrong."""
    return Section.read("sign-in.toml", folder)


def compose_sign_in_sheet(
    meeting: Meeting,
    village: Village,
    file: Section,
    *,
    groups: Mapping[int, str],
) -> Paper:
    """Return the sheet: every household called, by tổ, numbered as in the roll of the window.

    ``groups`` names the tổ by id. Empty rows follow for households that were not called. Once
    somebody is marked present the sheet says of each household whether it came.
    """
    said = Said(file, village, meeting)
    turnout = meeting.turnout
    taken = turnout.present > 0
    headings = file.columns("cot", "stt ma_ho chu_ho nguoi_di ky")
    rows = [
        *_called(said, meeting, groups, taken=taken),
        (said.line("them"),),
        *[("",) * len(headings)] * _EMPTY_ROWS,
    ]
    words = {
        "mời": str(turnout.total or _DOTS),
        "có mặt": str(turnout.present) if taken else _DOTS,
        "vắng": str(turnout.total - turnout.present) if taken else _DOTS,
        "đơn vị": turnout.unit,
    }
    names = (meeting.secretary, meeting.chair)
    roles = file.roles("noi_ky")
    return composed(
        said,
        village,
        [
            paragraph(said.line("thoi_gian", {"giờ": hour_words(meeting.start)})),
            PaperTable(columns(headings, _WIDTHS, left=(2, 3)), rows, _SIGNING_HEIGHT),
            paragraph(said.line("ket", words)),
            SignatureRow(roles, said.line("nhac_ky", empty=True), names[: len(roles)]),
        ],
        "",
    )


def _called(
    said: Said, meeting: Meeting, groups: Mapping[int, str], *, taken: bool
) -> Iterator[tuple[str, ...]]:
    sizes: dict[int, int] = {}
    for row in meeting.roll:
        sizes[row.group_id] = sizes.get(row.group_id, 0) + 1
    group = 0
    for number, row in enumerate(meeting.roll, 1):
        if row.group_id != group:
            group = row.group_id
            name = groups.get(group, "…")
            yield (said.line("to", {"tổ": name, "số": str(sizes[group])}),)
        yield str(number), row.code, row.head, row.came, _came(said, row) if taken else ""


def _came(said: Said, row: Attendance) -> str:
    if not row.present:
        return said.line("vang")
    return said.line("den_muon", {"giờ": row.late}) if row.late else said.line("co_mat")
