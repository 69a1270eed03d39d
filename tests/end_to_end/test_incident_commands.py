"""Incidents from the command line; sensitive ones are not there without the owner's code."""

import io
import json

import pypdf
import pytest

from antt_desktop.book import Book
from antt_desktop.cli import main
from antt_desktop.domain.incidents import Which
from antt_desktop.workflows.demo_village import build_demo

YEAR = ("--from", "1/1/2026", "--to", "31/12/2026")


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    """Make a small village with its seven years of incidents, the code 1965, and close it."""
    path = tmp_path_factory.mktemp("lang") / "lang.antt"
    build_demo(path, households=30, groups=3)
    with Book.open(path) as book:
        book.access.set_code("1965")
    return path


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function that runs a command here and returns its status and its words."""

    def do(*words, typed: str = ""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main([*map(str, words)])
        out, err = capsys.readouterr()
        return status, out + err

    return do


def texts(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_lists_and_figures(village, run):
    status, said = run("list-incidents", village, "--year", 2026, "--json")
    found = json.loads(said)
    assert status == 0
    assert len(found) == 18
    assert [row["code"] for row in found if row["title"].startswith("Tranh chấp ranh")] == [
        "VV-2026-014"
    ]
    _, said = run("list-incidents", village, "--which", "overdue")
    assert "Quá hạn" in said
    _, said = run("search-incidents", village, "ranh gioi dat")
    assert "VV-2026-014" in said
    assert "Có 0 vụ việc" in run("search-incidents", village, '"')[1]
    assert "18 vụ việc" in run("incident-figures", village, "--year", 2026)[1]
    assert json.loads(run("incident-figures", village, "--year", 2026, "--json")[1])["total"] == 18


@pytest.mark.parametrize("kind", ["incident", "mediation"])
def test_registers(village, run, tmp_path, kind):
    out = tmp_path / "so.pdf"
    assert run("print-register", village, out, "--kind", kind, *YEAR)[0] == 0
    plain = texts(out)
    assert run("print-register", village, out, "--kind", kind, *YEAR, "--masked")[0] == 0
    masked = texts(out)
    with Book.open(village, read_only=True) as book:
        ids = book.incidents.ids(year=2026)
        names = {p.name for i in ids for p in book.incidents.get(i).parties}
    assert sum(name in plain for name in names) > 3
    assert not any(name in masked for name in names)
    status, said = run("print-register", village, out, "--kind", kind, "--from", "2/1/1990",
                       "--to", "1/1/1990")  # fmt: skip
    assert status == 1
    assert "Ngày cuối" in said


def test_one_case_with_its_files(village, run, tmp_path):
    out = tmp_path / "ho-so.pdf"
    assert run("print-incident", village, out, "--incident", "vv 2026 14")[0] == 0
    assert "HỒ SƠ VỤ VIỆC VV-2026-014" in texts(out)
    assert run("print-incident", village, out, "--incident", "VV-2026-999")[0] == 1


def test_an_excel_list(village, run, tmp_path):
    out = tmp_path / "ds.xlsx"
    assert run("export-incidents", village, out, "--year", 2026)[0] == 0
    assert out.read_bytes().startswith(b"PK")


def test_a_sensitive_one_is_behind_no_command(village, run, tmp_path):
    with Book.open(village) as book:
        before = {row.code for row in book.incidents.rows(book.incidents.ids(year=2026))}
        book.access.show("1965")
        rows = book.incidents.rows(book.incidents.ids(year=2026))
        hidden = next(row for row in rows if row.code not in before)
        assert hidden.sensitive
    out = tmp_path / "so.pdf"
    for words in (
        ("list-incidents", village),
        ("list-incidents", village, "--json"),
        ("search-incidents", village, hidden.title),
        ("search-incidents", village, hidden.code),
        ("incident-figures", village, "--year", 2026),
        ("check", village),
    ):
        said = run(*words)[1]
        assert hidden.title not in said, words
        assert hidden.code not in said, words
    assert run("print-incident", village, out, "--incident", hidden.code)[0] == 1
    run("print-register", village, out, "--kind", "incident", *YEAR)
    assert hidden.code not in texts(out)


def test_the_code_opens_and_is_written_down(village, run):
    words = ("search-incidents", village, "danh vo", "--sensitive")
    status, said = run(*words, typed="1234\n")
    assert status == 1
    assert "Mã không đúng" in said
    status, said = run(*words, typed="1965\n")
    assert status == 0
    assert "đánh vợ" in said
    with Book.open(village) as book:
        book.access.show("1965")
        found = book.incidents.ids(which=Which.ALL, kind="Bạo lực gia đình")
        assert any(what == "Xem" for i in found for _at, _who, what in book.access.looks(i))
