"""The incidents that name the shown household or one of its people."""

from antt_desktop.domain.incidents import IncidentRow
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.detail_lines import LinesPage
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.theme import Tone


def incidents_page(context: Context) -> LinesPage[IncidentRow]:
    """Return a page with a line for each incident, the newest first; opening one goes there."""
    model = TableModel(_columns(), lambda row: row.id)
    page = LinesPage(
        model, incident_text, context.memory, name="detail-incidents", title="Vụ việc của hộ"
    )
    page.table.opened.connect(lambda incident: context.go_to.emit("incidents", incident))
    return page


def incident_text(row: IncidentRow) -> str:
    """Return what is known of an incident of a household in a few lines."""
    parts = (row.title, f"{row.kind} · {row.label}", row.parties)
    return "\n".join(part for part in parts if part)


def _columns() -> list[Column[IncidentRow]]:
    return [
        Column(title="Ngày", text=lambda row: str(row.received_on), sample="18/02/2026"),
        Column(
            title="Vụ việc", text=lambda row: row.title, stretch=True, strong=True,
            sample="Tranh chấp",
        ),
        Column(
            title="Tình trạng", text=lambda row: row.label, sample="Hòa giải thành0",
            pills=lambda row: (Pill(row.label, Tone.ACCENT if row.is_open else Tone.NEUTRAL),),
        ),
    ]  # fmt: skip
