"""Sealing: what could name a person is encrypted in the database; the keys lie in a file beside it.

A sealed value is `key number (1 byte) | nonce (12) | AES-GCM ciphertext and tag`, bound to the name of its
column, so that it cannot be moved to another one. The newest key seals; older keys still open theirs.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BYTES = 32
_NONCE_BYTES = 12


class Unreadable(Exception):
    """A sealed value that none of our keys opens, or that was altered or moved."""


class BadKeyFile(ValueError):
    """The file of keys cannot be used; the message says what to do."""


class Keyring:
    """The keys by number (1 to 255); the highest seals, all of them open, the lowest makes look-up hashes."""

    __slots__ = ("_ciphers", "_current", "_lookup")

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(not 1 <= number <= 255 or len(key) != _KEY_BYTES for number, key in keys.items()):
            raise ValueError("a keyring needs keys of 32 bytes, numbered from 1 to 255")
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._current = max(keys)
        self._lookup = hmac.digest(keys[min(keys)], b"wijha look-up", hashlib.sha256)

    def seal(self, column: str, words: str) -> bytes:
        """Encrypt words for a column such as "identities.name"."""
        nonce = os.urandom(_NONCE_BYTES)
        cipher = self._ciphers[self._current]
        return bytes([self._current]) + nonce + cipher.encrypt(nonce, words.encode(), column.encode())

    def unseal(self, column: str, sealed: bytes) -> str:
        """The words again; Unreadable if the key is unknown, or the value is not from this column."""
        cipher = self._ciphers.get(sealed[0]) if sealed else None
        if cipher is None:
            raise Unreadable(f"{column}: no key opens it")
        nonce, text = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, text, column.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise Unreadable(f"{column}: altered, or from another column") from error

    def seal_optional(self, column: str, words: str) -> bytes | None:
        """Encrypt words; nothing for no words."""
        return self.seal(column, words) if words else None

    def unseal_optional(self, column: str, sealed: bytes | None) -> str:
        """The words again; none for nothing."""
        return self.unseal(column, sealed) if sealed else ""

    def lookup(self, words: str) -> bytes | None:
        """A keyed hash by which equal words are found without being readable; nothing for no words."""
        return hmac.digest(self._lookup, words.encode(), hashlib.sha256) if words else None


def read_key_file(path: Path) -> Keyring:
    """The keyring in a file with a line "number base64" for each key; a missing file is made (mode 0600).

    BadKeyFile if the file is readable by others or not such a file.
    """
    if not path.exists():
        _make_key_file(path)
    if path.stat().st_mode & 0o077:
        raise BadKeyFile(f"{path}: others can read the keys; run: chmod 600 {path}")
    lines = [line.split() for line in path.read_text("ascii").splitlines() if line.strip()]
    try:
        return Keyring({int(number): base64.b64decode(key, validate=True) for number, key in lines})
    except ValueError as error:
        raise BadKeyFile(f"{path}: not a key file ({error})") from error


def new_key() -> bytes:
    """Thirty-two random bytes."""
    return secrets.token_bytes(_KEY_BYTES)


def _make_key_file(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f"1 {base64.b64encode(new_key()).decode()}\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
