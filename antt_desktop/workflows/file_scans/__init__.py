"""A stack of scanned forms: read, planned page by page, and filed to the households."""

from antt_desktop.exchange.scans import ReadPage
from antt_desktop.workflows.file_scans.filing import Filing, FilingResult
from antt_desktop.workflows.file_scans.reading import Refused, read_scans

__all__ = ["Filing", "FilingResult", "ReadPage", "Refused", "read_scans"]
