"""Requests about personal data: registered, answered; one person's data printed or erased."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.privacy import PrivacyRequest, RequestKind
from antt_desktop.domain.text import fold
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.columns import Column, Pill
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo, DateField, typed_date
from antt_desktop.ui.kit.finder import Finder
from antt_desktop.ui.kit.model import TableModel
from antt_desktop.ui.kit.panes import Pane
from antt_desktop.ui.kit.side_list import SideItem
from antt_desktop.ui.kit.table import TableView
from antt_desktop.ui.kit.words import label
from antt_desktop.ui.paper_dialog import PaperDialog
from antt_desktop.ui.safety.retention_dialog import RetentionDialog
from antt_desktop.ui.theme import Tone, theme
from antt_desktop.workflows.safety_papers import person_paper, privacy_notice

_MOST = 8
_ONE_PERSON = "Lưu dữ liệu của một người"
_ERASING = (
    "Tên, ngày sinh, số định danh, điện thoại của người này bị xóa khỏi danh sách, đợt ký, vụ việc"
    " và nhật ký, không lấy lại được. Biên bản đã chốt và giấy đã ký giữ nguyên. Các bản sao cũ"
    " vẫn còn tên."
)


class PrivacyDialog(FormDialog):
    """All requests, the last first; below what can be done for them."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.dialogs,
            "Dữ liệu cá nhân",
            "Luật 91/2025/QH15: người dân được biết, xem, yêu cầu sửa hoặc xóa dữ liệu về mình.",
        )
        self._context = context
        self._shown: dict[int, PrivacyRequest] = {}
        self.model: TableModel[PrivacyRequest] = TableModel(_columns(), lambda r: r.id)
        self.table = TableView(self.model, "privacy", context.memory, label="Yêu cầu")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(lambda _id: self._adapt())
        pane = Pane(flush=True)
        pane.box.addWidget(self.table)
        self.body.addWidget(pane, 1)
        self.add = buttons.primary("Ghi yêu cầu", self._add, "plus")
        self.print_data = buttons.secondary("In dữ liệu người này", self._print_data, "printer")
        self.answer = buttons.secondary("Ghi đã trả lời…", self._answer, "circle-check")
        self.erase = buttons.secondary("Xóa tên người này…", self._erase, "trash-2")
        row = QHBoxLayout()
        for part in (self.print_data, self.answer, self.erase):
            row.addWidget(part)
        row.addStretch()
        self.body.addLayout(row)
        self.foot.addWidget(self.add)
        self.times = buttons.secondary("Thời gian giữ…", self._times, "calendar")
        self.foot.addWidget(self.times)
        self.foot.addWidget(buttons.secondary("In thông báo dữ liệu", self._notice, "file-text"))
        self.close_button()
        self.resize(theme.px(980), theme.px(560))
        self.reload()
        context.lock(self.add)

    def reload(self) -> None:
        """List the requests anew."""
        requests = self._context.book.privacy.requests()
        self._shown = {request.id: request for request in requests}
        self.model.show_rows(requests)
        if requests and not self.table.current_id:
            self.table.go_to(requests[0].id)
        over = len(self._context.book.retention.due())
        self.times.setText(f"Thời gian giữ… ({over} hết hạn)" if over else "Thời gian giữ…")
        self._adapt()

    def _adapt(self) -> None:
        chosen = self._shown.get(self.table.current_id)
        waits = chosen is not None and chosen.done_on is None
        self.print_data.setEnabled(chosen is not None and bool(chosen.person_id))
        self.answer.setEnabled(waits)
        self.erase.setEnabled(waits and chosen is not None and bool(chosen.person_id))
        self._context.lock(self.answer, self.erase)

    def _add(self) -> None:
        if self.dialogs.run(RequestDialog(self._context)):
            self.reload()

    def _print_data(self) -> None:
        if chosen := self._shown.get(self.table.current_id):
            paper = person_paper(self._context.book, chosen.person_id)
            dialog = PaperDialog(
                self._context, paper.title, paper, "du-lieu-ca-nhan", listed=_ONE_PERSON
            )
            self.dialogs.run(dialog)

    def _times(self) -> None:
        self.dialogs.run(RetentionDialog(self._context))
        self.reload()

    def _notice(self) -> None:
        paper = privacy_notice(self._context.book)
        self.dialogs.run(PaperDialog(self._context, "Thông báo", paper, "thong-bao-du-lieu"))

    def _answer(self) -> None:
        chosen = self._shown.get(self.table.current_id)
        if chosen is None:
            return
        said = self.dialogs.ask_text("Trả lời yêu cầu", "Đã trả lời, đã làm gì?")
        if said is not None:
            self._context.book.privacy.answer(chosen.id, said)
            self.reload()

    def _erase(self) -> None:
        chosen = self._shown.get(self.table.current_id)
        if chosen is None:
            return
        if self.dialogs.confirm("Xóa tên người này?", yes="Xóa tên", detail=_ERASING):
            self._context.book.privacy.erase(chosen.person_id, chosen.id)
            self.reload()


class RequestDialog(FormDialog):
    """Writes a request down; the person is found in the roster while the name is typed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.dialogs, "Ghi yêu cầu về dữ liệu cá nhân")
        self._book = context.book
        self._person_id = 0
        self.kind = Combo("Yêu cầu", [(kind, kind.label) for kind in RequestKind])
        self.person = Finder("Gõ tên rồi Enter", "Người có dữ liệu")
        self.asked_by = QLineEdit()
        self.day = DateField("Ngày nhận", latest_year=self._book.today.year, whole_day=True)
        self.day.set_date(self._book.today)
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(theme.px(70))
        self.form.add("kind", "Yêu cầu *", self.kind)
        self.chosen = label("Chưa chọn ai.", "muted")
        self.form.add("person", "Tìm người", self.person)
        self.form.add("chosen", "Về người", self.chosen)
        self.form.add("asked_by", "Ai yêu cầu *", self.asked_by)
        self.form.add("received_on", "Ngày nhận *", self.day)
        self.form.add("note", "Ghi chú", self.note)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.buttons("Ghi yêu cầu", icon="check")
        self.resize(theme.px(600), theme.px(610))  # nothing jumps when the list opens
        self.person.searched.connect(self._look_up)
        self.person.taken.connect(self._take)
        self.person.setFocus()

    def _look_up(self, typed: str) -> None:
        """List the people of the households found, those of that name first."""
        homes = [
            self._book.households.get(row.id)
            for row in (self._book.search.find(typed, _MOST) if typed.strip() else [])
        ]
        wanted = fold(typed)
        people = [(person, home) for home in homes for person in home.people]
        people.sort(key=lambda one: wanted not in fold(one[0].name))
        self.person.show_items(
            [
                SideItem(person.id, person.name, home.code, person.relation, icon="user")
                for person, home in people
            ]
        )

    def _take(self, person_id: int) -> None:
        name = self._book.privacy.data_of(person_id).name
        self._person_id = person_id
        self.person.field.clear()
        self.chosen.setText(name)
        if not self.asked_by.text():
            self.asked_by.setText(name)

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return bool(self.asked_by.text() or self.note.toPlainText())

    def save(self) -> None:
        """Write the request down; erasing and printing need the person."""
        kind = RequestKind(str(self.kind.value))
        if not self._person_id and kind is not RequestKind.CORRECT:
            raise UserError("Hãy chọn người trong danh sách vừa tìm.", field="person")
        self._book.privacy.register(
            PrivacyRequest(
                kind=kind,
                asked_by=self.asked_by.text(),
                received_on=typed_date(self.day, "received_on"),
                person_id=self._person_id,
                note=self.note.toPlainText(),
            )
        )


def _columns() -> list[Column[PrivacyRequest]]:
    return [
        Column(title="Ngày nhận", text=lambda r: _day(r.received_on), sample="00/00/0000 a"),
        Column(
            title="Yêu cầu", text=lambda r: r.kind.label, strong=True,
            sample="Xóa tên, xóa dữ liệu",
        ),
        Column(title="Ai yêu cầu", text=lambda r: r.asked_by, sample="Nguyễn Thị Thanh Nga"),
        Column(title="Trả lời", text=lambda r: r.answer, stretch=True, sample="Đã giao bản in"),
        Column(
            title="", text=_state, pills=lambda r: [Pill(_state(r), _tone(r))],
            sample="Xong 00/00/0000 a",
        ),
    ]  # fmt: skip


def _day(day: PartialDate | None) -> str:
    return str(day or "")


def _state(request: PrivacyRequest) -> str:
    return f"Xong {request.done_on}" if request.done_on else "Đang chờ"


def _tone(request: PrivacyRequest) -> Tone:
    return Tone.DONE if request.done_on else Tone.WAITING
