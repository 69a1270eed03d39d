"""A disk that fills up, turns read-only or is pulled out, while the book works on it.

``python -m tests.end_to_end.failing_disks`` needs root, for file systems of its own (ext4 in a
file). Each act must end in a sentence, and the book be as it was, sound, once the disk is well.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.scans import NewScan
from antt_desktop.domain.village import Village
from antt_desktop.workflows.campaigns import new_campaign
from antt_desktop.workflows.export_roster import export_roster
from antt_desktop.workflows.exporting import export_noted

_SIZE = 48 << 20
_VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
_MANY = [
    Household(group_id=1, note="x" * 3000, people=(Person(name=f"Lê Văn {n}", relation=HEAD),))
    for n in range(3000)
]
Act = Callable[[Book, Path], object]


class Disk:
    """A file system in a file."""

    def __init__(self, place: Path) -> None:
        self._image, self.folder = place / "disk.img", place / "disk"
        self.folder.mkdir()
        with self._image.open("wb") as file:
            file.truncate(_SIZE)
        subprocess.run(["mkfs.ext4", "-q", "-F", self._image], check=True)
        self.put_in()

    def put_in(self) -> None:
        subprocess.run(["mount", "-o", "loop", self._image, self.folder], check=True)

    def take_out(self) -> None:
        subprocess.run(["umount", "-l", self.folder], check=True)

    def fill(self) -> None:
        """Leave no room at all."""
        with (self.folder / "đầy").open("wb", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def turn_read_only(self) -> None:
        """Do what the system does by itself when a disk begins to die."""
        subprocess.run(["mount", "-o", "remount,abort", self.folder], check=False)

    def pull_out(self) -> None:
        """Lose everything that is not in memory; writing fails."""
        shutil.copyfile(self._image, self._image.with_suffix(".kept"))
        with self._image.open("rb+") as file:
            file.truncate(0)
        found = subprocess.run(
            ["losetup", "-n", "-O", "NAME", "-j", self._image],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        for device in found.stdout.split():
            subprocess.run(["losetup", "-c", device], check=True)

    def mend(self) -> None:
        """Plug it in again, or make room."""
        (self.folder / "đầy").unlink(missing_ok=True)

    def plug_in(self) -> None:
        self.take_out()
        kept = self._image.with_suffix(".kept")
        if kept.exists():
            kept.replace(self._image)
        self.put_in()


def save(book: Book, _disk: Path) -> object:
    return book.households.add_many(_MANY)


def back_up(book: Book, _disk: Path) -> object:
    return book.backups.take_away()


def export(book: Book, disk: Path) -> object:
    use = BookUse(UseKind.EXPORT, "Xuất danh sách hộ", "Thử")
    target = disk / "ra.xlsx"
    return export_noted(book, export_roster, target, use, "", lambda _done, _total: None)


def file_scans(book: Book, _disk: Path) -> object:
    campaign = book.campaigns.all()[0].id
    ids = book.households.ids()[:5]
    return book.scans.file(
        NewScan(campaign_id=campaign, household_id=i, data=bytes([i % 256]) * 2_000_000)
        for i in ids
    )


@contextmanager
def worked_on(disk: Disk, here: Path, *, away: bool) -> Iterator[Book]:
    """Give a book on the disk, or on this PC with the disk as its stick."""
    path = (here if away else disk.folder) / "lang.antt"
    with Book.create(path, _VILLAGE, [Group(number=1, name="Tổ 1")]) as book:
        book.households.add_many(_MANY[:300])
        book.campaigns.add(new_campaign(book, "Năm 2026"))
        if away:
            book.backups.add_place(disk.folder)
        yield book


def tried(name: str, act: Act, trouble: Callable[[Disk], None], *, away: bool) -> str:
    """Let one act run into one trouble; return the sentence it ended in."""
    with tempfile.TemporaryDirectory() as place:
        disk = Disk(Path(place))
        try:
            with worked_on(disk, Path(place), away=away) as book:
                path, before = book.path, list(book.households.all())
                trouble(disk)
                try:
                    act(book, disk.folder)
                except UserError as error:
                    said = error.sentence
                else:
                    raise AssertionError(f"{name}: went through")
                disk.mend()
            if not away or trouble is not Disk.fill:
                disk.plug_in()
            with Book.open(path) as again:
                assert again.check() == [], name
                assert list(again.households.all()) == before, name
                act(again, disk.folder)
                assert again.check() == [], name
        finally:
            disk.take_out()
    return said


def main() -> None:
    """Print the sentence of each."""
    troubles = {
        "full": Disk.fill, "read-only": Disk.turn_read_only, "pulled out": Disk.pull_out,
    }  # fmt: skip
    acts = {
        "saving": (save, False), "filing": (file_scans, False),
        "backing up": (back_up, True), "exporting": (export, True),
    }  # fmt: skip
    for trouble, begins in troubles.items():
        for name, (act, away) in acts.items():
            sentence = tried(f"{name}, {trouble}", act, begins, away=away)
            sys.stdout.write(f"{name}, {trouble}: {sentence}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
