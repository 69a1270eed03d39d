"""The papers of one incident, as a menu."""

from functools import partial

from PySide6.QtWidgets import QMenu

from antt_desktop.domain.incidents import Incident
from antt_desktop.domain.mediations import Mediation, Outcome
from antt_desktop.domain.papers import Paper
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.workflows import print_incidents

_NUMBER = "In đủ số định danh của các bên?"
_WHY = "Giấy chuyển ra ngoài chỉ nên ghi bốn số cuối, trừ khi nơi nhận yêu cầu."


def fill_papers(menu: QMenu, context: Context, incident: Incident) -> None:
    """Put in what can be printed of an incident; each is shown before it is printed."""
    buttons.action(
        menu, "Hồ sơ vụ việc", partial(show_file, context, incident), "file-text", keys="Ctrl+P"
    )
    buttons.action(menu, "Phiếu chuyển vụ việc", partial(_hand_over, context, incident), "log-out")
    for mediation in context.book.mediations.of(incident.id):
        menu.addSeparator()
        day = f"lần {mediation.number}, {mediation.day}"
        buttons.action(
            menu, f"Biên bản hòa giải {day}", partial(_minutes, context, incident, mediation)
        )
        if mediation.outcome is Outcome.SETTLED:
            buttons.action(
                menu, "Văn bản hòa giải thành", partial(_settlement, context, incident, mediation)
            )


def show_file(context: Context, incident: Incident) -> None:
    """Show all that is known of an incident, its files bound behind."""
    draw = print_incidents.incident_file_pdf(
        context.book, incident.id, whole_identity=_whole(context, incident)
    )
    title = f"Hồ sơ vụ việc {incident.code}"
    context.dialogs.run(PrintDialog(context, title, draw, f"ho-so-{incident.code}.pdf"))


def _hand_over(context: Context, incident: Incident) -> None:
    whole = _whole(context, incident)
    paper = print_incidents.hand_over_paper(context.book, incident.id, whole_identity=whole)
    _show(context, f"Phiếu chuyển {incident.code}", paper, f"phieu-chuyen-{incident.code}")


def _minutes(context: Context, incident: Incident, mediation: Mediation) -> None:
    paper = print_incidents.mediation_paper(context.book, mediation.id)
    name = f"bien-ban-hoa-giai-{incident.code}-lan-{mediation.number}"
    _show(context, f"Biên bản hòa giải {incident.code}", paper, name)


def _settlement(context: Context, incident: Incident, mediation: Mediation) -> None:
    paper = print_incidents.settlement_paper(context.book, mediation.id)
    _show(context, f"Hòa giải thành {incident.code}", paper, f"hoa-giai-thanh-{incident.code}")


def _show(context: Context, title: str, paper: Paper, name: str) -> None:
    context.dialogs.run(PaperDialog(context, title, paper, name))


def _whole(context: Context, incident: Incident) -> bool:
    """Ask whether identity numbers are printed whole; not where there is none."""
    if not any(party.identity for party in incident.parties):
        return False
    return context.dialogs.confirm(_NUMBER, yes="In đủ số", no="Chỉ bốn số cuối", detail=_WHY)
