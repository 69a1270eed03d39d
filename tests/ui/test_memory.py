"""What this PC remembers, and forgets without harm."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import Mode

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)


def test_everything_comes_back_in_another_start(tmp_path):
    file = tmp_path / "window.ini"
    memory = Memory(file)
    memory.text_size, memory.mode = 130, Mode.DARK
    memory.keep_widths("households", [52, 0, 210])
    memory.keep_layout("window", QByteArray(b"\x00\x01\xff"))
    memory.keep_who("ABC1234", "Nguyễn Thị Hồng Đạt")
    memory.keep_last_book(tmp_path / "làng, thôn; 1.antt")
    (tmp_path / "làng, thôn; 1.antt").touch()
    for name in ("a.antt", "b, c.antt", "a.antt"):
        memory.add_recent(tmp_path / name)
    del memory
    again = Memory(file)
    assert (again.text_size, again.mode) == (130, Mode.DARK)
    assert again.widths("households") == [52, 0, 210]
    assert again.layout("window") == QByteArray(b"\x00\x01\xff")
    assert again.who("ABC1234") == "Nguyễn Thị Hồng Đạt"
    assert again.who("ZZZ0000") == ""
    assert again.last_book() == tmp_path / "làng, thôn; 1.antt"
    assert again.recent_books() == [tmp_path / "a.antt", tmp_path / "b, c.antt"]
    again.keep_last_book(None)
    assert again.last_book() is None


def test_a_torn_file_is_as_good_as_none(tmp_path):
    file = tmp_path / "window.ini"
    file.write_bytes(b"\xff\xfe[look\ntext_size=abc\nmode=purple\n[widths]\nx=a-b\n")
    memory = Memory(file)
    assert (memory.text_size, memory.mode) == (100, Mode.SYSTEM)
    assert memory.widths("x") == []
    assert memory.recent_books() == []
    assert memory.last_book() is None


def test_a_book_that_went_is_not_the_last_one(tmp_path):
    memory = Memory(tmp_path / "window.ini")
    memory.keep_last_book(tmp_path / "gone.antt")
    assert memory.last_book() is None


def test_only_a_few_recent_books_are_kept(tmp_path):
    memory = Memory(tmp_path / "window.ini")
    for number in range(12):
        memory.add_recent(Path(f"/so/{number}.antt"))
    assert memory.recent_books()[0] == Path("/so/11.antt")
    assert len(memory.recent_books()) == 8


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words)
def test_any_words_come_back(tmp_path, text):
    file = tmp_path / "window.ini"
    Memory(file).keep_text("tab/query", text)
    assert Memory(file).text("tab/query") == text
