"""The reading view says everything the minutes say, marks what was searched, and acts on them."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel

from antt_desktop.book import Book
from antt_desktop.domain.changes import Area
from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.errors import UserError
from antt_desktop.domain.kept_files import NewFile
from antt_desktop.domain.meetings import MeetingState, Sitting
from antt_desktop.domain.rich_text import rich
from antt_desktop.domain.votes import Ballots, Vote, VoteCount
from antt_desktop.ui.context import Context
from antt_desktop.ui.theme import Mode, theme
from tests.ui.meetings.made import TWO_THIRDS, came, full_meeting, save_meeting


def said(view):
    return view.toPlainText().replace("\u00a0", " ")


def marked(view):
    """Return the letters on the marking colour, run by run."""
    found, block = [], view.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().background().color() == theme.colour("mark"):
                found.append(fragment.text())
            part += 1
        block = block.next()
    return found


def entries(menu):
    menu.aboutToShow.emit()
    return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}


@pytest.fixture
def reading(tab, meetings):
    tab.show_record(meetings.frozen)
    return tab.reading


def test_everything_the_minutes_say_is_there_in_order(reading):
    text = said(reading.text)
    places = [
        text.index(part)
        for part in (
            "CHƯƠNG TRÌNH",
            "1. Báo cáo kết quả năm 2025",
            "NỘI DUNG",
            "27/28 vụ việc nhỏ",
            "Ý KIẾN",
            "Ông Đỗ Hữu Lan: Đề nghị lắp camera",
            "BIỂU QUYẾT",
            "4/5 hộ; cần trên 1/2 tổng số hộ (3)",
            "Thông qua 80%",
            "Đóng góp quỹ camera",
            "3/5 hộ; cần ít nhất 2/3 tổng số hộ (4)",
            "Không thông qua 60%",
            "KẾT LUẬN",
            "Hội nghị nhất trí.",
        )
    ]
    assert places == sorted(places)
    people = said(reading.people)
    assert people.startswith("CHỦ TRÌ\nTrần Thị Hồng Nga\nTrưởng thôn\nTHƯ KÝ\n")
    assert "CÙNG DỰ\nBí thư chi bộ\nCông an xã" in people
    facts = [words.text() for words in reading.header.findChildren(QLabel) if words.isVisible()]
    assert "19:30–21:10, 20/02/2026" in facts
    assert "4/5 hộ (80%) – đủ điều kiện họp" in facts


def test_freeze_amendments_and_text_of_files_are_shown(reading, book, meetings):
    book.minutes.amend(meetings.frozen, "Thu làm hai đợt.")
    book.meeting_files.attach(
        meetings.frozen,
        [
            NewFile(
                name="bien-ban.pdf",
                what="Biên bản đã ký",
                media="application/pdf",
                data=b"x",
                text="Chữ viết tay cũ.",
            )
        ],
    )
    more = said(reading.additions)
    assert f"BỔ SUNG\nBổ sung số 1  {book.today}, {book.who}\nThu làm hai đợt." in more
    assert more.endswith("CHỮ TRONG TỆP\nbien-ban.pdf\nChữ viết tay cũ.")
    digest = book.minutes.standing(meetings.frozen).digest
    assert said(reading.seal).startswith("Đã chốt ")
    assert f"bởi {book.who}, mã kiểm tra {digest[:4]} {digest[4:8]}" in said(reading.seal)


def test_sittings_and_secret_votes_are_told(tab, book):
    first, second, third = book.groups.all()
    meeting_id = save_meeting(
        book,
        sittings=(
            Sitting(name="Cụm 1", group_ids=(first.id, second.id), chair="Ông Vinh"),
            Sitting(name="Cụm 2", group_ids=(third.id,), start="14:00"),
        ),
        roll=came(book, 5),
        votes=(
            Vote(
                matter="Bầu thư ký",
                rule=TWO_THIRDS,
                secret=True,
                counts=(VoteCount(3, 1, 0), VoteCount(0, 0, 0)),
                ballots=Ballots(5, 5, 1),
                tellers=("Ông Bình",),
            ),
        ),
    )
    tab.show_record(meeting_id)
    text, people = said(tab.reading.text), said(tab.reading.people)
    assert "Cụm 1: 3 đồng ý, 1 không, 0 khác" in text
    assert "Bỏ phiếu kín: phát 5, thu 5, không hợp lệ 1" in text
    assert "Kiểm phiếu: Ông Bình" in text
    assert "HỌP THEO CỤM\nCụm 1\n4/4 hộ dự\nChủ trì: Ông Vinh\nCụm 2\n1/1 hộ dự\n14:00" in people


def test_what_is_searched_is_marked_everywhere_and_bold_stays(tab, book, meetings):
    book.minutes.revoke(meetings.frozen, "Sửa")
    changed = full_meeting(
        book,
        id=meetings.frozen,
        title="Họp về camera",
        place="Sân camera",
        guests=("Đội camera",),
        proceedings=rich([("Lắp ca", False), ("mera ngõ", True), (" 7.", False)]),
    )
    book.meetings.save(changed)
    tab._search("camera ngõ")
    reading = tab.reading
    assert tab.current_id == meetings.frozen
    assert marked(reading.text) == ["ca", "mera ngõ", "camera", "ngõ", "camera"]
    assert marked(reading.people) == ["camera"]
    mark = f"background-color: {theme.palette.mark}"
    assert mark in reading.header.title.text()
    bold = QTextCursor(reading.text.document())
    bold.setPosition(said(reading.text).index("mera ngõ") + 1)
    assert bold.charFormat().fontWeight() == 700


def test_marks_follow_the_palette(reading, tab):
    tab._search("giải quyết")
    theme.choose(mode=Mode.DARK)
    assert marked(reading.text) == ["giải quyết", "giải"]


def test_typed_text_is_never_markup(tab, book):
    nasty = "<b>đậm</b> & <img src=x> &amp; %s {0}"
    meeting_id = save_meeting(
        book,
        title=nasty,
        place=nasty,
        chair=nasty,
        guests=(nasty,),
        proceedings=nasty,
        conclusion=nasty,
    )
    tab._search("đậm")
    tab.show_record(meeting_id)
    reading = tab.reading
    assert said(reading.text).count(nasty) == 2
    assert said(reading.people).count(nasty) == 2
    assert "&lt;img src=x&gt; &amp;amp;" in reading.header.title.text()
    assert "<img" not in reading.header.title.text()


def test_the_page_goes_to_the_first_match(tab, book):
    lines = "\n".join(f"{n}. Việc thứ {n} đã bàn." for n in range(1, 400))
    meeting_id = save_meeting(book, proceedings=f"{lines}\n400. Chuyện đàn vịt.")
    bar = tab.reading._area.verticalScrollBar()
    tab.show_record(meeting_id)
    assert bar.value() == 0
    tab._search("dan vit")
    assert tab.current_id == meeting_id
    assert bar.value() > 3000
    bar.setValue(1200)
    tab.refresh(frozenset({Area.MEETINGS}))
    assert bar.value() == 1200


def test_text_can_be_copied(reading, qapp):
    reading.text.selectAll()
    assert reading.text.createMimeDataFromSelection().text().startswith("CHƯƠNG TRÌNH")


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        ("frozen", {"Bổ sung", "In biên bản"}),
        ("draft", {"Sửa", "Chốt biên bản"}),
        ("planned", {"Sửa", "In giấy mời"}),
    ],
)
def test_buttons_are_those_of_the_state(tab, meetings, which, shown):
    tab.show_record(getattr(meetings, which))
    header = tab.reading.header
    all_of_them = (header.amend, header.print, header.edit, header.freeze, header.invite)
    assert {button.text() for button in all_of_them if button.isVisible()} == shown


def test_a_task_is_done_with_a_day_and_opened_again(reading, book, dialogs, meetings):
    def play(dialog):
        dialog.day.setText("")
        dialog.save_and_close()
        assert dialog.form.error_of("day") == "Hãy ghi ngày làm xong."
        dialog.day.set_date(PartialDate(2026, 3, 4))
        dialog.note.setText("Đã rà xong")
        dialog.save_and_close()
        return True

    dialogs.on_run = play
    boxes = reading.tasks.findChildren(QCheckBox)
    assert [box.isChecked() for box in boxes] == [False, False]
    boxes[0].click()
    (first, _second) = book.meetings.get(meetings.frozen).tasks
    assert (first.done_on, first.note) == (PartialDate(2026, 3, 4), "Đã rà xong")
    box = next(box for box in reading.tasks.findChildren(QCheckBox) if box.isChecked())
    words = " ".join(words.text() for words in reading.tasks.findChildren(QLabel))
    assert "xong 04/03/2026" in words
    box.click()
    assert book.meetings.get(meetings.frozen).tasks[0].done_on is None


def test_a_task_left_open_stays_unticked(reading, dialogs):
    dialogs.on_run = lambda _dialog: False
    box = reading.tasks.findChildren(QCheckBox)[0]
    box.click()
    assert not box.isChecked()


def test_amending_freezing_and_revoking(tab, book, meetings, dialogs):
    def amend(dialog):
        dialog.save_and_close()
        assert dialog.form.error_of("text")
        dialog.text.setPlainText("Thu làm hai đợt.")
        dialog.save_and_close()
        return True

    header = tab.reading.header
    tab.show_record(meetings.frozen)
    dialogs.on_run = amend
    header.amend.click()
    assert "Thu làm hai đợt." in said(tab.reading.additions)
    dialogs.answers.append("Ghi nhầm số hộ")
    entries(header.menu)["Bỏ chốt…"].trigger()
    assert book.minutes.state(meetings.frozen) is MeetingState.DRAFT
    assert header.freeze.isVisible()
    header.freeze.click()
    assert book.minutes.state(meetings.frozen) is MeetingState.FROZEN
    told = []
    dialogs.on_run = lambda dialog: told.append(
        [words.text() for words in dialog.findChildren(QLabel)]
    )
    entries(header.menu)["Lịch sử chốt"].trigger()
    (lines,) = told
    history = "\n".join(lines)
    assert "Lý do: Ghi nhầm số hộ" in history
    assert "Đang có hiệu lực" in history


def test_revoking_without_a_reason_is_left_or_refused(tab, book, meetings, dialogs):
    dialogs.answers.append(None)
    tab.acts.revoke(meetings.frozen)
    dialogs.answers.append("  ")
    with pytest.raises(UserError, match="lý do"):
        tab.acts.revoke(meetings.frozen)
    assert book.minutes.state(meetings.frozen) is MeetingState.FROZEN


def test_only_what_is_not_frozen_is_deleted_and_comes_back(tab, book, meetings):
    header = tab.reading.header
    tab.show_record(meetings.frozen)
    assert "Xóa biên bản" not in entries(header.menu)
    tab.show_record(meetings.draft)
    entries(header.menu)["Xóa biên bản"].trigger()
    assert meetings.draft not in tab.shown_ids
    assert tab.current_id in tab.shown_ids
    book.history.undo()
    assert meetings.draft in tab.shown_ids


def test_a_newer_draft_is_offered_and_keeps_minutes_from_being_frozen(tab, book, meetings, dialogs):
    typed = book.meetings.get(meetings.draft)
    book.drafts.keep(0, typed)
    tab.show_record(meetings.draft)
    banner = tab.reading.draft
    assert banner.isVisible()
    assert banner.sentence.startswith("Có phần soạn sau chưa lưu lúc ")
    with pytest.raises(UserError, match="chưa lưu"):
        tab.acts.freeze(meetings.draft)
    dialogs.answers.append(True)
    tab.reading._drop()
    assert not banner.isVisible()
    assert book.drafts.of(meetings.draft) is None


def test_a_draft_left_behind_is_offered_at_once(tab, meetings, dialogs):
    def leave(editor):
        editor.head.day.setText("32/13/2026")
        editor.reject()
        return False

    tab.show_record(meetings.draft)
    dialogs.on_run = leave
    dialogs.answers.append(True)
    tab.reading.header.edit.click()
    assert tab.reading.draft.isVisible()


def test_a_narrow_pane_puts_everything_under_the_text(tab, meetings):
    tab.show_record(meetings.frozen)
    beside = tab.reading.people.mapTo(tab, tab.reading.people.rect().topLeft())
    tab.resize(900, 560)
    theme.choose(percent=150)
    reading = tab.reading
    below = reading.people.mapTo(tab, reading.people.rect().topLeft())
    assert below.x() < beside.x()
    assert below.y() > beside.y()
    assert "Không thông qua 60%" in said(reading.text)
    assert reading.text.height() >= reading.text.document().size().height()


def test_minutes_to_look_at_are_not_written(book, meetings, dialogs, jobs, memory, make_tab):
    book.drafts.keep(0, book.meetings.get(meetings.draft))
    with Book.open(book.path, read_only=True) as copy:
        tab = make_tab(Context(copy, dialogs, jobs, memory))
        tab.show_record(meetings.draft)
        header = tab.reading.header
        assert not header.edit.isEnabled()
        assert not header.freeze.isEnabled()
        assert "bản sao mở để xem" in header.freeze.toolTip()
        assert not tab.reading.draft.isVisible()
        assert not entries(header.menu)["Xóa biên bản"].isEnabled()
        tab.show_record(meetings.frozen)
        assert not header.amend.isEnabled()
        assert header.print.isEnabled()
        assert not any(box.isEnabled() for box in tab.reading.tasks.findChildren(QCheckBox))
        for act in (tab.acts.edit, tab.acts.freeze, tab.acts.revoke, tab.acts.delete):
            with pytest.raises(UserError, match="bản sao mở để xem"):
                act(meetings.frozen)
        tab.hide()
