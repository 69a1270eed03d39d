"""Small pictures of pages for their cards, made only of those that are looked at."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from antt_desktop.ui.kit.picture_sheet import decoded

_KEPT = 400
"""So many thumbnails are kept, a few screens full: about 30 MB."""


class Thumbnails(QObject):
    """Small pictures of pages, decoded one at a time between two events, those last asked first.

    ``picture(index)`` gives the JPEG of a page; ``ready(index)`` follows each one decoded.
    """

    ready = Signal(int)

    def __init__(self, picture: Callable[[int], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[int, QSize] = OrderedDict()
        self._held = False
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._decode)

    def get(self, index: int, room: QSize) -> QPixmap | None:
        """Return a picture that fits ``room`` (in the pixels of the screen), None for later."""
        if index in self._kept:
            self._kept.move_to_end(index)
            return self._kept[index]
        self._wanted[index] = room
        self._wanted.move_to_end(index)
        self.hold(on=self._held)
        return None

    def hold(self, *, on: bool) -> None:
        """Ask for no picture for a while: the plan is being saved."""
        self._held = on
        if on:
            self._next.stop()
        elif self._wanted:
            self._next.start()

    def forget(self, index: int) -> None:
        """Draw a page anew: it was turned."""
        self._kept.pop(index, None)

    def clear(self) -> None:
        """Forget every picture, as at another text size."""
        self._kept.clear()
        self._wanted.clear()

    def _decode(self) -> None:
        while len(self._wanted) > _KEPT // 2:
            self._wanted.popitem(last=False)
        if not self._wanted:
            self._next.stop()
            return
        index, room = self._wanted.popitem()
        self._kept[index] = QPixmap.fromImage(decoded(QByteArray(self._picture(index)), room))
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(index)
