"""What can be read of a damaged book is saved into a new one, and what is missing is told."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antt_desktop.book import Book
from antt_desktop.book.raw_pages import RawPages
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.kept_files import NewFile
from tests.book.incident_making import whole
from tests.book.meeting_making import hall

PAGE = 4096
OPENS = "lúa chín ngoài đồng 7"


def pages_with(data: bytes, text: str) -> list[int]:
    """Return the pages a text stands on."""
    found, at = set(), data.find(text.encode())
    while at >= 0:
        found.add(at // PAGE)
        at = data.find(text.encode(), at + 1)
    return sorted(found)


def damage(path, pages) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = b"\xaa" * PAGE
    path.write_bytes(data)


@pytest.fixture
def full(book, village):
    """Return the book with a meeting and an incident in it, and all it then says."""
    book.meetings.save(hall(book))
    whole(book)
    return said(book)


def said(book):
    return (
        [book.households.get(i) for i in book.households.ids()],
        [book.meetings.get(i) for i in book.meetings.ids()],
        [book.incidents.get(i) for i in book.incidents.ids()],
    )


def test_a_sound_book_comes_through_whole(book, full, path, tmp_path):
    book.close()
    found = Book.salvage(path, tmp_path / "cứu.antt", who="Hoát")
    assert found.missing == ()
    with Book.open(tmp_path / "cứu.antt") as saved:
        assert said(saved) == full
        assert saved.check() == []
        assert saved.history.recent(1)[0].name == "Cứu dữ liệu từ tệp hỏng"
        assert saved.history.undoable() == ""
        assert len(saved.search.find("bui thi hoa", 5)) == 1


def test_rows_lost_in_their_table_come_from_the_history(book, full, path, tmp_path):
    book.close()
    data = path.read_bytes()
    history = set(pages_with(data, '"Bùi Thị Hoa"'))
    table = [page for page in pages_with(data, "Bùi Thị Hoa") if page not in history]
    damage(path, table)
    found = Book.salvage(path, tmp_path / "cứu.antt")
    assert found.from_history
    with Book.open(tmp_path / "cứu.antt") as saved:
        assert said(saved) == full
        assert saved.check() == []


def test_what_is_lost_in_both_is_told(book, full, path, tmp_path):
    book.close()
    damage(path, pages_with(path.read_bytes(), "Bùi Thị Hoa"))
    found = Book.salvage(path, tmp_path / "cứu.antt")
    assert any("Nhật ký" in line for line in found.missing)
    with Book.open(tmp_path / "cứu.antt") as saved:
        assert saved.check() == []
        assert saved.groups.all()


def test_a_sealed_book_is_saved_under_its_passphrase(book, full, path, tmp_path):
    book.passphrase.change(OPENS)
    book.close()
    damage(path, [path.stat().st_size // PAGE // 2])
    Book.salvage(path, tmp_path / "cứu.antt", passphrase=OPENS)
    assert not (tmp_path / "cứu.antt").read_bytes().startswith(b"SQLite")
    with Book.open(tmp_path / "cứu.antt", passphrase=OPENS) as saved:
        assert saved.check() == []


def test_where_nothing_can_be_read_nothing_is_left(book, path, tmp_path):
    book.close()
    damage(path, range(1, path.stat().st_size // PAGE))
    with pytest.raises(SystemTrouble, match="bản sao"):
        Book.salvage(path, tmp_path / "cứu.antt")
    assert not (tmp_path / "cứu.antt").exists()


def test_a_file_in_the_way_stays(book, path, tmp_path):
    (tmp_path / "cứu.antt").write_text("của tôi", encoding="utf-8")
    with pytest.raises(UserError, match="tên khác"):
        Book.salvage(path, tmp_path / "cứu.antt")
    assert (tmp_path / "cứu.antt").read_text(encoding="utf-8") == "của tôi"


def test_hidden_incidents_stay_hidden(book, village, path, tmp_path):
    book.access.show()
    whole(book, sensitive=True)
    book.close()
    Book.salvage(path, tmp_path / "cứu.antt")
    with Book.open(tmp_path / "cứu.antt") as saved:
        assert list(saved.incidents.ids()) == []
        names = " ".join(action.name for action in saved.history.recent())
        assert "Quách" not in names


@pytest.fixture
def papers(book, campaign, village, full):
    """Print forms and keep a file: what the history does not hold, or only a part of."""
    book.pledges.number_forms(campaign.id, village[:6])
    meeting = book.meetings.ids()[0]
    data = b"%PDF-1.4 " + b"bien ban " * 3000
    file = NewFile(name="bb.pdf", what="Biên bản", media="application/pdf", data=data)
    book.meeting_files.attach(meeting, [file])
    return book.pledges.forms(campaign.id), data


def directory(path) -> list[int]:
    """Return the pages that hold what tables there are."""
    return sorted({0, *pages_with(path.read_bytes(), "CREATE TABLE")})


@pytest.mark.parametrize("passphrase", ["", OPENS])
def test_without_its_directory_a_book_comes_from_its_history(
    book, full, papers, campaign, path, tmp_path, passphrase
):
    forms, data = papers
    lost = directory(path)
    if passphrase:
        book.passphrase.change(passphrase)
        book.close()
        # The salt of the key stands in the first bytes: without those nothing can be opened.
        head = path.read_bytes()[:16]
        damage(path, [0])
        path.write_bytes(head + path.read_bytes()[16:])
    else:
        book.close()
        damage(path, lost)
    found = Book.salvage(path, tmp_path / "cứu.antt", passphrase=passphrase)
    assert "Phần mục lục" in found.missing[0]
    with Book.open(tmp_path / "cứu.antt", passphrase=passphrase) as saved:
        assert saved.check() == []
        assert said(saved) == full
        assert saved.pledges.forms(campaign.id) == forms
        (file,) = saved.meeting_files.of(saved.meetings.ids()[0])
        assert saved.meeting_files.read(file.id)[0] == data


def test_a_record_whose_file_is_lost_is_left_out_and_told(book, papers, path, tmp_path):
    book.close()
    damage(path, pages_with(path.read_bytes(), "bien ban bien ban")[2:4])
    found = Book.salvage(path, tmp_path / "cứu.antt")
    assert any("vì tệp đã mất" in line for line in found.missing)
    with Book.open(tmp_path / "cứu.antt") as saved:
        assert saved.check() == []
        assert saved.meeting_files.of(saved.meetings.ids()[0]) == []
        saved.backups.take()  # refused where the book is not sound


def test_any_page_may_be_lost(book, full, papers, path, tmp_path):
    book.close()
    whole, chance = path.read_bytes(), random.Random(3)
    for page in chance.sample(range(len(whole) // PAGE), 6):
        path.write_bytes(whole)
        damage(path, [page])
        target = tmp_path / f"{page}.antt"
        found = Book.salvage(path, target)
        with Book.open(target) as saved:
            assert saved.check() == [], page
            assert said(saved) == full or found.missing, page


@given(data=st.binary(max_size=9000))
def test_bytes_that_are_no_book_give_no_rows_or_rows(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "byte.antt"
    path.write_bytes(b"\x0d" * PAGE + b"\x0d" + data)
    with RawPages(path, None) as pages:
        assert all(isinstance(rowid, int) for rowid, _values in pages.rows())
