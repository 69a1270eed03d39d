"""Taking old minutes into the book: the paper itself with its day and title, its text searched."""

from collections.abc import Sequence
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.text import tidy
from antt_desktop.exchange.minutes_files import read_file


def read_files(paths: Sequence[Path]) -> list[NewFile]:
    """Read files to keep with a meeting; UserError names the first that cannot be."""
    return [read_file(path) for path in paths]


def import_minutes(
    book: Book,
    files: Sequence[NewFile],
    *,
    title: str,
    kind: str,
    day: PartialDate,
    group_ids: Sequence[int] = (),
) -> int:
    """Keep old minutes as one action and return the meeting's id.

    Raises UserError (field ``title``, ``kind``, ``day``) for what is missing.
    """
    for value, field, sentence in (
        (tidy(title), "title", "Hãy ghi tên cuộc họp."),
        (tidy(kind), "kind", "Hãy chọn loại họp."),
    ):
        if not value:
            raise UserError(sentence, field=field)
    if day > book.today:
        raise UserError(f"Ngày {day} chưa tới. Hãy ghi ngày của cuộc họp.", field="day")
    with book.action(f"Nhập biên bản cũ “{tidy(title)}”"):
        meeting_id = book.meetings.save(
            Meeting(title=title, kind=kind, day=day, group_ids=tuple(group_ids))
        )
        book.meeting_files.attach(meeting_id, files)
    return meeting_id
