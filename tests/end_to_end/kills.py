"""Kills a working program at random moments and looks at what is left.

``python -m tests.end_to_end.kills 300`` does so 300 times and prints what came of it.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.book.backups import copies_in
from antt_desktop.domain.errors import PassphraseNeeded, UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.village import Village

_WORKER = Path(__file__).with_name("survivor_to_kill.py")
_VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
_LONGEST = 3.0  # seconds


class Kills:
    """One book that is worked on, killed and looked at again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self.interrupted: Counter[str] = Counter()
        self._passphrases = [""]
        self._known: Counter[str] = Counter()
        stick = folder / "usb"
        stick.mkdir()
        os.environ |= {"ANTT_DATA": str(folder / "data"), "ANTT_MEDIA": str(stick)}
        path = folder / "lang.antt"
        with Book.create(path, _VILLAGE, [Group(number=1, name="Tổ 1")]) as book:
            book.backups.add_place(stick)

    def kill_once(self) -> None:
        """Let it work for a moment, kill it, and check that nothing acknowledged is lost."""
        said = self._work()
        for name, *values in said:
            if name in {"open", "rekeyed"}:
                self._passphrases = [values[0]]
            elif name == "rekeying":
                self._passphrases = values
            elif values:
                self._known[name] = max(self._known[name], int(values[0]))
        self.interrupted[said[-1][0] if said else "start"] += 1
        self._look()

    def _work(self) -> list[list[str]]:
        words = [sys.executable, "-X", "utf8", str(_WORKER), str(self._folder), *self._passphrases]
        with subprocess.Popen(
            words,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process:
            first = process.stdout.readline()
            timer = threading.Timer(self._chance.uniform(0, _LONGEST), self._stop, [process])
            timer.start()
            lines = [first, *process.stdout.readlines()]
            timer.join()
        return [line[:-1].split("\t") for line in lines if line.endswith("\n")]

    def _stop(self, process: "subprocess.Popen[str]") -> None:
        process.kill()

    def _look(self) -> None:
        with self._opened() as book:
            assert book.check() == []
            assert book.households.count() >= self._known["households"]
            assert len(book.meetings.ids()) >= self._known["meetings"]
            # The next turn begins small again, or the disk would fill up.
            self._known = Counter(
                households=book.households.count(), meetings=len(book.meetings.ids())
            )
            for copy in book.backups.all():
                self._look_at_copy(book, copy.path)
        old = self._folder / "cu.antt"
        if old.exists():
            with Book.open(old) as book:
                assert book.check() == []
        left = {path.name for path in self._folder.iterdir()}
        # A journal that never became valid stays until the next change; it is empty to SQLite.
        assert left <= {
            "lang.antt",
            "lang.antt-journal",
            "cu.antt",
            "cu.antt-journal",
            "usb",
            "data",
        }, left
        assert copies_in(self._folder / "data") == []

    def _opened(self) -> Book:
        for passphrase in self._passphrases:
            try:
                return Book.open(self._folder / "lang.antt", passphrase=passphrase)
            except UserError as error:
                refused = error
        raise AssertionError(refused.sentence)

    @staticmethod
    def _look_at_copy(book: Book, path: Path) -> None:
        try:
            assert book.backups.verify(path) == [], path.name
        except PassphraseNeeded:
            assert path.stat().st_size, "one under the passphrase of its day"


def main(times: int) -> None:
    """Kill so many times and print where it was each time."""
    total: Counter[str] = Counter()
    for part in range(0, times, 25):  # a book of its own for some, or it grows without end
        with tempfile.TemporaryDirectory() as name:
            kills = Kills(Path(name), part)
            for _ in range(min(25, times - part)):
                kills.kill_once()
            total += kills.interrupted
    sys.stdout.write(f"{times} kills, nothing lost; last words heard before: {dict(total)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
