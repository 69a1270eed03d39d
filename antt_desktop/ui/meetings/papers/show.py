"""Shows the papers of a meeting, to print them or to save them."""

from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.votes import Vote
from antt_desktop.ui.context import Context
from antt_desktop.ui.paper_dialog import PaperDialog, titled
from antt_desktop.ui.printing import PrintDialog
from antt_desktop.workflows import print_minutes


def show_minutes(context: Context, meeting: Meeting) -> None:
    """Show the minutes of a meeting, saved or not."""
    _show(context, "Biên bản", meeting, print_minutes.minutes_paper(context.book, meeting))


def show_invitation_list(context: Context, meeting: Meeting) -> None:
    """Show one invitation for all, with the list of those invited."""
    paper = print_minutes.invitation_list_paper(context.book, meeting)
    _show(context, "Giấy mời kèm danh sách", meeting, paper)


def show_sign_in(context: Context, meeting: Meeting) -> None:
    """Show the sheet on which those who come are ticked."""
    _show(context, "Bảng điểm danh", meeting, print_minutes.sign_in_paper(context.book, meeting))


def show_extract(context: Context, meeting: Meeting, vote: Vote) -> None:
    """Show the extract of one decision."""
    paper = print_minutes.extract_paper(context.book, meeting, vote)
    _show(context, "Trích biên bản", meeting, paper, vote.matter)


def show_vote_count(context: Context, meeting: Meeting, vote: Vote) -> None:
    """Show the record of how a vote was counted."""
    paper = print_minutes.vote_count_paper(context.book, meeting, vote)
    _show(context, "Biên bản kiểm phiếu", meeting, paper, vote.matter)


def show_invitations(context: Context, meeting: Meeting) -> None:
    """Show an invitation for each household."""
    source = print_minutes.invitations_pdf(context.book, meeting)
    title, name = titled("Giấy mời từng hộ", meeting.day, meeting.title)
    context.dialogs.run(PrintDialog(context, title, source, f"{name}.pdf"))


def _show(context: Context, what: str, meeting: Meeting, paper: Paper, about: str = "") -> None:
    title, name = titled(what, meeting.day, about or meeting.title)
    context.dialogs.run(PaperDialog(context, title, paper, name))
