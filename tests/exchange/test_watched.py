"""A damaged PDF that never comes to an end is given up, and what it kept busy is gone."""

import multiprocessing
import shutil
import time
from pathlib import Path

import pytest

from antt_desktop.domain.errors import UserError
from antt_desktop.exchange import watched
from antt_desktop.exchange.minutes_files import read_file
from antt_desktop.exchange.scans import find_pages, read_pages
from antt_desktop.exchange.scans.sources import PageSource

ENDLESS = Path(__file__).parents[1] / "data" / "endless.pdf"


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Give up early: this PC has more to do."""
    monkeypatch.setattr(watched, "_MOST_MEMORY", 250 << 20)


def test_it_is_refused_with_a_sentence_and_stops_no_other_file(tmp_path):
    good = tmp_path / "tốt.png"
    shutil.copy(ENDLESS, tmp_path / "hỏng.pdf")
    from PIL import Image

    Image.new("L", (300, 400), 255).save(good)
    found = find_pages([tmp_path / "hỏng.pdf", good])
    assert [page.path for page in found.pages] == [good]
    ((_path, why),) = found.refused
    assert why.startswith("Tệp “hỏng.pdf” bị hỏng nên đọc mãi không xong.")
    assert multiprocessing.active_children() == []


def test_old_minutes_are_tried_first_too():
    with pytest.raises(UserError, match="đọc mãi không xong"):
        read_file(ENDLESS)


def test_in_a_large_stack_only_its_page_is_given_up():
    pages = [PageSource(ENDLESS, page) for page in (0, 1, 0, 0)]
    faults = [bool(read.fault) for read in read_pages(pages, lambda: False)]
    assert faults == [False, True, False, False]
    assert multiprocessing.active_children() == []


def test_what_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(watched, "_MOST_MEMORY", 1 << 40)
    monkeypatch.setattr(watched, "_LONGEST", 1.0)
    since = time.monotonic()
    with pytest.raises(UserError, match="đọc mãi không xong"):
        watched.try_pdf(ENDLESS, drawn=3)
    assert time.monotonic() - since < 20


def test_a_process_that_is_gone_is_not_overdone():
    assert not watched.overdone(2**22 - 1, time.monotonic())
