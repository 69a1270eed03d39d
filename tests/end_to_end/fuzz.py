"""Feeds the doors of the program with what nobody would type, for some seconds each.

``python -m tests.end_to_end.fuzz 1800`` spends half an hour at each door, or only at those named
after it (“importer”, “command line”). Anything but a result
or a UserError, and anything that takes over ten seconds, is told with the seed that made it.
"""

import io
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from antt_desktop import cli
from antt_desktop.book import Book
from antt_desktop.documents.form_files import Section
from antt_desktop.documents.wording import default_wording
from antt_desktop.domain.dates import parse_date
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text_query import text_query
from antt_desktop.paths import forms
from antt_desktop.workflows.demo_village import build_demo
from antt_desktop.workflows.file_scans import read_scans
from antt_desktop.workflows.import_minutes import read_files
from antt_desktop.workflows.import_roster import plan_import

_LETTERS = (
    "aàảãáạăâđeêoôơuưyỵ 0123456789/.-:\"'*()[]{}\\\0\n\t\ufeff\u0301\u200b😀=+@%_^&|AND OR NOT NEAR"
)
_SLOW = 10.0
_MOST_FILES = 20
_AS_MINUTES = 0.2
_DOORS = ("importer", "scans", "dates", "search", "forms", "command line")
Door = Callable[[random.Random], object]


def garbled(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with some of them changed, left out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0:
                changed[at : at + 1] = chance.randbytes(1)
            case 1:
                del changed[at : at + chance.randint(1, 400)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 400)]
            case 3:
                changed[at:at] = chance.randbytes(chance.randint(1, 40))
            case _ if chance.random() < 0.1:
                del changed[at:]
    return bytes(changed)


def text(chance: random.Random, longest: int = 60) -> str:
    """Return letters of every sort."""
    return "".join(chance.choices(_LETTERS, k=chance.randrange(longest)))


def word(chance: random.Random) -> str:
    """Return a word of a command line: no system hands over a NUL; paths stay in this folder."""
    return text(chance, 12).replace("\0", "").replace("..", ".").lstrip("/")


def stand_in(folder: Path) -> None:
    """Go to a folder of its own for what commands make where they stand; now and then a new one."""
    if not folder.exists() or len(list(folder.iterdir())) > _MOST_FILES:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        os.chdir(folder)


def scan_door(folder: Path) -> Door:
    """Return the door of scanned pages and old minutes."""
    papers = [
        (path.suffix, path.read_bytes())
        for path in sorted(folder.glob("pledges.*"))
        for _ in range(1 + 2 * (path.suffix == ".pdf"))  # what scanners make most
    ]

    def scans(chance: random.Random) -> None:
        ending, data = chance.choice(papers)
        path = folder / f"x{ending}"
        path.write_bytes(garbled(chance, data))
        if ending == ".docx" or chance.random() < _AS_MINUTES:
            read_files([path])
        else:
            read_scans([path], lambda _read: None)

    return scans


def doors(folder: Path, book: Book) -> dict[str, Door]:
    """Return the doors by name."""
    rosters = [path.read_bytes() for path in sorted(folder.glob("roster*.*"))]
    names = [path.suffix for path in sorted(folder.glob("roster*.*"))]
    shipped = {path.name: path.read_bytes() for path in forms().glob("*.toml")}

    def importer(chance: random.Random) -> None:
        at = chance.randrange(len(rosters))
        path = folder / f"x{names[at]}"
        path.write_bytes(garbled(chance, rosters[at]))
        plan_import(book, path)

    def dates(chance: random.Random) -> None:
        parse_date(text(chance, 14), latest_year=2026)

    def search(chance: random.Random) -> None:
        typed = text(chance)
        book.search.find(typed, 20)
        book.meetings.ids(query=text_query(typed, typing=chance.random() < 0.5))
        book.incidents.ids(query=text_query(typed))

    def form_files(chance: random.Random) -> None:
        name = chance.choice(sorted(shipped))
        place = folder / "mau"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for other, data in shipped.items():
            (place / other).write_bytes(garbled(chance, data) if other == name else data)
        Section.read(name, place)
        default_wording(place)

    def command_line(chance: random.Random) -> None:
        stand_in(folder / "noi")
        words = [chance.choice(cli.COMMANDS)]
        known = [str(folder / "lang.antt"), "--json", "--campaign", "2026", "--year", "--kind"]
        words += [chance.choice([*known, word(chance)]) for _ in range(chance.randrange(5))]
        if {"demo", "new"} & set(words):
            return
        out = io.StringIO()
        with redirect_stdout(out), redirect_stderr(out), suppress(SystemExit):
            cli.main(words)
        if "Traceback" in out.getvalue() or "gặp lỗi" in out.getvalue():
            raise AssertionError(f"{words}: {out.getvalue()}")

    return {
        "importer": importer, "scans": scan_door(folder), "dates": dates, "search": search,
        "forms": form_files, "command line": command_line,
    }  # fmt: skip


def fuzz(name: str, door: Door, seconds: float) -> tuple[int, list[str]]:
    """Knock at one door for so long; return how often, and what went wrong."""
    wrong: list[str] = []
    until, seed = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        seed += 1
        began = time.monotonic()
        try:
            door(random.Random(seed))
        except UserError:
            pass
        except Exception:  # noqa: BLE001 - what is looked for
            wrong.append(f"{name}, seed {seed}: {traceback.format_exc(limit=-4)}")
        if time.monotonic() - began > _SLOW:
            wrong.append(f"{name}, seed {seed}: {time.monotonic() - began:.0f} s")
    return seed, wrong


def main(seconds: float, names: Sequence[str]) -> int:
    """Knock at the doors named; return 1 where something went wrong."""
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["ANTT_DATA"] = str(folder / "data")
        prepare(folder)
        for name in names:
            book = Book.open(folder / "thu.antt")
            with book:
                tried, wrong = fuzz(name, doors(folder, book)[name], seconds)
            failed += bool(wrong)
            sys.stdout.write(f"{name}: {tried} tries, {len(wrong)} wrong\n")
            sys.stdout.write("".join(f"{line}\n" for line in wrong[:5]))
            sys.stdout.flush()
    return 1 if failed else 0


def prepare(folder: Path) -> None:
    """Make a village, its papers and lists to garble."""
    from PIL import Image

    from antt_desktop.workflows.export_roster import export_roster
    from antt_desktop.workflows.pages import PdfPages
    from antt_desktop.workflows.papers import as_docx
    from antt_desktop.workflows.print_pledges import PledgeRequest, print_pledges
    from antt_desktop.workflows.safety_papers import privacy_notice

    build_demo(folder / "lang.antt", 20, 2)
    shutil.copyfile(folder / "lang.antt", folder / "thu.antt")
    with Book.open(folder / "lang.antt") as book:
        export_roster(book, folder / "roster-1.xlsx")
        campaign = book.campaigns.all()[0].id
        ids = book.pledges.ids(campaign)[:2]
        print_pledges(
            book, PledgeRequest(campaign_id=campaign, household_ids=ids), folder / "pledges.pdf"
        )
        (folder / "pledges.docx").write_bytes(as_docx(privacy_notice(book)))
    with PdfPages(folder / "pledges.pdf") as pages:
        drawn = pages.render(0, dpi=150, grey=True)
    size = (drawn.width, drawn.height)
    page = Image.frombuffer("L", size, drawn.data, "raw", "L", drawn.stride, 1)
    for ending in ("jpg", "png", "tif"):
        page.save(folder / f"pledges.{ending}")
    (folder / "roster-2.csv").write_text(
        "Mã hộ,Họ tên chủ hộ,Tổ\n01-001,Nguyễn Văn An,1\n", encoding="utf-8"
    )


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), sys.argv[2:] or _DOORS))
