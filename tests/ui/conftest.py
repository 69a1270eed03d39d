"""Windows for tests: the look, a dialogs service that records, a small book."""

import gc
import itertools
from collections import deque
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.households import Group, Household, Person
from antt_desktop.domain.village import Village
from antt_desktop.ui import theme as look
from antt_desktop.ui.context import Context, Tab, TabMaker
from antt_desktop.ui.dialogs import Choice, Dialogs
from antt_desktop.ui.jobs import Jobs, wait_for_all
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.theme import Mode
from antt_desktop.ui.window import MainWindow

_BEGUN = itertools.count()
_TIDIED_EVERY = 12


class RecordingDialogs(Dialogs):
    """Answers from a queue; ``said`` is what the user would have read.

    ``answers`` are taken in turn by confirm, ask_*, choose_*; ``on_run`` plays the user in a
    dialog of a tab and returns whether it was accepted.
    """

    def __init__(self, memory):
        super().__init__(None, memory)
        self.said: list[str] = []
        self.answers: deque[object] = deque()
        self.on_run = None
        self.ran: list[object] = []

    def run(self, dialog):
        self.ran.append(dialog)
        assert self.on_run is not None, f"nobody answers {dialog.windowTitle()}"
        return bool(self.on_run(dialog))

    def tell(self, sentence, detail=""):
        self.said.append(sentence)

    def warn(self, trouble):
        self.said.append(trouble.sentence if isinstance(trouble, UserError) else trouble)

    def _answer(self, question):
        self.said.append(question)
        assert self.answers, f"nobody answers “{question}”"
        return self.answers.popleft()

    def confirm(self, question, yes, *, detail="", no="Thôi"):
        return bool(self._answer(question))

    def ask_save_discard_stay(self, question="Có thay đổi chưa lưu."):
        answer = self._answer(question)
        assert isinstance(answer, Choice)
        return answer

    def ask_text(self, title, question, text="", choices=()):
        return self._answer(question)

    def choose_open_file(self, title, kinds):
        return self._answer(title)

    def choose_open_files(self, title, kinds):
        return self._answer(title)

    def choose_save_file(self, title, name, kinds):
        return self._answer(title)

    def choose_folder(self, title):
        return self._answer(title)


@pytest.fixture(scope="session")
def qapp(qapp):
    """Return the application with our look on it, light, at 100 %."""
    look.start(qapp, Mode.LIGHT, 100)
    return qapp


@pytest.fixture(autouse=True)
def quiet_end(qapp):
    """Begin with few dead widgets; leave no worker behind, and the look as it was."""
    # A new look is put on every widget: none of them may be one that only waits for its end.
    # Without a running event loop, `deleteLater` is heard only when asked for by name.
    # Asking for all widgets, to count them, crashed now and then: some are half gone.
    if next(_BEGUN) % _TIDIED_EVERY == 0:
        gc.collect()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    yield
    wait_for_all()
    if look.theme.percent != 100 or look.theme.mode is not Mode.LIGHT:
        look.theme.choose(mode=Mode.LIGHT, percent=100)


@pytest.fixture
def memory(tmp_path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def dialogs(memory) -> RecordingDialogs:
    return RecordingDialogs(memory)


@pytest.fixture
def jobs(qapp, dialogs) -> Jobs:
    return Jobs(dialogs.warn)


NAMES = ("Nguyễn Thị Hồng Đạt", "Đỗ Hữu Lan", "Ngô Công Đạt", "Trần Văn Hoà", "Hoàng Minh Bình")


def make_book(path: Path, households: int = 5, groups: int = 3) -> Book:
    """Make a village with households one after the other in its tổ."""
    book = Book.create(
        path,
        Village(name="Làng văn hóa Quang Khải", commune="Xã Quang Hưng", province="Hải Phòng"),
        [Group(number=n, name=f"Tổ {n}", leader="Ngô Văn Vinh") for n in range(1, groups + 1)],
        who="Ngô Văn Vinh",
    )
    in_order = book.groups.all()
    book.households.add_many(
        Household(
            group_id=in_order[i % groups].id,
            address=f"Ngõ {i + 1}, số {i + 10}",
            phone=f"0912 345 {i:03}",
            declared_size=i % 6 + 1,
            people=(Person(name=NAMES[i % len(NAMES)], relation="Chủ hộ"),),
        )
        for i in range(households)
    )
    return book


@pytest.fixture
def book(tmp_path):
    """Open a small book; it is closed after the test."""
    with make_book(tmp_path / "lang.antt") as made:
        yield made
        wait_for_all()


@pytest.fixture
def context(book, dialogs, jobs, memory) -> Context:
    return Context(book, dialogs, jobs, memory)


@pytest.fixture
def wait_jobs(qtbot, jobs):
    """Return a function that waits until the running job has ended."""
    return lambda: qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)


@pytest.fixture
def type_text():
    """Return a function that types as an input method does: Vietnamese letters are safe."""

    def typed(widget, text):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return typed


class Notes(Tab):
    """A tab that writes down what the window asks of it."""

    def __init__(self, context, parent, title="Hộ dân"):
        super().__init__(context, parent)
        self.title = title
        self.asked = []
        self.search = QLineEdit()
        QVBoxLayout(self).addWidget(self.search)

    def refresh(self, areas):
        self.asked.append(areas)
        self.status_text.emit(f"{self.title}: {self.context.book.households.count()} hộ")

    def new(self):
        self.asked.append("new")

    def print_(self):
        self.asked.append("print")

    def show_record(self, record_id):
        self.asked.append(record_id)


HOUSEHOLDS = TabMaker("households", "Hộ dân", "house", Notes)
MEETINGS = TabMaker(
    "meetings", "Biên bản họp", "notebook-text", lambda c, p: Notes(c, p, "Biên bản họp")
)
PLEDGES = TabMaker("pledges", "Ký cam kết", "file-pen-line", lambda c, p: Notes(c, p, "Ký cam kết"))


@pytest.fixture
def village(tmp_path):
    path = tmp_path / "so-antt-2026.antt"
    make_book(path).close()
    return path


@pytest.fixture
def copies_opened():
    return []


@pytest.fixture
def window(qtbot, memory, dialogs, copies_opened):
    made = MainWindow(memory, (HOUSEHOLDS, PLEDGES, MEETINGS), copies_opened.append, dialogs)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.jobs.stop_and_wait()
    wait_for_all()
    made.close()


@pytest.fixture
def opened(window, village, qtbot):
    window.open_book(village)
    qtbot.waitUntil(lambda: bool(window.session.context.book.backups.all()))
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return window
