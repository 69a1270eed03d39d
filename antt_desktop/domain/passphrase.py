"""The passphrase of a book: what is typed, as it is compared on every PC and keyboard."""

import secrets

from antt_desktop.domain.errors import UserError
from antt_desktop.domain.text import nfc

_SHORTEST = 8
_SYLLABLES = (
    "an", "ba", "bưởi", "cam", "cau", "chè", "đa", "đình", "đồng", "gió", "hoa", "hồ", "khế",
    "lúa", "mai", "mây", "mơ", "mưa", "na", "nắng", "ngô", "nón", "ổi", "rạ", "rừng", "sen",
    "sông", "suối", "tre", "trúc", "vườn", "xoan",
)  # fmt: skip
_PROPOSED_SYLLABLES, _PROPOSED_DIGITS = 6, 4


def normalised(typed: str) -> str:
    """Return a passphrase as it is used: NFC, so that each keyboard's “ế” is the same.

    Blanks around it are a slip of the hand and do not count; those within it do.
    """
    return nfc(typed).strip()


def checked(typed: str, again: str) -> str:
    """Return a new passphrase; raise UserError (fields ``new``, ``again``) for one not to take."""
    new = normalised(typed)
    if len(new) < _SHORTEST:
        raise UserError(f"Mật khẩu cần ít nhất {_SHORTEST} chữ. Hãy gõ dài hơn.", field="new")
    if len(set(new.casefold())) < _SHORTEST // 2:
        raise UserError("Mật khẩu này dễ đoán quá. Hãy gõ vài từ khác nhau.", field="new")
    if normalised(again) != new:
        raise UserError("Hai lần gõ không giống nhau. Hãy gõ lại lần hai.", field="again")
    return new


def proposed() -> str:
    """Return a passphrase that is hard to guess and easy to copy from paper (about 43 bits)."""
    syllables = [secrets.choice(_SYLLABLES) for _ in range(_PROPOSED_SYLLABLES)]
    digits = "".join(str(secrets.randbelow(10)) for _ in range(_PROPOSED_DIGITS))
    return " ".join([*syllables, digits])
