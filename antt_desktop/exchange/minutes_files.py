"""Files of old minutes: scans, PDF and Word, kept as they are, with the text that is in them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meeting_papers import FILE_KINDS
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.exchange.legacy_text import decode, detect
from antt_desktop.exchange.pages import PdfPages
from antt_desktop.exchange.scans.sources import opened_image
from antt_desktop.exchange.watched import try_pdf
from antt_desktop.exchange.workbook_archives import MAX_PARTS
from antt_desktop.paths import disk_sentence

MAX_BYTES = 30 << 20
_MAX_UNPACKED = 200 << 20
_MAX_TEXT = 2_000_000
_MOST_PAGES, _MOST_DRAWN = 500, 40
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # what Word names a .docx with a password
_PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
KINDS = "Bản quét, PDF, Word (*.pdf *.jpg *.jpeg *.png *.docx)"


def read_file(path: Path) -> NewFile:
    """Return a file as it is kept: a .docx, .pdf, .jpg or .png by what is in it, not its name.

    Raises UserError, naming the file, for anything else and for what is damaged, locked or too
    large; SystemTrouble where the disk does not give it.
    """
    content = _content(path)
    for mark, media in _PICTURES.items():
        if content.startswith(mark):
            _check_picture(path, content)
            return _kept(path, media, content, "", 1)
    if b"%PDF-" in content[:1024]:
        return _pdf(path, content)
    if content.startswith(b"PK"):
        return _kept(path, _DOCX, content, _docx_text(path, content), 0)
    if content.startswith(_OLD_WORD) and _LOCKED in content:
        raise UserError(
            f"Tệp “{path.name}” có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại."
        )
    if content.startswith(_OLD_WORD):
        raise UserError(
            f"Tệp “{path.name}” là Word đời cũ (.doc). Hãy mở bằng Word và lưu thành .docx hoặc"
            " PDF, rồi chọn lại."
        )
    raise UserError(
        f"Tệp “{path.name}” không phải bản quét (PDF, JPG, PNG) hay Word (.docx) nên chưa nhận."
    )


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            raise UserError(
                f"Tệp “{path.name}” lớn quá {MAX_BYTES >> 20} MB. Hãy quét ở 200 điểm (dpi) hoặc"
                " tách thành nhiều tệp."
            )
        content = path.read_bytes()
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error
    if not content:
        raise UserError(f"Tệp “{path.name}” trống (0 byte). Hãy chép lại từ máy gốc.")
    return content


def _kept(path: Path, media: str, content: bytes, text: str, pages: int) -> NewFile:
    return NewFile(
        name=path.name,
        what=FILE_KINDS[0],
        media=media,
        data=content,
        text=cleaned(_unicode(text[:_MAX_TEXT])),
        pages=pages,
    )


def _check_picture(path: Path, content: bytes) -> None:
    """Refuse a picture whose head cannot be read, or with more pixels than any scan."""
    with opened_image(io.BytesIO(content), path.name):
        pass


def _unicode(text: str) -> str:
    """Return text as it was meant: old minutes are often kept in TCVN3 or VNI."""
    lines = text.split("\n")
    encoding = detect(lines)
    return "\n".join(decode(line, encoding) for line in lines)


def _pdf(path: Path, content: bytes) -> NewFile:
    try_pdf(path, drawn=_MOST_DRAWN)
    try:
        with PdfPages(content) as pages:
            read = "\n".join(pages.text(page) for page in range(min(pages.count, _MOST_PAGES)))
            return _kept(path, "application/pdf", content, read, pages.count)
    except UserError as error:
        raise UserError(error.sentence.replace("Tài liệu", f"Tệp “{path.name}”")) from error


def _docx_text(path: Path, content: bytes) -> str:
    damaged = UserError(f"Tệp “{path.name}” bị hỏng hoặc không phải Word (.docx).")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError) as error:
        raise damaged from error
    if "word/document.xml" not in parts:
        raise damaged
    if sum(parts.values()) > _MAX_UNPACKED or len(parts) > MAX_PARTS:
        raise UserError(f"Tệp “{path.name}” quá lớn khi mở ra nên không đọc được.")
    try:
        return "\n".join(_docx_lines(content))
    except Exception as error:
        raise damaged from error


def _docx_lines(content: bytes) -> Iterator[str]:
    """Return all paragraphs in their order, also those in tables, frames and form fields.

    Cells are not asked of the table: one that says it spans millions of columns would be laid
    out as millions of cells.
    """
    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = Document(io.BytesIO(content))
    for paragraph in document.element.body.iter(qn("w:p")):
        yield Paragraph(paragraph, document).text
