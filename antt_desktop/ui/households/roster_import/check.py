"""The second step of the import: columns, what would happen, and the lists behind it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.roster_import import lists, rows
from antt_desktop.ui.households.roster_import.columns import ColumnsGrid
from antt_desktop.ui.households.roster_import.presenter import (
    Card,
    cards,
    doubt_words,
    group_words,
    nothing_new,
    question_words,
    skipped_words,
)
from antt_desktop.ui.households.roster_import.questions import QuestionsDialog
from antt_desktop.ui.households.roster_import.sheets import SheetBar
from antt_desktop.ui.households.roster_import.wish import Rehearsal, Wish
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.panes import Banner, Pane, scrolled
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.import_roster import ImportPlan, SheetMapping

_LEAST_COLUMNS = 150
"""So high at 100 % the columns always are: their headings and two of them."""


class CardPane(Pane):
    """“198 hộ mới sẽ được thêm  Xem ›”, on two lines where there is no room."""

    def __init__(self, tone: Tone, see: Callable[[], None]) -> None:
        super().__init__()
        self.box.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        self.strong = label("", "strong", wrap=False)
        self.rest = label("", wrap=False)
        self._tone = tone
        self.see = buttons.link("Xem ›", see)
        line = QWidget()
        flow = FlowLayout(line)
        for part in (self.strong, self.rest, self.see):
            part.setMinimumHeight(self.see.sizeHint().height())
            flow.addWidget(part)
        self.box.addWidget(line)

    def show_card(self, card: Card, *, seen: bool) -> None:
        """Say this; in colour and with “Xem ›” where there is something to see."""
        self.strong.setText(card.strong)
        set_look(self.strong, "tone", self._tone.value if seen else "")
        self.rest.setText(card.rest)
        self.rest.setVisible(bool(card.rest))
        self.see.setVisible(seen)
        self.see.setAccessibleName(f"Xem {card.strong}")


class CheckPage(QWidget):
    """Shows a rehearsal. ``asked(Wish)``: the user wants it played through otherwise."""

    asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        groups = context.book.groups.all()
        self._groups = {group.id: group.name for group in groups}
        self._said: Rehearsal | None = None
        self._wish: Wish | None = None
        self.bar = SheetBar(groups)
        self.bar.turned.connect(self._show_sheet)
        self.bar.wished.connect(self._choose)
        self.doubt, self.banner = Banner(tone=Tone.WAITING), Banner()
        self.grid = ColumnsGrid()
        self.grid.chosen.connect(
            lambda index, field: self._choose_column(self.bar.mapping.with_field(index, field))
        )
        self.grid.recoded.connect(
            lambda index, code: self._choose_column(self.bar.mapping.with_encoding(code, index))
        )
        self.new = CardPane(Tone.DONE, lambda: self._see(lists.NEW))
        self.changes = CardPane(Tone.ACCENT, lambda: self._see(lists.CHANGES))
        self.questions, self.reply = Banner(), buttons.link("", self.answer)
        self.questions.box.addWidget(self.reply, 0, Qt.AlignmentFlag.AlignTop)
        self.refused = CardPane(Tone.TROUBLE, lambda: self._see(lists.REFUSED))
        self.proposals = QCheckBox()
        self.proposals.clicked.connect(self._choose_proposals)
        self.skipped = buttons.link("", lambda: self._see(lists.SKIPPED))
        self.rows = buttons.link("Xem từng dòng ›", lambda: self._see(lists.ALL))
        self.warnings = buttons.link("", lambda: self._see(lists.WARNINGS), "triangle-alert")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for card in (self.new, self.changes, self.refused):
            row.addWidget(card, 1)
        below = QWidget()
        flow = FlowLayout(below)
        for button in (self.proposals, self.skipped, self.warnings, self.rows):
            flow.addWidget(button)
        page = QWidget()
        page.setProperty("kind", "flow")
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(8))
        above = QWidget()
        columns = QVBoxLayout(above)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.px(8))
        for part in (self.bar, self.doubt, self.grid):
            columns.addWidget(part)
        self.area = scrolled(above)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(theme.px(_LEAST_COLUMNS))
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        box.addWidget(self.area, 1)
        box.addWidget(self.banner)
        self._outcome = QWidget()
        outcome = QVBoxLayout(self._outcome)
        outcome.setContentsMargins(0, 0, 0, 0)
        outcome.setSpacing(theme.px(4))
        outcome.addWidget(self.questions)
        outcome.addLayout(row)
        outcome.addWidget(below)
        box.addWidget(self._outcome)
        # The columns scroll; on a low screen with large words the outcome below them must too.
        whole = QScrollArea()
        whole.setWidgetResizable(True)
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.setWidget(page)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(whole)

    def begin(self) -> None:
        """Forget the last file."""
        self._said = self._wish = None
        self.bar.begin()

    def show_rehearsal(self, said: Rehearsal) -> None:
        """Show what would happen, or why nothing can."""
        self._said, self._wish = said, said.wish
        plan, counts = said.plan, said.counts
        seen = (counts.new, counts.cells, counts.refused)
        panes = (self.new, self.changes, self.refused)
        for pane, card, count in zip(panes, cards(counts), seen, strict=True):
            pane.show_card(card, seen=count > 0)
        words, button = question_words(len(said.asked), counts.unanswered)
        self.questions.say(words, Tone.WAITING if counts.unanswered else Tone.NEUTRAL)
        self.reply.setText(button)
        self.reply.setAccessibleName(f"{button} {words}")
        self._outcome.setVisible(plan is not None)
        if plan is None:
            self.banner.say(said.fault, Tone.TROUBLE)
        else:
            self.banner.say(nothing_new(counts), Tone.ACCENT)
        self.proposals.setVisible(counts.proposals > 0)
        self.proposals.setText(f"Ghi diện đọc được từ ghi chú ({number(counts.proposals)} hộ)")
        self.proposals.setChecked(said.wish.accept_proposals)
        self.warnings.setVisible(counts.warnings > 0)
        self.warnings.setText(f"{number(counts.warnings)} điều cần lưu ý ›")
        self.warnings.setAccessibleName(self.warnings.text())
        self.show_stale(stale=False)
        self._show_sheet()

    def show_stale(self, *, stale: bool) -> None:
        """Show that the numbers are being worked out anew, or that they hold."""
        cards = (self.new, self.changes, self.refused)
        for part in (*cards, self.questions, self.skipped, self.rows, self.warnings):
            part.setEnabled(not stale)

    def answer(self) -> None:
        """Ask about the rows that may mean several households."""
        if self._said is None or self._wish is None:
            return
        dialog = QuestionsDialog(self._context, self._said)
        if self._context.dialogs.run(dialog) and dialog.changed():
            self._choose(replace(self._wish, answers=dialog.answers))

    def see_refused(self) -> None:
        """Show the rows that are not imported."""
        self._see(lists.REFUSED)

    def _show_sheet(self) -> None:
        if self._said is None or self._wish is None:
            return
        self.bar.show_wish(self._wish, self._said)
        mapping = self.bar.mapping
        sheet = self._said.sheet(mapping.sheet)
        self.grid.show_sheet(mapping, sheet.previews, recode=self.bar.by_column)
        self.grid.setEnabled(self.bar.taken)
        before: QWidget = (
            self.bar.spread
        )  # fields made later come last on the way of Tab by themselves
        for field in self.grid.fields:
            QWidget.setTabOrder(before, field)
            before = field
        counts, groups = self._said.counts, self.bar.known_groups
        doubt = group_words(mapping, counts, groups) or doubt_words(sheet)
        self.doubt.say(doubt if self.bar.taken else "", Tone.WAITING)
        words = skipped_words(sheet.skipped) if self.bar.taken else ""
        self.skipped.setVisible(bool(words))
        self.skipped.setText(f"{words} ›")
        self.skipped.setAccessibleName(words)

    def _choose_column(self, mapping: SheetMapping) -> None:
        if self._wish is not None:
            self._choose(self._wish.with_mapping(mapping))

    def _choose_proposals(self) -> None:
        if self._wish is not None:
            self._choose(replace(self._wish, accept_proposals=self.proposals.isChecked()))

    def _choose(self, wish: Wish) -> None:
        self._wish = wish
        self._show_sheet()
        self.asked.emit(wish)

    def _see(self, kind: lists.ListKind) -> None:
        said = self._said
        if said is not None and said.plan is not None:
            listed = self._listed(kind, said, said.plan)
            self._context.dialogs.run(lists.RowsDialog(self._context, kind, listed))

    def _listed(self, kind: lists.ListKind, said: Rehearsal, plan: ImportPlan) -> rows.Listed[Any]:
        if kind is lists.NEW:
            return rows.new_rows(plan, self._groups)
        if kind is lists.SKIPPED:
            return rows.skipped_rows(said.sheet(self.bar.mapping.sheet).skipped)
        if kind is lists.CHANGES:
            return rows.change_rows(plan)
        if kind is lists.WARNINGS:
            return rows.warning_rows(plan)
        return rows.refused_rows(plan) if kind is lists.REFUSED else rows.all_rows(plan)
