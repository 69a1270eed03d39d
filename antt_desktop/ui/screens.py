"""Pictures of the real window, tab by tab and dialog by dialog."""

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from antt_desktop.book import Book
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Status
from antt_desktop.ui.context import TabMaker
from antt_desktop.ui.dialogs import Choice, Dialogs
from antt_desktop.ui.households.life.menu import Deed
from antt_desktop.ui.households.tab import HouseholdsTab
from antt_desktop.ui.incidents.tab import IncidentsTab
from antt_desktop.ui.jobs import anything_runs
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.meetings.tab import MeetingsTab
from antt_desktop.ui.memory import Memory
from antt_desktop.ui.pledges.filing.dialog import FilingDialog
from antt_desktop.ui.pledges.tab import PledgesTab
from antt_desktop.ui.search_all import SearchAll
from antt_desktop.ui.theme import theme
from antt_desktop.ui.welcome.new_book import NewBookDialog
from antt_desktop.ui.window import MainWindow
from antt_desktop.workflows.print_pledges import PledgeRequest, prepared_preview

_SIZE = (1366, 768)
_SOON_MS = 1000
_PATIENCE_MS = 20_000
_LOOK_MS = 5
_SHADE = 110
_GROUP = 3
_TICKED = 3
_FEW = 3

Prepare = Callable[[QDialog], object]


def _as_it_is(_dialog: QDialog) -> None:
    """Leave a dialog as it opens."""


class _Camera(Dialogs):
    """Takes the pictures asked for, in turn, instead of waiting for a person."""

    def __init__(self, memory: Memory, folder: Path) -> None:
        super().__init__(None, memory)
        self._folder = folder
        self._wanted: deque[tuple[str, Prepare, bool]] = deque()

    def expect(self, name: str, prepare: Prepare = _as_it_is, *, go_on: bool = False) -> None:
        """Picture the next dialog as ``name``; ``go_on`` accepts it then."""
        self._wanted.append((name, prepare, go_on))

    def run(self, dialog: QDialog) -> bool:
        name, prepare, go_on = self._wanted.popleft()
        dialog.show()
        prepare(dialog)
        self.picture(name, dialog)
        if go_on and isinstance(dialog, FormDialog):
            dialog.save_and_close()
        else:
            dialog.done(QDialog.DialogCode.Rejected)
        return dialog.result() == QDialog.DialogCode.Accepted

    def picture(self, name: str, dialog: QDialog | None = None) -> None:
        """Write what the window shows, with a dialog over it."""
        if self.parent is None:
            raise UserError("Không có cửa sổ để chụp.")
        _rest()
        whole = self.parent.grab()
        if dialog is not None:
            _lay_over(whole, dialog.grab())
        whole.save(str(self._folder / f"{name}.png"))

    def ask_save_discard_stay(self, question: str = "") -> Choice:
        """Discard: nothing of a picture is kept."""
        del question
        return Choice.DISCARD

    def ask_text(
        self, title: str, question: str, text: str = "", choices: Sequence[str] = ()
    ) -> str | None:
        """Answer with what is known; nobody sits at the keyboard."""
        del title, question
        return text or next(iter(choices), None)


def photograph(makers: Sequence[TabMaker], book: Path, folder: Path, scratch: Path) -> None:
    """Write a PNG of the welcome page, each tab, and the main dialogs, numbered in order.

    ``book`` is worked on and changed: hand over a copy. ``scratch`` is a folder for what the
    window remembers meanwhile.
    """
    folder.mkdir(parents=True, exist_ok=True)
    memory = Memory(scratch / "window.ini")
    camera = _Camera(memory, folder)
    window = MainWindow(memory, makers, lambda _copy: None, camera)
    camera.parent = window
    window.setWindowState(window.windowState() & ~window.windowState().WindowMaximized)
    window.resize(*_SIZE)
    window.show()
    camera.picture("01-mo-dau")
    camera.expect("02-tao-so-moi", _fill_new_book)
    window.new_book()
    window.open_book(book)
    if window.page is None or window.session is None:
        raise UserError("Không mở được sổ để chụp.")
    copied: list[bool] = []
    window.session.copied.connect(lambda: copied.append(True))
    _wait(lambda: bool(copied))
    page = window.page
    for number, _maker in enumerate(makers):
        page.turn_to(number)
        if isinstance(page.tab, HouseholdsTab):
            _households(camera, page.tab, window.session.context.book, scratch)
        elif isinstance(page.tab, PledgesTab):
            _pledges(camera, page.tab)
            _paper_loop(camera, page.tab, scratch)
        elif isinstance(page.tab, MeetingsTab):
            _meetings(camera, page.tab)
        elif isinstance(page.tab, IncidentsTab):
            _incidents(camera, page.tab)
    camera.expect("16-tim-tat-ca", lambda dialog: _search(dialog, "nguyen"))
    page.search_all()
    for name, act in (
        ("17-thong-tin-lang", window.show_village),
        ("18-nhat-ky", window.safety.show_history),
        ("19-ban-sao", window.safety.show_copies),
    ):
        camera.expect(name)
        act()
    window.close()


def _households(camera: _Camera, tab: HouseholdsTab, book: Book, scratch: Path) -> None:
    camera.picture("03-ho-dan")
    group = tab.groups.groups[min(_GROUP, len(tab.groups.groups)) - 1]
    tab.groups.list.choose(group.id)
    camera.picture("04-ho-dan-mot-to")
    camera.expect("05-sua-ho")
    tab.edit(tab.list.table.current_id)
    camera.expect("06-sua-to")
    tab.groups.edit()
    tab.groups.list.choose(0)
    camera.expect("07-nhap-excel")
    tab.import_file(_roster_to_import(book, scratch))
    camera.expect("08-chon-in-danh-sach", go_on=True)
    camera.expect("09-in-danh-sach")
    tab.print_()
    _rest()
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("20-doi-chu-ho", lambda: tab.life.happen(Deed.HEAD, tab.list.table.current_id)),
        ("21-tach-ho", lambda: tab.life.happen(Deed.SPLIT, tab.list.table.current_id)),
        ("22-danh-sach-theo-yeu-cau", tab.show_lists),
        ("23-soat-loi", tab.show_faults),
    )
    for name, act in acts:
        camera.expect(name)
        act()
        _rest()
    tab.groups.list.choose(group.id)
    camera.expect("24-gop-to")
    tab.groups.merge()
    tab.groups.list.choose(0)


def _pledges(camera: _Camera, tab: PledgesTab) -> None:
    camera.picture("10-ky-cam-ket")
    camera.expect("11-sua-dot-ky")
    tab.campaigns.edit()
    rows = map(tab.list.model.row, range(len(tab.list.model.ids)))
    waiting = (row.household_id for row in rows if row and row.status is not Status.SIGNED)
    tab.list.model.tick(islice(waiting, _TICKED), on=True)
    for name, act in (("12-ghi-nhan-da-ky", tab.sign), ("13-vang-chua-dong-y", tab.mark_absent)):
        camera.expect(name)
        act()
    camera.expect("14-chon-in-ban-dang-ky", go_on=True)
    camera.expect("15-in-ban-dang-ky")
    tab.print_()
    _rest()


def _paper_loop(camera: _Camera, tab: PledgesTab, scratch: Path) -> None:
    """File forms as if they came back from a scanner, key a round, look at results and years."""
    tab.list.untick_all()
    campaign = tab.campaign()
    request = PledgeRequest(
        campaign_id=campaign.id, household_ids=tuple(tab.context.book.pledges.ids(campaign.id))[:8]
    )
    stack = scratch / "quet.pdf"
    stack.write_bytes(prepared_preview(tab.context.book, request)())
    camera.expect("25-nhap-ban-quet", _wait_for_pages)
    tab.file_scans([stack])
    for name, act in (
        ("26-ghi-nhanh-ket-qua", tab.key_round),
        ("27-ket-qua-dot-ky", tab.campaigns.show_results),
        ("28-so-cac-nam", tab.campaigns.compare_years),
        ("29-dot-ky-moi", tab.campaigns.open_new),
    ):
        camera.expect(name)
        act()
        _rest()


def _meetings(camera: _Camera, tab: MeetingsTab) -> None:
    tab.search.setText("giai quyet mau thuan")
    camera.picture("30-bien-ban-hop")
    tab.search.clear()
    camera.picture("31-bien-ban-hop-tat-ca")
    camera.expect("32-soan-bien-ban")
    tab.new()
    camera.expect("33-in-bien-ban")
    tab.print_()
    _rest()


def _incidents(camera: _Camera, tab: IncidentsTab) -> None:
    camera.picture("34-so-vu-viec")
    for name, act in (
        ("35-ghi-vu-viec", tab.new),
        ("36-them-dien-bien", lambda: tab.acts.add_entry(tab.current_id)),
        ("37-ghi-buoi-hoa-giai", lambda: tab.acts.mediate(tab.current_id)),
        ("38-in-so-vu-viec", tab.print_registers),
    ):
        camera.expect(name)
        act()
    _rest()


def _wait_for_pages(dialog: QDialog) -> None:
    if isinstance(dialog, FilingDialog):
        _wait(lambda: not dialog.reader.busy)


def _fill_new_book(dialog: QDialog) -> None:
    if isinstance(dialog, NewBookDialog):
        dialog.name.setText("Làng văn hóa Quang Khải")
        dialog.commune.setText("Xã Quang Hưng")
        dialog.province.setText("Thành phố Hải Phòng")
        dialog.path.setText("~/Tài liệu/so-antt-quang-khai.antt")


def _search(dialog: QDialog, words: str) -> None:
    if isinstance(dialog, SearchAll):
        dialog.field.setText(words)


def _roster_to_import(book: Book, scratch: Path) -> Path:
    """Write a list that brings households, changes some, and has rows that cannot be taken."""
    lines = ["Mã hộ;Tổ;Họ và tên chủ hộ;Ngày sinh;Điện thoại;Địa chỉ;Số nhân khẩu;Ghi chú"]
    known = book.households.rows(book.households.ids()[: 2 * _FEW])
    names = {group.id: group.name for group in book.groups.all()}
    for place, row in enumerate(known):
        phone = row.phone if place < _FEW else f"09123456{place:02}"
        lines.append(
            f"{row.code};{names[row.group_id]};{row.head};;{phone};{row.address};{row.size};"
        )
    first = next(iter(names.values()))
    lines += [
        f";{first};Nguyễn Thị Thanh Bình;5/3/1960;0912345678;Ngõ 4, số 21;4;Hộ cận nghèo",
        f";{first};Trần Văn Hoà;1971;0983908996;Ngõ 2, số 5;3;",
        f";{first};Đỗ Hữu Lâm;31/02/1966;;Ngõ 9, số 10;5;",
        ";Tổ 999;Phạm Thị Long;1958;;Ngõ 1, số 2;2;",
    ]
    file = scratch / "danh-sach-bo-sung.csv"
    file.write_text("\n".join(lines), "utf-8-sig")
    return file


def _lay_over(ground: QPixmap, dialog: QPixmap) -> None:
    """Draw a dialog over the middle of a shaded window."""
    shade = theme.colour("text")
    shade.setAlpha(_SHADE)
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), shade)
    left, over = ground.width() - dialog.width(), ground.height() - dialog.height()
    painter.drawPixmap(QPoint(left // 2, over // 2), dialog)
    painter.end()


def _rest() -> None:
    """Let workers, what waits a moment, layouts and painting come to rest."""
    QApplication.processEvents()
    _wait(lambda: not anything_runs() and not _something_waits())
    QApplication.processEvents()


def _something_waits() -> bool:
    timers = (
        timer for widget in QApplication.topLevelWidgets() for timer in widget.findChildren(QTimer)
    )
    return any(t.isActive() and t.isSingleShot() and t.interval() < _SOON_MS for t in timers)


def _wait(done: Callable[[], bool]) -> None:
    patience = QDeadlineTimer(_PATIENCE_MS)
    while not done() and not patience.hasExpired():
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_MS, loop.quit)
        loop.exec()
