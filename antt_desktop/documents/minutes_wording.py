"""What the papers of meetings say, read from forms/minutes.toml, which a village may edit."""

import re
from collections.abc import Mapping
from pathlib import Path

from antt_desktop.documents.form_files import PLACEHOLDER, Section
from antt_desktop.documents.wording import in_sentence
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.village import Village

OPEN = "……………………"
"""Stands where something is not known and is written by hand."""


def minutes_file(folder: Path | None = None) -> Section:
    """Return the wording of all papers of meetings; UserError for a file written wrong."""
    return Section.read("minutes.toml", folder)


class Said:
    """The words of one kind of paper about one meeting."""

    def __init__(self, section: Section, village: Village, meeting: Meeting) -> None:
        self.section = section
        self._known = {
            "tên": meeting.title or OPEN,
            "loại": meeting.kind or OPEN,
            "ngày": day_words(meeting.day),
            "năm": str(meeting.day.year) if meeting.day else "…",
            "nơi": meeting.place or OPEN,
            "làng": in_sentence(village.name),
            "phạm vi": meeting.scope or in_sentence(village.name),
        }

    def line(self, key: str, words: Mapping[str, str] | None = None, *, empty: bool = False) -> str:
        """Return a line with its places filled in, names as they were typed.

        Raises UserError where the file lacks the line or it has a place that is not known.
        """
        known = {**self._known, **(words or {})}
        text = self.section.text(key, known.keys(), empty=empty)

        def word(match: re.Match[str]) -> str:
            stopped = text[match.end() : match.end() + 1] == "."
            return known[match[1]].removesuffix("." if stopped else "")

        return PLACEHOLDER.sub(word, text)


def day_words(day: PartialDate | None) -> str:
    """Return a day as papers have it; dots for the pen where it is open."""
    return str(day) if day else "…/…/……"
