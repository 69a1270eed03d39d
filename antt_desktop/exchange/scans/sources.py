"""Which pages the chosen files and folders hold."""

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.exchange.pages import PdfPages
from antt_desktop.exchange.watched import try_pdf

MAX_PIXELS = 120_000_000
"""An A3 sheet at 600 dpi has 70 million; what has more would not fit into the memory."""

FEW = 3
"""So many pages are read here and now: a process takes longer to start than they take."""

_FORMATS = ("JPEG", "PNG", "TIFF")
_EXTENSIONS = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".jpe", ".png", ".heic"})
_HEAD = 1024
_PHONE_KINDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page (from 0) of a file; ``str`` is what people read: “quet1.pdf, trang 3”."""

    path: Path
    page: int = 0
    alone: bool = False

    def __str__(self) -> str:
        return self.path.name if self.alone else f"{self.path.name}, trang {self.page + 1}"


@dataclass(frozen=True, slots=True)
class Found:
    """The pages in their order, and the files refused with the sentence why."""

    pages: tuple[PageSource, ...]
    refused: tuple[tuple[Path, str], ...]


def find_pages(chosen: Sequence[Path]) -> Found:
    """Return the pages of files and of the files in folders, each file once.

    A folder gives its own files by natural order of their names (quet2 before quet10); hidden
    files and other kinds in it are passed over. A file that cannot be read is refused with a
    sentence and stops none of the others.
    """
    pages: list[PageSource] = []
    refused: list[tuple[Path, str]] = []
    seen: set[Path] = set()
    for path, from_folder in _files(chosen, refused):
        known = path.absolute()
        if known in seen:
            continue
        seen.add(known)
        try:
            count = _count(path, from_folder=from_folder)
        except UserError as error:
            refused.append((path, error.sentence))
            continue
        pages += [PageSource(path, page, count == 1) for page in range(count)]
    return Found(tuple(pages), tuple(refused))


def natural(name: str) -> list[tuple[bool, int, str]]:
    """Return the sort key of a name in which numbers count as numbers."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def is_pdf(head: bytes) -> bool:
    """Return whether a file that begins so is a PDF: readers accept some bytes before its mark."""
    return b"%PDF-" in head[:_HEAD]


def opened_image(file: Any, name: str) -> Any:  # noqa: ANN401 - Pillow is imported late
    """Open an image of a kind we read, its pixels not yet loaded; UserError where it is none.

    Pillow's own decompression bomb check only warns; here it refuses.
    """
    # The plugins are named, or Pillow would load those of all its kinds to find them.
    from PIL import (
        Image,
        JpegImagePlugin,  # noqa: F401
        PngImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
    )

    warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
    try:
        image = Image.open(file, formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError(_too_large(name)) from error
    except MemoryError:
        raise
    except Exception as error:  # Pillow raises many kinds on damaged heads
        raise UserError(
            f"Tệp “{name}” không phải ảnh hoặc PDF đọc được, hoặc đã bị hỏng."
        ) from error
    if image.width * image.height > MAX_PIXELS:
        raise UserError(_too_large(name))
    return image


def head_of(path: Path) -> bytes:
    """Return a file's first bytes; SystemTrouble where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise SystemTrouble(paths.disk_sentence(error, path)) from error


def _files(chosen: Sequence[Path], refused: list[tuple[Path, str]]) -> list[tuple[Path, bool]]:
    files: list[tuple[Path, bool]] = []
    for path in chosen:
        try:
            if not path.is_dir():
                files.append((path, False))
                continue
            inside = sorted(path.iterdir(), key=lambda file: natural(file.name))
            files += [
                (file, True) for file in inside if file.is_file() and not file.name.startswith(".")
            ]
        except (OSError, ValueError) as error:
            trouble = error if isinstance(error, OSError) else OSError()
            refused.append((path, paths.disk_sentence(trouble, path)))
    return files


def _count(path: Path, *, from_folder: bool) -> int:
    """Return a file's pages; 0 for a file of another kind that merely lay in a folder."""
    head = head_of(path)
    if is_pdf(head):
        try_pdf(path, drawn=FEW)
        with PdfPages(path) as pages:
            if not pages.count:
                raise UserError(f"Tệp “{path.name}” không có trang nào.")
            return pages.count
    if head[4:8] == b"ftyp" and head[8:12] in _PHONE_KINDS:
        raise UserError(
            f"Chưa đọc được ảnh “{path.name}” (kiểu ảnh riêng của điện thoại). "
            "Hãy chọn chụp hoặc gửi ảnh kiểu JPEG rồi nhập lại."
        )
    if not head:
        raise UserError(f"Tệp “{path.name}” rỗng, không có gì để đọc.")
    if from_folder and path.suffix.lower() not in _EXTENSIONS and not _is_image(head):
        return 0
    with opened_image(path, path.name) as image:
        if image.format != "TIFF":
            return 1  # a phone's MPO file holds further views of the same picture
        try:
            return max(int(image.n_frames), 1)
        except Exception as error:
            raise UserError(f"Tệp “{path.name}” đã bị hỏng, không đọc được.") from error


def _is_image(head: bytes) -> bool:
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\0", b"MM\0*"))


def _too_large(name: str) -> str:
    return f"Ảnh trong “{name}” quá lớn. Hãy quét lại ở 200 hoặc 300 điểm (dpi)."
