"""Meetings from the command line: searched, listed, printed, old minutes taken in."""

import json

import pypdf
import pytest

from antt_desktop.book import Book
from antt_desktop.cli import main
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.text_query import text_query
from antt_desktop.workflows.demo_village import build_demo


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    """Make a small village with its seven years of meetings, and return its closed book."""
    path = tmp_path_factory.mktemp("lang") / "lang.antt"
    build_demo(path, households=30, groups=3)
    return path


@pytest.fixture
def launched(village):
    """Return the meeting of February 2026."""
    with Book.open(village, read_only=True) as book:
        return book.meetings.get(book.meetings.ids(query=text_query("triển khai 2026"))[0])


@pytest.fixture
def json_of(capsys):
    """Return a function that runs a command in this process and reads its JSON."""

    def run(*words):
        assert main([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_searching_in_a_process_of_its_own(antt, village):
    found = antt("search", village, "giai quyet mau thuan", "--json")
    assert len(found) >= 7
    first = found[0]
    assert {"id", "type", "date", "title", "kind", "state", "excerpt"} <= set(first)
    assert first["type"] == "meeting"
    assert "giải quyết mâu thuẫn" in first["excerpt"]
    said = antt("search", village, '"hoà giải"')
    assert "Hòa giải" in said
    assert said.rstrip().endswith("biên bản.")


def test_search_by_words_with_and_without_marks(json_of, village):
    def ids(typed):
        return {hit["id"] for hit in json_of("search", village, typed)}

    assert ids("giải quyết mâu thuẫn") == ids("giai quyet mau thuan") != set()
    assert ids("hoà giải") == ids("hòa giải") <= ids("hoa giai")
    assert ids("camera AND") == set()
    assert ids("án") == set() != ids("an")
    assert json_of("search", "--json", village, "camera") == json_of("search", village, "camera")


@pytest.mark.parametrize(
    "typed",
    ["", '"', "*", "^", "-camera", "--", "-h", "--kind", "AND", "NEAR(", ")", "a:b", "'", "🏡"],
)  # fmt: skip
def test_whatever_is_searched_for_is_no_error(json_of, village, typed):
    assert isinstance(json_of("search", village, typed), list)


def test_listing_meetings_by_year_kind_and_group(json_of, capsys, village):
    every = json_of("list-meetings", village)
    assert len(every) == 86
    days = [row["date"] for row in every]
    assert days == sorted(days, reverse=True)
    some = json_of("list-meetings", village, "--year", 2025, "--kind", "hop to", "--group", 1)
    assert 0 < len(some) < 10
    assert {row["kind"] for row in some} == {"Họp tổ"}
    assert {row["scope"] for row in some} == {"Tổ 1"}
    assert all(row["date"].startswith("2025") for row in some)
    assert main(["list-meetings", str(village), "--kind", "họp chợ"]) == 1
    assert "Họp toàn thể" in capsys.readouterr().err
    assert main(["list-meetings", str(village), "--year", "2026"]) == 0
    assert "20/02/2026\tHọp toàn thể\tHọp triển khai mô hình năm 2026" in capsys.readouterr().out


def test_listing_tasks(json_of, capsys, village):
    to_do = json_of("list-tasks", village)
    assert 0 < len(to_do) < len(json_of("list-tasks", village, "--all"))
    assert all(task["done_on"] == "" for task in to_do)
    assert [task["due"] for task in to_do] == sorted(task["due"] for task in to_do)
    assert main(["list-tasks", str(village)]) == 0
    assert capsys.readouterr().out.endswith(f"Có {len(to_do)} việc.\n")


def test_minutes_on_paper(antt, village, launched, tmp_path):
    antt("print-minutes", village, "biên bản.pdf", "--meeting", launched.id)
    text = " ".join(
        " ".join(
            page.extract_text() for page in pypdf.PdfReader(tmp_path / "biên bản.pdf").pages
        ).split()
    )
    for said in ("QUANG KHẢI", *launched.title.split(), launched.votes[0].matter, "Đính chính"):
        assert said in text
    antt("print-minutes", village, "biên bản.docx", "--meeting", launched.id)
    assert (tmp_path / "biên bản.docx").read_bytes().startswith(b"PK")
    assert "không còn" in antt("print-minutes", village, "a.pdf", "--meeting", 999, expect=1)
    assert not (tmp_path / "a.pdf").exists()


def test_the_sign_in_sheet_names_every_household(village, launched, tmp_path):
    out = tmp_path / "ky.pdf"
    assert main(["print-sign-in", str(village), str(out), "--meeting", str(launched.id)]) == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert all(row.head.split()[-1] in text for row in launched.roll)


def test_the_minutes_of_a_year_in_one_book(capsys, village, tmp_path):
    out = tmp_path / "2025.pdf"
    assert main(["print-minutes-book", str(village), str(out), "--year", "2025"]) == 0
    assert len(pypdf.PdfReader(out).pages) > 13
    assert main(["print-minutes-book", str(village), str(out), "--year", "1999"]) == 1
    assert "1999" in capsys.readouterr().err


def test_old_minutes_are_taken_in_and_found_by_what_their_file_says(
    json_of, capsys, village, launched, tmp_path
):
    paper = tmp_path / "cũ.docx"
    assert main(["print-minutes", str(village), str(paper), "--meeting", str(launched.id)]) == 0
    capsys.readouterr()
    before = {hit["id"] for hit in json_of("search", village, "Đính chính")}
    words = ["import-minutes", str(village), str(paper), "--title", "Họp năm 2018"]
    assert main([*words, "--date", "5/2018"]) == 1
    assert "đủ ngày" in capsys.readouterr().err
    assert main([*words, "--date", "5/3/2018", "--group", "2"]) == 0
    capsys.readouterr()
    (new,) = {hit["id"] for hit in json_of("search", village, "Đính chính")} - before
    with Book.open(village, read_only=True) as book:
        meeting = book.meetings.get(new)
        (kept,) = book.meeting_files.of(new)
    assert (meeting.title, meeting.kind) == ("Họp năm 2018", "Họp tổ")
    assert meeting.day == PartialDate(2018, 3, 5)
    assert kept.name == "cũ.docx"
