"""PDF pages as pictures, for the window's preview and for the printer."""

from pathlib import Path

from antt_desktop.exchange.pages import PdfPages, Picture

__all__ = ["PdfPages", "Picture", "open_pdf"]


def open_pdf(source: bytes | Path) -> PdfPages:
    """Open a PDF to draw pages of it; UserError where it is none. Close it when done."""
    return PdfPages(source)
