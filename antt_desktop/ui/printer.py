"""The printer: pages drawn on it one by one, on the sides of the paper that were asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from antt_desktop.domain.errors import Cancelled, SystemTrouble
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.preview import Document
from antt_desktop.workflows.pages import PdfPages, open_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_COARSE_DPI, _FINE_DPI = 300, 600


def whole_sheets(pages: Sequence[int], count: int) -> list[int]:
    """Return pages (from 0) with the other side of their sheets, of a two-sided document."""
    fronts = dict.fromkeys(page - page % 2 for page in pages)
    return [side for front in fronts for side in (front, front + 1) if side < count]


def send(document: Document, printer: "QPrinter", pages: Sequence[int], progress: Progress) -> int:
    """Draw pages on a printer, one by one, at its resolution (300 or 600 dpi).

    Runs on a worker's thread: a QPrinter and its QPainter may be used on any one thread.
    Returns how many of the pages went: fewer than all where it was stopped in between, none
    where the printer's queue then gave the job back. Raises Cancelled where it was stopped
    before the first, SystemTrouble where the printer takes nothing.
    """
    copies = 1
    if not printer.supportsMultipleCopies():
        copies = printer.copyCount()
        printer.setCopyCount(1)
    wanted = [page for _copy in range(copies) for page in pages]
    with open_pdf(document) as pdf:
        progress(0, len(wanted))
        dpi = _FINE_DPI if printer.resolution() >= _FINE_DPI else _COARSE_DPI
        printer.setResolution(dpi)
        printer.setFullPage(True)
        _set_paper(printer, pdf.size(wanted[0]))
        painter = QPainter()
        if not painter.begin(printer):
            raise SystemTrouble(
                f"Không mở được máy in “{printer.printerName()}”. Hãy xem máy in đã bật và nối "
                "với máy tính chưa."
            )
        gone = 0
        try:
            for page in wanted:
                if gone:
                    _set_paper(printer, pdf.size(page))
                    printer.newPage()
                _draw(pdf, page, painter, printer, dpi)
                gone += 1
                progress(gone, len(wanted))
        except Cancelled:
            # Most systems cannot take back what they were given.
            return 0 if printer.abort() else min(gone, len(pages))
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
    return len(pages)


def _draw(pdf: PdfPages, page: int, painter: QPainter, printer: "QPrinter", dpi: int) -> None:
    picture = pdf.render(page, dpi=dpi, grey=True)
    image = QImage(
        picture.data,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_Grayscale8,
    )
    whole = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(QRect(0, 0, whole.width(), whole.height()), image)


def _set_paper(printer: "QPrinter", size: tuple[float, float]) -> None:
    short, long = sorted(size)
    paper = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turned = size[0] > size[1]
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF()))


def set_sides(printer: "QPrinter", *, two_sided: bool | None) -> None:
    """Tell a printer which sides of the paper to use; None leaves its own setting."""
    modes = printer.DuplexMode
    if two_sided is not None:
        printer.setDuplex(modes.DuplexLongSide if two_sided else modes.DuplexNone)
