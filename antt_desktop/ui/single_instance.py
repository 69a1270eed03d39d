"""One running window per book: a second start raises the first and ends."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1500
_RAISE = b"raise\n"


def _name(book: Path) -> str:
    """Return the name of a book's socket: the same for each way to write its path."""
    text = f"{getpass.getuser()}\n{book.resolve()}"
    return f"so-antt-{hashlib.sha256(text.encode()).hexdigest()[:24]}"


def raise_running(book: Path) -> bool:
    """Ask the window that has this book open to come to the front; False where none has."""
    socket = QLocalSocket()
    socket.connectToServer(_name(book))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_RAISE)
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


class Presence(QObject):
    """Says to later starts that this book is open here; ``asked`` means: come to the front."""

    asked = Signal()

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)
        if not self._server.listen(_name(book)):
            # A crash leaves its socket behind; nobody answered there, so it can go.
            QLocalServer.removeServer(_name(book))
            self._server.listen(_name(book))

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _came(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.asked.emit()
