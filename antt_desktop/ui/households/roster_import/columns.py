"""How each column of a sheet is read: its field to choose, and the first values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from antt_desktop.ui.households.roster_import.presenter import (
    encoding_choices,
    field_choices,
    headers,
    sample,
)
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.import_roster import (
    ColumnPreview,
    Encoding,
    Field,
    SheetMapping,
)

_SAMPLES = 3
_SAMPLE_POINTS = 10.5
_WIDEST_HEADER = 150


class ColumnsGrid(QWidget):
    """Shows one sheet's columns. ``chosen(index, field)``: the user took a column for a field.

    ``index`` is the column's in Excel from 0; ``field`` is None where it is left out.
    ``recoded(index, encoding)``: the user said how the letters of a column are kept.
    """

    chosen = Signal(int, object)
    recoded = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        self._shape: object = None
        self.combos: dict[int, Combo] = {}
        self.encodings: dict[int, Combo] = {}
        self.samples: dict[int, list[QLabel]] = {}

    @property
    def fields(self) -> list[Combo]:
        """Return the fields to choose in, in the order of the columns."""
        pairs = ((combo, self.encodings.get(index)) for index, combo in self.combos.items())
        return [field for pair in pairs for field in pair if field is not None]

    def show_sheet(
        self, mapping: SheetMapping, previews: Sequence[ColumnPreview], *, recode: bool
    ) -> None:
        """Show a sheet, or what a changed choice made of the one shown (focus and place stay).

        With ``recode`` each column has its own encoding to choose.
        """
        shape = (mapping.sheet, mapping.kind, headers(mapping), recode)
        if self._shape != shape:
            self._shape = shape
            self._build(mapping, recode=recode)
        for column in mapping.columns:
            self.combos[column.index].choose(str(column.field or ""))
            if recode:
                self.encodings[column.index].choose(str(column.encoding))
        for preview in previews:
            shown = self.samples.get(preview.index, [])
            for place, words in enumerate(shown):
                pair = preview.samples[place] if place < len(preview.samples) else ("", "")
                words.setText(sample(*pair))
                words.setToolTip("" if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}")

    def _build(self, mapping: SheetMapping, *, recode: bool) -> None:
        self.combos, self.encodings, self.samples = {}, {}, {}
        self._inside.deleteLater()
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(4))
        titles = ["Cột trong tệp", "Trường trong sổ", *(["Bảng mã chữ"] if recode else [])]
        first = len(titles)
        titles += [f"Dòng {n}" for n in range(1, _SAMPLES + 1)]
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "small", wrap=False), 0, place)
        grid.addWidget(_line(), 1, 0, 1, len(titles))
        for line, (column, header) in enumerate(
            zip(mapping.columns, headers(mapping), strict=True), 1
        ):
            shown = label(header)
            widest = shown.fontMetrics().horizontalAdvance(header) + theme.px(4)
            shown.setFixedWidth(min(widest, theme.px(_WIDEST_HEADER)))
            grid.addWidget(shown, 2 * line, 0)
            grid.addWidget(self._field(column.index, header, mapping), 2 * line, 1)
            if recode:
                grid.addWidget(self._encoding(column.index, header), 2 * line, 2)
            self.samples[column.index] = [_words() for _ in range(_SAMPLES)]
            for place, words in enumerate(self.samples[column.index]):
                grid.addWidget(words, 2 * line, first + place)
            grid.addWidget(_line(), 2 * line + 1, 0, 1, len(titles))
        for place in range(_SAMPLES):
            grid.setColumnStretch(first + place, 1)
        self._box.addWidget(self._inside)

    def _field(self, index: int, header: str, mapping: SheetMapping) -> Combo:
        combo = Combo(f"Cột {header}", field_choices(mapping.kind))
        combo.setMinimumWidth(theme.px(200))

        def chosen(_at: int) -> None:
            value = str(combo.value or "")
            self.chosen.emit(index, Field(value) if value else None)

        combo.activated.connect(chosen)
        self.combos[index] = combo
        return combo

    def _encoding(self, index: int, header: str) -> Combo:
        combo = Combo(f"Bảng mã chữ của cột {header}", encoding_choices())
        combo.activated.connect(lambda _at: self.recoded.emit(index, Encoding(str(combo.value))))
        self.encodings[index] = combo
        return combo


def _words() -> QLabel:
    words = label("")
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setFont(theme.font(_SAMPLE_POINTS))
    return words


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
