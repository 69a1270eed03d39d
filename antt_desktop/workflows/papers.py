"""A paper of any kind as what is printed or sent: PDF, Word, with other files bound behind it."""

from collections.abc import Sequence
from io import BytesIO

from antt_desktop.documents.paper_pages import write_paper
from antt_desktop.domain.papers import Paper
from antt_desktop.exchange.binding import bound
from antt_desktop.exchange.paper_docx import paper_docx


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as a PDF."""
    out = BytesIO()
    write_paper(out, paper)
    return out.getvalue()


def as_docx(paper: Paper) -> bytes:
    """Return a paper as a Word document."""
    return paper_docx(paper)


def bound_pdf(paper: Paper, files: Sequence[tuple[bytes, str]]) -> bytes:
    """Return a paper with files (bytes, type) behind it; those that have no pages are left out."""
    return bound([(as_pdf(paper), "application/pdf"), *files])
