"""Recording one vote: the rule, the figures, what came of it, and its sentence."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from antt_desktop.domain.errors import UserError, naming
from antt_desktop.domain.majorities import MajorityRule
from antt_desktop.domain.meetings import Meeting
from antt_desktop.domain.text import tidy
from antt_desktop.domain.votes import (
    Ballots,
    Vote,
    VoteCount,
    checked_vote,
    explanation,
    own_sentence,
    result_sentence,
)
from antt_desktop.ui.context import Context
from antt_desktop.ui.kit import buttons
from antt_desktop.ui.kit.dialog import FormDialog
from antt_desktop.ui.kit.fields import Combo
from antt_desktop.ui.kit.panes import scrolled
from antt_desktop.ui.kit.words import label, say_in_tone
from antt_desktop.ui.meetings.votes import presenter
from antt_desktop.ui.meetings.votes.counts import BallotFields, CountsGrid
from antt_desktop.ui.theme import Tone, theme

_BY_HAND, _SECRET = "hand", "secret"


class VoteDialog(FormDialog):
    """Edits ``vote`` (None: a new one) of a meeting; ``vote`` is it as typed, once accepted.

    Other figures or another rule write the sentence anew; only its wording can be changed.
    """

    def __init__(
        self,
        context: Context,
        meeting: Meeting,
        vote: Vote | None,
        rules: Sequence[MajorityRule],
    ) -> None:
        title = "Sửa nội dung biểu quyết" if vote else "Thêm nội dung biểu quyết"
        turnout = meeting.turnout.words(meeting.quorum) or "Chưa điểm danh."
        super().__init__(context.dialogs, title, turnout)
        self._meeting = meeting
        self._rules = presenter.offered_rules(rules, vote.rule if vote else None)
        self.vote = vote or Vote(matter="", rule=self._rules[0])
        self._own_sentence = own_sentence(self.vote, meeting.turnout)
        self._add_fields()
        self._lay_out()
        self._connect()
        self._show_live()
        self._show_back()
        self._before = self._state()
        self.matter.setFocus()

    def _add_fields(self) -> None:
        vote, form = self.vote, self.form
        self.matter = QLineEdit(vote.matter)
        words = [presenter.rule_words(rule, self._meeting.unit) for rule in self._rules]
        self.rule = Combo("Quy tắc", list(enumerate(words)))
        self.rule.choose(self._rules.index(vote.rule))
        self.rule.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way = Combo("Cách biểu quyết", [(_BY_HAND, "Giơ tay"), (_SECRET, "Bỏ phiếu kín")])
        self.way.choose(_SECRET if vote.secret else _BY_HAND)
        self.ballots = BallotFields(vote.ballots)
        turnouts = self._meeting.turnouts
        self.counts = CountsGrid(presenter.sitting_names(self._meeting), turnouts)
        self.tellers = QLineEdit(", ".join(vote.tellers))
        self.verdict = QWidget()
        self.pill, self.explained = label("", "pill", wrap=False), label("", "small")
        live = QHBoxLayout(self.verdict)
        live.setContentsMargins(0, theme.px(8), 0, 0)
        live.addWidget(self.pill)
        live.addWidget(self.explained, 1)
        self.wording = QPlainTextEdit(result_sentence(vote, self._meeting.turnout))
        self.wording.setAccessibleName("Câu kết quả")
        self.wording.setTabChangesFocus(True)
        self.wording.setFixedHeight(theme.px(92))
        self.back = buttons.link("Trở lại câu của chương trình", self._own_words, "undo-2")
        form.add("matter", "Nội dung *", self.matter, hint="Ví dụ: đóng góp quỹ camera an ninh.")
        form.add("rule", "Quy tắc", self.rule)
        form.add("way", "Cách biểu quyết", self.way)
        form.add("ballots", "Số phiếu", self.ballots)
        form.add("counts", "Kết quả", self.counts)
        form.add("result", "", self.verdict)
        form.add(
            "wording", "Câu kết quả", self.wording, hint="Chỉ sửa lời; số do chương trình ghi."
        )
        form.add("tellers", "Tổ kiểm phiếu", self.tellers, hint="Tên cách nhau bằng dấu phẩy.")

    def _lay_out(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)
        self.body.addWidget(scrolled(inner), 1)
        self.foot.addWidget(self.back)
        self.buttons("Ghi kết quả", icon="check")
        self.counts.show_counts(self.vote.counts)
        self._show_way()
        self.resize(theme.px(720), theme.px(620))

    def _connect(self) -> None:
        self.rule.currentIndexChanged.connect(lambda _index: self._refigured())
        self.way.currentIndexChanged.connect(lambda _index: self._way_chosen())
        self.ballots.edited.connect(self._ballots_typed)
        self.counts.edited.connect(self._refigured)
        self.wording.textChanged.connect(self._show_back)

    @property
    def secret(self) -> bool:
        """Tell whether ballots are chosen."""
        return self.way.value == _SECRET

    def changed(self) -> bool:
        """Tell whether anything was typed."""
        return self._state() != self._before

    def save(self) -> None:
        """Take what was typed; sums that cannot be are said under their field."""
        vote = replace(self._figures(), matter=self.matter.text(), wording=self._words())
        vote = replace(vote, tellers=presenter.tellers_of(self.tellers.text()))
        self.vote = checked_vote(vote, self._meeting.turnouts)

    def _figures(self) -> Vote:
        """Return the vote by the figures that stand there; UserError where one cannot be read."""
        return replace(
            self.vote,
            rule=self._rules[self.rule.currentIndex()],
            secret=self.secret,
            counts=self._counts(),
            ballots=self._ballots(),
            wording="",
        )

    def _counts(self) -> tuple[VoteCount, ...]:
        with naming("counts"):
            return presenter.counts_of(self.counts.typed())

    def _ballots(self) -> Ballots | None:
        if not self.secret:
            return None
        with naming("ballots"):
            return self.ballots.ballots()

    def _words(self) -> str:
        return tidy(self.wording.toPlainText())

    def _state(self) -> tuple[object, ...]:
        fields = [field.text() for row in self.counts.fields for field in row]
        papers = [field.text() for field in self.ballots.fields]
        words = (self.matter.text(), self.tellers.text(), self._words())
        return (*words, self.rule.currentIndex(), self.secret, *fields, *papers)

    def _way_chosen(self) -> None:
        self._show_way()
        self._ballots_typed()

    def _show_way(self) -> None:
        self.form.show_row("ballots", shown=self.secret)

    def _ballots_typed(self) -> None:
        try:
            ballots = self._ballots()
        except UserError:
            ballots = None
        self.counts.valid_ballots = ballots.valid if ballots else None
        self.counts.propose()
        self._refigured()

    def _refigured(self) -> None:
        """Write the sentence anew where the figures became others."""
        sentence = self._show_live()
        if sentence != self._own_sentence:
            self._own_sentence = sentence
            self._own_words()

    def _own_words(self) -> None:
        self.wording.setPlainText(self._own_sentence)

    def _show_back(self) -> None:
        self.back.setVisible(self._words() != self._own_sentence)

    def _show_live(self) -> str:
        """Show the verdict of the figures, or why they cannot be; return the own sentence."""
        self.form.clear_errors()
        turnout = self._meeting.turnout
        try:
            vote = self._figures()
            error = presenter.trouble(vote, self._meeting.turnouts)
        except UserError as unread:
            vote, error = replace(self.vote, counts=()), unread
        words, passed = presenter.pill_words(vote, turnout)
        tone = Tone.DONE if passed else Tone.TROUBLE
        say_in_tone(self.pill, "" if error else words, tone.value)
        explained = error.sentence if error else explanation(vote, turnout)
        say_in_tone(self.explained, explained, Tone.WAITING.value if error else "")
        return own_sentence(vote, turnout)
