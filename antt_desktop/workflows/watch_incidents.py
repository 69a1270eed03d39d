"""What presses in the incident log: for the badge, the list of what to see to, reminders."""

from antt_desktop.book import Book
from antt_desktop.domain.incident_clock import HotSpot, alarms, counted_alarms, hot_spots
from antt_desktop.domain.incidents import IncidentRow


def pressing_rows(book: Book) -> list[IncidentRow]:
    """Return the open incidents that raise an alarm, the oldest first."""
    limits, today = book.incident_settings.limits(), book.today
    return [row for row in book.incidents.open() if alarms(row, limits, today)]


def pressing_words(book: Book) -> tuple[int, str]:
    """Return how many incidents raise an alarm, and which alarms: “Quá hạn 1 · Kéo dài 2”."""
    rows = pressing_rows(book)
    counts = counted_alarms(rows, book.incident_settings.limits(), book.today)
    return len(rows), " · ".join(f"{alarm.label} {count}" for alarm, count in counts.items())


def found_hot_spots(book: Book) -> list[HotSpot]:
    """Return the places, households and tổ where incidents come again and again."""
    return hot_spots(book.incidents.comings(), book.incident_settings.limits(), book.today)
