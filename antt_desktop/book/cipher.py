"""The lock of a book: SQLCipher, under a key derived from the passphrase.

The key is derived as SQLCipher 4 does by itself (PBKDF2-HMAC-SHA512, 256,000 rounds, the
file's first 16 bytes as salt), so that any tool of SQLCipher opens the file with the passphrase.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from pathlib import Path

from antt_desktop.domain.errors import PassphraseNeeded, SystemTrouble, WrongPassphrase
from antt_desktop.domain.passphrase import normalised
from antt_desktop.paths import disk_sentence

_ROUNDS, _KEY, _SALT = 256_000, 32, 16
PAGE, IV, MAC = 4096, 16, 64
"""Bytes of a page, and of its initial vector and its seal at the end."""
_MAC_MASK, _MAC_ROUNDS = 0x3A, 2
_PAGES_TRIED = 8
_PLAIN_MARK = b"SQLite format 3\0"
_FRACTIONS = slice(21, 24), b"\x40\x20\x20"
"""Three bytes that are the same in the header of every SQLite file: where only these are right,
it is a plain book whose first bytes are damaged."""


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a sealed file: 32 bytes, and the 16 bytes of salt it was derived with."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def words(self) -> str:
        """Return it as SQLCipher's pragmas take a raw key."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def is_sealed(path: Path) -> bool:
    """Tell whether a file is no plain SQLite file, so that only a passphrase can open it."""
    head = _head(path)
    place, fractions = _FRACTIONS
    return len(head) >= PAGE and head[: len(_PLAIN_MARK)] != _PLAIN_MARK and (
        head[place] != fractions
    )  # fmt: skip


def salt_of(path: Path) -> bytes:
    """Return the salt a sealed file's key was derived with."""
    return _head(path)[:_SALT]


def new_key(passphrase: str) -> Key:
    """Return the key of a file that is to be written, with a salt of its own."""
    return _derived(passphrase, os.urandom(_SALT))


def key_for(path: Path, passphrase: str, *, damaged: bool = False) -> Key | None:
    """Return the key of a file, None for a plain one; of a ``damaged`` one as well as it can be.

    Raises PassphraseNeeded without a passphrase, WrongPassphrase where it does not open the
    file, SystemTrouble where it does but the beginning of the file is damaged. Where all of it
    is damaged the two cannot be told apart.
    """
    if not is_sealed(path):
        return None
    if not normalised(passphrase):
        raise PassphraseNeeded(f"Sổ “{path.name}” có mật khẩu. Hãy gõ mật khẩu để mở.")
    head = _head(path)
    key = _derived(passphrase, head[:_SALT])
    opens = [_verified(key, head, page) for page in range(1, len(head) // PAGE + 1)]
    if opens[0] or (damaged and any(opens)):
        return key
    if any(opens):
        raise SystemTrouble(
            "Mật khẩu đúng nhưng đầu tệp sổ bị hỏng. Đừng ghi thêm; hãy mở bản sao gần nhất."
        )
    raise WrongPassphrase(
        "Mật khẩu không đúng. Hãy gõ lại, xem bộ gõ tiếng Việt và phím Caps Lock. Nếu chắc chắn"
        " đúng thì tệp đã hỏng: hãy mở bản sao gần nhất.",
        field="passphrase",
    )


def opens(key: Key, passphrase: str) -> bool:
    """Tell whether a passphrase is the one a key was derived from."""
    return hmac.compare_digest(_derived(passphrase, key.salt).secret, key.secret)


def decrypted(key: Key, page: bytes, number: int) -> bytes:
    """Return the bytes of a sealed page (from 2), none where it does not carry the seal."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    body, ends = page[: PAGE - IV - MAC], page[PAGE - IV - MAC :]
    if not _carries(key, page[: PAGE - MAC], ends[IV:], number):
        return b""
    opening = Cipher(algorithms.AES(key.secret), modes.CBC(ends[:IV])).decryptor()
    return opening.update(body) + opening.finalize()


def _derived(passphrase: str, salt: bytes) -> Key:
    words = normalised(passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, _KEY), salt)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(PAGE * _PAGES_TRIED)
    except OSError as error:
        raise SystemTrouble(disk_sentence(error, path)) from error


def _verified(key: Key, head: bytes, page: int) -> bool:
    """Tell whether a page of the file carries the seal of this key."""
    start = _SALT if page == 1 else (page - 1) * PAGE
    end = page * PAGE
    return _carries(key, head[start : end - MAC], head[end - MAC : end], page)


def _carries(key: Key, sealed: bytes, mac: bytes, page: int) -> bool:
    """Tell whether this is the seal of these bytes of a page (SQLCipher 4's layout)."""
    salt = bytes(byte ^ _MAC_MASK for byte in key.salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", key.secret, salt, _MAC_ROUNDS, _KEY)
    found = hmac.digest(mac_key, sealed + page.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(found, mac)
