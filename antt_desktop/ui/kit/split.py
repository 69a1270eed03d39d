"""Panes beside each other, with handles between them to divide the room otherwise."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import theme

_GAP = 10


class Split(QSplitter):
    """Divides its width as its owner likes until the user divides it, which is remembered.

    ``name`` is where: “households”.
    """

    def __init__(self, memory: Memory, name: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._memory, self._name = memory, name
        self._own = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(_GAP))
        self.splitterMoved.connect(self._keep)

    def put(self, panes: Sequence[QWidget], stretch: Mapping[int, int]) -> None:
        """Put the panes in, divided as the user last did; ``stretch`` is by place."""
        for pane in panes:
            self.addWidget(pane)
        for place, share in stretch.items():
            self.setStretchFactor(place, share)
        kept = self._memory.layout(self._name)
        self._own = not kept.isEmpty() and self.restoreState(kept)

    def divide(self, widths: Sequence[int]) -> None:
        """Give the panes these widths in pixels, unless the user chose others."""
        if not self._own:
            self.setSizes(widths)

    def _keep(self) -> None:
        self._own = True
        self._memory.keep_layout(self._name, self.saveState())
