"""The frame of every event of a household: what is asked, the day, the reason, the preview."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.life import LifeEvent, LifePlan, checked_event, title
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.life.fields import RelationsField
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import DateField, OpenCombo, commit_typing, typed_date
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_WIDE, _BESIDE, _NARROW, _TALL = 880, 760, 560, 600
_LEAST_PREVIEW = 260
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST_LINES = 40


class LifeDialog(FormDialog):
    """Asks for one event and shows all the time what it will change; saving carries it out.

    A subclass puts its rows into ``form``, among them ``ask_day``, then calls ``finish``; it
    plans the event in ``plan``, and adapts its rows in ``touched``, which follows every change.
    ``saved_ids`` are the ids of the households concerned once it is in the book.
    """

    def __init__(self, context: Context, title: str, sentence: str = "") -> None:
        super().__init__(context.dialogs, title, sentence)
        self.context = context
        self.book = context.book
        self.saved_ids: tuple[int, ...] = ()
        self.day = DateField("Ngày", latest_year=self.book.today.year, whole_day=True)
        self.day.set_date(self.book.today)
        self.reason = OpenCombo("Lý do")
        self.preview_title = label("", "strong")
        self.preview = label("")
        self.missing = label("", "muted")
        self._touched = False

    @abstractmethod
    def plan(self) -> LifePlan:
        """Return what was typed as a plan; raise UserError for what is missing."""

    def ask_day(self, words: str, reasons: Sequence[str]) -> None:
        """Put the rows of the day and of the reason, with what is proposed for it."""
        self.day.setAccessibleName(words.rstrip(" *"))
        self.reason.addItems(list(reasons))
        self.reason.setCurrentText("")
        self.form.add("happened_on", words, self.day)
        self.form.add("reason", "Lý do", self.reason)

    def finish(self, accept: str) -> None:
        """Lay the rows out beside the preview; ``accept`` says what saving does."""
        self._lay_out()
        self.accept_button = self.buttons(accept)
        self.listen(self)
        self.touched()
        self._touched = False

    def listen(self, within: QWidget) -> None:
        """Follow the fields in ``within``: each change is shown in the preview."""
        for line in within.findChildren(QLineEdit):
            line.textChanged.connect(self.touched)
        for combo in within.findChildren(QComboBox):
            combo.currentIndexChanged.connect(self.touched)
        for box in within.findChildren(QCheckBox):
            box.toggled.connect(self.touched)
        for relations in within.findChildren(RelationsField):
            relations.changed.connect(self.touched)

    def touched(self) -> None:
        """Show what the event would change as it is typed now, or what is still missing."""
        self._touched = True
        self.form.clear_errors()
        try:
            plan = self.plan()
        except UserError as error:
            self._say("", "", error.sentence)
        else:
            lines = self.lines(plan)[:_MOST_LINES]
            self._say(plan.name, "\n".join(f"•  {line}" for line in lines), "")

    def lines(self, plan: LifePlan) -> Sequence[str]:
        """Return what the preview says of a plan, a line for each difference."""
        return plan.lines or [f"Hộ {title(o.household)}: {o.words}" for o in plan.outcomes]

    def happened(self) -> LifeEvent:
        """Return the day and the reason; raise UserError for a day that cannot be."""
        day = typed_date(self.day, "happened_on")
        if day is None:
            raise UserError("Hãy ghi ngày diễn ra việc này.", field="happened_on")
        return checked_event(LifeEvent(day, self.reason.currentText()), self.book.today)

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._touched

    def save(self) -> None:
        """Carry the event out; UserError for what must be mended."""
        plan = self.plan()
        try:
            self.saved_ids = self.book.life.apply(plan)
        except UserError as error:
            self._say("", "", error.sentence)
            raise

    def save_and_close(self) -> None:
        """Save; what must be mended is brought into sight."""
        super().save_and_close()
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        field = self.focusWidget()
        if field is not None and self._fields.isAncestorOf(field):
            self._fields.ensureWidgetVisible(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the next field; a button with the focus is pressed."""
        on_button = isinstance(self.focusWidget(), QAbstractButton)
        on_tick = isinstance(self.focusWidget(), QCheckBox)
        if event.key() in _ENTER and (on_tick or not on_button):
            commit_typing()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _say(self, title: str, preview: str, missing: str) -> None:
        self.preview_title.setText(title)
        self.preview.setText(preview)
        self.missing.setText(missing)
        for words in (self.preview_title, self.preview, self.missing):
            words.setVisible(bool(words.text()))

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        beside = theme.px(_BESIDE) <= room.width()
        direction = QBoxLayout.Direction
        parts = QBoxLayout(direction.LeftToRight if beside else direction.TopToBottom)
        parts.setSpacing(theme.px(16))
        self._fields = scrolled(self.form)
        self._fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parts.addWidget(self._fields, 3)
        parts.addWidget(self._preview_pane(), 2 if beside else 1)
        self.body.addLayout(parts)
        self.resize(theme.px(_WIDE if beside else _NARROW), theme.px(_TALL))

    def _preview_pane(self) -> QWidget:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        for words in (self.preview_title, self.preview, self.missing):
            box.addWidget(words)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane = Pane()
        pane.box.addWidget(label("SẼ THAY ĐỔI", "section"))
        pane.box.addWidget(area)
        pane.setMinimumWidth(theme.px(_LEAST_PREVIEW))
        return pane
