"""The menu of all papers of a meeting."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.votes import Vote
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.theme import icons

_MATTER_SHOWN = 60

_Show = Callable[[Context, Meeting], None]
_ShowVote = Callable[[Context, Meeting, Vote], None]


def fill_papers(menu: QMenu, context: Context, meeting_id: int) -> None:
    """Add an entry for every paper that this meeting has."""
    from antt_desktop.ui.meetings.papers import show

    meeting = context.book.meetings.get(meeting_id)
    papers: list[tuple[str, _Show, str, str]] = [
        ("In biên bản…", show.show_minutes, "printer", "Ctrl+P"),
        ("Giấy mời từng hộ…", show.show_invitations, "house", ""),
        ("Giấy mời kèm danh sách…", show.show_invitation_list, "clipboard-list", ""),
        ("Bảng điểm danh…", show.show_sign_in, "user-check", ""),
    ]
    for words, act, icon, keys in papers:
        entry = buttons.action(menu, words, partial(act, context, meeting), icon, keys=keys)
        if act is show.show_invitations and meeting.delegates is not None:
            entry.setEnabled(False)
            entry.setToolTip("Cuộc họp này không mời theo hộ.")
    taken = [vote for vote in meeting.votes if vote.counts]
    submenus: list[tuple[str, _ShowVote, str, Sequence[Vote]]] = [
        ("Trích biên bản", show.show_extract, "file-text", taken),
        ("Biên bản kiểm phiếu", show.show_vote_count, "vote", meeting.votes),
    ]
    for words, show_vote, icon, votes in submenus:
        submenu = menu.addMenu(words)
        icons.put(submenu.menuAction(), icon, "muted")
        submenu.setEnabled(bool(votes))
        for vote in votes:
            buttons.action(submenu, _named(vote), partial(show_vote, context, meeting, vote))


def _named(vote: Vote) -> str:
    """Return the matter as an entry of a menu, where & would mean a key."""
    matter = vote.matter
    if len(matter) > _MATTER_SHOWN:
        matter = matter[:_MATTER_SHOWN].rsplit(" ", 1)[0]
    return f"{matter.replace('&', '&&')}…"
