"""A long job borrows the book; the window waits with its questions."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from antt_desktop.domain.errors import UserError


@pytest.fixture
def worker():
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


def test_a_job_works_on_another_thread_while_the_book_refuses(book, village, home, worker):
    heard = []
    book.listener = lambda done: heard.append((done.name, book.lent))
    lent, go_on = threading.Event(), threading.Event()

    def job():
        with book.borrow() as own:
            assert own.who == "Hoàng Văn Hoát"
            lent.set()
            go_on.wait(10)
            with own.action("Nhập danh sách hộ"):
                own.households.add_many([home("Một"), home("Hai")])
            own.households.delete(village[:1])
            assert heard == []
            return own.households.count()

    running = worker.submit(job)
    assert lent.wait(10)
    assert book.lent
    for use in (
        book.households.count,
        book.households.ids,
        lambda: book.households.add(home()),
        lambda: book.search.find("hoa"),
        book.history.undo,
        book.check,
        book.backups.take,
        lambda: book.borrow().__enter__(),
    ):
        with pytest.raises(UserError, match="Sổ đang bận"):
            use()
    assert book.lent
    go_on.set()
    assert running.result() == 9
    assert not book.lent
    assert heard == [("Nhập danh sách hộ", False), ("Xóa hộ 01-001 Nguyễn Văn An", False)]
    assert book.households.count() == len(book.households.ids()) == 9
    assert book.history.recent(1)[0].who == "Hoàng Văn Hoát"
    assert book.history.undo().name == "Hoàn tác: Xóa hộ 01-001 Nguyễn Văn An"
    assert book.check() == []


def test_lists_are_asked_anew_after_a_job(book, village, home, worker):
    assert len(book.households.ids()) == 8

    def job():
        with book.borrow() as own:
            own.households.add(home("Người Mới"))

    worker.submit(job).result()
    assert len(book.households.ids()) == 9


def test_a_job_that_fails_gives_the_book_back(book, village, home, worker):
    heard = []
    book.listener = heard.append

    def job():
        with book.borrow() as own:
            own.households.add(home("Giữ lại"))
            with own.action("Bỏ đi"):
                own.households.delete(village)
                _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        worker.submit(job).result()
    assert [done.name for done in heard] == ["Thêm hộ Giữ lại"]
    assert book.households.count() == 9
    assert book.check() == []


def test_a_book_on_another_thread_is_an_error_not_a_second_connection(book, worker):
    with pytest.raises(Exception, match=r"(?i)thread|opened|closed"):
        worker.submit(book.households.count).result()
