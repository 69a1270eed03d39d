"""Rows that may mean several households: asked in the window, answered, planned anew."""

import pytest
from PySide6.QtCore import Qt

from antt_desktop.domain.dates import PartialDate
from antt_desktop.domain.households import HEAD, Household, Person
from antt_desktop.ui.households.roster_import.questions import QuestionsDialog
from tests.workflows.lists import write_sheets

HEADER = ("Chủ hộ", "Năm sinh", "Tổ", "Địa chỉ", "Điện thoại")
ASKED = ("Trịnh Công An", "Mai Thùy Nhung", "Tạ Ngọc Đào")


@pytest.fixture
def namesakes(book):
    """Add a household of each name, with a birth that the file does not tell."""
    first = book.groups.all()[0].id
    people = [Person(name=name, relation=HEAD, birth=PartialDate(1960)) for name in ASKED]
    return book.households.add_many(
        [Household(group_id=first, address="Ngõ 9", people=(person,)) for person in people] * 2
    )


@pytest.fixture
def asked(dialog, ready, namesakes, tmp_path):
    rows = [(name, None, 1, f"Ngõ {at}", "") for at, name in enumerate(ASKED)]
    new = ("Vũ Ngọc Đông", 1970, 1, "", "")
    dialog.take_file(write_sheets(tmp_path / "ds.xlsx", {"DS": [HEADER, *rows, new]}))
    ready()
    return dialog


@pytest.fixture
def answering(asked, dialogs, qtbot):
    """Return a function: answer the questions as a user does in the dialog."""

    def run(user):
        def shown(questions):
            assert isinstance(questions, QuestionsDialog)
            qtbot.addWidget(questions)
            questions.show()
            questions.activateWindow()
            qtbot.waitUntil(questions.isActiveWindow)
            user(questions)
            questions.save_and_close()
            return True

        dialogs.on_run = shown
        asked.check.reply.click()

    return run


def test_rows_are_asked_about_and_nothing_is_taken_for_granted(asked):
    check = asked.check
    assert check.questions.isVisible()
    assert check.questions.sentence.startswith("3 dòng cần hỏi")
    assert check.refused.strong.text() == "0 dòng có lỗi"
    assert asked.accept_button.text() == "Nhập 1 hộ"


def test_keys_answer_row_after_row_and_the_plan_follows(asked, answering, ready, book, qtbot):
    def user(questions):
        assert questions.question.text() == "Dòng 2: Trịnh Công An"
        assert "Địa chỉ: Ngõ 0" in questions.reason.text()
        assert questions.choices[0].text().startswith("1   Là hộ 01-")
        qtbot.keyClick(questions.table, Qt.Key.Key_1)
        assert questions.question.text() == "Dòng 3: Mai Thùy Nhung"
        last = len(questions.choices)
        qtbot.keyClick(questions.table, str(last - 1))
        assert questions.question.text() == "Dòng 4: Tạ Ngọc Đào"
        qtbot.keyClick(questions.table, str(last))
        assert [questions.model.row(at).cells[4] for at in range(3)] == [
            "Hộ đã có", "Hộ mới", "Bỏ qua",
        ]  # fmt: skip

    before = book.households.count()
    answering(user)
    ready()
    assert asked.check.questions.sentence == "Đã trả lời 3 dòng cần hỏi."
    assert asked.check.refused.strong.text() == "1 dòng có lỗi"
    assert asked.accept_button.text() == "Nhập 3 hộ"
    asked.save_and_close()
    ready()
    assert book.households.count() == before + 2
    assert "Ngõ 0" in {h.address for h in book.households.all()}


def test_an_answer_can_be_changed_and_the_rest_answered_at_once(asked, answering, ready, book):
    answering(lambda questions: questions.all_new.click())
    ready()
    assert asked.accept_button.text() == "Nhập 4 hộ"

    def user(questions):
        assert not questions.all_new.isEnabled()
        questions.table.go_to(2)
        questions.choices[-1].click()

    before = book.households.count()
    answering(user)
    ready()
    assert asked.accept_button.text() == "Nhập 3 hộ"
    asked.save_and_close()
    ready()
    assert book.households.count() == before + 3


def test_closing_with_answers_asks_first(asked, answering, ready, dialogs):
    answering(lambda questions: questions.none_else.click())
    ready()
    dialogs.answers.extend([False, True])
    asked.reject()
    assert asked.isVisible()
    asked.reject()
    assert not asked.isVisible()
