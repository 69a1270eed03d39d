"""The files of forms/: read, checked, and refused with the place where something is wrong.

A village's own copy in its data folder goes before the shipped file of that name. The keys
are Vietnamese without marks, for the people who edit them.
"""

import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, Self

from antt_desktop import paths
from antt_desktop.domain.errors import SystemTrouble, UserError
from antt_desktop.domain.text import nfc, tidy

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"at line (\d+)")
_MAX_ROLES = 3


class Section:
    """A table of a file, that knows how to say where something is wrong."""

    def __init__(self, file: str, path: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._path = path
        self._values = values

    @classmethod
    def read(cls, name: str, folder: Path | None = None) -> Self:
        """Read a file of ``folder``, else the village's own, else the shipped one.

        Raises UserError for what is written wrong, SystemTrouble where it cannot be read.
        """
        path = (folder or paths.forms()) / name
        own = paths.own_forms() / name
        if folder is None and own.is_file():
            path = own
            name = f"{own.parent.name}/{name}"  # tells the village's own from the shipped file
        try:
            text = path.read_bytes().decode("utf-8-sig")
            return cls(name, "", tomllib.loads(nfc(text.replace("\r\n", "\n"))))
        except OSError as error:
            raise SystemTrouble(paths.disk_sentence(error, path)) from error
        except UnicodeDecodeError as error:
            raise UserError(
                f"Tệp “{name}” không được lưu bằng bảng mã UTF-8. Hãy mở bằng Notepad và lưu lại"
                " với mã hóa UTF-8."
            ) from error
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            where = f"dòng {found[1]}" if found else "cuối tệp"
            raise UserError(
                f'Tệp “{name}” viết sai ở {where}. Mỗi lời phải nằm giữa hai dấu " thẳng, mỗi dòng'
                " một lời; hãy so với dòng bên cạnh."
            ) from error

    def section(self, key: str) -> "Section":
        """Return the table under ``key``."""
        value = self._values.get(key)
        if not isinstance(value, dict):
            raise UserError(f"Tệp “{self._file}” thiếu phần [{self._path}{key}].")
        return Section(self._file, f"{self._path}{key}.", value)

    def sections(self, key: str) -> tuple["Section", ...]:
        """Return the tables that repeat under ``key``, one at least."""
        values = self._values.get(key)
        if (
            not values
            or not isinstance(values, list)
            or not all(isinstance(v, dict) for v in values)
        ):
            raise UserError(f"Tệp “{self._file}” thiếu phần [[{self._path}{key}]].")
        return tuple(
            Section(self._file, f"{self._path}{key} thứ {number}, ", value)
            for number, value in enumerate(values, 1)
        )

    def has(self, key: str) -> bool:
        """Tell whether something stands under ``key``."""
        return key in self._values

    def text(
        self,
        key: str,
        words: AbstractSet[str] = frozenset(),
        *,
        empty: bool = False,
        missing: str | None = None,
    ) -> str:
        """Return a one-line text; only ``words`` may stand in braces.

        A key that is not there at all is refused unless ``missing`` says what it stands for.
        """
        return self._checked(key, self._values.get(key, missing), words, empty=empty)

    def texts(self, key: str, words: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        values = self._values.get(key)
        if not isinstance(values, list):
            raise self.refusal(key, "phải là các câu trong dấu [ ]")
        return tuple(self._checked(key, value, words, empty=False) for value in values)

    def roles(self, key: str, *, missing: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return who signs side by side, three at most."""
        if missing is not None and key not in self._values:
            return missing
        roles = self.texts(key)
        if not 1 <= len(roles) <= _MAX_ROLES:
            raise self.refusal(key, f"cần từ 1 đến {_MAX_ROLES} nơi ký")
        return roles

    def switch(self, key: str, *, missing: bool) -> bool:
        """Return whether something optional is printed."""
        value = self._values.get(key, missing)
        if not isinstance(value, bool):
            raise self.refusal(key, "chỉ được viết true (có in) hoặc false (không in)")
        return value

    def number(self, key: str) -> int:
        """Return a whole number, 0 or more."""
        value = self._values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refusal(key, "phải là một số, ví dụ 30")
        return value

    def columns(self, key: str, names: str) -> tuple[str, ...]:
        """Return the texts under ``key`` with these names, set apart by spaces."""
        section = self.section(key)
        return tuple(section.text(name) for name in names.split())

    def refusal(self, key: str, what: str) -> UserError:
        """Return the error that names the file and the key."""
        return UserError(f"Tệp “{self._file}”, mục {self._path}{key}: {what}.", field=key)

    def _checked(self, key: str, value: object, words: AbstractSet[str], *, empty: bool) -> str:
        if not isinstance(value, str):
            raise self.refusal(key, 'thiếu lời, hoặc lời không nằm giữa hai dấu "')
        text = tidy(value)
        if not text and not empty:
            raise self.refusal(key, "không được để trống")
        for match in PLACEHOLDER.finditer(text):
            if match[1] not in words:
                known = ", ".join(f"{{{word}}}" for word in sorted(words)) or "không có chỗ nào"
                raise self.refusal(key, f"không có chỗ tự điền {match[0]} (chỉ có: {known})")
        return text
