"""Codes as they are kept: salted and hashed, never as they were typed."""

import hashlib
import hmac
import secrets

from antt_desktop.domain.text import nfc


def sealed(code: str) -> str:
    """Return what is kept of a code."""
    salt = secrets.token_hex(16)
    return f"{salt}:{_digest(code, salt)}"


def matches(code: str, kept: str) -> bool:
    """Tell whether this is the code of which ``kept`` is left."""
    salt, digest = kept.split(":")
    return hmac.compare_digest(_digest(code, salt), digest)


def _digest(code: str, salt: str) -> str:
    found = hashlib.scrypt(nfc(code).encode(), salt=bytes.fromhex(salt), n=1 << 14, r=8, p=1)
    return found.hex()
