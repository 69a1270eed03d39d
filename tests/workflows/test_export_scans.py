"""Scans kept in a book, written out again as PDF."""

import io

import pypdf
import pytest
from PIL import Image

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.life import LifeEvent
from antt_desktop.domain.life_events import leave
from antt_desktop.domain.scans import NewScan
from antt_desktop.workflows.export_scans import export_scans


def jpeg(grey):
    out = io.BytesIO()
    Image.new("L", (124, 175), grey).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def ids(village, campaign):
    """File a page of every household, and a second of the last one; return their ids."""
    ids = list(village.pledges.ids(campaign.id))
    scans = [
        NewScan(campaign_id=campaign.id, household_id=i, data=jpeg(at * 20), source=f"{at}.jpg")
        for at, i in enumerate(ids)
    ]
    again = NewScan(campaign_id=campaign.id, household_id=ids[-1], page=2, data=jpeg(250))
    village.scans.file([*reversed(scans), again])
    return ids


def written(path):
    reader = pypdf.PdfReader(path, strict=True)
    pictures = [page["/Resources"]["/XObject"]["/P"].get_object()._data for page in reader.pages]
    return pictures, [mark.title for mark in reader.outline]


def test_a_campaign_in_list_order_under_its_households(village, campaign, ids, tmp_path):
    path, told = tmp_path / "a.pdf", []
    progress = lambda *at: told.append(at)  # noqa: E731
    assert export_scans(village, campaign.id, path, progress=progress) == 8
    pictures, bookmarks = written(path)
    assert pictures == [*(jpeg(at * 20) for at in range(7)), jpeg(250)]
    rows = village.pledges.rows(campaign.id, ids)
    assert bookmarks == [f"{row.code} {row.head}" for row in rows]
    assert told == [(done, 8) for done in range(1, 9)]


def test_a_group_and_a_household(village, campaign, ids, tmp_path):
    second = village.groups.all()[1]
    assert export_scans(village, campaign.id, tmp_path / "b.pdf", group_ids=[second.id]) == 2
    assert written(tmp_path / "b.pdf")[0] == [jpeg(60), jpeg(80)]
    assert export_scans(village, campaign.id, tmp_path / "c.pdf", household_id=ids[-1]) == 2
    assert written(tmp_path / "c.pdf")[0] == [jpeg(120), jpeg(250)]


def test_a_household_that_left_before_the_list_was_frozen_comes_last(
    village, campaign, ids, tmp_path
):
    gone = village.households.get(ids[0])
    village.life.apply(leave(gone, LifeEvent(PartialDate(2026, 3, 2))))
    village.results.close(campaign.id)
    assert export_scans(village, campaign.id, tmp_path / "a.pdf") == 8
    pictures, bookmarks = written(tmp_path / "a.pdf")
    assert pictures == [*(jpeg(at * 20) for at in range(1, 7)), jpeg(250), jpeg(0)]
    assert bookmarks[-1].startswith(gone.code)
    assert export_scans(village, campaign.id, tmp_path / "b.pdf", household_id=ids[0]) == 1
    first = [gone.group_id]
    assert export_scans(village, campaign.id, tmp_path / "c.pdf", group_ids=first) == 2


def test_nothing_to_export_and_cancelled_leave_no_file(village, campaign, ids, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        export_scans(village, campaign.id, folder / "a.pdf", progress=stop)
    village.scans.remove(village.scans.of(campaign.id, ids[0])[0].id)
    with pytest.raises(UserError, match="Chưa có bản quét"):
        export_scans(village, campaign.id, folder / "a.pdf", household_id=ids[0])
    assert list(folder.iterdir()) == []
