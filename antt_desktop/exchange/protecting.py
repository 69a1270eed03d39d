"""Exported files under a password, each in its own form: whoever opens one is asked for it."""

import io
from typing import BinaryIO


def protect(document: bytes, ending: str, password: str, out: BinaryIO) -> None:
    """Write a sealed .pdf (PDF 2.0, AES-256) or .xlsx, .docx (ECMA-376 agile, AES-256)."""
    if ending.lower() == ".pdf":
        _protect_pdf(document, password, out)
    else:
        from msoffcrypto.format.ooxml import OOXMLFile

        OOXMLFile(io.BytesIO(document)).encrypt(password, out)


def _protect_pdf(document: bytes, password: str, out: BinaryIO) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(document))
    writer.encrypt(password, algorithm="AES-256")
    writer.write(out)
