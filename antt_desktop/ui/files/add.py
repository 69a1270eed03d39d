"""Taking files in: what they are is asked, then they are read and kept beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.shelf import Shelf
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.theme import theme

_PHOTOS = (".jpg", ".jpeg", ".png")
_NAMES_SHOWN = 8


def add_files(
    context: Context,
    shelf: Shelf,
    record_id: int,
    paths: Sequence[Path],
    done: Callable[[], object],
) -> None:
    """Ask what files are, then keep them with a record; ``done`` follows on the window's thread.

    What cannot be taken in is told as a sentence, and nothing is kept then.
    """
    from antt_desktop.workflows.import_minutes import read_files

    dialog = FileKindDialog(context, shelf, paths)
    if not context.dialogs.run(dialog):
        return
    what = str(dialog.kind.value)

    def work(book: Book, _progress: Progress) -> None:
        files = [replace(file, what=what) for file in read_files(paths)]
        shelf.keeper(book).attach(record_id, files)

    context.work_on_book("Đang cất tệp vào sổ", work, lambda _result: done())


def proposed_kind(shelf: Shelf, paths: Sequence[Path]) -> str:
    """Return what files most likely are: several photographs belong together."""
    photos = len(paths) > 1 and all(path.suffix.lower() in _PHOTOS for path in paths)
    return shelf.photos if photos else shelf.kinds[0]


class FileKindDialog(FormDialog):
    """Asks what the chosen files are."""

    def __init__(self, context: Context, shelf: Shelf, paths: Sequence[Path]) -> None:
        count = f"{number(len(paths))} tệp" if len(paths) > 1 else "tệp"
        super().__init__(context.dialogs, f"Thêm {count} vào {shelf.record}")
        names = [path.name for path in paths[:_NAMES_SHOWN]]
        more = [f"… và {len(paths) - len(names)} tệp nữa"] if len(paths) > len(names) else []
        self.kind = Combo("Đây là", [(kind, kind) for kind in shelf.kinds])
        self.kind.choose(proposed_kind(shelf, paths))
        self.form.add("what", "Đây là", self.kind)
        self.body.addWidget(label("\n".join([*names, *more]), "strong"))
        self.body.addWidget(self.form)
        self.buttons(f"Thêm vào {shelf.record}")
        self.setMinimumWidth(theme.px(420))
