"""Lists as villages have them, written as real workbooks for the tests of the import."""

import xlsxwriter

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.workflows.import_roster import apply_import, plan_import

VILLAGE = Village(name="Làng Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng")


def new_book(path, groups=3):
    return Book.create(
        path, VILLAGE, [Group(number=n, name=f"Tổ {n}") for n in range(1, groups + 1)]
    )


def write_sheets(path, sheets):
    """Write {name: rows}; texts as text, numbers as numbers."""
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write_number(at, column, value)
    return path


def household(code="", *, group=1, head="Trịnh Công An", birth=None, identity="", **fields):
    members = fields.pop("members", ())
    people = (Person(name=head, relation=HEAD, birth=birth, identity=identity),) if head else ()
    return Household(code=code, group_id=group, people=(*people, *members), **fields)


def born(text):
    return PartialDate(*reversed([int(part) for part in text.split("/")])) if text else None


def take_in(book, path, **options):
    return apply_import(book, plan_import(book, path, **options))


def by_code(book):
    return {h.code: h for h in book.households.all()}
