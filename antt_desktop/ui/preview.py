"""PDF pages on the screen, as they will be printed; drawn beside the window, never blocking it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import number
from antt_desktop.ui.jobs import Progress, Task
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme
from antt_desktop.workflows.pages import Picture, open_pdf

Document = bytes | Path
Source = Document | Callable[[], Document]

_ZOOMS = (50, 75, 100, 125, 150, 200, 300)
_FIT = 0
_MARGIN = 14
_SCREEN_DPI = 96
_POINTS_AN_INCH = 72
_PATIENCE_MS = 90


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be drawn: page from 0, zoom in percent (0 = fit ``width`` pixels), ratio."""

    page: int
    zoom: int
    width: int
    ratio: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    wish: _Wish
    pages: int
    picture: Picture


class _Paper:
    """One PDF, made on the first call, always on a worker's thread."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.document: Document = b""

    def draw(self, wish: _Wish) -> _Drawn:
        if not self.document:
            self.document = self._source() if callable(self._source) else self._source
        with open_pdf(self.document) as pdf:
            page = min(wish.page, pdf.count - 1)
            if wish.zoom == _FIT:
                dpi = wish.width * wish.ratio * _POINTS_AN_INCH / pdf.size(page)[0]
            else:
                dpi = _SCREEN_DPI * wish.ratio * wish.zoom / 100
            return _Drawn(wish, pdf.count, pdf.render(page, dpi=dpi))


class _Sheet(QWidget):
    """One page with a thin edge."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setAccessibleName("Trang xem trước")

    def show_picture(self, picture: Picture, ratio: float) -> None:
        """Draw this picture at a screen's ratio."""
        image = QImage(
            picture.data,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        )
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(ratio)
        self.setFixedSize(self._pixmap.deviceIndependentSize().toSize() + QSize(2, 2))
        self.update()

    def clear(self) -> None:
        self._pixmap = QPixmap()
        self.setFixedSize(0, 0)

    @property
    def blank(self) -> bool:
        return self._pixmap.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        if self.blank:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("border"))
        painter.drawPixmap(1, 1, self._pixmap)
        painter.end()


class Preview(QFrame):
    """Shows a PDF page by page.

    ``show_pdf(source)``: bytes, a file, or a function that makes either on a worker's thread
    (it must use neither Qt nor the window's book). ``show_words`` shows a sentence instead.
    ``ready`` follows the first page of each document: ``pages`` and ``document`` are known.
    """

    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Xem trước bản in")
        self._paper: _Paper | None = None
        self._task: Task | None = None
        self._task_paper: _Paper | None = None
        self._drawn: _Wish | None = None
        self._page, self.pages, self._zoom = 0, 0, _FIT
        self._sheet = _Sheet()
        self._words = label("", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = QScrollArea()
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setWidget(self._sheet)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().installEventFilter(self)
        self._settle = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._settle.timeout.connect(self._draw)
        self._lay_out()
        self._show_state()

    def _lay_out(self) -> None:
        self._back = buttons.tool("Trang trước", lambda: self.go(-1), "chevron-left", keys="PgUp")
        self._on = buttons.tool("Trang sau", lambda: self.go(1), "chevron-right", keys="PgDown")
        self._number = label("", "muted", wrap=False)
        self._smaller = buttons.tool("Thu nhỏ", lambda: self._step_zoom(-1), "zoom-out", keys="-")
        self._larger = buttons.tool("Phóng to", lambda: self._step_zoom(1), "zoom-in", keys="+")
        self._fit = buttons.tool("Vừa bề rộng", lambda: self.zoom(_FIT), "move-horizontal")
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch()
        for part in (self._back, self._number, self._on):
            row.addWidget(part)
        row.addSpacing(theme.px(6))
        for part in (self._smaller, self._larger, self._fit):
            row.addWidget(part)
        row.addStretch()
        box = QVBoxLayout(self)
        margin = theme.px(_MARGIN)
        box.setContentsMargins(margin, margin, margin, theme.px(6))
        box.addWidget(self._area, 1)
        box.addWidget(self._words, 1)
        box.addWidget(self._bar)

    @property
    def document(self) -> Document:
        """Return the document shown, b'' before its first page was drawn."""
        return self._paper.document if self._paper else b""

    @property
    def page(self) -> int:
        """Return the page shown, from 0."""
        return self._page

    def show_pdf(self, source: Source, *, page: int = 0) -> None:
        """Show a document from ``page`` (from 0) on; the one before stays until it is drawn."""
        self._paper = _Paper(source)
        self._page, self._drawn, self.pages = page, None, 0
        self._words.setText("Đang dựng trang…")
        self._draw()
        self._show_state()

    def show_words(self, sentence: str) -> None:
        """Show a sentence instead of pages."""
        self._paper, self._drawn, self.pages = None, None, 0
        self._sheet.clear()
        self._words.setText(sentence)
        self._show_state()

    def go(self, steps: int) -> None:
        """Turn pages, forward or back."""
        self._page = max(0, min(self._page + steps, self.pages - 1))
        self._show_state()
        self._draw()
        self._area.verticalScrollBar().setValue(0)

    def zoom(self, percent: int) -> None:
        """Show in a size: percent of the paper's own, or 0 to fit the width."""
        self._zoom = percent
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp, PgDown turn pages; + and - zoom; Home and End go to the ends."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go(1)
            case Qt.Key.Key_PageUp:
                self.go(-1)
            case Qt.Key.Key_Home:
                self.go(-self.pages)
            case Qt.Key.Key_End:
                self.go(self.pages)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self._step_zoom(1)
            case Qt.Key.Key_Minus:
                self._step_zoom(-1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again, once the size has settled."""
        super().resizeEvent(event)
        if self._paper is not None and self._zoom == _FIT:
            self._settle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keyboard when the page is clicked."""
        if event.type() is QEvent.Type.MouseButtonPress:
            self.setFocus()
        return super().eventFilter(watched, event)

    def _step_zoom(self, step: int) -> None:
        now = self._zoom
        if now == _FIT:
            width = self._sheet.width() or 1
            now = round(100 * width / (210 / 25.4 * _SCREEN_DPI))
        further = [z for z in _ZOOMS if (z > now if step > 0 else z < now)]
        if further:
            self.zoom(further[0] if step > 0 else further[-1])

    def _wish(self) -> _Wish:
        # Room for a scroll bar is always kept, so that fitting the width settles at once.
        room = self.width() - 2 * theme.px(_MARGIN) - theme.px(16)
        return _Wish(self._page, self._zoom, max(room, theme.px(120)), self.devicePixelRatioF())

    def _draw(self) -> None:
        """Start drawing what is wished, unless a drawing is under way (then it comes next)."""
        wish, paper = self._wish(), self._paper
        if paper is None or self._task is not None or wish == self._drawn:
            return

        def work(_progress: Progress) -> _Drawn:
            return paper.draw(wish)

        self._task, self._task_paper = Task(work), paper
        self._task.ended.connect(self._ended)
        self._task.begin()

    def _ended(self) -> None:
        task, self._task = self._task, None
        if task is None:
            return
        if self._task_paper is not self._paper:
            self._draw()
            return
        if isinstance(task.error, UserError):
            self.show_words(task.error.sentence)
        elif task.error is not None:
            self.show_words("Không dựng được trang xem trước. Hãy thử lại.")
            raise task.error
        elif isinstance(task.result, _Drawn):
            self._show(task.result)

    def _show(self, drawn: _Drawn) -> None:
        first = self.pages == 0
        self.pages, self._drawn = drawn.pages, drawn.wish
        self._page = min(self._page, self.pages - 1)
        self._sheet.show_picture(drawn.picture, drawn.wish.ratio)
        self._show_state()
        if first:
            self.ready.emit()
        self._draw()

    def _show_state(self) -> None:
        seen = not self._sheet.blank
        self._area.setVisible(seen)
        self._words.setVisible(not seen)
        self._bar.setVisible(seen)
        self._number.setText(
            f"Trang {number(self._page + 1)}/{number(self.pages)}" if self.pages else ""
        )
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self.pages)
