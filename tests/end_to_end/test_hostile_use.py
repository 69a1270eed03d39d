"""Hostile and unlucky use of the commands: one sentence, nothing changed, nothing left."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from sqlcipher3 import dbapi2 as driver

from antt_desktop import cli
from antt_desktop.book import Book
from antt_desktop.domain.households import HEAD, Group, Household, Person
from antt_desktop.domain.village import Village

HOUSEHOLDS = 400
VILLAGE = Village(name="Làng Thử", commune="Xã Thử", province="Tỉnh Thử")
NEW = ("--village", "Làng", "--commune", "Xã", "--province", "Tỉnh", "--groups", "3")


@pytest.fixture
def refused(capsys):
    """Return a function that runs a command that must be refused, and returns the sentence."""

    def run(*words):
        assert cli.main([str(word) for word in words]) == cli.REFUSED
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1
        assert said.err.endswith(".\n")
        assert "lỗi" not in said.err
        return said.err

    return run


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "so" / "lang.antt"
    path.parent.mkdir()
    with Book.create(path, VILLAGE, [Group(number=1, name="Tổ 1")]) as made:
        head = [Person(name=f"Bùi Thị Hoa {n}", relation=HEAD) for n in range(HOUSEHOLDS)]
        made.households.add_many(
            Household(group_id=made.groups.all()[0].id, people=(person,)) for person in head
        )
    assert cli.main(["new-campaign", str(path), "Năm 2026"]) == 0
    return path


@pytest.fixture(autouse=True)
def quiet_before(request, capsys):
    """Forget what setting up said."""
    if "book" in request.fixturenames:
        request.getfixturevalue("book")
    capsys.readouterr()


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["Mã hộ", "Họ và tên chủ hộ", "Tổ"])
        for row in range(1, HOUSEHOLDS + 1):
            sheet.write_row(row, 0, [f"X-{row}", f"Lê Văn Hòa {row}", "1"])
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def ole(*streams):
    """Return a container of old Office files whose directory names some streams."""
    entries = [name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams)]
    return bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\0") + b"".join(entries).ljust(2048)


def packed(path, *parts):
    with zipfile.ZipFile(path, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")


def sheet_of(path, *rows):
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


BAD_WORKBOOKS = {
    "empty": (lambda path: path.write_bytes(b""), "trống"),
    "garbage": (lambda path: path.write_bytes(bytes(range(256)) * 40), "bị hỏng"),
    "word": (lambda path: packed(path, "word/document.xml"), "Word"),
    "old word": (lambda path: path.write_bytes(ole("WordDocument")), "Word"),
    "other archive": (lambda path: packed(path, "a.txt"), "bị hỏng"),
    "broken archive": (lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 900), "bị hỏng"),
    "locked": (
        lambda path: path.write_bytes(ole("EncryptionInfo", "EncryptedPackage")),
        "mật khẩu",
    ),
    "other ole": (lambda path: path.write_bytes(ole("Whatever")), "bị hỏng"),
    "no header": (lambda path: sheet_of(path, ["12", "34"], ["5", "6"]), "tiêu đề"),
    "only a header": (lambda path: sheet_of(path, ["STT", "Chủ hộ", "Tổ"]), "không có dòng nào"),
    "blank": (sheet_of, "không có trang nào"),
    "folder": (lambda path: path.mkdir(), "thư mục"),
    "missing": (lambda path: None, "Không tìm thấy"),
}


@pytest.mark.parametrize("name", BAD_WORKBOOKS)
def test_bad_workbooks(refused, book, tmp_path, name):
    make, said = BAD_WORKBOOKS[name]
    path = tmp_path / "hỏng.xlsx"
    make(path)
    before = book.read_bytes()
    assert said in refused("import-roster", book, path)
    assert book.read_bytes() == before
    assert names(book.parent) == [book.name]


def in_sqlite(path, *statements):
    connection = driver.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


BAD_BOOKS = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Đây không phải sổ. " * 100, encoding="utf-8"),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:40960]),
    "cut off early": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "overwritten": lambda path: path.write_bytes(path.read_bytes()[:5000] + b"\xaa" * 80000),
    "newer": lambda path: in_sqlite(path, "PRAGMA user_version=99"),
    "version lost": lambda path: in_sqlite(path, "PRAGMA user_version=0"),
    "another program's": lambda path: in_sqlite(path, "PRAGMA application_id=7"),
    "folder": lambda path: (path.unlink(), path.mkdir()),
    "missing": lambda path: path.unlink(),
}


@pytest.mark.parametrize("name", BAD_BOOKS)
def test_bad_books(refused, book, roster, name):
    BAD_BOOKS[name](book)
    before = book.read_bytes() if book.is_file() else None
    out = book.with_name("ra.tệp")
    for words in (
        ("list", book),
        ("check", book, "--json"),
        ("export-roster", book, out),
        ("import-roster", book, roster),
        ("new-campaign", book, "Năm 2027"),
        ("print-pledges", book, out, "--campaign", "2026"),
        ("mark-signed", book, "--campaign", "2026", "--date", "1/2/2026", "01-001"),
    ):
        assert "Hãy" in refused(*words) or "hãy" in refused(*words)
    if before is not None:
        assert book.read_bytes() == before
        assert "Đã có tệp" in refused("new", book, *NEW)
    assert names(book.parent) in ([], [book.name])


def test_a_book_that_is_open_elsewhere(refused, book, roster):
    with Book.open(book):
        for words in (("list", book), ("import-roster", book, roster), ("check", book)):
            assert "đang mở" in refused(*words)
    assert names(book.parent) == [book.name]


WRITERS = (("print-pledges", "--campaign", "2026"), ("export-roster",))


@pytest.mark.parametrize("words", WRITERS)
def test_targets_that_cannot_be(refused, book, words):
    command, *rest = words
    before = book.read_bytes()
    other = book.with_name("khac.ANTT")
    other.write_bytes(before)
    for target, said in (
        ("", "thư mục"),
        ("/", "thư mục"),
        (book.parent, "thư mục"),
        (book.parent / "thiếu" / "a.pdf", "Không tìm thấy"),
        ("/sys/a.pdf", "Không có quyền ghi"),
        ("/dev/null", "không phải tệp thường"),
        (book.parent / ("dài" * 90), "dài quá"),
        (book, "là một sổ"),
        (other, "là một sổ"),
    ):
        assert said in refused(command, book, target, *rest)
        assert book.read_bytes() == other.read_bytes() == before
    assert names(book.parent) == [other.name, book.name]


def test_a_full_disk(refused, book, roster, tmp_path, full_disk, own_data_folder):
    before = book.read_bytes()
    codes = [f"01-{n:03}" for n in range(1, HOUSEHOLDS)]
    pdf = book.with_name("a.pdf")
    for size, words in (
        (20_000, ("print-pledges", book, pdf, "--campaign", "2026")),
        (300_000, ("print-pledges", book, pdf, "--campaign", "2026")),
        (len(before) // 2, ("import-roster", book, roster)),
        (len(before), ("import-roster", book, roster)),
        (len(before), ("mark-signed", book, "--campaign", "2026", "--date", "1/2/2026", *codes)),
        (50_000, ("new", book.with_name("moi.antt"), *NEW)),
    ):
        with full_disk(size):
            refused(*words)
        assert book.read_bytes() == before, words[0]
        assert names(book.parent) == [book.name], words[0]
        assert not list(own_data_folder.rglob("*.part*"))
    assert cli.main(["check", str(book)]) == 0


def test_an_error_of_the_program_is_told_in_one_sentence(antt, book, own_data_folder):
    with driver.connect(str(book)) as raw:  # a day that no program of ours writes
        raw.execute("DROP TRIGGER groups_UPDATE_recorded")
        raw.execute("UPDATE groups SET ended_on = 'hôm qua'")
    before = book.read_bytes()
    said = antt("list", book, expect=1)
    log = own_data_folder / "chuong-trinh.log"
    told = "Chương trình gặp lỗi, việc này chưa làm xong; sổ vẫn nguyên vẹn. Hãy gửi báo cáo này"
    assert said == f"{told} cho người hỗ trợ: {log}\n"
    report = log.read_text(encoding="utf-8")
    assert "cli/commands.py" in report
    assert "Error" in report
    assert str(book) not in report
    assert book.read_bytes() == before


def test_output_that_cannot_be_written(book, tmp_path):
    command = [sys.executable, "-m", "antt_desktop", "list", book]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "cp1252"}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=env, cwd=tmp_path, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode() == ("Không ghi được kết quả ra ngoài. Hãy xem ổ đĩa còn chỗ.\n")
    done = subprocess.run(command, capture_output=True, env=env, cwd=tmp_path, check=True)
    assert "Bùi Thị Hoa 399" in done.stdout.decode("utf-8")


STOPPED_SOON = """
import signal, sys, threading
from antt_desktop.__main__ import main
stop = (threading.main_thread().ident, signal.SIGINT)
timer = threading.Timer(float(sys.argv.pop(1)), signal.pthread_kill, stop)
# A shell lets what it starts in the background ignore Ctrl+C; here it is meant to hear it.
signal.signal(signal.SIGINT, signal.default_int_handler)
timer.start()
try:
    status = main()
    timer.cancel()
    timer.join()
except KeyboardInterrupt:  # the command was done just before
    status = 0
sys.exit(status)
"""


@pytest.mark.parametrize("seconds", [0.03, 0.2, 0.5])
def test_stopped_with_ctrl_c(book, roster, tmp_path, seconds):
    """Whatever it is doing, it ends without a word and with nothing half done."""
    for words in (
        ("demo", tmp_path / "xem", "--households", 9000),
        ("import-roster", book, roster),
        ("print-pledges", book, book.with_name("a.pdf"), "--campaign", "2026"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", STOPPED_SOON, str(seconds), *map(str, words)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
        assert done.stderr == b""
        assert done.returncode == 130 or (done.returncode == 0 and done.stdout)
        if words[0] == "demo":
            assert done.returncode == 130
            assert not (tmp_path / "xem").exists() or names(tmp_path / "xem") == []
        # The file of the lock may stay behind; nobody holds it.
        assert set(names(book.parent)) <= {book.name, f"{book.name}.lock", "a.pdf"}
        with Book.open(book) as opened:
            assert opened.check() == []
            assert opened.households.count() in {HOUSEHOLDS, 2 * HOUSEHOLDS}


ABANDONS = """
import os, signal, sys
from pathlib import Path
from antt_desktop.paths import written_whole
with written_whole(Path(sys.argv[1])) as stream:
    stream.write(b"x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_left_goes_with_the_next_file(book, tmp_path):
    strange = [tmp_path / ".a.pdf.part", tmp_path / ".a.1.part", tmp_path / "b.pdf.1.antt.part"]
    alive = tmp_path / f".c.pdf.{os.getppid()}.antt.part"
    for path in (*strange, alive):
        path.touch()
    before = set(names(tmp_path))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(2):
        left = tmp_path / "sach.pdf"
        subprocess.run([sys.executable, "-c", ABANDONS, left], env=env, check=False)
    assert len(set(names(tmp_path)) - before) == 1  # the second one cleared up after the first
    assert cli.main(["export-roster", str(book), str(tmp_path / "ra.xlsx")]) == 0
    assert set(names(tmp_path)) == before | {"ra.xlsx"}
