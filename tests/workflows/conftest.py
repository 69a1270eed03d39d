"""Books on a real file, empty or a village with a campaign, and readers of what is printed."""

import io
from datetime import datetime, timedelta, timezone

import pypdf
import pytest

from antt_desktop.book import Book
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.village import Village
from tests.workflows.lists import new_book

HEADS = (
    "Nguyễn Thị Hồng Đạt", "Đỗ Hữu Lan", "Ngô Công Đạt", "Trần Văn Hoà", "Hoàng Minh Bình",
    "Lương Thị Minh", "Vũ Thị Mai",
)  # fmt: skip
MORNING = datetime(2026, 3, 13, 7, 42, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def book(tmp_path):
    """Return an open book of three tổ without households."""
    with new_book(tmp_path / "so.antt") as made:
        yield made


@pytest.fixture
def village(tmp_path):
    """Return an open book: 3 tổ, 7 households, the first of them with a wife."""
    groups = [Group(number=n, name=f"Tổ {n}", leader=f"Ngô Văn Vinh {n}") for n in (1, 2, 3)]
    place = Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")
    path = tmp_path / "lang.antt"
    with Book.create(path, place, groups, who="Vinh", clock=lambda: MORNING) as book:
        in_order = book.groups.all()
        wife = Person(name="Bùi Thị Hoa", relation="Vợ", birth=PartialDate(1990))
        book.households.add_many(
            Household(
                group_id=in_order[at % 3].id,
                address=f"Ngõ {at + 1}, số {at + 10}",
                declared_size=at + 1,
                people=(
                    Person(name=name, relation=HEAD, birth=PartialDate(1960 + at)),
                    *([wife] if at == 0 else []),
                ),
            )
            for at, name in enumerate(HEADS)
        )
        yield book


@pytest.fixture
def campaign(village):
    """Return a campaign of all three tổ, the date of its forms left open."""
    return village.campaigns.add(
        Campaign(
            name="Năm 2026",
            group_ids=tuple(group.id for group in village.groups.all()),
            wording=default_wording(),
        )
    )


@pytest.fixture
def texts():
    """Return a function: the text of each page of a PDF (bytes or path), spaces made single."""

    def read(pdf):
        reader = pypdf.PdfReader(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)
        return [" ".join(page.extract_text().split()) for page in reader.pages]

    return read
