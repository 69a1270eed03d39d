"""The words of one paper: lines of its form with the places in braces filled in."""

import re
from collections.abc import Mapping

from antt_desktop.documents.form_files import PLACEHOLDER, Section

OPEN = "……………………"
"""Stands where something is not known and is written by hand."""


class Words:
    """The words of one kind of paper, its places filled with what is known."""

    def __init__(self, section: Section, known: Mapping[str, str]) -> None:
        self.section = section
        self._known = known

    def line(self, key: str, words: Mapping[str, str] | None = None, *, empty: bool = False) -> str:
        """Return a line with its places filled in; UserError for one the file lacks."""
        return self._filled(self.section.text(key, self._places(words), empty=empty), words)

    def lines(self, key: str, words: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Return several lines, filled in."""
        return tuple(
            self._filled(text, words) for text in self.section.texts(key, self._places(words))
        )

    def _places(self, words: Mapping[str, str] | None) -> frozenset[str]:
        return frozenset({*self._known, *(words or {})})

    def _filled(self, text: str, words: Mapping[str, str] | None) -> str:
        known = {**self._known, **(words or {})}

        def word(match: re.Match[str]) -> str:
            stopped = text[match.end() : match.end() + 1] == "."
            return known[match[1]].removesuffix("." if stopped else "")

        return PLACEHOLDER.sub(word, text)
