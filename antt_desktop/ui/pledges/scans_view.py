"""The scanned pages of one household, large, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.pledges import Campaign
from antt_desktop.domain.scans import ENDINGS, Scan
from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.picture_sheet import FIT_WIDTH, PictureSheet
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.pledges.scan_export import export_scans
from antt_desktop.ui.printing import write
from antt_desktop.ui.theme import theme


class ScansView(QWidget):
    """Shows one page at a time; a page taken out of the book comes back by undo."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign: Campaign | None = None
        self._scans: Sequence[Scan] = ()
        self._at = 0
        self.sheet = PictureSheet(FIT_WIDTH)
        self.sheet.setAccessibleName("Bản quét")
        self._back = buttons.tool("Trang trước", lambda: self.go(-1), "chevron-left", keys="PgUp")
        self._on = buttons.tool("Trang sau", lambda: self.go(1), "chevron-right", keys="PgDown")
        self._number = label("", "muted", wrap=False)
        for at, part in enumerate((self._back, self._number, self._on)):
            self.sheet.bar.insertWidget(at + 1, part)
        self.words = label("", "small")
        self.save_pdf = buttons.secondary("Lưu PDF…", self._export, "save")
        self.remove = buttons.secondary(
            "Bỏ bản quét này", self._remove, "trash-2", tip="Bỏ khỏi sổ; hoàn tác được"
        )
        self.save_original = buttons.link("Lưu ảnh gốc…", self._save_original, "file-down")
        acts = QHBoxLayout()
        acts.setSpacing(theme.px(6))
        acts.addWidget(self.save_pdf, 1)
        acts.addWidget(self.remove, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addWidget(self.sheet, 1)
        box.addWidget(self.words)
        box.addWidget(self.save_original)
        box.addLayout(acts)
        for key, steps in (("PgUp", -1), ("PgDown", 1)):
            turn = QShortcut(QKeySequence(key), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda steps=steps: self.go(steps))

    def show_scans(self, campaign: Campaign, scans: Sequence[Scan]) -> None:
        """Show the pages of a household; the one looked at stays, if it is still there."""
        before = self._scans[self._at].id if self._scans else 0
        self._campaign, self._scans = campaign, scans
        ids = [scan.id for scan in scans]
        self._at = ids.index(before) if before in ids else 0
        self.remove.setEnabled(self._context.book.may_change and campaign.closed_on is None)
        self._show()

    def go(self, steps: int) -> None:
        """Turn pages."""
        at = max(0, min(self._at + steps, len(self._scans) - 1))
        if at != self._at and not self._context.book.lent:
            self._at = at
            self._show()

    def _show(self) -> None:
        if not self._scans:
            self.sheet.show_picture(b"")
            self.words.setText("")
            self.save_original.setVisible(False)
            return
        scan = self._scans[self._at]
        self.save_original.setVisible(scan.has_original)
        try:
            self.sheet.show_picture(self._context.book.scans.data(scan.id))
        except UserError as error:
            self.sheet.show_picture(b"", error.sentence)
        count = len(self._scans)
        self._number.setText(f"{number(self._at + 1)}/{number(count)}")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < count)
        parts = [f"Trang {scan.page} của phiếu", f"lưu ngày {scan.filed_on}"]
        parts += [f"từ {scan.source}"] if scan.source else []
        self.words.setText(", ".join(parts) + ".")

    def _export(self) -> None:
        if self._campaign is not None and self._scans:
            household_id = self._scans[self._at].household_id
            export_scans(self._context, self._campaign, household_id=household_id)

    def _save_original(self) -> None:
        data, kind = self._context.book.scans.original(self._scans[self._at].id)
        ending = ENDINGS[kind]
        target = self._context.dialogs.choose_save_file(
            "Lưu ảnh gốc", f"anh-goc.{ending}", f"Ảnh (*.{ending})"
        )
        if target is not None:
            write(data, target)
            self._context.notice.emit(f"Đã lưu {target.name}")

    def _remove(self) -> None:
        if self._scans:
            self._context.book.scans.remove(self._scans[self._at].id)
