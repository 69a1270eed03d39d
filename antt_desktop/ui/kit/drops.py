"""Files dragged onto a widget."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_files(data: QMimeData, suffixes: Collection[str] = ()) -> list[Path]:
    """Return the files in what was dragged: all, or those with one of these endings (“.pdf”)."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if not suffixes or path.suffix.lower() in suffixes]


class FileDrops(QObject):
    """Lets files with these endings be dropped on a widget.

    ``dropped(list[Path])`` follows after the drop has ended, so that dialogs may open then.
    """

    dropped = Signal(object)

    def __init__(self, widget: QWidget, suffixes: Collection[str]) -> None:
        super().__init__(widget)
        self._suffixes = suffixes
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged over the widget and dropped there."""
        drags = (QEvent.Type.DragEnter, QEvent.Type.Drop)
        if not isinstance(event, QDropEvent) or event.type() not in drags:
            return super().eventFilter(watched, event)
        paths = dropped_files(event.mimeData(), self._suffixes)
        if paths:
            event.acceptProposedAction()
        if paths and event.type() is QEvent.Type.Drop:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))
        return True
