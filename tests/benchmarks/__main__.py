"""Measure all of it, print the table, and write it to docs/benchmarks.md."""

import os
import platform
import sys
import tempfile
from pathlib import Path

from antt_desktop.workflows.demo_village import build_demo
from tests.benchmarks import forms, incidents, meetings, roster, scans, sealed, window
from tests.benchmarks.measure import Figure

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
_HEAD = """# Speed

Ratios within one run (`make bench`), ours against a peer or a floor beside it; absolute times are
for information only. Measured with Python {python} on {cores} cores, {system}.

| what | ours | beside it | ratio | goal | met |
|---|---|---|---|---|---|
"""


def main() -> int:
    """Return 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ANTT_DATA"] = str(folder / "data")
        small, large = folder / "nho.antt", folder / "lon.antt"
        build_demo(small)
        build_demo(large, 100_000, 400)
        found: list[Figure] = [
            *forms.figures(),
            *window.figures(small, large),
            *roster.figures(large),
            *sealed.figures(large, folder),
            *meetings.figures(),
            *incidents.figures(),
            # Last: what this process grows to counts as memory of those it starts.
            *scans.figures(),
        ]
    head = _HEAD.format(
        python=platform.python_version(), cores=os.cpu_count(), system=platform.system()
    )
    page = head + "\n".join(figure.line for figure in found) + "\n"
    _PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
