"""Cuts the power of a working program at random moments and looks at what is left.

``python -m tests.end_to_end.power_cuts 100`` does so 100 times; it needs root, for a file system
of its own (ext4 in a file). A cut is a copy of that file while the program stands still: what
was not yet forced to the disk is not in it. The file system then mends itself from its journal,
as after a real cut.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.end_to_end.kills import Kills

_SIZE = 512 * 2**20
_TURNS = 20


class PowerCuts(Kills):
    """The book lies on a file system that can be cut off."""

    def __init__(self, place: Path, seed: int) -> None:
        self._image, self._cut = place / "disk.img", place / "cut.img"
        self._mount = place / "disk"
        self._mount.mkdir()
        with self._image.open("wb") as file:
            file.truncate(_SIZE)
        subprocess.run(["mkfs.ext4", "-q", "-F", self._image], check=True)
        self._put_in()
        folder = self._mount / "so"
        folder.mkdir()
        super().__init__(folder, seed)

    def close(self) -> None:
        """Take the disk out."""
        subprocess.run(["umount", self._mount], check=True)

    def _put_in(self) -> None:
        subprocess.run(["mount", "-o", "loop", self._image, self._mount], check=True)

    def _stop(self, process: "subprocess.Popen[str]") -> None:
        process.send_signal(signal.SIGSTOP)
        while not self._stands_still(process.pid):
            time.sleep(0.001)
        subprocess.run(["cp", "--sparse=always", self._image, self._cut], check=True)
        process.kill()

    @staticmethod
    def _stands_still(pid: int) -> bool:
        """Tell whether no thread is within a call of the system any longer."""
        threads = Path(f"/proc/{pid}/task").glob("*/stat")
        return all(stat.read_text().rpartition(")")[2].split()[0] in "TZ" for stat in threads)

    def _look(self) -> None:
        self.close()
        self._cut.replace(self._image)
        self._put_in()
        super()._look()


def main(times: int) -> None:
    """Cut so many times and print where it was each time."""
    total: Counter[str] = Counter()
    for part in range(0, times, _TURNS):
        with tempfile.TemporaryDirectory() as name:
            cuts = PowerCuts(Path(name), part)
            try:
                for _ in range(min(_TURNS, times - part)):
                    cuts.kill_once()
            finally:
                cuts.close()
            total += cuts.interrupted
    sys.stdout.write(f"{times} power cuts, nothing lost; last words before: {dict(total)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
