"""The village's register: one SQLite file, its tables, queries, history, search and copies.

peewee and the SQLite driver live in this room only; frozen dataclasses of ``domain`` come in
and go out.
"""

from antt_desktop.book.backups import all_copies
from antt_desktop.book.book import Book

__all__ = ["Book", "all_copies"]
