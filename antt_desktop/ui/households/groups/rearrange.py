"""The frame of the dialogs that merge and split tổ: a choice, the tổ it makes, what comes of it."""

from abc import abstractmethod

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.life import LifeEvent
from antt_desktop.ui.changes import EventFields
from antt_desktop.ui.context import Context
from antt_desktop.ui.households.groups.dialog import GroupFields
from antt_desktop.ui.households.keys import follow_keys
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.forms import Form
from antt_desktop.ui.kit.panes import Pane, scrolled
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class RearrangeDialog(FormDialog):
    """At the left what is chosen, at the right the tổ that it makes and from which day.

    A subclass fills ``choice``, calls ``finish`` once it has, and says in ``lines`` what would
    come of what is typed, and in ``save`` does it.
    """

    def __init__(self, context: Context, title: str, sentence: str, group: Group) -> None:
        super().__init__(context.dialogs, title, sentence)
        self.context, self.book = context, context.book
        self.form = Form()
        self.fields = GroupFields(self.form, group)
        self.since = EventFields(self.form, self.book.today)
        self.choice = QVBoxLayout()
        self.choice.setSpacing(theme.px(8))
        self.preview: QLabel = label("")

    def finish(self, button: str, icon: str, height: int) -> None:
        """Lay everything out over a foot whose button does it, ``height`` pixels at 100 %."""
        what = Pane()
        what.box.addWidget(label("SẼ THAY ĐỔI", "section", wrap=False))
        what.box.addWidget(scrolled(self.preview))
        right = QVBoxLayout()
        right.setSpacing(theme.px(10))
        self._area = scrolled(self.form)
        right.addWidget(self._area, 5)
        right.addWidget(what, 3)
        panes = QHBoxLayout()
        panes.setSpacing(theme.px(18))
        panes.addLayout(self.choice, 1)
        panes.addLayout(right, 1)
        self.body.addLayout(panes, 1)
        self.buttons(button, icon=icon)
        follow_keys(self, self.save_and_close)
        for line in (*self.fields.lines, self.since.day):
            line.textChanged.connect(lambda _text: self.foresee())
        self._before = self._typed()
        self.foresee()
        self.resize(theme.px(1060), theme.px(height))

    @abstractmethod
    def lines(self, group: Group, event: LifeEvent) -> list[str]:
        """Return what would come of it; raise UserError where something is still missing."""

    def foresee(self) -> None:
        """Say anew what would come of it."""
        try:
            lines = self.lines(self.fields.group(), self.since.event())
        except UserError as error:
            lines = [error.sentence]
        self.preview.setText("\n".join(f"•  {line}" for line in lines))

    @abstractmethod
    def chosen(self) -> object:
        """Return what is chosen at the left, to see whether it has changed."""

    def changed(self) -> bool:
        """Tell whether anything was chosen or typed."""
        return self._typed() != self._before

    def save_and_close(self) -> None:
        """Do it and close; where something must be mended, bring its field into view."""
        super().save_and_close()
        focused = self.focusWidget()
        if self.isVisible() and focused is not None and self._area.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused)

    def _typed(self) -> tuple[object, ...]:
        return (
            self.chosen(),
            *(line.text() for line in self.fields.lines),
            self.since.day.text(),
            self.since.reason.text(),
        )
