"""The words that were searched for, marked in what is read."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from antt_desktop.domain.text_query import TextQuery
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


def html_label(html: str = "", kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label for text that was escaped and marked; it can be selected."""
    made = label("", kind, wrap=wrap)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(html)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def marked_html(text: str, query: TextQuery) -> str:
    """Return text for a label, escaped, the words that ``query`` finds on the marking colour."""
    style = f"background-color: {theme.palette.mark}; color: {theme.palette.mark_text}"
    return "".join(
        f'<span style="{style}">{escape(part)}</span>' if hit else escape(part)
        for part, hit in pieces(text, query)
    ).replace("\n", "<br>")


def spans(text: str, query: TextQuery) -> list[tuple[int, int]]:
    """Return where ``query`` matches; words side by side are marked as one."""
    joined: list[tuple[int, int]] = []
    for start, end in query.spans(text) if query else ():
        if joined and text[joined[-1][1] : start] == " ":
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def pieces(text: str, query: TextQuery) -> Iterator[tuple[str, bool]]:
    """Split a text where what ``query`` finds begins and ends."""
    return cut(text, 0, spans(text, query))


def cut(part: str, at: int, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """Split a part that begins at ``at`` of a text by the spans (``marks``) of the whole text."""
    done = 0
    for start, end in marks:
        low, high = max(start - at, 0), min(end - at, len(part))
        if low < high:
            yield part[done:low], False
            yield part[low:high], True
            done = high
    yield part[done:], False
