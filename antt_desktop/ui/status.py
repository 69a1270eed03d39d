"""The status bar: what the tab says, the running job, the last copy, that all is saved."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from antt_desktop.ui.jobs import Jobs
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import icons, theme

_NOTICE_MS = 8000
_LATE = "Đã lâu chưa có bản sao ngoài máy này. Cắm USB đã chọn vào, máy tự sao sang."


def spoken_time(at: datetime, today: date) -> str:
    """Return a time as people say it: 07:42 hôm nay, 16:05 hôm qua, 16:05 ngày 12/03/2026."""
    clock = f"{at:%H:%M}"
    if at.date() == today:
        return f"{clock} hôm nay"
    if at.date() == today - timedelta(days=1):
        return f"{clock} hôm qua"
    return f"{clock} ngày {at:%d/%m/%Y}"


class StatusBar(QFrame):
    """Along the foot of the window."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("kind", "bottombar")
        self.setAccessibleName("Thanh trạng thái")
        self._text = ""
        self.words = label("", "small", wrap=False)
        self._job = label("", "small", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Tiến độ")
        self._bar.setMaximumWidth(theme.px(180))
        self._stop = buttons.link("Hủy", jobs.cancel, "x", tip="Hủy việc đang chạy")
        self._job_parts: tuple[QWidget, ...] = (self._job, self._bar, self._stop)
        self._copy_icon = icons.IconLabel("hard-drive", "done", 15)
        self.copy = label("", "small", wrap=False)
        self._saved_icon = icons.IconLabel("circle-check", "done", 15)
        self.saved = label("", "small", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.words)
        row.addStretch()
        for part in self._job_parts:
            row.addWidget(part)
        row.addSpacing(theme.px(10))
        row.addWidget(self._copy_icon)
        row.addWidget(self.copy)
        row.addSpacing(theme.px(14))
        row.addWidget(self._saved_icon)
        row.addWidget(self.saved)
        self._fade = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._fade.timeout.connect(self._back)
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        theme.changed.connect(self._scale)
        self._scale()
        self._show_job(shown=False)
        self.show_right("", "", icons_shown=False)

    def say(self, text: str) -> None:
        """Show what the tab says."""
        self._text = text
        self._fade.stop()
        self._back()

    def notice(self, text: str) -> None:
        """Show a passing line; after a while the tab's words come back."""
        self.words.setText(text)
        self._fade.start()

    def show_right(
        self, copy: str, saved: str, *, icons_shown: bool = True, late: bool = False
    ) -> None:
        """Show the two texts at the right, with their icons or as plain words.

        ``late``: the last copy off this PC was long ago, which is told in another colour only.
        """
        self.copy.setText(copy)
        self._copy_icon.show_icon("hard-drive", "waiting" if late else "done")
        self.copy.setToolTip(_LATE if late else "")
        self.saved.setText(saved)
        self._copy_icon.setVisible(bool(copy) and icons_shown)
        self._saved_icon.setVisible(bool(saved) and icons_shown)

    def _back(self) -> None:
        self.words.setText(self._text)

    def _scale(self) -> None:
        self.setMinimumHeight(theme.px(28))

    def _show_job(self, *, shown: bool) -> None:
        for part in self._job_parts:
            part.setVisible(shown)

    def _started(self, title: str) -> None:
        self._job.setText(title)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._show_job(shown=True)

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _ended(self, cancelled: bool) -> None:  # noqa: FBT001 - Qt hands it over by position
        self._show_job(shown=False)
        if cancelled:
            self.notice("Đã hủy; không có gì thay đổi.")
