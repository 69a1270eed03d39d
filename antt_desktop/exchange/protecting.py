"""Excel files under a password, in Office's own form: Excel and LibreOffice ask for it."""

import io
from typing import BinaryIO


def protect(workbook: bytes, password: str, out: BinaryIO) -> None:
    """Write a .xlsx sealed with a password (ECMA-376 agile, AES-256)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    OOXMLFile(io.BytesIO(workbook)).encrypt(password, out)
