"""Scans: which files are offered, and what was dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from antt_desktop.ui.kit.drops import dropped_files

_SUFFIXES = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
KINDS = f"Bản quét: PDF, TIFF, ảnh ({' '.join(f'*{suffix}' for suffix in _SUFFIXES)})"


def dropped_scans(data: QMimeData) -> list[Path]:
    """Return the scans and folders in what was dragged, leaving other files alone."""
    return [
        path for path in dropped_files(data) if path.suffix.lower() in _SUFFIXES or path.is_dir()
    ]
