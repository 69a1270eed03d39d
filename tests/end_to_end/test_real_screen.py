"""The program on a real X screen: it appears, it is painted, it speaks Vietnamese, no warnings."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from antt_desktop.book import Book
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.domain.village import Village

CHILD = Path(__file__).with_name("window_to_paint.py")
WIDTH, HEIGHT = 1366, 768


@contextmanager
def screen():
    """Start an X server on a free number and give its name; stop it afterwards."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
            "-nolisten", "tcp",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def village(tmp_path):
    path = tmp_path / "so-antt.antt"
    with Book.create(
        path,
        Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng"),
        [Group(number=n, name=f"Tổ {n}", leader="Ngô Văn Vinh") for n in (1, 2)],
        who="Ngô Văn Vinh",
    ) as book:
        people = (Person(name="Nguyễn Thị Hồng Đạt", relation="Chủ hộ"),)
        for group in book.groups.all():
            book.households.add(Household(group_id=group.id, address="Ngõ 4", people=people))
    return path


def test_on_a_real_screen_the_window_is_painted_without_a_warning(
    village, tmp_path, own_data_folder
):
    picture = tmp_path / "man-hinh.png"
    with screen() as display:
        surroundings = {
            name: value for name, value in os.environ.items() if not name.startswith("QT_")
        }
        done = subprocess.run(
            [sys.executable, "-X", "utf8", CHILD, village, picture],
            env={
                **surroundings,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout == "Sổ ANTT – Làng văn hóa Quang Khải – so-antt.antt\n"
    shown = QImage(str(picture))
    assert (shown.width(), shown.height()) == (WIDTH, HEIGHT)
    colours = {
        shown.pixelColor(x, y).name() for x in range(0, WIDTH, 7) for y in range(0, HEIGHT, 7)
    }
    assert "#0e5a8a" in colours  # the accent: the current tab, the primary button
    assert "#ffffff" in colours  # panes
    assert "#f4f6f8" in colours  # the window between them
