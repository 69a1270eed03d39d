"""How commands are added to the command line, and values that many of them take."""

import argparse
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Protocol


class Command(Protocol):
    """Adds a command: its name, its help, what runs it, whether it names a book."""

    def __call__(
        self,
        name: str,
        help_text: str,
        run: Callable[[argparse.Namespace], None],
        *,
        book: bool = True,
    ) -> argparse.ArgumentParser:
        """Return the parser of the new command."""


def pair(text: str) -> tuple[str, str]:
    """Read “Cột=Trường”; the last equals sign counts."""
    column, equals, field = text.rpartition("=")
    if not equals or not column.strip():
        raise argparse.ArgumentTypeError(f"“{text}” phải ghi như Cột=Trường")
    return column.strip(), field.strip()


def count(text: str) -> int:
    """Read a whole number from 1 up."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” phải là số từ 1 trở lên")
    return int(text)


def read_secret(prompt: str) -> str:
    """Ask for a passphrase or code: typed unseen at the terminal, else a line of standard input.

    Never a word of the command line: others on the PC could see that.
    """
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return getpass(f"{prompt}: ")
    return sys.stdin.readline().rstrip("\r\n")
