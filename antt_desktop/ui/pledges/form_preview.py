"""The right of the tab: the forms of the chosen households, and what was scanned of one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from antt_desktop.domain.pledges import Campaign
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit.chips import Chips
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges import presenter
from antt_desktop.ui.pledges.scans_view import ScansView
from antt_desktop.ui.preview import Preview
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.print_pledges import PledgeRequest, prepared_preview

_PAUSE_MS = 150
_FORMS, _SCANS = "forms", "scans"


class FormPreview(QFrame):
    """Shows a choice of forms a little after it was made, and says what is unusual about them.

    Where the current household has scans, ``chips`` turn to them; that choice stays for the
    next households that have some.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign: Campaign | None = None
        self._ids: tuple[int, ...] = ()
        self._chosen = self._current = 0
        self._at = 0
        self._shown: tuple[int, tuple[int, ...]] = (0, ())
        self._scans_wanted = False
        self.preview = Preview()
        self.scans = ScansView(context)
        self.chips = Chips("Bản in hay bản quét")
        self.chips.setVisible(False)
        self.words = label("", "small")
        self.words.setVisible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.scans)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.chips)
        box.addWidget(self._stack, 1)
        box.addWidget(self.words)
        self.preview.ready.connect(self._say)
        self.chips.chosen.connect(self._turn)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show)

    def show_forms(self, campaign: Campaign, ids: Sequence[int], current: int) -> None:
        """Show the forms of ``ids`` in a moment, turned to the one of ``current``."""
        shown = tuple(ids[: presenter.MOST_PREVIEWED])
        self._campaign, self._ids, self._chosen = campaign, shown, len(ids)
        self._current = current
        self._at = shown.index(current) if current in shown else 0
        if (campaign.id, shown) == self._shown and self.preview.pages == len(shown):
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

    def _turn(self, wanted: str) -> None:
        self._scans_wanted = wanted == _SCANS
        if not self._context.book.lent:
            self._show()

    def _show(self) -> None:
        if self._context.book.lent or self._campaign is None:
            return
        if self._show_scans(self._campaign):
            return
        if (self._campaign.id, self._ids) == self._shown:
            self._say()
            return
        self._shown = (self._campaign.id, self._ids)
        if not self._ids:
            self.preview.show_words("Chọn một hộ để xem trước bản đăng ký.")
            self.words.setVisible(False)
            return
        request = PledgeRequest(campaign_id=self._campaign.id, household_ids=self._ids)
        self.preview.show_pdf(prepared_preview(self._context.book, request), page=self._at)

    def _show_scans(self, campaign: Campaign) -> bool:
        """Offer the scans of the current household; True where they are what is looked at."""
        scans = presenter.newest_first(self._context.book.scans.of(campaign.id, self._current))
        seen = bool(scans) and self._scans_wanted
        self.chips.setVisible(bool(scans))
        self.chips.show_items(
            [(_FORMS, "Bản in", None), (_SCANS, f"Bản quét ({len(scans)})", None)]
        )
        self.chips.choose(_SCANS if seen else _FORMS)
        self._stack.setCurrentIndex(1 if seen else 0)
        self.scans.show_scans(campaign, scans if seen else ())
        self.words.setVisible(not seen and bool(self.words.text()))
        return seen

    def _say(self) -> None:
        sentence = presenter.pages_words(len(self._ids), self.preview.pages, self._chosen)
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence) and not self._stack.currentIndex())
