"""Lists of households: which files are offered, and the one dragged onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIXES = (".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".txt", ".tsv")
KINDS = f"Danh sách hộ ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"


def dropped_file(data: QMimeData) -> Path | None:
    """Return the first file in what was dragged, None where there is none."""
    return next((Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()), None)


def dropped_workbook(data: QMimeData) -> Path | None:
    """Return the first workbook or text file in what was dragged, None where there is none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)
