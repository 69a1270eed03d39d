"""What the editor says about drafts: the banner of one that was found, the words at the foot."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.meetings import Draft, Meeting
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.panes import Banner
from antt_desktop.ui.kit.words import label, set_look
from antt_desktop.ui.theme import Tone, icons, theme


class DraftBanner(QWidget):
    """Says that a draft is shown, and changes between it and what the book has.

    ``swapped(meeting)`` is what to show now. Nothing to see where there is no draft.
    """

    swapped = Signal(object)

    def __init__(self, draft: Draft | None, saved: Meeting) -> None:
        super().__init__()
        self._draft, self._saved = draft, saved
        self._of_draft = True
        self.banner = Banner("", Tone.ACCENT)
        self.link = buttons.link("", self._swap)
        self.banner.box.addWidget(self.link)
        for at in range(self.banner.box.count()):
            if (item := self.banner.box.itemAt(at)) is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), 0)
        box.addWidget(self.banner)
        if draft is None:
            self.hide()
        else:
            self._say(draft)

    def _swap(self) -> None:
        if self._draft is None:
            return
        self._of_draft = not self._of_draft
        self._say(self._draft)
        self.swapped.emit(self._draft.meeting if self._of_draft else self._saved)

    def _say(self, draft: Draft) -> None:
        at = datetime.fromisoformat(draft.saved_at)
        words = f"{at:%H:%M} ngày {at:%d/%m/%Y}"
        new = not self._saved.id
        if self._of_draft:
            sentence = f"Đã khôi phục bản nháp lúc {words}"
            link = "Bỏ bản nháp, viết mới" if new else "Bỏ bản nháp, mở bản đã lưu"
        else:
            sentence = f"Đã bỏ bản nháp lúc {words}"
            link = "Lấy lại bản nháp"
        self.banner.say(sentence, Tone.ACCENT if self._of_draft else Tone.NEUTRAL)
        self.link.setText(link)
        self.link.setAccessibleName(link)
        self.link.setToolTip(link)


class SavedWords(QWidget):
    """The words at the foot: when a draft was last kept, in amber where that failed."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip("Ctrl+S: lưu ngay vào sổ")
        self._icon = icons.IconLabel("circle-check", Tone.DONE.value, 16)
        self._words = label("", "muted", wrap=False)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(self._icon)
        box.addWidget(self._words)
        self._icon.hide()

    @property
    def sentence(self) -> str:
        """Return what it says."""
        return self._words.text()

    def say(self, words: str, well: bool) -> None:  # noqa: FBT001 - a signal's
        """Say what was kept, or why it was not."""
        tone = Tone.DONE if well else Tone.WAITING
        self._icon.show_icon("circle-check" if well else "triangle-alert", tone.value)
        self._icon.show()
        self._words.setText(words)
        self._words.setToolTip(words)
        set_look(self._words, "tone", "" if well else tone.value)
