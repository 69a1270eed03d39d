"""Workbooks: which files are offered, and the one dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
KINDS = f"Danh sách Excel ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"


def dropped_workbook(data: QMimeData) -> Path | None:
    """Return the workbook in what was dragged, None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
