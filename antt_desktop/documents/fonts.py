"""The one typeface of our papers: Liberation Serif, the metrics of Times New Roman.

Only the files in resources/fonts are used, never the PC's own: an older Liberation Serif
lacks 92 Vietnamese letters, and a core font of PDF prints ■ for them without an error.
"""

import threading
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont


class Face(StrEnum):
    """The four faces of the typeface, by the name in their file names."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"


embedding = threading.Lock()
"""Held while subsets are cut from a font file: its reader keeps one position for all threads."""

_loading = threading.Lock()


def load(face: Face) -> "TTFont":
    """Return the font of ``face``; raise SystemTrouble where its file is missing or damaged."""
    with _loading:
        return _load(face)


@cache
def _load(face: Face) -> "TTFont":
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    path = paths.resources() / "fonts" / f"LiberationSerif-{face}.ttf"
    try:
        # Built by hand and never registered by name: reportlab's registry silently gives back
        # the first file it saw under a font's inner name.
        return TTFont(f"LiberationSerif-{face}", str(path))
    except (TTFError, OSError) as error:
        raise SystemTrouble(
            f"Phông chữ để in “{path.name}” bị thiếu hoặc hỏng. Hãy cài lại chương trình."
        ) from error


def width(text: str, face: Face, size: float) -> float:
    """Return how wide ``text`` is in points, set at ``size`` points."""
    return float(load(face).stringWidth(text, size))
