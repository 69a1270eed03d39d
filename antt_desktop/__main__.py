"""Start the program: alone or with a book it opens the window, with a command it does that."""

import sys
from pathlib import Path

_STOPPED = 130


def main() -> int:
    """Dispatch on the command line; return the exit status."""
    if getattr(sys, "frozen", False):  # the workers that read scans are this program once more
        import multiprocessing

        multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    try:
        from antt_desktop import cli

        first = arguments[0] if arguments else ""
        if len(arguments) <= 1 and first not in cli.COMMANDS and not first.startswith("-"):
            from antt_desktop import app

            return app.run(Path(first) if first else None)
        return cli.main(arguments)
    except KeyboardInterrupt:  # Ctrl+C: everything on the way here has put itself in order
        return _STOPPED


if __name__ == "__main__":
    sys.exit(main())
