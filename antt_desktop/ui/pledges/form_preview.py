"""The right of the tab: the forms of the chosen households as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_pledges import PledgeRequest, prepared_preview

_PAUSE_MS = 150


class FormPreview(QFrame):
    """Shows a choice of forms a little after it was made, and says what is unusual about them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign_id = 0
        self._ids: tuple[int, ...] = ()
        self._chosen = 0
        self._at = 0
        self._shown: tuple[int, tuple[int, ...]] = (0, ())
        self.preview = Preview()
        self.words = label("", "small")
        self.words.setVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.preview, 1)
        box.addWidget(self.words)
        self.preview.ready.connect(self._say)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show)

    def show_forms(self, campaign_id: int, ids: Sequence[int], current: int) -> None:
        """Show the forms of ``ids`` in a moment, turned to the one of ``current``."""
        shown = tuple(ids[: presenter.MOST_PREVIEWED])
        self._campaign_id, self._ids, self._chosen = campaign_id, shown, len(ids)
        self._at = shown.index(current) if current in shown else 0
        if (campaign_id, shown) == self._shown and self.preview.pages == len(shown):
            self.preview.go(self._at - self.preview.page)
        if self.isVisible():
            self._pause.start()

    def forget(self) -> None:
        """Draw anew even what is shown: something in the book has changed."""
        self._shown = (0, ())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was chosen while nobody looked."""
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing more of the book: it may be closed next."""
        super().hideEvent(event)
        self._pause.stop()

    def _show(self) -> None:
        if self._context.book.lent or (self._campaign_id, self._ids) == self._shown:
            return
        self._shown = (self._campaign_id, self._ids)
        if not self._ids:
            self.preview.show_words("Chọn một hộ để xem trước bản đăng ký.")
            self.words.setVisible(False)
            return
        request = PledgeRequest(campaign_id=self._campaign_id, household_ids=self._ids)
        self.preview.show_pdf(prepared_preview(self._context.book, request), page=self._at)

    def _say(self) -> None:
        sentence = presenter.pages_words(len(self._ids), self.preview.pages, self._chosen)
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
