"""How far reading or saving is, with a button to stop; afterwards how much was read."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QWidget

from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class ReadingBar(QWidget):
    """The row over the pages. More files can be added at any time but while saving."""

    def __init__(
        self,
        stop: Callable[[], object],
        choose_files: Callable[[], object],
        choose_folder: Callable[[], object],
    ) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "done")
        self.words = label("", "muted", wrap=False)
        self.stop = buttons.secondary("Dừng", stop)
        menu = QMenu(self)
        buttons.action(menu, "Thêm tệp…", choose_files, "file-plus-corner", keys="Ctrl+O")
        buttons.action(menu, "Thêm thư mục…", choose_folder, "folder-open")
        self.more = buttons.menu_button("Thêm trang", menu, "plus", tip="Thêm tệp hoặc thư mục")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(14))
        box.addWidget(self._bar, 1)
        box.addWidget(self.words)
        box.addStretch()
        box.addWidget(self.stop)
        box.addWidget(self.more)

    def show_progress(self, done: int, total: int, words: str, *, saving: bool = False) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, total)  # 0 of 0: Qt moves the bar to and fro
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self._show(words, running=True)
        self.more.setVisible(not saving)

    def rest(self, words: str) -> None:
        """Say what was done last."""
        self._show(words, running=False)
        self.more.setVisible(True)

    def _show(self, words: str, *, running: bool) -> None:
        self.words.setText(words)
        for part in (self._bar, self.stop):
            part.setVisible(running)
