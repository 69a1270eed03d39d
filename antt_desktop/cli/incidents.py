"""Incidents by words: listing, searching, printing registers and files, figures.

Sensitive ones do not exist for these commands unless ``--sensitive`` shows them; the owner's
code is then read from the terminal or from standard input, never from the command line.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.cli.commands import group_numbered, open_book, say
from antt_desktop.cli.options import Command, count, read_secret
from antt_desktop.domain.book_uses import BookUse, UseKind
from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.incident_clock import age, alarms, days_overdue, next_step, status
from antt_desktop.domain.incident_figures import incident_figures
from antt_desktop.domain.incidents import IncidentRow, Look, Which
from antt_desktop.domain.periods import Period
from antt_desktop.domain.text_query import text_query
from antt_desktop.paths import written_whole

COMMANDS = (
    "list-incidents", "search-incidents", "print-register", "print-incident", "incident-figures",
    "export-incidents",
)  # fmt: skip
_JSON, _SENSITIVE = "--json", "--sensitive"
_SHOWN_TOO = "cả vụ việc nhạy cảm (hỏi mã, nếu sổ có đặt)"


def register(command: Command) -> None:
    """Add the commands."""
    listing = command("list-incidents", "Liệt kê vụ việc, việc gấp trước.", _list)
    listing.add_argument("--which", choices=[str(which) for which in Which], default="all")
    listing.add_argument("--year", type=count, default=0, metavar="NĂM")
    listing.add_argument("--kind", default="", metavar="LOẠI")
    listing.add_argument("--group", type=count, metavar="SỐ-TỔ")
    listing.add_argument(_JSON, action="store_true")

    search = command("search-incidents", "Tìm trong sổ vụ việc.", _search)
    search.add_argument(_JSON, action="store_true")
    search.add_argument("words", nargs="+", metavar="CHỮ-CẦN-TÌM")

    book = command("print-register", "Ghi sổ vụ việc hoặc sổ theo dõi hòa giải ra PDF.", _register)
    book.add_argument("out", metavar="TỆP.pdf", type=Path)
    book.add_argument("--kind", required=True, choices=("mediation", "incident"))
    book.add_argument("--from", dest="since", required=True, metavar="NGÀY")
    book.add_argument("--to", dest="until", required=True, metavar="NGÀY")
    book.add_argument("--masked", action="store_true", help="không ghi tên người, để niêm yết")

    whole = command("print-incident", "Ghi hồ sơ một vụ việc ra PDF.", _print_incident)
    whole.add_argument("out", metavar="TỆP.pdf", type=Path)
    whole.add_argument("--incident", required=True, metavar="SỐ-VỤ-VIỆC")
    whole.add_argument("--whole-identity", action="store_true", help="in đủ số định danh")

    figures = command("incident-figures", "Thống kê vụ việc của một năm.", _figures)
    figures.add_argument("--year", type=count, default=0, metavar="NĂM")
    figures.add_argument(_JSON, action="store_true")

    export = command("export-incidents", "Ghi danh sách vụ việc ra Excel.", _export)
    export.add_argument("out", metavar="TỆP.xlsx", type=Path)
    export.add_argument("--year", type=count, default=0, metavar="NĂM")
    export.add_argument("--masked", action="store_true", help="không ghi tên người")
    export.add_argument("--purpose", default="", metavar="MỤC-ĐÍCH", help="ghi vào nhật ký")

    for one in (listing, search, book, whole, figures, export):
        one.add_argument(_SENSITIVE, action="store_true", help=_SHOWN_TOO)


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Book]:
    """Open the book, sensitive incidents shown where that was asked for."""
    with open_book(options) as book:
        if options.sensitive:
            book.access.show(read_secret("Mã xem vụ việc nhạy cảm") if book.access.has_code else "")
        yield book


def _list(options: argparse.Namespace) -> None:
    """List incidents by what stands, year, kind and tổ."""
    with _opened(options) as book:
        group = group_numbered(book.groups.all(), options.group) if options.group else 0
        ids = book.incidents.ids(
            which=Which(options.which), year=options.year, kind=options.kind, group_id=group
        )
        _say_rows(book, book.incidents.rows(ids), as_json=options.json)


def _search(options: argparse.Namespace) -> None:
    """Find incidents by their words; whatever is typed, at worst nothing is found."""
    with _opened(options) as book:
        words = " ".join(options.words)
        named = book.incidents.find(words)
        query = text_query(words)
        ids = [named] if named else list(book.incidents.ids(query=query)) if query else []
        _say_rows(book, book.incidents.rows(ids), as_json=options.json)


def _say_rows(book: Book, rows: list[IncidentRow], *, as_json: bool) -> None:
    book.access.note([row.id for row in rows], Look.VIEWED)
    if as_json:
        say(json.dumps([_as_json(book, row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        parts = (row.code, row.title, row.kind, row.group_name, f"{age(row, book.today)} ngày")
        say("\t".join((*parts, status(row, book.today))))
    say(f"Có {len(rows)} vụ việc.")


def _as_json(book: Book, row: IncidentRow) -> dict[str, object]:
    today = book.today
    return {
        "id": row.id,
        "code": row.code,
        "title": row.title,
        "kind": row.kind,
        "group": row.group_name,
        "received": row.received_on.iso,
        "deadline": row.deadline.iso if row.deadline else "",
        "state": str(row.state),
        "result": str(row.result),
        "resolved": row.resolved_on.iso if row.resolved_on else "",
        "age": age(row, today),
        "overdue": days_overdue(row, today),
        "alarms": [str(alarm) for alarm in alarms(row, book.incident_settings.limits(), today)],
        "next_step": next_step(row, today),
        "sensitive": row.sensitive,
    }


def _register(options: argparse.Namespace) -> None:
    """Write a register of the days from … to …."""
    from antt_desktop.workflows.print_incidents import register_pdf

    with _opened(options) as book:
        period = Period(_day(options.since, book), _day(options.until, book))
        draw = register_pdf(book, options.kind, period, masked=options.masked)
    _write(options.out, draw())
    say(f"Đã ghi sổ {period} ra {options.out}")


def _day(text: str, book: Book) -> PartialDate:
    day = parse_date(text, latest_year=book.today.year)
    if day is None or not day.day:
        raise UserError(f"“{text}” chưa đủ ngày, tháng, năm. Gõ như 01/01/2026.")
    return day


def _print_incident(options: argparse.Namespace) -> None:
    """Write one incident with all its entries and attachments."""
    from antt_desktop.workflows.print_incidents import incident_file_pdf

    with _opened(options) as book:
        incident_id = book.incidents.find(options.incident)
        if incident_id is None:
            raise UserError(f"Không có vụ việc số “{options.incident}”. Gõ như VV-2026-014.")
        draw = incident_file_pdf(book, incident_id, whole_identity=options.whole_identity)
    _write(options.out, draw())
    say(f"Đã ghi hồ sơ vụ việc ra {options.out}")


def _figures(options: argparse.Namespace) -> None:
    """Count the incidents of a year: by kind, tổ, month, result and time to a result."""
    with _opened(options) as book:
        year = options.year or book.today.year
        figures = incident_figures(book.incidents.rows(book.incidents.ids(year=year)))
    if options.json:
        say(json.dumps({"year": year, **asdict(figures)}, ensure_ascii=False, indent=1))
        return
    say(figures.summary(year))
    for title, pairs in (
        ("Theo loại", figures.by_kind),
        ("Theo tổ", figures.by_group),
        ("Theo tháng", figures.by_month),
        ("Theo kết quả", figures.by_result),
        ("Thời gian giải quyết", figures.waits),
    ):
        say(f"{title}: " + "; ".join(f"{name} {number}" for name, number in pairs))


def _export(options: argparse.Namespace) -> None:
    """Write the list of incidents to an Excel file."""
    from antt_desktop.workflows.export_incidents import export_incidents

    with _opened(options) as book:
        ids = book.incidents.ids(year=options.year)
        written = export_incidents(book, options.out, ids, masked=options.masked)
        what = "Xuất danh sách vụ việc"
        book.uses.note(BookUse(UseKind.EXPORT, what, options.purpose, written))
    say(f"Đã ghi {written} vụ việc ra {options.out}")


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as out:
        out.write(data)
