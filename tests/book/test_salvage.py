"""What can be read of a damaged book is saved into a new one, and what is missing is told."""

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble, UserError
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
