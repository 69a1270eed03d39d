"""The pane at the right: one incident with its course, mediations, files and changes."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from antt_desktop.domain.incident_clock import next_step
from antt_desktop.domain.incident_course import moves
from antt_desktop.domain.incidents import Incident, IncidentRow, Look, State
from antt_desktop.ui.context import Context
from antt_desktop.ui.files.box import FilesBox
from antt_desktop.ui.incidents.acts import Acts
from antt_desktop.ui.incidents.files import SHELF
from antt_desktop.ui.incidents.mediation.page import MediationsPage
from antt_desktop.ui.incidents.presenter import NEXT_WORDS, alarm_words, facts, pill, story_page
from antt_desktop.ui.incidents.timeline import Timeline
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.chips import FlowLayout
from antt_desktop.ui.kit.panes import Banner, EmptyState, Pane, emptied, scrolled
from antt_desktop.ui.kit.words import label, say_in_tone
from antt_desktop.ui.theme import Tone, theme

_TABS = ("Diễn biến", "Nội dung", "Hòa giải", "Tệp kèm", "Lịch sử sửa")
_MOST_TASKS = 3
_TABS_HEIGHT = 170
_COURSE, _STORY, _MEDIATION, _FILES, _CHANGES = range(5)


class ReadingPane(Pane):
    """Shows an incident; its buttons are the acts that are likely now."""

    def __init__(self, context: Context, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._context, self._acts = context, acts
        self._incident: Incident | None = None
        self.title = label("", "title")
        self.state, self.kind, self.group = (label("", "pill", wrap=False) for _ in range(3))
        self.sensitive = label("", "pill", wrap=False)
        self.alarm = Banner("", Tone.TROUBLE)
        self.next = label("", "strong")
        self._facts = QGridLayout()
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(theme.px(14))
        self._facts.setVerticalSpacing(theme.px(4))
        self.course = Timeline(self._edit_entry)
        self.story = QLabel()
        self.story.linkActivated.connect(self._show_identities)
        self.mediations = MediationsPage(context, acts)
        self.files = FilesBox(context, SHELF)
        self.changes = QLabel()
        self.edit = buttons.secondary("Sửa", self._edit, "pencil", keys="Enter")
        self.add = buttons.primary("Thêm diễn biến", self._add_entry, "plus")
        self.likely = buttons.secondary("", self._go_likely, "circle-check")
        self._moves = QMenu(self)
        self._moves.aboutToShow.connect(self._fill_moves)
        self.move_menu = buttons.more_button("Chuyển tình trạng khác", self._moves)
        self._papers = QMenu(self)
        self._papers.aboutToShow.connect(self._fill_papers)
        self.print = buttons.menu_button("In", self._papers, "printer")
        self._pages = QStackedWidget(self)
        self._nothing = EmptyState("shield-alert", "", "Chọn một vụ việc trong danh sách để xem.")
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._lay_out())
        self.box.addWidget(self._pages)
        self.setAccessibleName("Vụ việc đang chọn")

    def _lay_out(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.px(6))
        head = QGridLayout()
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), 0)
        head.addWidget(self.title, 0, 0)
        head.addWidget(self.edit, 0, 1, Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(0, 1)
        pills = QWidget()
        flow = FlowLayout(pills, 6)
        flow.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        for one in (self.state, self.kind, self.group, self.sensitive):
            flow.addWidget(one)
        self._facts.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        steps = QWidget()
        row = FlowLayout(steps, 8)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(12))
        for button in (self.add, self.likely, self.print, self.move_menu):
            row.addWidget(button)
        for words in (self.story, self.changes):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.tabs = QTabWidget()
        self.tabs.setProperty("kind", "inset")
        self.tabs.setUsesScrollButtons(True)
        pages: tuple[QWidget, ...] = (
            self.course, self.story, self.mediations, self.files, self.changes,
        )  # fmt: skip
        for title, part in zip(_TABS, pages, strict=True):
            self.tabs.addTab(part if part is self.files else scrolled(part), title)
        self.tabs.currentChanged.connect(self._show_changes)
        self.tabs.setMinimumHeight(theme.px(_TABS_HEIGHT))
        inner = QWidget()
        inner.setProperty("kind", "flow")
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.px(6))
        middle.addWidget(pills)
        middle.addWidget(self.alarm)
        middle.addLayout(self._facts)
        middle.addWidget(self.tabs, 1)
        area = QScrollArea()  # at a large text size the facts alone may fill the pane
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        box.addLayout(head)
        box.addWidget(area, 1)
        box.addWidget(steps)
        return page

    def show_nothing(self) -> None:
        """Say that no incident is chosen."""
        self._incident = None
        self._pages.setCurrentIndex(0)

    def show_incident(self, incident_id: int) -> None:
        """Show an incident as it stands; that it was looked at is kept where it is sensitive."""
        book = self._context.book
        incident, row = book.incidents.get(incident_id), book.incidents.row(incident_id)
        if incident.sensitive:
            book.access.note([incident_id], Look.VIEWED)
        self._incident = incident
        self.title.setText(f"{incident.title}")
        self.title.setAccessibleName(f"{incident.code}: {incident.title}")
        shown = pill(row, book.today)
        say_in_tone(self.state, shown.word, shown.tone)
        say_in_tone(self.kind, incident.kind, Tone.NEUTRAL)
        say_in_tone(self.group, incident.group_name, Tone.NEUTRAL)
        say_in_tone(self.sensitive, "Nhạy cảm" if incident.sensitive else "", Tone.WAITING)
        self._say_alarms(incident, row)
        self._show_facts(incident, row)
        writable = book.may_change and not incident.anonymised_on
        entries = book.incident_course.of(incident_id)
        self.course.show_entries(entries, book.today, writable=writable)
        self.story.setText(story_page(incident))
        self.mediations.show_incident(incident, writable=writable)
        self.files.show_files(incident_id)
        files = f" ({row.files})" if row.files else ""
        self.tabs.setTabText(_FILES, f"{_TABS[_FILES]}{files}")
        self._show_steps(incident, writable=writable)
        self._pages.setCurrentIndex(1)
        self._show_changes()

    def _say_alarms(self, incident: Incident, row: IncidentRow) -> None:
        book = self._context.book
        words, tone = alarm_words(row, book.incident_settings.limits(), book.today)
        if incident.anonymised_on:
            words, tone = f"Đã ẩn danh ngày {incident.anonymised_on}.", Tone.NEUTRAL
        self.alarm.say(words, tone)

    def _show_facts(self, incident: Incident, row: IncidentRow) -> None:
        emptied(self._facts)
        lines = facts(incident)
        step = next_step(row, self._context.book.today)
        if step:
            lines.append(("Việc tiếp theo", step))
        for at, (name, value) in enumerate([(f"{incident.code}", ""), *lines][1:]):
            self._facts.addWidget(
                label(name, "muted", wrap=False), at, 0, Qt.AlignmentFlag.AlignTop
            )
            self._facts.addWidget(label(value), at, 1)
        if incident.parties:
            at = len(lines)
            links = QLabel(" · ".join(_party_link(party.household_id, party.code, party.name)
                                      for party in incident.parties))  # fmt: skip
            links.setWordWrap(True)
            links.setAccessibleName("Các bên")
            links.linkActivated.connect(self._go_to_household)
            self._facts.addWidget(label("Các bên", "muted", wrap=False), at, 0,
                                  Qt.AlignmentFlag.AlignTop)  # fmt: skip
            self._facts.addWidget(links, at, 1)
        if incident.meeting_ids:
            self._show_meetings(incident, len(lines) + 1)

    def _show_meetings(self, incident: Incident, at: int) -> None:
        rows = self._context.book.meetings.rows(incident.meeting_ids)
        links = QLabel(
            " · ".join(
                f'<a href="{row.id}">{escape(row.title)} ({row.day or ""})</a>' for row in rows
            )
        )
        links.setWordWrap(True)
        links.linkActivated.connect(lambda ref: self._context.go_to.emit("meetings", int(ref)))
        self._facts.addWidget(label("Cuộc họp", "muted", wrap=False), at, 0,
                              Qt.AlignmentFlag.AlignTop)  # fmt: skip
        self._facts.addWidget(links, at, 1)
        tasks = [
            f"{task.who}: {task.what}".removeprefix(": ")
            for row in rows
            for task in self._context.book.meetings.get(row.id).tasks
            if task.done_on is None
        ]
        if tasks:
            words = label("; ".join(tasks[:_MOST_TASKS]))
            self._facts.addWidget(label("Việc họp giao", "muted", wrap=False), at + 1, 0,
                                  Qt.AlignmentFlag.AlignTop)  # fmt: skip
            self._facts.addWidget(words, at + 1, 1)

    def _show_steps(self, incident: Incident, *, writable: bool) -> None:
        likely = _likely(incident)
        self.likely.setVisible(likely is not None)
        if likely is not None:
            self.likely.setText(NEXT_WORDS[likely])
        for button in (self.edit, self.add, self.likely, self.move_menu):
            button.setEnabled(writable)

    def _show_changes(self, _at: int = 0) -> None:
        """Read the history when it is looked at."""
        if self._incident is None or self.tabs.currentIndex() != _CHANGES:
            return
        book = self._context.book
        lines = []
        for change in book.history.of_incident(self._incident.id):
            at = f"{change.at[8:10]}/{change.at[5:7]}/{change.at[:4]} {change.at[11:16]}"
            undone = " (đã hoàn tác)" if change.undone else ""
            details = "".join(f"<br>– {escape(line)}" for line in change.details)
            lines.append(
                f"<p>{at}, {escape(change.who)}: <b>{escape(change.name)}</b>{undone}{details}</p>"
            )
        for at, who, what in book.access.looks(self._incident.id):
            lines.append(f"<p>{at[8:10]}/{at[5:7]}/{at[:4]} {at[11:16]}, {escape(who)}: {what}</p>")
        self.changes.setText("".join(lines))

    # acts

    def _go_to_household(self, ref: str) -> None:
        self._context.go_to.emit("households", int(ref))

    def _show_identities(self) -> None:
        if self._incident is not None:
            self.story.setText(story_page(self._incident, whole_identity=True))

    @property
    def _id(self) -> int:
        return self._incident.id if self._incident else 0

    def _edit(self) -> None:
        self._acts.edit(self._id)

    def _add_entry(self) -> None:
        self._acts.add_entry(self._id)

    def _edit_entry(self, entry: object) -> None:
        self._acts.edit_entry(self._id, entry)  # type: ignore[arg-type]

    def _go_likely(self) -> None:
        if self._incident and (likely := _likely(self._incident)):
            self._acts.move(self._id, likely)

    def _fill_moves(self) -> None:
        self._moves.clear()
        if self._incident is None:
            return
        for state in moves(self._incident):
            buttons.action(
                self._moves, NEXT_WORDS[state], partial(self._acts.move, self._id, state)
            )

    def _fill_papers(self) -> None:
        from antt_desktop.ui.incidents.papers.menu import fill_papers

        self._papers.clear()
        if self._incident is not None:
            fill_papers(self._papers, self._context, self._incident)


def _likely(incident: Incident) -> State | None:
    """Return the move that most likely comes next, the hand-over first where that must be."""
    possible = moves(incident)
    if incident.police and State.POLICE in possible and incident.handed_on is None:
        return State.POLICE
    preferred = {
        State.NEW: State.MEDIATING if incident.mediate_by else State.HANDLING,
        State.HANDLING: State.CLOSED,
        State.MEDIATING: State.SETTLED,
        State.CLOSED: None,
    }
    wanted = preferred.get(incident.state, State.CLOSED)
    return wanted if wanted in possible else None


def _party_link(household_id: int, code: str, name: str) -> str:
    words = escape(f"Hộ {code} {name}" if code else name)
    return f'<a href="{household_id}">{words}</a>' if household_id else words
