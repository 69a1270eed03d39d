"""Scanned forms: found and read, and brought into the shape in which they are kept."""

import random
import tempfile
import time
from pathlib import Path

from PIL import Image

from antt_desktop.exchange.scans import find_pages, ink, read_page
from antt_desktop.exchange.scans.pictures import Pictures
from antt_desktop.exchange.scans.searching import search
from tests.benchmarks.measure import Figure, at_most
from tests.exchange import stacks

_PAGES = 60
_SKEW = 3
_GOAL_MS = 25


def _scans(folder: Path) -> None:
    rng = random.Random(1)
    for dpi in (150, 200):
        forms = [stacks.form(number) for number in range(1, _PAGES // 2 + 1)]
        for number, page in enumerate(stacks.printed(stacks.forms_pdf(forms), dpi=dpi)):
            signed = stacks.signed(page, number, dpi=dpi)
            askew = signed.rotate(
                rng.uniform(-_SKEW, _SKEW), Image.Resampling.BICUBIC, fillcolor=250
            )
            askew.save(folder / f"{dpi}-{number:03}.jpg", quality=60)


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        _scans(Path(name))
        sources = find_pages([Path(name)]).pages
        read_page(sources[0])
        with Pictures() as pictures:
            start = time.process_time()
            for source in sources:
                search(pictures.of(source), lambda at=source: pictures.of(at, fine=True))
            found = time.process_time() - start
        start = time.process_time()
        reads = [read_page(source) for source in sources]
        kept = time.process_time() - start
        start = time.process_time()
        for read in reads:
            ink(read.jpeg, *stacks.SIGNATURE)
        measured = time.process_time() - start
    right = sum(len(read.codes) == 1 for read in reads)
    return [
        at_most("scanned pages not read, of all", len(reads) - right, len(reads), "pages", 0),
        _each("a scanned page of 150 or 200 dpi found and read, one core", found),
        _each("the same, straightened and kept, its ink measured", kept + measured),
    ]


def _each(what: str, seconds: float) -> Figure:
    return at_most(f"{what}, against {_GOAL_MS} ms", 1000 * seconds / _PAGES, _GOAL_MS, "ms", 1)
