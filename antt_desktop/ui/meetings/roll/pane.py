"""“Điểm danh hộ” beside the minutes: search a name, Enter, and it is present."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from antt_desktop.domain.text import number
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.fields import SearchField
from antt_desktop.ui.kit.undo_line import UndoLine
from antt_desktop.ui.kit.words import label, say_in_tone, section
from antt_desktop.ui.meetings.editor.edited import Edited
from antt_desktop.ui.meetings.roll import presenter
from antt_desktop.ui.meetings.roll.delegates import DelegatesFields
from antt_desktop.ui.meetings.roll.finder import RollFinder
from antt_desktop.ui.meetings.roll.taking import RollTaking
from antt_desktop.ui.theme import Tone, theme

_NOT_TAKEN = "Chưa chốt danh sách. Danh sách chốt lúc khai mạc là mẫu số của mọi tỷ lệ."
_SCOPE_DIFFERS = "Các tổ của cuộc họp đã khác danh sách này: xem “Lấy lại danh sách” ở nút “…”."


class RollPane(QWidget):
    """Records who is there, by household or (chi bộ, ban công tác) by number of people."""

    def __init__(self, context: Context, edited: Edited) -> None:
        super().__init__()
        self._context, self._edited = context, edited
        self._shown: tuple[object, ...] = ()
        self.undo = UndoLine()
        self.taking = RollTaking(context, edited, self.undo)
        self.title, self.pill = section("ĐIỂM DANH HỘ"), label("", "pill", wrap=False)
        self.sittings, self._remark = label("", "small"), label("", "small")
        self.search = SearchField("Tên, mã hộ hoặc số trên bảng…", "Tìm hộ để điểm danh")
        self.finder = RollFinder(context, self.taking, self.search)
        self.delegates = DelegatesFields(edited)
        self._lay_out()
        self.finder.idle.connect(self._show_page)
        self.search.textChanged.connect(lambda _text: self._show_page())
        edited.changed.connect(self._changed)
        self._changed()

    def _lay_out(self) -> None:
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = buttons.more_button("Việc khác về điểm danh", self._menu)
        find = QHBoxLayout()
        find.setSpacing(theme.px(6))
        find.addWidget(self.search, 1)
        find.addWidget(self.more)
        self.take_button = buttons.secondary("", self.taking.take)
        self._begin = QWidget()
        begin = QVBoxLayout(self._begin)
        begin.setContentsMargins(0, 0, 0, 0)
        begin.addWidget(label(_NOT_TAKEN, "muted"))
        begin.addWidget(self.take_button)
        begin.addStretch()
        self.pages = QStackedWidget()
        for page in (self.finder, self._begin, self.delegates):
            self.pages.addWidget(page)
        links = QWidget()
        flow = FlowLayout(links, spacing=4)
        self.whole_link = buttons.link("Bảng điểm danh…", self.open_whole)
        self.sittings_link = buttons.link("Họp theo cụm…", self.open_sittings)
        self.households_link = buttons.link(
            "Điểm danh theo hộ", lambda: self.taking.count_people(people=False)
        )
        for link in (self.whole_link, self.sittings_link, self.households_link):
            flow.addWidget(link)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(self.title, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        box.addLayout(head)
        box.addWidget(self.sittings)
        box.addWidget(self._remark)
        box.addLayout(find)
        box.addWidget(self.undo)
        box.addWidget(self.pages, 1)
        box.addWidget(links)

    def open_whole(self) -> None:
        """Show the whole roll in a dialog."""
        from antt_desktop.ui.meetings.roll.dialog import RollDialog

        self._context.dialogs.run(RollDialog(self._context, self._edited))

    def open_sittings(self) -> None:
        """Edit the sittings of a meeting by cụm."""
        from antt_desktop.ui.meetings.sittings.dialog import SittingsDialog

        self._context.dialogs.run(SittingsDialog(self._context, self._edited))

    def _changed(self) -> None:
        meeting = self._edited.meeting
        shown = (
            meeting.roll, meeting.delegates, meeting.sittings, meeting.group_ids, meeting.quorum,
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        words, enough = presenter.pill_words(meeting)
        say_in_tone(self.pill, words, (Tone.DONE if enough else Tone.WAITING).value)
        self.pill.setToolTip(meeting.turnout.words(meeting.quorum))
        say_in_tone(self.sittings, " · ".join(presenter.sitting_words(meeting)))
        differs = presenter.scope_differs(meeting)
        say_in_tone(self._remark, _SCOPE_DIFFERS if differs else "", Tone.WAITING.value)
        of_people = meeting.delegates is not None
        self.title.setText("NGƯỜI DỰ HỌP" if of_people else "ĐIỂM DANH HỘ")
        for part in (self.search, self.more, self.whole_link):
            part.setVisible(not of_people)
        self.households_link.setVisible(of_people)
        if meeting.delegates is not None:
            self.sittings_link.hide()
            self.delegates.show_delegates(meeting.delegates)
        else:
            self._show_roll()
        self._show_page()

    def _show_roll(self) -> None:
        households = len(self.taking.roll)
        self.sittings_link.setVisible(presenter.may_sit_apart(self._edited.meeting, households))
        self.take_button.setText(f"Chốt danh sách {number(households)} hộ và điểm danh")
        self.take_button.setEnabled(bool(households))
        self.finder.refresh()

    def _show_page(self) -> None:
        if self._edited.meeting.delegates is not None:
            page: QWidget = self.delegates
        elif self.taking.taken or self.finder.busy:
            page = self.finder
        else:
            page = self._begin
        self.pages.setCurrentWidget(page)

    def _fill_menu(self) -> None:
        menu, taking = self._menu, self.taking
        menu.clear()
        buttons.action(menu, "Tất cả có mặt", lambda: taking.mark_all(present=True), "check")
        buttons.action(menu, "Tất cả vắng", lambda: taking.mark_all(present=False), "x")
        menu.addSeparator()
        retake = buttons.action(menu, "Lấy lại danh sách…", self._retake, "rotate-cw")
        retake.setEnabled(taking.taken)
        entry = "Chỉ đếm số người dự"
        buttons.action(menu, entry, lambda: taking.count_people(people=True), "users")

    def _retake(self) -> None:
        households = len(self._edited.meeting.roll)
        if self._context.dialogs.confirm(
            f"Danh sách đã chốt có {number(households)} hộ. Lấy lại theo danh sách hộ hôm nay?",
            "Lấy lại danh sách",
            detail="Hộ còn trong danh sách giữ nguyên điểm danh. Số hộ là mẫu số của mọi tỷ lệ.",
        ):
            self.taking.retake()
