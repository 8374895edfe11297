"""AES-256-GCM, digests, and keys drawn from a passphrase: the only home of ``cryptography``.

What is locked is bound to a place: the same bytes moved elsewhere do not open. A nonce is drawn at
random for each, so a key must never lock more than some billions of pieces; one for each stream
keeps far below. Keys and nonces are drawn here and never handed in: an environment with a seed
would draw a nonce twice, and that opens what both have locked.

Digests are made here too: Python's own ``hashlib`` would load a second OpenSSL into each process.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.hmac import HMAC

from bti.errors import StoreDamaged

KEY_BYTES = 32
_NONCE = 12
_HARD = 2**15
"""How hard a passphrase is to try: about a tenth of a second and 32 MB for each."""


def drawn(size: int = KEY_BYTES) -> bytes:
    """Draw bytes that nobody can guess, from the system itself: a key unless a size is given."""
    return os.urandom(size)  # noqa: TID251 - see above: never a source that may have a seed


class Cipher:
    """One key, ready to lock and open."""

    def __init__(self, key: bytes) -> None:
        self._gcm = AESGCM(key)

    def lock(self, content: bytes, place: bytes) -> bytes:
        """Give the content unreadable, bound to its place."""
        nonce = drawn(_NONCE)
        return nonce + self._gcm.encrypt(nonce, content, place)

    def open(self, locked: bytes, place: bytes) -> bytes:
        """Give the content back.

        Raises:
            StoreDamaged: It is not what was locked here with this key.
        """
        try:
            return self._gcm.decrypt(locked[:_NONCE], locked[_NONCE:], place)
        except (InvalidTag, ValueError, TypeError) as fault:
            raise StoreDamaged from fault


def digest(content: bytes) -> bytes:
    """Give the SHA-256 of a content."""
    made = Hash(SHA256())
    made.update(content)
    return made.finalize()


def mac(key: bytes, content: bytes) -> bytes:
    """Give the HMAC-SHA-256 of a content: who has not the key can make none."""
    return _keyed(key, content).finalize()


def is_mac(key: bytes, content: bytes, told: bytes) -> bool:
    """Tell whether a digest is the one of a content, in a time that says nothing of it."""
    try:
        _keyed(key, content).verify(told)
    except InvalidSignature:
        return False
    return True


def _keyed(key: bytes, content: bytes) -> HMAC:
    made = HMAC(key, SHA256())
    made.update(content)
    return made


def stretched(passphrase: str, salt: bytes) -> bytes:
    """Make a key of a passphrase, so slowly that guessing many is dear."""
    import hashlib

    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=_HARD, r=8, p=1, maxmem=128 * _HARD * 9, dklen=KEY_BYTES
    )
