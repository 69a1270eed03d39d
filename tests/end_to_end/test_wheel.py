"""The wheel holds all it needs and works from another folder, offline."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_works_elsewhere(tmp_path, own_data_folder):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
        names = archive.namelist()
    assert "antt_desktop/forms/pledge.toml" in names
    assert "antt_desktop/resources/fonts/LiberationSerif-Regular.ttf" in names
    assert "antt_desktop/resources/encodings/vni.json" in names
    assert any(name.endswith("-OFL.txt") for name in names)
    assert not any(name.startswith("tests") for name in names)

    def antt(*words):
        command = [sys.executable, "-X", "utf8", "-m", "antt_desktop", *words]
        env = {**os.environ, "PYTHONPATH": str(place)}
        return subprocess.run(
            command, cwd=tmp_path, env=env, check=True, capture_output=True, text=True
        ).stdout

    names = ("--village", "Làng", "--commune", "Xã", "--province", "Tỉnh", "--groups", "2")
    antt("new", "a.antt", *names)
    antt("new-campaign", "a.antt", "Năm 2026")
    assert "nguyên vẹn" in antt("check", "a.antt")
    out = subprocess.run(
        [sys.executable, "-c", "import antt_desktop.paths as p; print(p.resources(), p.forms())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert out.count(str(place)) == 2
