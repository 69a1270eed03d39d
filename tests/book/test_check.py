"""What was altered from outside, or by a failing disk, is found."""

import random

import pytest

from antt_desktop.book import Book
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import SystemTrouble
from antt_desktop.domain.pledges import Signing
from tests.book.moving import move


@pytest.fixture
def lived_in(book, campaign, village, home):
    """A book with all kinds of rows, some of them changed and taken back."""
    book.pledges.number_forms(campaign.id, village)
    book.pledges.sign(campaign.id, village[:3], Signing(signed_on=PartialDate(2026, 2, 18)))
    move(book, village[3:4], 2)
    book.households.delete(village[7:])
    book.history.undo()
    book.households.add(home("Ngô Văn Bé", "Ngô Thị Tí", phone="0913931879", note="ghi chú"))
    assert book.check() == []
    book.close()
    return book.path


def faults(path):
    with Book.open(path, read_only=True) as book:
        return book.check()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("UPDATE households SET phone = '0' WHERE id = 2", "Hộ dân: 1 dòng"),
        ("UPDATE households SET phone = '0'", "Hộ dân: 9 dòng"),
        ("DELETE FROM persons WHERE id = 3", "Nhân khẩu: 1 dòng"),
        ("UPDATE pledges SET status = 'absent' WHERE id = 1", "Bản đăng ký: 1 dòng"),
        ("INSERT INTO settings (key, value) VALUES ('x', 'y')", "Thông tin làng: 1 dòng"),
        ("UPDATE campaigns SET wording = 'x'", "Đợt ký: 1 dòng"),
        ("UPDATE campaign_groups SET group_id = 3 WHERE id = 1", "Tổ của đợt ký: 1 dòng"),
        ("UPDATE groups SET leader = 'Kẻ gian' WHERE id = 1", "Tổ dân cư: 1 dòng"),
        ("UPDATE code_counters SET last = 1", "Số mã hộ"),
        ("UPDATE actions SET who = 'Kẻ gian' WHERE id = 2", "Nhật ký bị sửa"),
        ("UPDATE actions SET at = '2020' WHERE id = 3", "Nhật ký bị sửa"),
        ("DELETE FROM history WHERE id = (SELECT max(id) FROM history)", "Nhật ký bị sửa"),
        ("DELETE FROM history WHERE id = 20", "Nhật ký bị sửa"),
        ("UPDATE history SET before = '{}' WHERE before IS NOT NULL", "Nhật ký bị sửa"),
        ("UPDATE history SET salt = 'x' WHERE id = 9", "Nhật ký bị sửa"),
        (
            "INSERT INTO history (action_id, tbl, row_id, salt, digest) VALUES (2, 'x', 9, '', '')",
            "Nhật ký bị sửa",
        ),
        ("DELETE FROM search_folded WHERE rowid = 2", "Mục tìm kiếm"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM groups WHERE id = 3", "trỏ tới dữ liệu không còn"),
    ],
)
def test_an_edit_from_outside_is_found(lived_in, outside, change, sentence):
    with outside(lived_in) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            if name.endswith("recorded"):
                connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(change)
    assert any(sentence in fault for fault in faults(lived_in))


def test_even_with_its_line_of_history_an_edit_is_found(lived_in, outside):
    with outside(lived_in) as connection:
        connection.execute("UPDATE action_now SET action_id = 2")
        connection.execute("UPDATE households SET phone = '0' WHERE id = 2")
        connection.execute("UPDATE action_now SET action_id = NULL")
    assert any("Nhật ký bị sửa" in fault for fault in faults(lived_in))


def test_a_flipped_bit_in_a_name_is_found(lived_in):
    data = lived_in.read_bytes()
    name = "Ngô Thị Tí".encode()
    places = [i for i in range(len(data)) if data.startswith(name, i)]
    assert len(places) >= 2  # the row and its line of history
    for at in places:
        for bit in (0, 7):  # another letter; no UTF-8 any more
            damaged = bytearray(data)
            damaged[at + 1] ^= 1 << bit
            lived_in.write_bytes(damaged)
            assert faults(lived_in)


def test_no_flipped_bit_alters_the_register_unnoticed(lived_in):
    def shown():
        with Book.open(lived_in, read_only=True) as book:
            (campaign,) = book.campaigns.all()
            rows = book.pledges.rows(campaign.id, book.households.ids())
            return list(book.households.all()), book.groups.all(), campaign, rows

    whole, data = shown(), lived_in.read_bytes()
    chance = random.Random(7)
    used = [at for at in range(len(data)) if data[at]]
    noticed = 0
    for _ in range(150):
        damaged = bytearray(data)
        at = chance.choice(used)
        damaged[at] ^= 1 << chance.randrange(8)
        lived_in.write_bytes(damaged)
        try:
            if faults(lived_in):
                noticed += 1
            else:
                assert shown() == whole, at
        except SystemTrouble:
            noticed += 1
    assert noticed > 50
