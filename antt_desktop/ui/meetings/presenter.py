"""What the tab says and what it asks the book for, in plain Python."""

from dataclasses import dataclass

from antt_desktop.domain.meetings import Draft, Meeting, MeetingRow, MeetingState
from antt_desktop.domain.text import number
from antt_desktop.domain.text_query import TextQuery, text_query
from antt_desktop.ui.kit.card_list import Card
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.theme import Tone

WHOLE_VILLAGE = "Cả làng"
NO_TITLE, NO_DAY = "(chưa có tên)", "(chưa có ngày)"
_DIGEST_SHOWN = 12
_TONES = {
    MeetingState.PLANNED: Tone.ACCENT,
    MeetingState.DRAFT: Tone.WAITING,
    MeetingState.FROZEN: Tone.DONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which minutes the list shows; ``year`` 0, ``kind`` '' and ``group_id`` 0 mean all.

    ``unmarked``: what was typed with marks is searched without them. ``newest``: what is found
    comes newest first rather than best match first.
    """

    typed: str = ""
    unmarked: bool = False
    newest: bool = False
    year: int = 0
    kind: str = ""
    group_id: int = 0

    @property
    def query(self) -> TextQuery:
        """Return what is searched for; nothing where no word was typed."""
        query = text_query(self.typed, typing=True)
        return query.without_marks() if self.unmarked else query

    @property
    def filtered(self) -> bool:
        """Tell whether year, kind or scope leave some minutes out."""
        return bool(self.year or self.kind or self.group_id)


def count_words(found: int, total: int, wish: Wish) -> str:
    """Return the line above the list: “7 biên bản khớp “giải quyết mâu thuẫn””."""
    if wish.query:
        how = " (không xét dấu)" if wish.unmarked else ""
        return f"{number(found)} biên bản khớp “{wish.typed}”{how}"
    if wish.filtered:
        return f"{number(found)}/{number(total)} biên bản"
    return f"{number(total)} biên bản"


def status_words(total: int, first_year: int) -> str:
    """Return the left of the status bar: “86 biên bản, từ 2019”."""
    since = f", từ {first_year}" if first_year else ""
    return f"{number(total)} biên bản{since}"


def nothing_words(wish: Wish) -> tuple[str, str]:
    """Return title and sentence for a list that is empty though there are minutes."""
    if wish.query:
        return (
            f"Không có biên bản nào khớp “{wish.typed}”",
            "Gõ không dấu tìm được rộng hơn; để chữ trong ngoặc kép là tìm đúng cụm từ."
            + (" Đang lọc theo năm, loại họp hoặc phạm vi." if wish.filtered else ""),
        )
    return "Không có biên bản nào", "Không có biên bản nào của năm, loại họp và phạm vi này."


def state_pill(state: MeetingState) -> Pill:
    """Return the pill of a state: its word and tone."""
    return Pill(state.label, _TONES[state])


def card(row: MeetingRow) -> Card:
    """Return what the list says of a meeting."""
    title = row.title or NO_TITLE
    return Card(str(row.day or NO_DAY), title, _card_note(row), state_pill(row.state))


def _card_note(row: MeetingRow) -> str:
    """Return the third line of a card: “Họp tổ · Tổ 3 · 36/38 hộ dự”."""
    plain = row.scope == WHOLE_VILLAGE or row.scope in row.title
    files = f"{row.files} tệp" if row.files else ""
    return " · ".join(
        filter(None, (row.kind, "" if plain else row.scope, row.turnout.short(), files))
    )


def time_words(meeting: Meeting) -> str:
    """Return “19:30–21:10, 20/02/2026”."""
    hours = "–".join(filter(None, (meeting.start, meeting.end)))
    return ", ".join(filter(None, (hours, str(meeting.day or NO_DAY))))


def moment(iso: str) -> str:
    """Return an ISO local time as “21:30 20/02/2026”."""
    day, hour = iso[:10].split("-"), iso[11:16]
    return f"{hour} {'/'.join(reversed(day))}"


def digest_words(digest: str) -> str:
    """Return the head of a check code in groups of four: “1a2b 3c4d 5e6f”."""
    head = digest[:_DIGEST_SHOWN]
    return " ".join(head[at : at + 4] for at in range(0, len(head), 4))


def draft_words(draft: Draft, others: int, today: str) -> str:
    """Return the banner's sentence for a draft that was never saved.

    ``today`` is yyyy-MM-dd: of the same day only the hour is said.
    """
    when = draft.saved_at[11:16] if draft.saved_at.startswith(today) else moment(draft.saved_at)
    more = f" (và {others} bản nữa)" if others else ""
    title = draft.meeting.title or draft.meeting.kind or NO_TITLE
    return f"Có bản nháp chưa lưu: {title}, lúc {when}{more}"


def newer_draft_words(draft: Draft) -> str:
    """Return the reading view's sentence for a draft of the meeting it shows."""
    return f"Có phần soạn sau chưa lưu lúc {moment(draft.saved_at)}. Dưới đây là bản đã lưu."
