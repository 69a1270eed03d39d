"""No connection to any network: no name asked for, no socket but local ones, in all it does."""

import json
import os
import subprocess
import sys

WORK = """
import json, os, sys, time
from pathlib import Path

seen = []


def heard(event, args):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        seen.append(f"{event} {args}")
    if event in {"socket.connect", "socket.bind", "socket.sendto"} and isinstance(args[1], tuple):
        seen.append(f"{event} {args[1]}")
    if event in {"urllib.Request", "http.client.connect", "smtplib.connect", "ftplib.connect"}:
        seen.append(event)


sys.addaudithook(heard)


def of_the_network():
    inodes = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        path = Path("/proc/self/net") / kind
        if path.exists():
            inodes |= {line.split()[9] for line in path.read_text().splitlines()[1:]}
    for fd in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{fd}")
        except OSError:
            continue
        if target.startswith("socket:[") and target[8:-1] in inodes:
            seen.append(target)


from antt_desktop import cli

folder = Path(sys.argv[1])
book = folder / "lang.antt"
names = ["--village", "Làng", "--commune", "Xã", "--province", "Tỉnh", "--groups", "2"]
for words in (
    ["new", book, *names],
    ["new-campaign", book, "Năm 2026"],
    ["export-roster", book, folder / "a.xlsx"],
    ["import-roster", book, folder / "a.xlsx"],
    ["backup", book, "--to", folder / "usb"],
    ["check", book],
    ["history", book],
):
    cli.main([str(word) for word in words])
    of_the_network()

from antt_desktop.app import opened_desktop, start_application
from antt_desktop.ui.jobs import anything_runs, wait_for_all

application = start_application()
desktop = opened_desktop(application, book)
until = time.monotonic() + 3
for tab in range(4):
    desktop._windows[0].page.turn_to(tab)
while time.monotonic() < until or anything_runs():
    application.processEvents()
    of_the_network()
wait_for_all()
desktop._windows[0].close()
of_the_network()
sys.stdout.write("\\n" + json.dumps(seen))
"""


def test_nothing_of_it_asks_the_network(tmp_path, own_data_folder):
    (tmp_path / "usb").mkdir()
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", WORK, tmp_path],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "QT_QPA_PLATFORM": "offscreen",
        },
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == []


_BIND = """
import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
of_the_network()
print(len(seen))
"""


def test_the_hook_would_hear_of_it():
    """The test above can fail: the same hook hears of a name that is asked for."""
    hook = WORK[: WORK.index("from antt_desktop import cli")]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{hook}\n{_BIND}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == 2
