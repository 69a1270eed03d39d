"""Keeping a book alive without a window: check, copies, restoring, passphrase, history, rescue."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from antt_desktop.book import Book
from antt_desktop.cli.commands import PASSPHRASE_ASKED, open_book, say, user
from antt_desktop.cli.options import Command, count, read_secret
from antt_desktop.domain.changes import HistoryWish
from antt_desktop.domain.errors import PassphraseNeeded, UserError

COMMANDS = ("check", "backup", "restore", "rehearse", "rekey", "history", "salvage")
_JSON = "--json"


def register(command: Command) -> None:
    """Add the commands."""
    check = command("check", "Kiểm tra sổ, hoặc một bản sao, có nguyên vẹn không.", _check)
    check.add_argument(_JSON, action="store_true")

    backup = command("backup", "Sao lưu ngay, kiểm tra bản sao, ghi cả ra USB đã chọn.", _backup)
    backup.add_argument(
        "--to", type=Path, metavar="THƯ-MỤC", help="chọn USB, thư mục này làm nơi giữ bản sao"
    )
    backup.add_argument(_JSON, action="store_true")

    restore = command("restore", "Khôi phục sổ từ bản sao; sổ đang có được cất riêng.", _restore)
    restore.add_argument("copy", metavar="BẢN-SAO.antt", type=Path)
    restore.add_argument("--dry-run", action="store_true", help="chỉ xem có gì trong bản sao")
    restore.add_argument(_JSON, action="store_true")

    command("rehearse", "Diễn tập khôi phục từ bản sao mới nhất; sổ không đổi.", _rehearse)

    rekey = command("rekey", "Đặt, đổi hoặc bỏ mật khẩu của sổ.", _rekey)
    rekey.add_argument("--remove", action="store_true", help="bỏ mật khẩu")

    history = command("history", "Xem nhật ký: ai làm gì, lúc nào.", _history)
    history.add_argument("--limit", type=count, default=50, metavar="SỐ-VIỆC")
    history.add_argument("--who", metavar="TÊN", help="chỉ việc của người này")
    history.add_argument("--find", default="", metavar="CHỮ", help="chỉ việc có các chữ này")
    history.add_argument("--action", type=count, metavar="SỐ", help="chi tiết của một việc")
    history.add_argument(_JSON, action="store_true")

    salvage = command("salvage", "Cứu những gì đọc được từ tệp sổ hỏng sang sổ mới.", _salvage)
    salvage.add_argument("out", metavar="SỔ-MỚI.antt", type=Path)
    salvage.add_argument(_JSON, action="store_true")


def _check(options: argparse.Namespace) -> None:
    """Say whether the book is sound; refuse (status 1) where it is not."""
    with open_book(options) as book:
        faults = book.check()
    if options.json:
        say(json.dumps({"sound": not faults, "faults": faults}, ensure_ascii=False, indent=1))
    else:
        say("\n".join(faults) if faults else "Sổ nguyên vẹn.")
    if faults:
        raise UserError("Sổ có chỗ hỏng. Hãy mở bản sao gần nhất và giữ nguyên tệp này.")


def _backup(options: argparse.Namespace) -> None:
    with open_book(options) as book:
        if options.to:
            book.backups.add_place(options.to)
        paths = [book.backups.take(), *book.backups.take_away()]
        words = book.backups.contents(paths[0]).words
    if options.json:
        say(json.dumps([str(path) for path in paths], ensure_ascii=False))
        return
    for path in paths:
        say(f"Đã sao lưu và kiểm tra: {path}")
    say(words)


def _restore(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.restore import look_into, restore

    passphrase = ""
    try:
        found = look_into(options.copy, "")
    except PassphraseNeeded:
        passphrase = read_secret("Mật khẩu của bản sao")
        found = look_into(options.copy, passphrase)
    if options.dry_run:
        said = asdict(found)
        say(json.dumps(said, ensure_ascii=False, indent=1) if options.json else found.words)
        return
    done = restore(options.book, options.copy, passphrase, who=user())
    if options.json:
        say(json.dumps({"aside": str(done.aside or ""), **asdict(done.contents)}))
        return
    say(f"Đã khôi phục: {done.contents.words}")
    if done.aside:
        say(f"Sổ trước đó được cất ở {done.aside}")


def _rehearse(options: argparse.Namespace) -> None:
    from antt_desktop.workflows.restore import rehearse

    with open_book(options) as book:
        found = rehearse(book)
    say(found.words)
    if found.faults:
        raise UserError("Bản sao không đạt. Hãy sao lưu lại ngay và xem ổ đĩa.")


def _rekey(options: argparse.Namespace) -> None:
    from antt_desktop.domain.passphrase import checked

    old = ""
    try:
        book = Book.open(options.book, who=user())
    except PassphraseNeeded:
        old = read_secret(PASSPHRASE_ASKED)
        book = Book.open(options.book, passphrase=old, who=user())
    with book:
        if options.remove:
            book.passphrase.change("", old)
            say("Đã bỏ mật khẩu của sổ. Ai có tệp cũng đọc được.")
            return
        new = read_secret("Mật khẩu mới")
        book.passphrase.change(checked(new, read_secret("Gõ lại mật khẩu mới")), old)
        say("Đã đặt mật khẩu cho sổ. Các bản sao trước đây vẫn giữ mật khẩu của ngày sao.")
        if readable := book.passphrase.readable_copies():
            say(f"Còn {readable} bản sao không có mật khẩu.")


def _history(options: argparse.Namespace) -> None:
    with open_book(options) as book:
        if options.action:
            say("\n".join(book.history.details(options.action)) or "Không có chi tiết.")
            return
        wish = HistoryWish(who=options.who, text=options.find)
        rows = book.history.find(wish, options.limit)
    if options.json:
        say(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        undone = " (đã hoàn tác)" if row.undone else ""
        say(f"{row.id}\t{row.at}\t{row.who}\t{row.name}{undone}")


def _salvage(options: argparse.Namespace) -> None:
    try:
        found = Book.salvage(options.book, options.out, who=user())
    except PassphraseNeeded:
        secret = read_secret(PASSPHRASE_ASKED)
        found = Book.salvage(options.book, options.out, passphrase=secret, who=user())
    if options.json:
        say(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    say(f"Đã cứu {found.rows} dòng sang {options.out}; {found.from_history} dòng lấy từ nhật ký.")
    for line in found.missing:
        say(f"  Thiếu: {line}")
