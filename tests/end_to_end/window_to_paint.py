"""A process that runs the program, saves what its window painted, and closes the window.

Arguments: the book, the file for the picture. Prints the window's title.
"""

import sys
from pathlib import Path

from antt_desktop import app
from antt_desktop.ui.window import MainWindow

_LOOK_MS = 20


def main() -> int:
    book, picture = Path(sys.argv[1]), sys.argv[2]
    from PySide6.QtCore import QTimer

    application = app.start_application()
    looking = QTimer(application, interval=_LOOK_MS)

    def look() -> None:
        for window in application.topLevelWidgets():
            if not isinstance(window, MainWindow):
                continue
            # What the screen has, not what the widget would paint; black before that.
            shown = window.screen().grabWindow(0).toImage()
            middle = shown.pixelColor(shown.rect().center())
            if middle.lightness() and shown.save(picture):
                looking.stop()
                sys.stdout.write(window.windowTitle() + "\n")
                window.close()

    looking.timeout.connect(look)
    looking.start()
    return app.run(book)


if __name__ == "__main__":
    sys.exit(main())
