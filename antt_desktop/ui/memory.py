"""What this PC remembers for its user; nothing of it belongs in the book."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from antt_desktop import paths
from antt_desktop.ui.theme import TEXT_SIZES, Mode

_RECENT = 8
_LAST_BOOK = "last_book"


class Memory:
    """Sizes, widths, the last tab, recent books, the look, who is at the keyboard.

    Kept in ``window.ini`` in the user's data folder; where that cannot be written things are
    simply forgotten.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(
            str(file or paths.data_folder() / "window.ini"), QSettings.Format.IniFormat
        )

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text, for what a tab keeps for itself ("households/sort")."""
        return str(self._settings.value(key, default))

    def keep_text(self, key: str, value: str) -> None:
        """Remember a text."""
        self._settings.setValue(key, value)

    def widths(self, table: str) -> list[int]:
        """Return a table's column widths in pixels at 100 % (0 = as designed), [] if unknown."""
        text = self.text(f"widths/{table}")
        return [int(part) for part in text.split("-") if part.isdigit()]

    def keep_widths(self, table: str, widths: Sequence[int]) -> None:
        """Remember a table's column widths."""
        self.keep_text(f"widths/{table}", "-".join(map(str, widths)))

    def layout(self, name: str) -> QByteArray:
        """Return the remembered state of a window or splitter, empty if unknown."""
        value = self._settings.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_layout(self, name: str, state: QByteArray) -> None:
        """Remember ``saveGeometry()`` of a window or ``saveState()`` of a splitter."""
        self._settings.setValue(f"layout/{name}", state)

    def recent_books(self) -> list[Path]:
        """Return the books opened lately, the latest first; some may be gone."""
        return [Path(line) for line in self.text("recent").split("\n") if line]

    def add_recent(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        others = [path for path in self.recent_books() if path != book]
        self.keep_text("recent", "\n".join(map(str, [book, *others][:_RECENT])))

    def last_book(self) -> Path | None:
        """Return the book that was open when the program ended, if it is still there."""
        text = self.text(_LAST_BOOK)
        return Path(text) if text and Path(text).is_file() else None

    def keep_last_book(self, book: Path | None) -> None:
        """Remember which book to open next time; None for the welcome page."""
        self.keep_text(_LAST_BOOK, "" if book is None else str(book))

    @property
    def text_size(self) -> int:
        """Return the text size in percent."""
        text = self.text("look/text_size")
        return int(text) if text.isdigit() and int(text) in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self.keep_text("look/text_size", str(percent))

    @property
    def mode(self) -> Mode:
        """Return light, dark, or as the system is."""
        text = self.text("look/mode")
        return Mode(text) if text in set(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self.keep_text("look/mode", mode.value)

    def who(self, book_id: str) -> str:
        """Return the name of the person at this PC's keyboard for a book, '' if not said."""
        return self.text(f"who/{book_id}")

    def keep_who(self, book_id: str, name: str) -> None:
        """Remember who is at the keyboard for a book."""
        self.keep_text(f"who/{book_id}", name)
