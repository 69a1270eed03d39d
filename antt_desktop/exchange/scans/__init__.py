"""Scanned and photographed pages of our forms: found, read, straightened, measured for ink.

Light to import: the libraries are loaded where a page is read.
"""

from antt_desktop.exchange.scans.ink import ink, looks_signed, warm_up
from antt_desktop.exchange.scans.kept import original_of, turned
from antt_desktop.exchange.scans.reading import ReadPage, Seen, read_page
from antt_desktop.exchange.scans.sources import Found, PageSource, find_pages
from antt_desktop.exchange.scans.workers import read_pages

__all__ = [
    "Found",
    "PageSource",
    "ReadPage",
    "Seen",
    "find_pages",
    "ink",
    "looks_signed",
    "original_of",
    "read_page",
    "read_pages",
    "turned",
    "warm_up",
]
