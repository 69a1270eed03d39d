"""The menu “Câu mẫu”: sentences that are written often, put in at the cursor."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.rich_edit import RichEdit
from antt_desktop.workflows.meeting_forms import meeting_forms

_LONGEST = 70


class PhraseMenu(QMenu):
    """Puts a phrase into the text that ``target`` returns, or takes one from it."""

    def __init__(self, context: Context, target: Callable[[], RichEdit], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._target = context, target
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _phrases(self) -> tuple[str, ...]:
        own = self._context.book.meetings.phrases()
        return meeting_forms().phrases if own is None else own

    def _fill(self) -> None:
        self.clear()
        for phrase in self._phrases():
            short = phrase if len(phrase) <= _LONGEST else f"{phrase[:_LONGEST].rstrip()}…"
            entry = buttons.action(self, short.replace("&", "&&"), partial(self._put, phrase))
            entry.setToolTip(phrase)
        if not self.isEmpty():
            self.addSeparator()
        taking = buttons.action(self, "Thêm đoạn đang chọn vào câu mẫu", self._take, "plus")
        taking.setEnabled(bool(self._target().selected().strip()))
        buttons.action(self, "Sửa câu mẫu…", self._edit, "pencil")

    def _put(self, phrase: str) -> None:
        text = self._target()
        text.put(phrase)
        text.setFocus()

    def _take(self) -> None:
        phrase = self._target().selected()
        self._context.book.meetings.save_phrases((*self._phrases(), phrase))

    def _edit(self) -> None:
        from antt_desktop.ui.meetings.phrases import PhrasesDialog

        self._context.dialogs.run(PhrasesDialog(self._context))
