"""The meetings that the shown household was called to, and who came for it."""

from antt_desktop.domain.meetings import MeetingVisit
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.detail_lines import LinesPage
from antt_desktop.ui.households.presenter import NOTHING
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.theme import Tone

_PRESENT = Pill("Có mặt", Tone.DONE)
_ABSENT = Pill("Vắng", Tone.TROUBLE)


def meetings_page(context: Context) -> LinesPage[MeetingVisit]:
    """Return a page with a line for each meeting, the newest first; opening one goes there."""
    model = TableModel(_columns(), lambda visit: visit.meeting.id)
    page = LinesPage(model, visit_text, context.memory, name="detail-meetings", title="Họp của hộ")
    page.table.opened.connect(lambda meeting: context.go_to.emit("meetings", meeting))
    return page


def visit_text(visit: MeetingVisit) -> str:
    """Return all that is known of a meeting of a household: who came for it, and how late."""
    meeting = visit.meeting
    came = f"Người đi họp: {visit.came or 'chủ hộ'}" if visit.present else ""
    late = f", đến lúc {visit.late}" if visit.present and visit.late else ""
    where = " · ".join(part for part in (meeting.kind, meeting.scope) if part)
    return "\n".join(part for part in (meeting.title, where, came + late) if part)


def _columns() -> list[Column[MeetingVisit]]:
    return [
        Column(title="Ngày", text=lambda v: str(v.meeting.day or NOTHING), sample="18/02/2026"),
        Column(
            title="Dự", text=lambda _visit: "", sample="Có mặt 0",
            pills=lambda v: (_PRESENT if v.present else _ABSENT,),
            tooltip=lambda v: f"{v.came or 'Chủ hộ'} đi họp" if v.present else "",
        ),
        Column(
            title="Cuộc họp", text=lambda v: v.meeting.title or v.meeting.kind, stretch=True,
            strong=True, sample="Họp toàn",
        ),
    ]  # fmt: skip
