"""What the tab says of incidents, in plain Python."""

from dataclasses import dataclass
from html import escape

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.identity import masked
from antt_desktop.domain.incident_clock import Alarm, age, alarms, days_overdue, status
from antt_desktop.domain.incident_course import Entry
from antt_desktop.domain.incident_kinds import Limits
from antt_desktop.domain.incident_papers import happened_words, reporter_words
from antt_desktop.domain.incidents import Incident, IncidentRow, Party, Result, State, Which
from antt_desktop.domain.text_query import TextQuery, text_query
from antt_desktop.ui.kit.columns import Pill
from antt_desktop.ui.theme import Tone

CHIPS = {
    Which.OPEN: "Đang mở",
    Which.OVERDUE: "Quá hạn",
    Which.SETTLED: "Hòa giải thành",
    Which.POLICE: "Chuyển công an",
    Which.ALL: "Tất cả",
}
_TONES = {
    State.NEW: Tone.NEUTRAL,
    State.HANDLING: Tone.ACCENT,
    State.MEDIATING: Tone.ACCENT,
    State.SETTLED: Tone.DONE,
    State.UNSETTLED: Tone.TROUBLE,
    State.WATCHED: Tone.WAITING,
    State.POLICE: Tone.WAITING,
    State.COMMUNE: Tone.WAITING,
    State.CLOSED: Tone.DONE,
}
_GRAVE = frozenset({Alarm.POLICE, Alarm.OVERDUE, Alarm.PROLONGED})
NEXT_WORDS = {
    State.HANDLING: "Bắt đầu xử lý",
    State.MEDIATING: "Đưa ra hòa giải",
    State.SETTLED: "Hòa giải thành",
    State.UNSETTLED: "Hòa giải không thành",
    State.WATCHED: "Chuyển sang theo dõi",
    State.POLICE: "Chuyển Công an xã",
    State.COMMUNE: "Chuyển UBND xã",
    State.CLOSED: "Kết thúc vụ việc",
}
"""The moves as buttons and menus name them."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which incidents the list shows; ``sort`` '' is what presses first."""

    which: Which = Which.ALL
    typed: str = ""
    group_id: int = 0
    kind: str = ""
    year: int = 0
    sort: str = ""
    descending: bool = False

    @property
    def query(self) -> TextQuery | None:
        """Return what is searched for, None for nothing."""
        return text_query(self.typed, typing=True) or None


def pill(row: IncidentRow, today: PartialDate) -> Pill:
    """Return where an incident stands."""
    if days_overdue(row, today):
        return Pill(status(row, today), Tone.TROUBLE)
    tone = _TONES[row.state]
    if row.state is State.CLOSED and row.result is Result.UNSETTLED:
        tone = Tone.NEUTRAL
    return Pill(row.label, tone)


def note(row: IncidentRow) -> str:
    """Return the second line of a row: kind and tổ."""
    return " · ".join(filter(None, (row.kind, row.group_name)))


def age_words(row: IncidentRow, today: PartialDate) -> str:
    """Return “41 ngày”."""
    return f"{age(row, today)} ngày"


def alarm_words(row: IncidentRow, limits: Limits, today: PartialDate) -> tuple[str, Tone]:
    """Return what is wrong with an incident as one line, and how grave that is."""
    found = alarms(row, limits, today)
    words = [
        f"{alarm.label} {days_overdue(row, today)} ngày" if alarm is Alarm.OVERDUE else alarm.label
        for alarm in found
    ]
    return " · ".join(words), Tone.TROUBLE if _GRAVE & set(found) else Tone.WAITING


def facts(incident: Incident) -> list[tuple[str, str]]:
    """Return the lines under the title, without the parties."""
    lines = [
        ("Xảy ra", happened_words(incident)),
        ("Tiếp nhận", _received(incident)),
        ("Người phụ trách", incident.in_charge or "Chưa có"),
        ("Hạn giải quyết", str(incident.deadline or "")),
    ]
    if incident.handed_on:
        lines.append(("Người nhận", f"{incident.receiver}, ngày {incident.handed_on}"))
    return [(name, value) for name, value in lines if value]


def _received(incident: Incident) -> str:
    return ", ".join(filter(None, (str(incident.received_on), reporter_words(incident))))


def party_line(party: Party, *, whole_identity: bool = False) -> str:
    """Return somebody concerned on one line, his number by its last digits."""
    number = party.identity if whole_identity else masked(party.identity)
    born = f"sinh {party.birth}" if party.birth else ""
    parts = (party.side.label, party.name, born, party.address, party.phone, number)
    return " · ".join(filter(None, parts))


def story_page(incident: Incident, *, whole_identity: bool = False) -> str:
    """Return what happened and who is concerned, as markup; numbers whole only when asked for."""
    lines = [escape(line) for line in incident.story.split("\n") if line.strip()]
    people = [
        escape(party_line(party, whole_identity=whole_identity)) for party in incident.parties
    ]
    if not whole_identity and any(party.identity for party in incident.parties):
        people.append('<a href="numbers">Hiện số định danh</a>')
    story = "".join(f"<p>{line}</p>" for line in lines) or "<p>Chưa ghi nội dung.</p>"
    return story + "<p>" + "<br>".join(people) + "</p>" if people else story


def entry_words(entry: Entry) -> str:
    """Return what an entry says, with where the matter went and who took it."""
    words = entry.text
    if entry.state and entry.state.label.lower() not in words.lower():
        words = f"{words} – {entry.state.label.lower()}"
    return f"{words} ({entry.receiver})" if entry.receiver else words


def nothing_words(wish: Wish) -> tuple[str, str]:
    """Return title and sentence for a list that found nothing."""
    if wish.typed.strip():
        return "Không tìm thấy", f"Không có vụ việc nào khớp với “{wish.typed.strip()}”."
    return "Không có vụ việc nào", "Không có vụ việc nào đúng các điều kiện đang chọn."
