"""Where the files of meetings are kept."""

from antt_desktop.domain.meeting_papers import FILE_KINDS, PHOTOS
from antt_desktop.ui.files.shelf import Shelf

SHELF = Shelf(lambda book: book.meeting_files, "biên bản", FILE_KINDS, PHOTOS)
