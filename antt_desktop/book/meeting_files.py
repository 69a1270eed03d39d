"""Files kept with a meeting: the signed minutes, photographs, lists of those present."""

from collections.abc import Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.meeting_rows import title_of
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_papers import MeetingFile, NewFile
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.text import tidy


class MeetingFilesPart:
    """Files may come and go while minutes are frozen: the signed paper comes afterwards."""

    def __init__(self, store: Store, actions: Actions, attachments: AttachmentsPart) -> None:
        self._store = store
        self._actions = actions
        self._attachments = attachments

    def attach(self, meeting_id: int, files: Sequence[NewFile]) -> None:
        """Keep files with a meeting, all or none; UserError where it is no longer in the book."""
        title_of(self._store, meeting_id)
        what = tidy(files[0].name) if len(files) == 1 else f"{len(files)} tệp"
        with self._actions.action(f"Thêm {what} vào biên bản"):
            for file in files:
                hashed = self._attachments.keep(file.data, file.media)
                self._store.run(
                    "INSERT INTO meeting_files (meeting_id, name, what, media, hash, size, pages,"
                    " added_on, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        meeting_id,
                        tidy(file.name),
                        tidy(file.what),
                        file.media,
                        hashed,
                        len(file.data),
                        file.pages,
                        self._actions.today.iso,
                        cleaned(file.text),
                    ),
                )

    def of(self, meeting_id: int) -> list[MeetingFile]:
        """Return the files of a meeting in the order they came."""
        return [
            MeetingFile(
                id=file_id,
                meeting_id=meeting_id,
                name=name,
                what=what,
                media=media,
                size=size,
                pages=pages,
                added_on=PartialDate.from_iso(added_on) or self._actions.today,
            )
            for file_id, name, what, media, size, pages, added_on in self._store.run(
                "SELECT id, name, what, media, size, pages, added_on FROM meeting_files"
                " WHERE meeting_id = ? ORDER BY id",
                (meeting_id,),
            )
        ]

    def read(self, file_id: int) -> tuple[bytes, str]:
        """Return the bytes of a file and its type; UserError where they are lost or damaged."""
        return self._attachments.read(self._value(file_id, "hash"))

    def text(self, file_id: int) -> str:
        """Return the text that is searched of a file, '' where it has none."""
        return self._value(file_id, "text")

    def remove(self, file_id: int) -> None:
        """Take a file away from its meeting; undo brings it back."""
        name = self._value(file_id, "name")
        with self._actions.action(f"Bỏ {name} khỏi biên bản"):
            self._store.run("DELETE FROM meeting_files WHERE id = ?", (file_id,))

    def _value(self, file_id: int, column: str) -> str:
        rows = self._store.run(f"SELECT {column} FROM meeting_files WHERE id = ?", (file_id,))
        if not rows:
            raise UserError("Tệp này không còn trong sổ.")
        return str(rows[0][0])
