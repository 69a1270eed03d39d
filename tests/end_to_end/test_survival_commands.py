"""Keeping a book alive by words: the same as the window does, and no secret on the command line."""

import os

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


def test_a_passphrase_is_typed_never_named(antt, village):
    antt("rekey", village, typed=[OPENS, OPENS])
    assert "có mật khẩu" in antt("check", village, expect=1)
    assert "không đúng" in antt("check", village, typed=["sai rồi nhé"], expect=1)
    assert "Sổ nguyên vẹn." in antt("check", village, typed=[OPENS])
    assert "20" in antt("backup", village, typed=[OPENS])
    unlike = [OPENS, "một hai ba bốn", "khác"]
    assert "không giống nhau" in antt("rekey", village, typed=unlike, expect=1)
    antt("rekey", village, typed=[OPENS, "một hai ba bốn", "một hai ba bốn"])
    antt("rekey", village, "--remove", typed=["một hai ba bốn"])
    assert "nguyên vẹn" in antt("check", village)


def test_what_was_done_is_found_and_told_in_detail(antt, village):
    rows = antt("history", village, "--find", "bien ban", "--json")
    assert rows
    assert all("biên bản" in row["name"].casefold() for row in rows)
    details = antt("history", village, "--action", rows[0]["id"])
    assert "Biên bản" in details
    assert antt("history", village, "--who", "Không ai cả", "--json") == []


def test_what_can_be_read_is_saved(antt, village, tmp_path):
    data = bytearray(village.read_bytes())
    page = data.index("Hội nghị tổng kết".encode()) // 4096
    data[page * 4096 : (page + 1) * 4096] = os.urandom(4096)
    village.write_bytes(data)
    assert "hỏng" in antt("check", village, expect=1)
    found = antt("salvage", village, "cứu.antt", "--json")
    assert found["rows"] > 100
    assert antt("check", tmp_path / "cứu.antt", "--json")["sound"]
