"""A new campaign as the office would begin it: this village's default wording, every tổ."""

from antt_desktop.book import Book
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.pledges import Campaign, year_in


def new_campaign(book: Book, name: str, form_date: PartialDate | None = None) -> Campaign:
    """Return a campaign to be looked at and added; nothing is in the book yet.

    The wording is the one in forms/, to be edited until somebody signs.
    """
    return Campaign(
        name=name,
        year=year_in(name),
        opened_on=book.today,
        form_date=form_date,
        group_ids=tuple(group.id for group in book.groups.all()),
        wording=default_wording(),
    )
