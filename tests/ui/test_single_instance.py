"""One window per book: a second start raises the first."""

from antt_desktop.ui.single_instance import Presence, raise_running


def test_a_second_start_raises_the_first(qtbot, tmp_path):
    book = tmp_path / "làng.antt"
    assert not raise_running(book)
    presence = Presence(book)
    with qtbot.waitSignal(presence.asked):
        assert raise_running(tmp_path / "." / "làng.antt")
    assert not raise_running(tmp_path / "other.antt")
    presence.close()
    assert not raise_running(book)


def test_what_a_crash_left_is_taken_over(qtbot, tmp_path, monkeypatch):
    book = tmp_path / "làng.antt"
    first = Presence(book)
    name = first._server.fullServerName()
    first.close()
    # A crash leaves the socket's file behind with nobody listening there.
    import socket

    if name.startswith("/"):
        dead = socket.socket(socket.AF_UNIX)
        dead.bind(name)
        dead.close()
    assert not raise_running(book)
    second = Presence(book)
    with qtbot.waitSignal(second.asked):
        assert raise_running(book)
    second.close()
