"""A form: labels, fields, and the sentence for what is wrong right under its field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.ui.kit.fields import CheckedField, mark_wrong
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import theme


class Form(QWidget):
    """Labelled rows, in one column or more.

    ``add("name", "Tên làng", field)`` puts a row; ``show_error(error)`` writes the sentence of
    a UserError under the field it names (or at the foot) and goes there.
    """

    def __init__(self, columns: int = 1) -> None:
        super().__init__()
        self._columns = columns
        self._fields: dict[str, tuple[QWidget, QLabel]] = {}
        self._captions: dict[str, QLabel] = {}
        self._at = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(8))
        for column in range(columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self._foot = label("", "error")
        self._foot.setVisible(False)
        layout.addLayout(self._grid)
        layout.addWidget(self._foot)

    def add(
        self, name: str, words: str, field: QWidget, *, hint: str = "", wide: bool = False
    ) -> None:
        """Add a row. ``name`` is the UserError field it answers to; ``wide`` takes a full row."""
        if wide and self._at % self._columns:
            self._at += self._columns - self._at % self._columns
        line, place = divmod(self._at, self._columns)
        self._at += self._columns if wide else 1
        caption, below = self._enter(name, words, field, hint)
        cell = QVBoxLayout()
        cell.setSpacing(theme.px(3))
        cell.addWidget(field)
        cell.addWidget(below)
        cell.addStretch()
        top = Qt.AlignmentFlag.AlignTop
        caption.setMinimumHeight(theme.px(36))
        self._grid.addWidget(caption, line, place * 2, top)
        span = self._columns * 2 - 1 if wide else 1
        self._grid.addLayout(cell, line, place * 2 + 1, 1, span)

    def _enter(self, name: str, words: str, field: QWidget, hint: str) -> tuple[QLabel, QLabel]:
        """Take a field in; return its caption and what is written below it, to be laid out."""
        caption = QLabel(words)
        caption.setProperty("kind", "muted")
        caption.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words.replace("&", "").rstrip(" *"))
        below = label(hint, "hint")
        below.setVisible(bool(hint))
        below.setProperty("hint", hint)
        self._fields[name] = (field, below)
        self._captions[name] = caption
        if isinstance(field, CheckedField):
            field.checked.connect(lambda: self._say(name, field.problem))
        return caption, below

    def show_row(self, name: str, *, shown: bool) -> None:
        """Show a row, or leave it out for now."""
        field, below = self._fields[name]
        self._captions[name].setVisible(shown)
        field.setVisible(shown)
        below.setVisible(shown and bool(below.text()))

    def set_hint(self, name: str, hint: str, tone: str = "") -> None:
        """Write another hint under a field; ``tone`` "waiting" for one to be looked at."""
        below = self._fields[name][1]
        below.setProperty("hint", hint)
        below.setProperty("hintTone", tone)
        self._say(name, "")

    def show_error(self, error: UserError) -> None:
        """Write the sentence under its field, or at the foot of the form, and go there."""
        self.clear_errors()
        if error.field in self._fields:
            self._say(error.field, error.sentence)
            self._fields[error.field][0].setFocus()
        else:
            self._foot.setText(error.sentence)
            self._foot.setVisible(True)

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for name in self._fields:
            self._say(name, "")
        self._foot.setVisible(False)

    def remark(self, name: str, sentence: str) -> None:
        """Write under a field what looks odd but may stand; '' takes it away."""
        below = self._fields[name][1]
        below.setProperty("remark", sentence)
        self._say(name, self.error_of(name))

    def error_of(self, name: str) -> str:
        """Return the sentence now under a field, '' if none."""
        below = self._fields[name][1]
        return below.text() if below.property("kind") == "error" else ""

    def _say(self, name: str, sentence: str) -> None:
        field, below = self._fields[name]
        remark = str(below.property("remark") or "")
        mark_wrong(field, bool(sentence))
        below.setText(sentence or remark or str(below.property("hint")))
        set_look(below, "kind", "error" if sentence else "hint")
        tone = "waiting" if remark else str(below.property("hintTone") or "")
        set_look(below, "tone", "" if sentence else tone)
        below.setVisible(bool(below.text()) and not field.isHidden())
        field.setAccessibleDescription(sentence or remark)
