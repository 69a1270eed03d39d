"""Files kept with a record: signed papers, photographs, what came from outside."""

from collections.abc import Callable, Sequence

from antt_desktop.book.actions import Actions
from antt_desktop.book.attachments import AttachmentsPart
from antt_desktop.book.store import Store
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import KeptFile, NewFile
from antt_desktop.domain.rich_text import cleaned
from antt_desktop.domain.text import tidy


class KeptFilesPart:
    """The files of one kind of record, in the table ``<record>_files``.

    ``name`` gives the words of an action for (record id, what is done, which files); it raises
    UserError where the record is not in the book.
    """

    def __init__(
        self,
        store: Store,
        actions: Actions,
        attachments: AttachmentsPart,
        record: str,
        name: Callable[[int, str, str], str],
    ) -> None:
        self._store = store
        self._actions = actions
        self._attachments = attachments
        self._table, self._owner = f"{record}_files", f"{record}_id"
        self._name = name

    def attach(self, owner_id: int, files: Sequence[NewFile]) -> None:
        """Keep files with a record, all or none; UserError where it is no longer in the book."""
        what = tidy(files[0].name) if len(files) == 1 else f"{len(files)} tệp"
        with self._actions.action(self._name(owner_id, "Thêm", what)):
            for file in files:
                hashed = self._attachments.keep(file.data, file.media)
                self._store.run(
                    f"INSERT INTO {self._table} ({self._owner}, name, what, media, hash, size,"
                    " pages, added_on, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        owner_id,
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

    def of(self, owner_id: int) -> list[KeptFile]:
        """Return the files of a record in the order they came; UserError where it is gone."""
        self._name(owner_id, "", "")
        return [
            KeptFile(
                id=file_id,
                name=name,
                what=what,
                media=media,
                size=size,
                pages=pages,
                added_on=PartialDate.from_iso(added_on) or self._actions.today,
            )
            for file_id, name, what, media, size, pages, added_on in self._store.run(
                "SELECT id, name, what, media, size, pages, added_on"
                f" FROM {self._table} WHERE {self._owner} = ? ORDER BY id",
                (owner_id,),
            )
        ]

    def read(self, file_id: int) -> tuple[bytes, str]:
        """Return the bytes of a file and its type; UserError where they are lost or damaged."""
        return self._attachments.read(self._values(file_id)[2])

    def text(self, file_id: int) -> str:
        """Return the text that is searched of a file, '' where it has none."""
        return self._values(file_id)[3]

    def remove(self, file_id: int) -> None:
        """Take a file away from its record; undo brings it back."""
        owner_id, name, *_ = self._values(file_id)
        with self._actions.action(self._name(owner_id, "Bỏ", name)):
            self._store.run(f"DELETE FROM {self._table} WHERE id = ?", (file_id,))

    def _values(self, file_id: int) -> tuple[int, str, str, str]:
        rows = self._store.run(
            f"SELECT {self._owner}, name, hash, text FROM {self._table} WHERE id = ?", (file_id,)
        )
        if not rows:
            raise UserError("Tệp này không còn trong sổ.")
        self._name(rows[0][0], "", "")
        return rows[0]
