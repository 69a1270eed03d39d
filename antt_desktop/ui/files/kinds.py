"""Which files are offered, and how a kept one is named and drawn in lists."""

from pathlib import Path

from antt_desktop.domain.kept_files import KeptFile
from antt_desktop.ui.kit.side_list import SideItem

SUFFIXES = (".pdf", ".jpg", ".jpeg", ".png", ".docx")
OFFERED = f"PDF, ảnh, Word ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
PDF = "application/pdf"
_SMALL, _LARGE = 1 << 10, 1 << 20


def is_picture(media: str) -> bool:
    """Tell whether a file of this type is one picture."""
    return media.startswith("image/")


def icon_of(media: str) -> str:
    """Return the icon of a type of file."""
    return "image" if is_picture(media) else "paperclip" if media == PDF else "file-text"


def pages_words(media: str, pages: int) -> str:
    """Return “3 trang”, '' for what has no pages: a picture is no more than itself."""
    return "" if is_picture(media) or not pages else f"{pages} trang"


def file_item(file: KeptFile) -> SideItem:
    """Return a kept file as an entry: what it is and its pages, below them its name."""
    right = pages_words(file.media, file.pages)
    return SideItem(file.id, file.what or file.name, right, file.name, icon=icon_of(file.media))


def about(file: KeptFile) -> str:
    """Return what is known of a kept file on one line."""
    parts = (file.what, pages_words(file.media, file.pages), size_words(file.size))
    return " · ".join([*filter(None, parts), f"thêm ngày {file.added_on}"])


def size_words(size: int) -> str:
    """Return bytes as people say them: “1,4 MB”, “820 kB”."""
    if size < _LARGE:
        return f"{max(round(size / _SMALL), 1)} kB"
    return f"{size / _LARGE:.1f} MB".replace(".", ",")


def save_kinds(name: str) -> str:
    """Return the kinds offered for saving a file of this name."""
    suffix = Path(name).suffix.lower()
    return f"Tệp {suffix.lstrip('.').upper()} (*{suffix})" if suffix else ""
