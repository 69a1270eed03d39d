import pypdfium2
import pytest

from antt_desktop.book import Book
from antt_desktop.domain.errors import Cancelled, UserError
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.print_roster import print_roster, roster

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


@pytest.fixture
def book(tmp_path):
    groups = [Group(number=n, name=f"Tổ {n}") for n in (1, 2, 3)]
    with Book.create(tmp_path / "b.antt", VILLAGE, groups) as made:
        for group, head in zip(made.groups.all()[:2], ("Đỗ Hữu Lan", "Ngô Văn Tú"), strict=True):
            people = (
                Person(name=head, relation="Chủ hộ", identity="031068001234"),
                Person(name="Lê Thị Ánh", relation="Vợ"),
            )
            made.households.add(Household(group_id=group.id, people=people))
        yield made


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def test_every_group_with_households_has_a_page_of_its_own(book):
    first, second = pages(roster(book))
    assert "Đỗ Hữu Lan" in first
    assert "Ngô Văn Tú" in second
    assert "Lê Thị Ánh" not in first


def test_one_group_with_all_people_and_no_identity_numbers(book):
    group = book.groups.all()[0]
    (only,) = pages(roster(book, [group.id], with_people=True))
    assert "Lê Thị Ánh" in only
    assert "031068001234" not in only


def test_a_file_appears_whole_or_not_at_all(book, tmp_path):
    target = tmp_path / "ds.pdf"
    told = []
    assert print_roster(book, target, progress=lambda done, total: told.append((done, total))) == 2
    assert told[-1] == (2, 2)
    other = tmp_path / "khac.pdf"

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        print_roster(book, other, progress=stop)
    assert (
        sorted(p.name for p in tmp_path.iterdir() if p.suffix != ".antt") == ["ds.pdf"]
        or not other.exists()
    )


def test_an_empty_book_has_nothing_to_print(tmp_path):
    with (
        Book.create(tmp_path / "b.antt", VILLAGE, [Group(number=1, name="Tổ 1")]) as empty,
        pytest.raises(UserError, match="chưa có hộ nào"),
    ):
        roster(empty)
