"""What the papers of meetings say, read from forms/minutes.toml, which a village may edit."""

from pathlib import Path

from antt_desktop.documents.form_files import Section
from antt_desktop.documents.paper_words import OPEN, Words
from antt_desktop.documents.wording import in_sentence
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.village import Village


def minutes_file(folder: Path | None = None) -> Section:
    """Return the wording of all papers of meetings; UserError for a file written wrong."""
    return Section.read("minutes.toml", folder)


class Said(Words):
    """The words of one kind of paper about one meeting."""

    def __init__(self, section: Section, village: Village, meeting: Meeting) -> None:
        known = {
            "tên": meeting.title or OPEN,
            "loại": meeting.kind or OPEN,
            "ngày": day_words(meeting.day),
            "năm": str(meeting.day.year) if meeting.day else "…",
            "nơi": meeting.place or OPEN,
            "làng": in_sentence(village.name),
            "phạm vi": meeting.scope or in_sentence(village.name),
        }
        super().__init__(section, known)


def day_words(day: PartialDate | None) -> str:
    """Return a day as papers have it; dots for the pen where it is open."""
    return str(day) if day else "…/…/……"
