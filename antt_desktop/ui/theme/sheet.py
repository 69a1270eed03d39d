"""The style sheet: tokens become colours, lengths follow the text size, icons become files.

In resources/style.qss ``@accent`` is a palette role, ``@36px`` and ``@11pt`` are lengths at
100 %, and ``@icon(check on_accent)`` is an icon in a colour.
"""

import re
from functools import lru_cache

from antt_desktop import paths
from antt_desktop.ui.theme import icons
from antt_desktop.ui.theme.palette import Palette

_TOKEN = re.compile(r"@(?:icon\((\S+) (\w+)\)|(\d+(?:\.\d+)?)(px|pt)|(\w+))")


@lru_cache(maxsize=8)
def filled(palette: Palette, percent: int) -> str:
    """Return the style sheet for a palette and a text size in percent."""

    def value(match: re.Match[str]) -> str:
        icon, colour, number, unit, role = match.groups()
        if icon:
            return f'url("{icons.file(icon, palette.role(colour)).as_posix()}")'
        if number:
            length = float(number) * percent / 100
            return f"{length:g}pt" if unit == "pt" else f"{round(length)}px"
        return palette.role(role)

    return _TOKEN.sub(value, (paths.resources() / "style.qss").read_text("utf-8"))
