"""The main window: the welcome page, or an open book with its tabs."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop import __version__, paths
from antt_desktop.book import Book
from antt_desktop.domain.errors import PassphraseNeeded
from antt_desktop.ui.book_page import BookPage
from antt_desktop.ui.context import Context, TabMaker
from antt_desktop.ui.dialogs import Dialogs
from antt_desktop.ui.jobs import Jobs
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.menu import MenuWork, settings_menu
from antt_desktop.ui.opening import opened
from antt_desktop.ui.safety.acts import SafetyActs
from antt_desktop.ui.session import Session
from antt_desktop.ui.status import StatusBar
from antt_desktop.ui.theme import icons

if TYPE_CHECKING:
    from antt_desktop.ui.welcome.page import WelcomePage

_GEOMETRY = "window"
_DEMO_FILE = "lang-mau.antt"
_LOGO = 64
_FIRST_SIZE = (1366, 768)
_PART_OF_SCREEN = 0.9  # of a window put back from its maximised size
_BOOK_KINDS = "Sổ ANTT (*.antt)"

OpenWindow = Callable[[Path], object]


class MainWindow(QMainWindow):
    """One window. ``gone`` says that it was closed; ``open_copy`` shows a copy in another."""

    gone = Signal()

    def __init__(
        self,
        memory: Memory,
        makers: Sequence[TabMaker],
        open_copy: OpenWindow,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self.memory = memory
        self.dialogs = dialogs or Dialogs(self, memory)
        self.jobs = Jobs(self.dialogs.warn, self)
        self._makers = makers
        self.session: Session | None = None
        self.page: BookPage | None = None
        self.status = StatusBar(self.jobs)
        self.safety = SafetyActs(self, self, open_copy)
        whole = QWidget(self)
        self._stack = QStackedWidget(whole)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack, 1)
        box.addWidget(self.status)
        self.setCentralWidget(whole)
        self.setWindowIcon(icons.icon("house", "accent", _LOGO))
        self.setMinimumSize(900, 560)
        if not self.restoreGeometry(memory.layout(_GEOMETRY)):
            self._first_size()
        self._bind_keys()

    def _first_size(self) -> None:
        """Take the size of the pictures, or the whole of a screen that has no room for it."""
        wanted, room = QSize(*_FIRST_SIZE), self.screen().availableSize()
        if wanted.width() < room.width() and wanted.height() < room.height():
            self.resize(wanted)
        else:
            self.resize(room * _PART_OF_SCREEN)
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @cached_property
    def welcome(self) -> "WelcomePage":
        """Return the page without a book, made when it is first shown."""
        from antt_desktop.ui.welcome.page import WelcomePage

        page = WelcomePage()
        page.new.connect(self.new_book)
        page.open.connect(self.choose_book)
        page.demo.connect(self.open_demo)
        page.chosen.connect(self.open_book)
        page.restore.connect(self.safety.restore_without_book)
        page.rescue.connect(self.safety.rescue)
        self._stack.addWidget(page)
        return page

    # books

    @property
    def context(self) -> Context | None:
        """Return the context of the open book."""
        return self.session.context if self.session else None

    def open_book(self, path: Path, *, read_only: bool = False, passphrase: str = "") -> None:
        """Open a book in this window in place of what it shows; ask for its passphrase.

        Raises UserError where it cannot be opened; what was open stays then.
        """
        if self.context and path.resolve() == self.context.book.path.resolve():
            return
        try:
            book = opened(path, read_only=read_only, passphrase=passphrase)
        except PassphraseNeeded as needed:
            from antt_desktop.ui.safety.unlock import UnlockDialog

            asking = UnlockDialog(
                self.dialogs,
                needed.sentence,
                lambda typed: opened(path, read_only=read_only, passphrase=typed),
            )
            book = asking.outcome if self.dialogs.run(asking) else None
        if book is not None:
            self.show_book(book)
        elif self.session is None:
            self._show_welcome()

    def choose_book(self) -> None:
        """Ask for a book and open it."""
        path = self.dialogs.choose_open_file("Mở sổ", _BOOK_KINDS)
        if path is not None:
            self.open_book(path)

    def new_book(self) -> None:
        """Ask what a new book needs, make it and show it."""
        from antt_desktop.ui.welcome.new_book import NewBookDialog

        asking = NewBookDialog(self.dialogs)
        if self.dialogs.run(asking) and asking.made is not None:
            self.show_book(asking.made)
            self.safety.print_recovery_sheet(asking.passphrase)

    def open_demo(self) -> None:
        """Open the invented village, made on first use."""
        path = paths.data_folder() / _DEMO_FILE
        if path.is_file():
            self.open_book(path)
            return
        from antt_desktop.workflows.demo_village import build_demo

        self.jobs.run(
            "Đang tạo làng mẫu",
            lambda progress: build_demo(path, progress=progress),
            lambda _nothing: self.open_book(path),
        )

    def close_book(self) -> bool:
        """Close the book and show the welcome page; False where a job is not to be stopped."""
        if not self.put_away():
            return False
        self.memory.keep_last_book(None)
        self._show_welcome()
        return True

    def show_book(self, book: Book) -> None:
        """Show an open book in place of what is shown; it is the window's to close."""
        if not self.put_away():
            book.close()
            return
        context = Context(book, self.dialogs, self.jobs, self.memory)
        context.notice.connect(self.status.notice)
        context.changed.connect(self._show_names)
        self.session = Session(context)
        self.session.copied.connect(self._show_saved)
        self.session.asked.connect(self.come_forward)
        self.session.signed_in.connect(self._show_page)
        self._show_page()
        self._show_names()
        self._show_saved()
        self.safety.watch(book)

    def _show_page(self) -> None:
        """Show the book's tabs, made anew for whoever is at the keyboard."""
        if self.session is None:
            return
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
        self.page = BookPage(self.session.context, self._makers, self._menu(), self._stack)
        self.page.said.connect(self.status.say)
        self.status.say(self.page.status)
        self._stack.addWidget(self.page)
        self._stack.setCurrentWidget(self.page)

    def put_away(self, *, copy: bool = True) -> bool:
        """Stop the job (after asking) and close the book; False where it is to go on."""
        if not self._job_may_stop():
            return False
        self.safety.lock.rest()
        if self.session is not None:
            self.session.end(copy=copy)
            self.session = None
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        return True

    def _job_may_stop(self) -> bool:
        if not self.jobs.busy:
            return True
        question = f"{self.jobs.title}. Hủy việc đó và đóng sổ?"
        if not self.dialogs.confirm(question, yes="Hủy và đóng", no="Đợi làm xong"):
            return False
        self.jobs.stop_and_wait()
        return True

    # what is around the book

    def come_forward(self) -> None:
        """Raise the window: somebody started the program for this book again."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the welcome page where the window was given no book."""
        if self._stack.currentWidget() is None:
            self._show_welcome()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the book with the window."""
        if not self.put_away():
            event.ignore()
            return
        self.memory.keep_layout(_GEOMETRY, self.saveGeometry())
        event.accept()
        self.gone.emit()

    def _show_welcome(self) -> None:
        recent = self.memory.recent_books()
        self.welcome.show_recent(recent)
        self._stack.setCurrentWidget(self.welcome)
        self.setWindowTitle("Sổ ANTT")
        self.status.say(f"Phiên bản {__version__}")
        self.status.show_right(
            "", f"Sổ gần đây: {recent[0].name}" if recent else "", icons_shown=False
        )
        self.welcome.cards[0].setFocus()

    def _show_names(self) -> None:
        if self.session is not None:
            book = self.session.context.book
            title = f"Sổ ANTT – {book.settings.village().name} – {book.path.name}"
            self.setWindowTitle(f"{title} (chỉ xem)" if book.read_only else title)

    def _show_saved(self) -> None:
        if self.session is None:
            return
        if self.session.context.book.read_only:
            self.status.show_right("", "Chỉ xem", icons_shown=False)
        else:
            words, late = self.session.last_copy()
            self.status.show_right(words, "Đã lưu", late=late)

    # the gear

    def _menu(self) -> QMenu:
        return settings_menu(
            self,
            self.memory,
            MenuWork(
                who=self._ask_who,
                village=self.show_village,
                history=self.safety.show_history,
                copies=self.safety.show_copies,
                passphrase=self.safety.show_passphrase,
                people=self.safety.show_people,
                privacy=self.safety.show_privacy,
                lock=self.safety.lock_now,
                rescue=self.safety.rescue,
                open=self.choose_book,
                open_recent=self.open_book,
                close=self.close_book,
                about=self._about,
            ),
        )

    def show_village(self) -> None:
        """Show the names of the village."""
        from antt_desktop.ui.village_dialog import VillageDialog

        if self.session is not None:
            self.dialogs.run(VillageDialog(self.session.context))

    def _ask_who(self) -> None:
        if self.session is not None:
            self.session.ask_who()

    def _about(self) -> None:
        self.dialogs.tell(
            f"Sổ ANTT {__version__}",
            "Sổ an ninh trật tự khu dân cư. Phần mềm tự do, giấy phép MIT.\n"
            "Chữ Be Vietnam Pro (SIL OFL), biểu tượng Lucide (ISC).",
        )

    # keys

    def _bind_keys(self) -> None:
        def on_page(act: Callable[[BookPage], object]) -> Callable[[], None]:
            def pressed() -> None:
                if self.page is not None:
                    act(self.page)

            return pressed

        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": on_page(lambda page: page.search_all()),
            "Ctrl+N": on_page(lambda page: page.tab.new()),
            "Ctrl+P": on_page(lambda page: page.tab.print_()),
            "Ctrl+F": on_page(lambda page: page.tab.focus_search()),
            "Ctrl+Z": on_page(lambda page: page.undo()),
            "Ctrl+Y": on_page(lambda page: page.redo()),
            "Ctrl+Shift+Z": on_page(lambda page: page.redo()),
            "F5": on_page(lambda page: page.refresh()),
            "Ctrl+O": self.choose_book,
            "Ctrl+L": self.safety.lock_now,
        }
        for number, _maker in enumerate(self._makers):
            keys[f"Ctrl+{number + 1}"] = on_page(partial(_turn, index=number))
        for sequence, act in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(act)


def _turn(page: BookPage, index: int) -> None:
    page.turn_to(index)
