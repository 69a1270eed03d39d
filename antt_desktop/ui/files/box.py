"""The files of a record, as a reading view has them at its side."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from antt_desktop.domain.kept_files import KeptFile
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.kinds import OFFERED, SUFFIXES, file_item
from antt_desktop.ui.files.shelf import Shelf
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.drops import FileDrops
from antt_desktop.ui.kit.side_list import SideList
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme


class FilesBox(QWidget):
    """Lists the files kept with a record; a click or Enter shows one, dropped files are added."""

    def __init__(self, context: Context, shelf: Shelf) -> None:
        super().__init__()
        self._context, self._shelf = context, shelf
        self._record_id = 0
        self._files: dict[int, KeptFile] = {}
        self.list = SideList("Tệp kèm theo")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self.open())
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = QShortcut(QKeySequence(key), self.list)
            pressed.setContext(Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(self.open)
        self.add = buttons.link(
            "Thêm tệp…",
            self.choose_files,
            "plus",
            tip="Bản quét đã ký, ảnh, Word; kéo thả cũng được",
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(4))
        box.addWidget(label("TỆP KÈM THEO", "section"))
        box.addWidget(self.list)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        context.lock(self.add)
        if context.book.may_change:
            FileDrops(self, SUFFIXES).dropped.connect(self.add_files)
        theme.changed.connect(self._fit)

    def show_files(self, record_id: int) -> None:
        """Show the files of a record."""
        self._record_id = record_id
        files = self._shelf.keeper(self._context.book).of(record_id)
        self._files = {file.id: file for file in files}
        self.list.show_items([file_item(file) for file in self._files.values()])
        self.list.setCurrentIndex(QModelIndex())
        self._fit()

    def choose_files(self) -> None:
        """Ask for files and add them."""
        title = f"Thêm tệp vào {self._shelf.record}"
        self.add_files(self._context.dialogs.choose_open_files(title, OFFERED))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Keep files with the record shown."""
        from antt_desktop.ui.files.add import add_files

        if not paths or not self._record_id:
            return
        record_id = self._record_id
        add_files(self._context, self._shelf, record_id, paths, lambda: self._added(record_id))

    def open(self) -> None:
        """Show the chosen file."""
        from antt_desktop.ui.files.viewer import FileViewer

        file = self._files.get(self.list.current)
        if file is not None:
            self._context.dialogs.run(FileViewer(self._context, self._shelf, file))

    def _added(self, record_id: int) -> None:
        if record_id == self._record_id:
            self.show_files(record_id)

    def _fit(self) -> None:
        """Stand as high as all files need: the page around it scrolls."""
        rows = self.list.model().rowCount()
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(sum(max(self.list.sizeHintForRow(at), 0) for at in range(rows)))
