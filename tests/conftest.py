"""For every test: no screen needed, nothing of this PC touched, no real modal box."""

import contextlib
import os
import signal
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QPA_PLATFORMTHEME", "")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory, monkeypatch):
    """Give each test a data folder of its own and return it."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("ANTT_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_modal_box(request, monkeypatch):
    """Make every real modal box an error, in tests that have a window."""
    if "PySide6.QtWidgets" not in sys.modules and "qtbot" not in request.fixturenames:
        return
    from PySide6 import QtWidgets

    def refuse(*_args, **_kwargs):
        message = "A real modal box was opened; route it through the dialogs service."
        raise AssertionError(message)

    for kind in ("QDialog", "QMessageBox", "QFileDialog", "QInputDialog"):
        monkeypatch.setattr(getattr(QtWidgets, kind), "exec", refuse)
    for name in ("information", "warning", "critical", "question", "about"):
        monkeypatch.setattr(QtWidgets.QMessageBox, name, refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QtWidgets.QFileDialog, name, refuse)
    for name in ("getText", "getItem", "getInt"):
        monkeypatch.setattr(QtWidgets.QInputDialog, name, refuse)


@pytest.fixture
def full_disk():
    """Return a context in which no file of this program grows beyond so many bytes."""
    import resource

    @contextlib.contextmanager
    def full(size: int):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)

    return full
