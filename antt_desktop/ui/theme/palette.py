"""The colours of the window by role, light and dark; no other file names a colour.

Source: the tokens of look.md. Text on its ground keeps at least 4.5 to 1.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a pill, a progress bar or a banner says by colour; its word says it as well."""

    DONE = "done"
    WAITING = "waiting"
    TROUBLE = "trouble"
    NEUTRAL = "neutral"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as #RRGGBB. ``x_light`` is the ground under text of colour ``x``."""

    window: str
    surface: str
    header: str
    hover: str
    border: str
    line: str
    field_border: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_strong: str
    accent_light: str
    on_accent: str
    done: str
    done_light: str
    waiting: str
    waiting_light: str
    trouble: str
    trouble_light: str
    neutral: str
    neutral_light: str
    track: str
    desk: str
    mark: str
    mark_text: str

    def role(self, name: str) -> str:
        """Return the colour of a role by its name, as the style sheet asks for it."""
        return str(getattr(self, name))


LIGHT = Palette(
    window="#F4F6F8",
    surface="#FFFFFF",
    header="#F7F9FB",
    hover="#F3F7FA",
    border="#D8DEE6",
    line="#E6EBF1",
    field_border="#C9D1DB",
    text="#18222E",
    muted="#586473",
    disabled="#97A1AD",
    accent="#0E5A8A",
    accent_strong="#0A4469",
    accent_light="#E6F0F7",
    on_accent="#FFFFFF",
    done="#1B7A43",
    done_light="#E3F4E9",
    waiting="#8F5B00",
    waiting_light="#FFF1D6",
    trouble="#B3261E",
    trouble_light="#FCE8E6",
    neutral="#444455",
    neutral_light="#ECEFF3",
    track="#E1E6EC",
    desk="#E6EAEF",
    mark="#FFE38F",
    mark_text="#18222E",
)

DARK = Palette(
    window="#11171D",
    surface="#1A222B",
    header="#1F2832",
    hover="#212C36",
    border="#34414E",
    line="#28333E",
    field_border="#465564",
    text="#E7ECF1",
    muted="#A3B0BD",
    disabled="#6B7886",
    accent="#74B9E6",
    accent_strong="#9CCFF0",
    accent_light="#1D394D",
    on_accent="#0A1C29",
    done="#72D39C",
    done_light="#173828",
    waiting="#F1C06A",
    waiting_light="#3D2F12",
    trouble="#FF9F97",
    trouble_light="#47211E",
    neutral="#C5CDD6",
    neutral_light="#2D3844",
    track="#2D3844",
    desk="#0C1116",
    mark="#6A5212",
    mark_text="#FFF4D6",
)
