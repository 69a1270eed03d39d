"""The copies of the book: on this PC and elsewhere; taking, checking, trying out, restoring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from antt_desktop import paths
from antt_desktop.book import Book
from antt_desktop.domain.backups import REHEARSE_DAYS, Copy, away_words, days_since
from antt_desktop.domain.errors import PassphraseNeeded, UserError
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.jobs import Progress
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Align, Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.safety.unlock import UnlockDialog
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.restore import Comparison, Rehearsal, compare, rehearse

_MEGABYTE = 1024 * 1024
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class CopyWork:
    """What the window does for the dialog: show a copy, put one in the place of the book."""

    look: Callable[[Path], object]
    restore: Callable[[Path, str], object]


class CopiesDialog(FormDialog):
    """All copies that can be reached, the newest first."""

    def __init__(self, context: Context, work: CopyWork) -> None:
        super().__init__(
            context.dialogs,
            "Bản sao của sổ",
            "Máy tự sao mỗi ngày và trước mỗi việc lớn; cắm USB đã chọn vào là tự sao sang đó.",
        )
        self._context, self._work = context, work
        self._copies: list[Copy] = []
        self.state = Banner("", Tone.WAITING)
        self.about = label("", "small")
        self.model: TableModel[Copy] = TableModel(copy_columns(), lambda c: self._numbers[c.path])
        self._numbers: dict[Path, int] = {}
        self.table = TableView(self.model, "copies", context.memory, label="Bản sao của sổ")
        self.table.opened.connect(lambda _id: self._look())
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(
            EmptyState("history", "Chưa có bản sao nào", "Bấm “Sao lưu ngay” để có bản đầu.")
        )
        self.take = buttons.primary("Sao lưu ngay", self._take, "hard-drive")
        self.rehearse = buttons.secondary("Diễn tập khôi phục", self._rehearse, "rotate-cw")
        self.place = buttons.secondary("Chọn USB, ổ đĩa khác…", self._choose_place, "save")
        self.look = buttons.secondary("Mở xem", self._look, "eye")
        self.restore = buttons.secondary("Khôi phục…", self._compare, "rotate-ccw")
        self._more = QMenu(self)
        buttons.action(self._more, "Kiểm tra bản này", self._verify, "circle-check")
        buttons.action(self._more, "Lưu ra tệp khác…", self._save_as, "save")
        context.lock(self.take, self.place, self.restore)
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        pane = Pane(flush=True)
        pane.box.addWidget(self._pages)
        self.body.addWidget(self.state)
        self.body.addWidget(pane, 1)
        self.body.addWidget(self.about)
        for button in (self.take, self.place, self.rehearse):
            self.foot.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for part in (self.look, self.restore, buttons.more_button("Việc khác", self._more)):
            row.addWidget(part)
        row.addStretch()
        self.body.addLayout(row)
        self.close_button()
        self.resize(theme.px(860), theme.px(600))

    def reload(self) -> None:
        """List the copies anew, and say how old the last one elsewhere is."""
        backups = self._context.book.backups
        self._copies = backups.all()
        self._numbers = {copy.path: at for at, copy in enumerate(self._copies, 1)}
        self.model.show_rows(self._copies)
        self._pages.setCurrentIndex(0 if self._copies else 1)
        if self._copies:
            self.table.go_to(1)
        now = backups.clock()
        state = backups.state()
        words, late = away_words(state, now)
        where = f" ({state.away_where})" if state.away_where else ""
        hint = " Hãy cắm USB để sao lưu." if late else ""
        self.state.say(f"{words}{where}.{hint}", Tone.WAITING if late else Tone.DONE)
        rehearsed = days_since(state.rehearsed_at, now)
        due = "" if rehearsed is not None and rehearsed <= REHEARSE_DAYS else " Nên diễn tập."
        last = "chưa lần nào" if rehearsed is None else f"{rehearsed} ngày trước"
        self.about.setText(f"Diễn tập khôi phục: {last}.{due}")
        for part in (self.look, self.restore, self.rehearse):
            part.setEnabled(bool(self._copies))
        self._context.lock(self.restore)

    def _chosen(self) -> Copy | None:
        at = self.table.current_id
        return self._copies[at - 1] if at else None

    def _take(self) -> None:
        def work(book: Book, _progress: Progress) -> list[Path]:
            return [book.backups.take(), *book.backups.take_away()]

        def done(taken: list[Path]) -> None:
            self.reload()
            words = "trên máy và USB" if len(taken) > 1 else "trên máy này"
            self._context.notice.emit(f"Đã sao lưu và kiểm tra bản sao {words}.")

        self._context.work_on_book("Đang sao lưu", work, done)

    def _choose_place(self) -> None:
        chosen = self.dialogs.choose_folder("Chọn USB hoặc ổ đĩa giữ bản sao")
        if chosen is None:
            return
        self._context.book.backups.add_place(chosen)
        self._take()

    def _rehearse(self) -> None:
        def done(found: Rehearsal) -> None:
            self.reload()
            if found.faults:
                self.dialogs.warn(found.words)
            else:
                self.dialogs.tell("Diễn tập khôi phục tốt.", found.words)

        self._context.work_on_book("Đang diễn tập", lambda book, _progress: rehearse(book), done)

    def _verify(self) -> None:
        if (copy := self._chosen()) is None:
            return

        def done(faults: list[str]) -> None:
            if faults:
                self.dialogs.warn(f"Bản sao này không nguyên vẹn: {faults[0]} Hãy dùng bản khác.")
            else:
                self.dialogs.tell("Bản sao này nguyên vẹn.")

        self._context.work_on_book(
            "Đang kiểm tra bản sao", lambda book, _progress: book.backups.verify(copy.path), done
        )

    def _look(self) -> None:
        if copy := self._chosen():
            self.accept()
            self._work.look(copy.path)

    def _compare(self, passphrase: str = "") -> None:
        """Say what is in the chosen copy and what was done since, before anything changes."""
        if (copy := self._chosen()) is None:
            return

        def failed(error: UserError) -> None:
            if isinstance(error, PassphraseNeeded):
                asking = UnlockDialog(self.dialogs, error.sentence, lambda typed: typed)
                if self.dialogs.run(asking) and asking.outcome:
                    self._compare(asking.outcome)
                return
            self.dialogs.warn(error)

        self._context.work_on_book(
            "Đang xem bản sao",
            lambda book, _progress: compare(book, copy.path, passphrase),
            lambda found: self._confirm(copy, found, passphrase),
            failed,
        )

    def _confirm(self, copy: Copy, found: Comparison, passphrase: str) -> None:
        question = f"Khôi phục sổ như lúc {copy.taken_at:%H:%M %d/%m/%Y}?"
        if self.dialogs.confirm(question, yes="Khôi phục", detail=comparison_words(found)):
            self.accept()
            self._work.restore(copy.path, passphrase)

    def _save_as(self) -> None:
        if (copy := self._chosen()) is None:
            return
        name = f"so-antt-{copy.taken_at:%Y-%m-%d}.antt"
        target = self.dialogs.choose_save_file("Lưu bản sao", name, "Sổ ANTT (*.antt)")
        if target is None:
            return
        paths.written_copy(copy.path, target)
        self.dialogs.tell(f"Đã lưu bản sao vào “{target}”.")


def comparison_words(found: Comparison) -> str:
    """Return what a copy holds, what the book holds, and what would be gone."""
    lines = [f"Bản sao có: {found.there.words}.", f"Sổ bây giờ: {found.here.words}."]
    if found.since is None:
        lines.append("Nhật ký của bản sao này không nối liền với sổ đang mở.")
    elif found.since:
        more = len(found.since) - _SHOWN
        lines.append("Các việc làm sau bản sao sẽ không còn trong sổ:")
        lines += [f"– {line}" for line in found.since[:_SHOWN]]
        lines += [f"… và {more} việc nữa"] if more > 0 else []
    else:
        lines.append("Từ lúc sao đến nay sổ không đổi.")
    lines.append("Sổ bây giờ được cất riêng trước; không bản sao nào bị xóa.")
    return "\n".join(lines)


def copy_columns() -> list[Column[Copy]]:
    """Return the columns of a list of copies."""
    return [
        Column(
            title="Lúc", text=lambda c: f"{c.taken_at:%H:%M %d/%m/%Y}", strong=True,
            sample="00:00 00/00/0000 a",
        ),
        Column(title="Loại", text=lambda c: c.label, stretch=True, sample="Trước khi nâng cấp"),
        Column(
            title="Ở đâu", text=lambda c: "Ngoài máy" if c.away else "Máy này", sample="Ngoài máy a"
        ),
        Column(
            title="Số hộ", text=lambda c: number(c.households), align=Align.RIGHT, sample="00.000"
        ),
        Column(
            title="Cỡ", text=lambda c: f"{c.size_bytes / _MEGABYTE:.1f} MB".replace(".", ","),
            align=Align.RIGHT, sample="000,0 MB",
        ),
        Column(
            title="", text=_seal, pills=lambda c: [Pill(_seal(c), _TONES[c.sealed])],
            sample="Không mật khẩu aa",
        ),
    ]  # fmt: skip


def _seal(copy: Copy) -> str:
    return "Có mật khẩu" if copy.sealed else "Không mật khẩu"


_TONES = {True: Tone.DONE, False: Tone.NEUTRAL}


def moment(iso: str) -> str:
    """Return an ISO time as people write it."""
    return f"{datetime.fromisoformat(iso):%H:%M %d/%m/%Y}"
