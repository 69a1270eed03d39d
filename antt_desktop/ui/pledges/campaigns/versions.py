"""Wordings side by side: sentence by sentence, with the words marked that one of them lacks."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTextEdit

from antt_desktop.domain.pledges import Campaign, Wording
from antt_desktop.domain.wording_versions import Mark, Marked, Pair, compared, sharing
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.campaigns import sample_wording

SAMPLE = 0
"""Stands among the campaigns for the wording of the program."""

_SAMPLE_WORDS = "Mẫu của chương trình"
_LEGEND = "Gạch ngang: chữ bị bỏ. Gạch chân: chữ thêm vào. Dấu ≠ đứng trước phần có khác."
_WIDTHS = (20, 40, 40)


class VersionsDialog(FormDialog):
    """Compares the wording of two campaigns, or of one with the program's own."""

    def __init__(self, context: Context, campaigns: Sequence[Campaign], right: int) -> None:
        super().__init__(context.dialogs, "So sánh lời văn các đợt ký", _LEGEND)
        self._campaigns = campaigns
        self._wordings: dict[int, Wording] = {c.id: c.wording for c in campaigns}
        self._wordings[SAMPLE] = sample_wording()
        offered = [*((c.id, c.name) for c in campaigns), (SAMPLE, _SAMPLE_WORDS)]
        self.left = Combo("Lời văn bên trái", offered)
        self.right = Combo("Lời văn bên phải", offered)
        ids = [campaign_id for campaign_id, _name in offered]
        self.right.choose(right)
        self.left.choose(ids[min(ids.index(right) + 1, len(ids) - 1)])
        self.only_changed = QCheckBox("Chỉ hiện phần có khác")
        self.shared = label("", "muted")
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Lời văn so sánh")
        row = QHBoxLayout()
        row.addWidget(self.left, 1)
        row.addWidget(label("so với", "muted", wrap=False))
        row.addWidget(self.right, 1)
        row.addSpacing(theme.px(10))
        row.addWidget(self.only_changed)
        self.body.addLayout(row)
        self.body.addWidget(self.shared)
        self.body.addWidget(self.text, 1)
        self.close_button()
        self.resize(theme.px(1080), theme.px(640))
        for combo in (self.left, self.right):
            combo.setMinimumContentsLength(16)
            combo.currentIndexChanged.connect(lambda _index: self.show_pairs())
        self.only_changed.toggled.connect(lambda _on: self.show_pairs())
        theme.changed.connect(self.show_pairs)
        self.shared.setText(self._sharing())
        self.shared.setVisible(bool(self.shared.text()))
        self.show_pairs()

    @property
    def pairs(self) -> list[Pair]:
        """Return what is shown, line by line."""
        left, right = (self._wordings[int(str(c.value))] for c in (self.left, self.right))
        return [
            pair
            for pair in compared(left, right)
            if not (self.only_changed.isChecked() and pair.same)
        ]

    def show_pairs(self) -> None:
        """Show the two wordings that are chosen."""
        pairs = self.pairs
        self.text.clear()
        cursor = self.text.textCursor()
        if not pairs:
            cursor.insertText("Hai lời văn giống hệt nhau.")
            return
        table = cursor.insertTable(len(pairs) + 1, len(_WIDTHS), _table_format())
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        for at, words in enumerate(("", self.left.currentText(), self.right.currentText())):
            _cell(table, 0, at).insertText(words, heading)
        muted = QTextCharFormat()
        muted.setForeground(theme.colour("muted"))
        for at, pair in enumerate(pairs, 1):
            sign = "" if pair.same else "≠ "
            _cell(table, at, 0).insertText(f"{sign}{pair.part}", muted)
            _write(_cell(table, at, 1), pair.left)
            _write(_cell(table, at, 2), pair.right)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _sharing(self) -> str:
        groups = [" = ".join(names) for names in sharing(self._campaigns)]
        return f"Cùng một lời văn: {'; '.join(groups)}." if groups else ""


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setCellPadding(theme.px(7))
    made.setCellSpacing(0)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(theme.colour("line"))
    percent = QTextLength.Type.PercentageLength
    made.setWidth(QTextLength(percent, 100))
    made.setColumnWidthConstraints([QTextLength(percent, width) for width in _WIDTHS])
    return made


def _cell(table: QTextTable, row: int, column: int) -> QTextCursor:
    return table.cellAt(row, column).firstCursorPosition()


def _write(cursor: QTextCursor, sentence: Marked) -> None:
    for text, mark in sentence:
        shape = QTextCharFormat()
        if mark is Mark.REMOVED:
            shape.setFontStrikeOut(True)
            shape.setForeground(theme.colour("trouble"))
            shape.setBackground(theme.colour("trouble_light"))
        elif mark is Mark.ADDED:
            shape.setFontUnderline(True)
            shape.setForeground(theme.colour("done"))
            shape.setBackground(theme.colour("done_light"))
        cursor.insertText(text.rstrip(), shape)
        cursor.insertText(text[len(text.rstrip()) :], QTextCharFormat())
