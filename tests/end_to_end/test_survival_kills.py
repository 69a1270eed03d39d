"""A short turn of the kills that ``python -m tests.end_to_end.kills 300`` does at length."""

from tests.end_to_end.kills import Kills


def test_killed_in_the_middle_of_anything(tmp_path, own_data_folder, monkeypatch):
    monkeypatch.setenv("ANTT_MEDIA", "")
    kills = Kills(tmp_path, 2026)
    for _ in range(4):
        kills.kill_once()
    assert sum(kills.interrupted.values()) == 4
