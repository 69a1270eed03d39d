"""How each column of a sheet is read: its field to choose, and the first values."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from antt_desktop.ui.households.import_presenter import field_choices, headers, sample
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.import_roster import ColumnPreview, Field, SheetMapping

_SAMPLES = 3


class ColumnsGrid(QScrollArea):
    """Shows one sheet's columns. ``chosen(index, field)``: the user took a column for a field.

    ``index`` is the column's in Excel from 0; ``field`` is None where it is left out.
    """

    chosen = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = ""
        self.combos: dict[int, Combo] = {}
        self._samples: dict[int, list[QLabel]] = {}

    def show_sheet(self, mapping: SheetMapping, previews: Sequence[ColumnPreview]) -> None:
        """Show a sheet, or what a changed choice made of the one shown (the focus stays)."""
        if self._sheet != mapping.sheet or set(self.combos) != {c.index for c in mapping.columns}:
            self._build(mapping)
        for column in mapping.columns:
            combo = self.combos[column.index]
            combo.blockSignals(True)  # noqa: FBT003 - Qt's signature
            combo.choose(str(column.field or ""))
            combo.blockSignals(False)  # noqa: FBT003 - Qt's signature
        for preview in previews:
            shown = self._samples.get(preview.index, [])
            for place, words in enumerate(shown):
                pair = preview.samples[place] if place < len(preview.samples) else ("", "")
                words.setText(sample(*pair))
                words.setToolTip("" if pair[0] == pair[1] else f"{pair[0]} → {pair[1]}")

    def _build(self, mapping: SheetMapping) -> None:
        self._sheet = mapping.sheet
        self.combos, self._samples = {}, {}
        inside = QWidget()
        inside.setProperty("kind", "flow")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(4))
        titles = ["Cột trong tệp", "Trường trong sổ"]
        titles += [f"Dòng {n}" for n in range(1, _SAMPLES + 1)]
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "small", wrap=False), 0, place)
        for line, (column, header) in enumerate(
            zip(mapping.columns, headers(mapping), strict=True), 1
        ):
            combo = Combo(f"Cột {header}", field_choices(mapping.kind))
            combo.activated.connect(
                lambda _at, index=column.index, combo=combo: self._choose(index, combo)
            )
            combo.setMinimumWidth(theme.px(200))
            self.combos[column.index] = combo
            shown = label(header, wrap=True)
            shown.setMaximumWidth(theme.px(190))
            grid.addWidget(shown, 2 * line, 0)
            grid.addWidget(combo, 2 * line, 1)
            self._samples[column.index] = []
            for place in range(_SAMPLES):
                words = label("", wrap=False)
                words.setTextFormat(Qt.TextFormat.RichText)
                self._samples[column.index].append(words)
                grid.addWidget(words, 2 * line, 2 + place)
            grid.addWidget(_line(), 2 * line + 1, 0, 1, 2 + _SAMPLES)
        grid.addWidget(_line(), 1, 0, 1, 2 + _SAMPLES)
        for place in range(_SAMPLES):
            grid.setColumnStretch(2 + place, 1)
        grid.setRowStretch(2 * len(mapping.columns) + 2, 1)
        self.setWidget(inside)

    def _choose(self, index: int, combo: Combo) -> None:
        text = str(combo.value or "")
        self.chosen.emit(index, Field(text) if text else None)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
