"""Meetings by words: searching, listing and printing their minutes, taking old ones in."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.cli.commands import group_numbered, open_book, say
from antt_desktop.cli.options import Command, count
from antt_desktop.domain.dates import PartialDate, parse_date
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.meeting_tasks import TaskRow, due_words, urgency
from antt_desktop.domain.meetings import Meeting, MeetingRow
from antt_desktop.domain.papers import Paper
from antt_desktop.domain.text import fold
from antt_desktop.domain.text_query import text_query
from antt_desktop.paths import written_whole

COMMANDS = (
    "search", "list-meetings", "list-tasks", "print-minutes", "print-sign-in",
    "print-minutes-book", "import-minutes",
)  # fmt: skip
_JSON = "--json"
_WORD = ".docx"


def register(command: Command) -> None:
    """Add the commands."""
    search = command("search", "Tìm trong biên bản các cuộc họp.", _search)
    search.add_argument(_JSON, action="store_true")
    # All that follows is what is searched for, also where it begins with a hyphen.
    search.add_argument("words", nargs=argparse.REMAINDER, metavar="CHỮ-CẦN-TÌM")

    listing = command("list-meetings", "Liệt kê các cuộc họp, mới nhất trước.", _list_meetings)
    listing.add_argument("--year", type=count, default=0, metavar="NĂM")
    listing.add_argument("--kind", default="", metavar="LOẠI-HỌP")
    listing.add_argument("--group", type=count, metavar="SỐ-TỔ")
    listing.add_argument(_JSON, action="store_true")

    tasks = command("list-tasks", "Liệt kê việc đã giao mà chưa xong, gấp nhất trước.", _list_tasks)
    tasks.add_argument("--all", action="store_true", help="cả việc đã xong")
    tasks.add_argument(_JSON, action="store_true")

    for name, help_text, run in (
        ("print-minutes", "Ghi biên bản ra tệp PDF hoặc Word.", _print_minutes),
        ("print-sign-in", "Ghi danh sách ký dự họp ra tệp PDF hoặc Word.", _print_sign_in),
    ):
        paper = command(name, help_text, run)
        paper.add_argument("out", metavar="TỆP.pdf|TỆP.docx", type=Path)
        paper.add_argument("--meeting", required=True, type=count, metavar="SỐ-BIÊN-BẢN")

    bound = command("print-minutes-book", "Ghi tập biên bản của một năm ra PDF.", _print_year)
    bound.add_argument("out", metavar="TỆP.pdf", type=Path)
    bound.add_argument("--year", required=True, type=count, metavar="NĂM")

    old = command("import-minutes", "Đưa biên bản cũ (bản quét, PDF, Word) vào sổ.", _import)
    old.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    old.add_argument("--title", required=True, metavar="TÊN-CUỘC-HỌP")
    old.add_argument("--date", required=True, metavar="NGÀY")
    old.add_argument("--kind", default="", metavar="LOẠI-HỌP")
    old.add_argument("--group", type=count, metavar="SỐ-TỔ")


def _search(options: argparse.Namespace) -> None:
    """Find minutes by their words; whatever is typed, at worst nothing is found."""
    from antt_desktop.workflows.search_minutes import search_minutes

    as_json = options.json or _JSON in options.words
    query = text_query(" ".join(word for word in options.words if word != _JSON))
    with open_book(options) as book:
        found = search_minutes(book, query)
    if as_json:
        listed = [{"type": "meeting", **_as_json(hit.row), "excerpt": hit.excerpt} for hit in found]
        say(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for hit in found:
        say(f"{_line(hit.row)}\n\t{hit.excerpt}")
    hint = " Hãy thử gõ không dấu." if query.marked and not found else ""
    say(f"Tìm thấy {len(found)} biên bản.{hint}")


def _list_meetings(options: argparse.Namespace) -> None:
    """List meetings by year, kind and tổ, the newest first."""
    with open_book(options) as book:
        ids = book.meetings.ids(
            year=options.year, kind=_kind(book, options.kind), group_id=_group(book, options)
        )
        rows = book.meetings.rows(ids)
    if options.json:
        say(json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        say(_line(row))
    say(f"Có {len(rows)} cuộc họp.")


def _kind(book: Book, typed: str) -> str:
    """Return a kind of the book as it is written there; raise UserError with those there are."""
    known = book.meetings.kinds()
    if not typed:
        return ""
    for kind in known:
        if fold(kind) == fold(typed.strip()):
            return kind
    listed = ", ".join(known) or "chưa có cuộc họp nào"
    raise UserError(f"Không có loại họp “{typed}”. Trong sổ: {listed}.")


def _group(book: Book, options: argparse.Namespace) -> int:
    return group_numbered(book.groups.all(), options.group) if options.group else 0


def _as_json(row: MeetingRow) -> dict[str, object]:
    return {
        "id": row.id,
        "date": _iso(row.day),
        "title": row.title,
        "kind": row.kind,
        "state": str(row.state),
        "scope": row.scope,
        "present": row.turnout.present,
        "total": row.turnout.total,
        "unit": row.turnout.unit,
        "files": row.files,
    }


def _line(row: MeetingRow) -> str:
    day = str(row.day) if row.day else "chưa có ngày"
    parts = (str(row.id), day, row.kind, row.title, row.turnout.short(), row.state.label)
    return "\t".join(parts)


def _iso(day: PartialDate | None) -> str:
    return day.iso if day else ""


def _list_tasks(options: argparse.Namespace) -> None:
    """List what meetings gave people to do."""
    with open_book(options) as book:
        rows, today = book.meeting_tasks.all(open_only=not options.all), book.today
    if options.json:
        listed = [_task_json(row, today) for row in rows]
        say(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for row in rows:
        task = row.task
        due = due_words(task, today)
        say("\t".join((task.who, task.what, due, f"{row.meeting_title} ({row.meeting_day or ''})")))
    say(f"Có {len(rows)} việc.")


def _task_json(row: TaskRow, today: PartialDate) -> dict[str, object]:
    task = row.task
    return {
        "id": task.id,
        "what": task.what,
        "who": task.who,
        "due": _iso(task.due),
        "done_on": _iso(task.done_on),
        "note": task.note,
        "urgency": str(urgency(task, today)),
        "meeting": row.meeting_id,
        "title": row.meeting_title,
        "date": _iso(row.meeting_day),
    }


def _print_minutes(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.print_minutes import minutes_paper

    _write_paper(options, minutes_paper, "biên bản")


def _print_sign_in(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.print_minutes import sign_in_paper

    _write_paper(options, sign_in_paper, "danh sách ký dự họp")


def _write_paper(
    options: argparse.Namespace, gather: Callable[[Book, Meeting], Paper], what: str
) -> None:
    """Write a paper of one meeting, as Word where the file's name ends so."""
    from antt_desktop.workflows.papers import as_docx, as_pdf

    with open_book(options) as book:
        meeting = book.meetings.get(options.meeting)
        paper = gather(book, meeting)
    draw = as_docx if options.out.suffix.lower() == _WORD else as_pdf
    _write(options.out, draw(paper))
    say(f"Đã ghi {what} “{meeting.title}” ra {options.out}")


def _print_year(options: argparse.Namespace) -> None:
    """Write the minutes of a year bound together."""
    from antt_desktop.workflows.print_minutes import year_book

    with open_book(options) as book:
        draw = year_book(book, options.year)
    _write(options.out, draw(None))
    say(f"Đã ghi tập biên bản năm {options.year} ra {options.out}")


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as out:
        out.write(data)


def _import(options: argparse.Namespace) -> None:
    """Keep old minutes with their files, found again by what the files say."""
    from antt_desktop.workflows.import_minutes import import_minutes, read_files

    with open_book(options) as book:
        day = parse_date(options.date, latest_year=book.today.year)
        if day is None or not day.day:
            raise UserError("Ngày họp phải đủ ngày, tháng, năm, ví dụ 20/02/2019.")
        group = _group(book, options)
        meeting_id = import_minutes(
            book,
            read_files(options.files),
            title=options.title,
            kind=options.kind or ("Họp tổ" if group else "Họp toàn thể"),
            day=day,
            group_ids=(group,) if group else (),
        )
    say(f"Đã đưa biên bản vào sổ, số {meeting_id}")
