"""The program as a user of the command line has it."""

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture
def antt(own_data_folder, tmp_path):
    """Return a function that runs the program in a process of its own, in a folder of its own.

    ``typed`` are lines at its standard input.
    """

    def run(*words, expect=0, typed=()):
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
        if "--json" in words and not expect:
            return json.loads(done.stdout)
        return done.stdout if not expect else done.stderr

    return run


@pytest.fixture
def killed_after():
    """Return a function that says what a worker acknowledged, killed just after so many lines."""

    def run(worker, folder, lines):
        with subprocess.Popen(
            [sys.executable, "-X", "utf8", worker, folder],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process:
            heard = [process.stdout.readline() for _ in range(lines)]
            process.kill()
            heard += process.stdout.readlines()
        return [line.split() for line in heard if line.endswith("\n")]

    return run
