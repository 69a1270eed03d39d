"""Making, opening and closing a book; what is refused, and with which sentence."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import peewee
import pytest
from playhouse.schema_diff import IndexDiff, diff_models

from antt_desktop.book import Book, incident_tables, meeting_tables, tables, use_tables
from antt_desktop.book.disk import file_system
from antt_desktop.domain.book_uses import UseKind
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.households import Group
from antt_desktop.domain.incidents import State
from antt_desktop.domain.meetings import MeetingState
from antt_desktop.domain.text_query import text_query
from antt_desktop.domain.village import Village

SAMPLES = Path(__file__).parents[1] / "data"


def test_a_new_book_holds_what_it_was_made_with(path, new_book):
    with new_book(path, who="Hoàng Văn Hoát") as book:
        book_id = book.id
    with Book.open(path) as book:
        assert book.id == book_id
        assert len(book_id) == 7
        assert book.path == path
        assert book.settings.village().name == "Làng Quang Khải"
        assert book.settings.operators() == ("Hoàng Văn Hoát",)
        assert [(g.number, g.name) for g in book.groups.all()] == [
            (1, "Tổ 1"), (2, "Tổ 2"), (3, "Tổ 3")
        ]  # fmt: skip
        assert book.households.count() == 0
        assert book.check() == []


def test_a_closed_book_is_one_file(path, book):
    book.close()
    book.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_any_tool_can_read_a_book(path, book, village):
    book.close()
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM households").fetchone() == (8,)
    connection.close()


def test_two_books_have_two_ids(tmp_path, new_book):
    with new_book(tmp_path / "a.antt") as a, new_book(tmp_path / "b.antt") as b:
        assert a.id != b.id


def test_nothing_is_ever_overwritten(path, new_book):
    path.write_text("quý giá", encoding="utf-8")
    with pytest.raises(UserError, match="Đã có tệp") as refused:
        new_book(path)
    assert refused.value.field == "path"
    assert path.read_text(encoding="utf-8") == "quý giá"


@pytest.mark.parametrize(
    ("village", "groups"),
    [
        (Village(name="", commune="Xã A", province="B"), []),
        (
            Village(name="Làng", commune="Xã A", province="B"),
            [Group(number=1, name="Tổ 1"), Group(number=1, name="Tổ 2")],
        ),
    ],
)
def test_a_book_that_cannot_be_made_leaves_nothing(tmp_path, village, groups):
    with pytest.raises(UserError):
        Book.create(tmp_path / "a.antt", village, groups)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder(tmp_path, new_book):
    with pytest.raises(SystemTrouble, match="Không tìm thấy"):
        new_book(tmp_path / "không có" / "a.antt")


def _not_a_database(path):
    path.write_bytes(b"Day la mot tep van ban, khong phai so. " * 100)


def _other_database(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_not_a_database, "không phải sổ ANTT"),
        (_other_database, "không phải sổ ANTT"),
        (Path.touch, "rỗng"),
        (Path.mkdir, "là một thư mục"),
        (lambda path: None, "Không tìm thấy"),
    ],
)
def test_what_is_no_book_is_refused_and_left_as_it_is(path, make, sentence):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises(SystemTrouble, match=sentence):
            Book.open(path, read_only=read_only)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert list(path.parent.iterdir()) == ([path] if path.exists() else [])


def test_a_path_through_a_file_is_refused(path, book):
    with pytest.raises(SystemTrouble, match="Không tìm thấy"):
        Book.open(path / "sổ.antt")


@pytest.mark.parametrize("kept", [10, 100, 4096, 0.5, 0.95])
def test_a_truncated_book_is_refused(path, book, village, kept):
    book.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: kept if isinstance(kept, int) else int(len(whole) * kept)])
    with pytest.raises(SystemTrouble, match="hỏng"):
        Book.open(path)


def test_a_book_of_a_newer_program_is_refused_untouched(path, book, outside):
    book.close()
    with outside(path) as connection:
        connection.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    with pytest.raises(SystemTrouble, match="mới hơn"):
        Book.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written(tmp_path):
    lines = """
import os, sys
from pathlib import Path
from antt_desktop.book import Book
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.domain.village import Village
folder = Path(sys.argv[1])
folder.mkdir()
os.chdir(folder)
if os.geteuid() == 0:
    os.chown(".", 65534, 65534)
    os.setuid(65534)
Path().chmod(0o555)
try:
    Book.create(Path("a.antt"), Village(name="L", commune="X", province="T"), [])
except SystemTrouble as trouble:
    sys.stdout.buffer.write(trouble.sentence.encode())
"""
    said = subprocess.run(
        [sys.executable, "-c", lines, tmp_path / "chỉ đọc"], check=True, capture_output=True
    )
    assert said.stdout.decode().startswith("Không có quyền ghi")


def test_a_read_only_book_shows_everything_and_takes_nothing(path, book, village, campaign, home):
    before = path.read_bytes()
    with Book.open(path, read_only=True) as copy:
        assert copy.read_only
        assert copy.households.count() == 8
        assert [row.head for row in copy.search.find("hoa")] == ["Bùi Thị Hoa", "Trần Văn Hòa"]
        assert copy.check() == []
        for write in (
            lambda: copy.households.add(home()),
            lambda: copy.households.delete(village),
            lambda: copy.pledges.number_forms(campaign.id, village),
            copy.history.undo,
        ):
            with pytest.raises(UserError, match="mở để xem"):
                write()
    assert path.read_bytes() == before


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//may-chu/chung /mnt/o\\040chung cifs rw 0 0
may-chu:/so /mnt/so nfs4 rw 0 0
/dev/sdb1 /mnt/so/usb vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lang", "ext4"),
        ("/mnt/o chung/so", "cifs"),
        ("/mnt/o", "ext4"),
        ("/mnt/so", "nfs4"),
        ("/mnt/so/usb/lang", "vfat"),
        ("/mnt/so2", "ext4"),
    ],
)
def test_the_file_system_under_a_folder(folder, kind):
    assert file_system(Path(folder), MOUNTS) == kind


def test_the_schema_of_the_file_is_that_of_the_models(path, book):
    book.close()
    models = tables.ALL + meeting_tables.ALL + incident_tables.ALL + use_tables.ALL
    migrated, modelled = peewee.SqliteDatabase(str(path)), peewee.SqliteDatabase(":memory:")
    with migrated, modelled:
        with modelled.bind_ctx(models):
            modelled.create_tables(models)
        found = diff_models(migrated, models)
        # Promises of the file: the models know no partial indexes.
        assert found.drop_indexes == [
            IndexDiff("groups", "one_group_of_a_number", None, None),
            IndexDiff("history", "history_of_people", None, None),
            IndexDiff("persons", "one_head", None, None),
        ]
        assert not any(found._replace(drop_indexes=[]))
        for table in (model._meta.table_name for model in models):
            for facts in ("table_info", "foreign_key_list"):
                asked = f"SELECT * FROM pragma_{facts}('{table}')"
                in_file = migrated.execute_sql(asked).fetchall()
                assert in_file == modelled.execute_sql(asked).fetchall(), (table, facts)


def test_a_book_of_version_1_still_opens(tmp_path):
    path = tmp_path / "book-v1.antt"
    path.write_bytes((SAMPLES / "book-v1.antt").read_bytes())
    with Book.open(path) as book:
        assert book.check() == []
        assert book.id == "QT7I8PY"
        assert [g.name for g in book.groups.all()] == ["Tổ 1", "Tổ 2", "Tổ 3"]
        heads = [row.head for row in book.households.rows(book.households.ids())]
        assert heads == [
            "Nguyễn Văn An", "Bùi Thị Hoa", "Trần Văn Hòa", "Lê Thị Thủy", "Đặng Đình Ước", ""
        ]  # fmt: skip
        (campaign,) = book.campaigns.all()
        tallies = book.pledges.tallies(campaign.id)
        assert (sum(t.signed for t in tallies.values()), campaign.label) == (2, "2026")
        assert book.households.get(1).ended_on is None
        assert campaign.list_frozen_on is None


def test_a_book_of_version_2_still_opens(tmp_path):
    path = tmp_path / "book-v2.antt"
    path.write_bytes((SAMPLES / "book-v2.antt").read_bytes())
    with Book.open(path) as book:
        assert book.check() == []
        heads = [row.head for row in book.households.rows(book.households.ids())]
        assert heads == ["Phạm Văn Đạt", "Lê Thị Thủy", "Đặng Đình Ước"]
        assert [g.name for g in book.groups.all()] == ["Tổ 1", "Tổ 3"]
        (campaign,) = book.campaigns.all()
        listed = book.campaigns.members(campaign.id, book.pledges.ids(campaign.id))
        assert [household.head for household in listed] == [
            "Nguyễn Văn An", "Trần Văn Hòa", "Lê Thị Thủy", "Đặng Đình Ước"
        ]  # fmt: skip
        assert [g.name for g in book.campaigns.groups(campaign.id)] == ["Tổ 1", "Tổ 2", "Tổ 3"]
        assert book.history.undo() is None, "what was done with another shape of the tables stays"


def test_a_book_of_version_3_still_opens(tmp_path):
    path = tmp_path / "book-v3.antt"
    path.write_bytes((SAMPLES / "book-v3.antt").read_bytes())
    with Book.open(path) as book:
        assert book.check() == []
        (campaign,) = book.campaigns.all()
        assert campaign.closed_on == PartialDate(2026, 3, 13)
        assert campaign.wording.second_roles == ("TRƯỞNG THÔN", "CÔNG AN XÃ")
        ids = book.pledges.ids(campaign.id)
        rows = book.pledges.rows(campaign.id, ids)
        assert [row.manner for row in rows if row.signed_on] == ["screen", "fingerprint"]
        assert list(book.pledges.strokes(campaign.id, ids)) == [1]
        assert [book.scans.data(scan.id).decode() for scan in book.scans.all(campaign.id)] == [
            "ảnh của phiếu 1", "ảnh của phiếu 2"
        ]  # fmt: skip
        assert book.scans.original(1) == (b"anh goc", "image/png")
        assert [printing.numbers for printing in book.printings.all(campaign.id)] == [(1, 2, 3, 4)]
        assert book.results.summary(campaign.id).total.signed == 2


def test_a_book_of_version_4_still_opens(tmp_path):
    path = tmp_path / "book-v4.antt"
    path.write_bytes((SAMPLES / "book-v4.antt").read_bytes())
    with Book.open(path) as book:
        assert book.check() == []
        draft, frozen = book.meetings.rows(book.meetings.ids())
        assert (draft.title, draft.state, draft.scope) == ("Họp Tổ 1", MeetingState.DRAFT, "Tổ 1")
        assert frozen.state is MeetingState.FROZEN
        meeting = book.meetings.get(frozen.id)
        assert meeting.turnout.words(meeting.quorum) == "3/4 hộ (75%) – đủ điều kiện họp"
        assert [vote.total.agreed for vote in meeting.votes] == [3, 1]
        assert [task.note for task in meeting.tasks] == ["", "Ba nơi báo giá"]
        assert [a.text for a in book.minutes.amendments(frozen.id)] == [
            "Hộ ông Ước gửi giấy nhất trí."
        ]
        assert list(book.meetings.ids(query=text_query('"trang ky"'))) == [frozen.id]
        (file,) = book.meeting_files.of(frozen.id)
        assert book.meeting_files.read(file.id) == (b"%PDF-1.4 bien ban", "application/pdf")
        assert [d.meeting.title for d in book.drafts.unsaved()] == ["Họp Ban công tác"]


def test_a_book_of_version_5_still_opens(tmp_path):
    path = tmp_path / "book-v5.antt"
    path.write_bytes((SAMPLES / "book-v5.antt").read_bytes())
    with Book.open(path) as book:
        assert book.check() == []
        shown = book.incidents.rows(book.incidents.ids(sort="number"))
        assert [(row.code, row.title) for row in shown] == [
            ("VV-2026-001", "Tranh chấp lối đi"),
            ("VV-2026-003", "Lấn ranh giới"),
        ]
        settled, opened = (book.incidents.get(row.id) for row in shown)
        assert (settled.state, opened.state) == (State.SETTLED, State.NEW)
        assert [party.name for party in settled.parties] == ["Nguyễn Văn An", "Người xã bên"]
        assert settled.meeting_ids == (1,)
        (mediation,) = book.mediations.of(settled.id)
        assert mediation.agreement == "Để lối đi rộng 2 m."
        assert [duty.done_on for duty in mediation.duties] == [PartialDate(2026, 2, 25)]
        (file,) = book.incident_files.of(settled.id)
        assert book.incident_files.read(file.id) == (b"%PDF-1.4 don", "application/pdf")
        assert book.incident_settings.team().head == "Bùi Thị Hoa"
        assert book.access.has_code
        book.access.show("1234")
        hidden = book.incidents.get(2)
        assert (hidden.code, hidden.state) == ("VV-2026-002", State.POLICE)
        assert [what for _at, _who, what in book.access.looks(2)]
        assert book.incidents.save(replace(opened, id=0)) > 4, "numbers are not used again"
        assert book.incidents.find("2026 5")


@pytest.mark.parametrize(
    ("name", "passphrase"), [("v6", ""), ("v6-sealed", "lúa chín ngoài đồng 7")]
)
def test_a_book_of_version_6_still_opens(tmp_path, name, passphrase):
    path = tmp_path / "book.antt"
    path.write_bytes((SAMPLES / f"book-{name}.antt").read_bytes())
    with Book.open(path, passphrase=passphrase) as book:
        assert book.check() == []
        heads = [row.head for row in book.households.rows(book.households.ids())]
        assert heads == ["Nguyễn Văn An", "Bùi Thị Hoa"]
        (use,) = book.uses.all(UseKind.EXPORT)
        assert (use.what, use.purpose, use.rows) == ("Xuất danh sách hộ", "Nộp UBND xã", 2)
        assert use.who == "Hoàng Văn Hoát"
