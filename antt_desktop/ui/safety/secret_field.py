"""A passphrase as it is typed: hidden until shown on purpose."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from antt_desktop.ui.theme import icons


class SecretField(QLineEdit):
    """A field with an eye in it: “Hiện mật khẩu”."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction("Hiện mật khẩu", self)
        self._eye.setCheckable(True)
        icons.put(self._eye, "eye", "accent")
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    @property
    def shown(self) -> bool:
        """Tell whether the letters can be seen."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def show_letters(self) -> None:
        """Show what is typed."""
        self._eye.setChecked(True)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setText("Che mật khẩu" if shown else "Hiện mật khẩu")
