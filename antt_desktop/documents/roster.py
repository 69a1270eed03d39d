"""The printed roster (danh sách hộ) of each tổ, with or without all people."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from antt_desktop.documents.lists import ListPages, ListPaper, columns_of, names_below
from antt_desktop.documents.pdf import MM, PdfFile
from antt_desktop.documents.table import Row
from antt_desktop.domain.households import Group, Household

# STT, mã hộ, chủ hộ, năm sinh, số khẩu, địa chỉ, điện thoại, ghi chú: 165 mm in all.
_WIDTHS = (11, 16, 42, 13, 12.5, 29, 24.5, 17)
_CENTRED = (0, 1, 3, 4)
# STT, họ tên, quan hệ, ngày sinh, giới tính, nghề nghiệp, ghi chú
_PEOPLE_WIDTHS = (11, 45, 25, 23, 13, 24, 24)
_PEOPLE_CENTRED = (0, 3, 4)
_ROW_HEIGHT = 7 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterGroup:
    """A tổ with its households in the order of the list; they are read once."""

    group: Group
    households: Iterable[Household]


def write_roster(
    out: BinaryIO,
    paper: ListPaper,
    groups: Iterable[RosterGroup],
    *,
    with_people: bool = False,
    total: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the roster, each tổ on pages of its own, and return the pages in all.

    ``with_people`` lists every person under a bold line of the household. Identity numbers
    are never printed. ``progress(done, total)`` is told after each tổ.
    """
    pdf = PdfFile(out, title=paper.title, author=paper.village.name)
    for done, group in enumerate(groups, 1):
        if with_people:
            columns = columns_of(paper.text.people_columns, _PEOPLE_WIDTHS, _PEOPLE_CENTRED)
        else:
            columns = columns_of(paper.text.columns, _WIDTHS, _CENTRED)
        pages = ListPages(pdf, paper, group.group.name, columns, _ROW_HEIGHT)
        names = names_below(paper.text.roles, group.group.leader)
        counts = _Counts()
        rows = _rows(counts.through(group.households), paper, with_people=with_people)
        pages.add_all(rows, names)
        pages.finish({"hộ": str(counts.households), "khẩu": str(counts.people)}, names)
        if progress:
            progress(done, total)
    pdf.finish()
    return pdf.pages


@dataclass(slots=True)
class _Counts:
    """Counts households while they go by."""

    households: int = 0
    people: int = 0

    def through(self, households: Iterable[Household]) -> Iterator[Household]:
        for household in households:
            self.households += 1
            self.people += household.size
            yield household


def _rows(households: Iterable[Household], paper: ListPaper, *, with_people: bool) -> Iterator[Row]:
    for number, household in enumerate(households, 1):
        head = household.head
        birth = str(head.birth.year) if head and head.birth else ""
        name = head.name if head else ""
        if not with_people:
            yield Row(
                (
                    str(number),
                    household.code,
                    name,
                    birth,
                    str(household.size or ""),
                    household.address,
                    household.phone,
                    household.note,
                )
            )
            continue
        size_heading = paper.text.columns[4].lower()
        parts = (
            f"{number}. {household.code}",
            name,
            household.address,
            household.phone,
            f"{size_heading}: {household.size}",
            household.note,
        )
        yield Row((" · ".join(part for part in parts if part),))
        for at, person in enumerate(household.people, 1):
            yield Row(
                (
                    str(at),
                    person.name,
                    person.relation,
                    str(person.birth or ""),
                    person.sex,
                    person.occupation,
                    person.note or person.residence,
                )
            )
