"""Qt's own words in Vietnamese; Qt ships no Vietnamese of its own."""

import json
from functools import cache

from PySide6.QtCore import QObject, QTranslator

from antt_desktop import paths


@cache
def words() -> dict[str, str]:
    """Return Qt's source texts with their Vietnamese (resources/qt_vi.json)."""
    text = (paths.resources() / "qt_vi.json").read_text("utf-8")
    return {source: ours for part in json.loads(text).values() for source, ours in part.items()}


class VietnameseTranslator(QTranslator):
    """Answers from ``words``.

    For an unknown text it must return None: an empty text blanks whatever Qt wanted to say,
    even the names of paper sizes, and then every printout has no size at all.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words()

    def isEmpty(self) -> bool:
        """Tell Qt that there is something in it; an empty translator is never asked."""
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002 - one text, one translation
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """Return the Vietnamese of a text of Qt's, None where there is none."""
        return self._words.get(source_text)
