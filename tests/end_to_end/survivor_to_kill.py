"""Does everything that changes a book's files until it is killed; says each thing once done.

Words: folder, then the passphrases that may open the book, the likeliest first.
"""

import shutil
import sys
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.domain.backups import CopyKind
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meetings import Meeting

PHRASES = ("", "lúa chín ngoài đồng 7", "nắng hè trên sân 12")
OLD = Path(__file__).parents[1] / "data"


def acknowledge(*words: object) -> None:
    print(*words, sep="\t", flush=True)  # noqa: T201 - this is how the test hears of it


def opened(path: Path, passphrases: list[str]) -> tuple[Book, str]:
    for passphrase in passphrases:
        try:
            return Book.open(path, passphrase=passphrase, who="Người thử"), passphrase
        except UserError:
            continue
    raise SystemExit("no passphrase opens the book")


def home(name: str) -> Household:
    return Household(group_id=1, people=(Person(name=name, relation=HEAD),))


def main(folder: Path, passphrases: list[str]) -> None:
    book, passphrase = opened(folder / "lang.antt", passphrases)
    with book:
        acknowledge("open", passphrase)
        turn = 0
        while True:
            turn += 1
            book.households.add(home(f"Nguyễn Văn {turn}"))
            acknowledge("households", book.households.count())
            book.households.add_many([home(f"Trần Thị {n}") for n in range(30)])
            acknowledge("households", book.households.count())
            meeting = book.meetings.save(Meeting(title=f"Họp {turn}", proceedings="Bàn. " * 300))
            data = bytes([turn % 256]) * 90_000
            file = NewFile(name="quet.png", what="", media="image/png", data=data)
            book.meeting_files.attach(meeting, [file])
            acknowledge("meetings", len(book.meetings.ids()))
            book.backups.take(CopyKind.DAILY if turn % 2 else CopyKind.IMPORT, thorough=False)
            book.backups.take_away(thorough=False)
            acknowledge("copied")
            old = folder / "cu.antt"
            shutil.copy(OLD / f"book-v{turn % 6 + 1}.antt", old)
            acknowledge("old")
            Book.open(old).close()
            acknowledge("migrated")
            new = PHRASES[(PHRASES.index(passphrase) + 1) % len(PHRASES)]
            acknowledge("rekeying", passphrase, new)
            book.passphrase.change(new, passphrase)
            passphrase = new
            acknowledge("rekeyed", passphrase)


main(Path(sys.argv[1]), sys.argv[2:])
