"""The jobs runner: one at a time, on a thread of its own, cancelled cleanly, errors told."""

import threading

import pytest

from antt_desktop.domain.changes import Area
from antt_desktop.domain.errors import UserError
from antt_desktop.ui.status import StatusBar


class Gate:
    """Work that goes on step by step when the test says so."""

    def __init__(self):
        self.go = threading.Semaphore(0)
        self.seen = []

    def __call__(self, progress):
        for step in range(3):
            assert self.go.acquire(timeout=10)
            progress(step, 3)
            self.seen.append(step)
        return "xong"


def test_a_job_runs_elsewhere_and_its_result_comes_back_here(jobs, wait_jobs):
    threads, results = [], []
    jobs.run(
        "Đang đếm",
        lambda _progress: threads.append(threading.current_thread()) or 7,
        lambda result: results.append((result, threading.current_thread())),
    )
    assert jobs.busy
    wait_jobs()
    assert results == [(7, threading.main_thread())]
    assert threads[0] is not threading.main_thread()


def test_only_one_job_at_a_time(jobs, wait_jobs):
    gate = Gate()
    jobs.run("Đang in", gate)
    with pytest.raises(UserError, match="Đang in"):
        jobs.run("Đang nhập", gate)
    gate.go.release(3)
    wait_jobs()
    jobs.run("Đang nhập", lambda _progress: None)
    wait_jobs()


def test_cancel_stops_at_the_next_step_and_says_so(jobs, wait_jobs, qtbot):
    gate, results, ended = Gate(), [], []
    jobs.ended.connect(ended.append)
    jobs.run("Đang in", gate, results.append)
    gate.go.release()
    qtbot.waitUntil(lambda: gate.seen == [0])
    jobs.cancel()
    gate.go.release(2)
    wait_jobs()
    assert (gate.seen, results, ended) == ([0], [], [True])


def test_errors_go_to_one_place(jobs, dialogs, wait_jobs, qtbot):
    def refuse(_progress):
        raise UserError("Ổ đĩa đã đầy.")

    failed = []
    jobs.run("Đang lưu", refuse)
    wait_jobs()
    assert dialogs.said == ["Ổ đĩa đã đầy."]
    jobs.run("Đang lưu", refuse, failed=lambda error: failed.append(error.sentence))
    wait_jobs()
    assert (failed, len(dialogs.said)) == (["Ổ đĩa đã đầy."], 1)


def test_our_own_mistake_reaches_the_hook(jobs, wait_jobs, monkeypatch):
    caught = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: caught.append(kind))
    jobs.run("Đang đếm", lambda _progress: 1 // 0)
    wait_jobs()
    assert caught == [ZeroDivisionError]


def test_progress_shows_in_the_status_bar_with_a_way_to_stop(jobs, wait_jobs, qtbot):
    bar = StatusBar(jobs)
    qtbot.addWidget(bar)
    bar.show()
    gate = Gate()
    jobs.run("Đang in 3 bản", gate)
    gate.go.release(2)
    qtbot.waitUntil(lambda: bar._bar.value() == 1)
    assert bar._job.text() == "Đang in 3 bản"
    assert bar._stop.isVisible()
    bar._stop.click()
    gate.go.release()
    wait_jobs()
    assert not bar._stop.isVisible()
    assert bar.words.text() == "Đã hủy; không có gì thay đổi."


def test_stop_and_wait_drops_the_outcome(jobs):
    gate, results = Gate(), []
    jobs.run("Đang in", gate, results.append)
    gate.go.release(3)
    jobs.stop_and_wait()
    assert not jobs.busy
    assert results == []


def test_a_job_on_a_borrowed_book_tells_of_its_changes_here(context, wait_jobs, qtbot):
    heard, results = [], []
    context.changed.connect(lambda done: heard.append((done, threading.current_thread())))
    (first, *_rest) = context.book.households.ids()

    def work(book, progress):
        progress(0, 1)
        with book.action("Xóa một hộ"):
            book.households.delete([first])
        return book.households.count()

    context.work_on_book("Đang xóa", work, results.append)
    assert context.book.lent or not context.jobs.busy
    wait_jobs()
    assert results == [4]
    ((done, thread),) = heard
    assert done.name == "Xóa một hộ"
    assert Area.HOUSEHOLDS in done.areas
    assert thread is threading.main_thread()
    assert context.book.households.count() == 4


def test_while_lent_the_book_refuses_and_nothing_of_a_cancelled_job_stays(
    context, wait_jobs, qtbot
):
    gate = threading.Semaphore(0)

    def work(book, progress):
        with book.action("Xóa hết"):
            book.households.delete(list(book.households.ids()))
            assert gate.acquire(timeout=10)
            progress(1, 2)

    context.work_on_book("Đang xóa", work)
    with pytest.raises(UserError):
        context.book.households.count()
    context.jobs.cancel()
    gate.release()
    wait_jobs()
    assert context.book.households.count() == 5
