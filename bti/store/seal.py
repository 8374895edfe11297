"""The place where each event is linked to the one before it.

What is sealed is what is stored, after it was locked, so that a chain can be checked without
reading the content, and still holds when the content's key is destroyed.
"""

from __future__ import annotations

import msgspec

from bti.store.cipher import is_mac, mac
from bti.store.vault import StoredAt

_WHICH = 1
"""A seal begins with the number of the sealing key it is made with."""


class Stored(msgspec.Struct, frozen=True):
    """One event as it stands in its row: what is sealed of it."""

    name: str
    format: int
    recorded_at: str
    body: bytes

    def sealed(self) -> bytes:
        """Give all of it as bytes; two events never look alike."""
        name, at = self.name.encode(), self.recorded_at.encode()
        return b"%d:%s%d:%d:%s%s" % (len(name), name, self.format, len(at), at, self.body)


class ChainSeal:
    """HMAC-SHA-256 over the seal before, the place and what is stored."""

    def __init__(self, secrets: tuple[bytes, ...]) -> None:
        """Take the sealing keys, the newest last; a key is never used for anything else."""
        self._secrets = secrets

    def seal(self, at: StoredAt, previous: bytes | None, stored: Stored) -> bytes:
        """Give the seal of the event that stands at ``at``."""
        return self._digest(len(self._secrets), _linked(at, previous, stored))

    def holds(
        self, at: StoredAt, previous: bytes | None, stored: Stored, seal: bytes | None
    ) -> bool:
        """Tell whether a seal is the one of this event after this seal."""
        which = seal[0] if seal else 0
        if not seal or not 1 <= which <= len(self._secrets):
            return False
        return self._is(which, _linked(at, previous, stored), seal)

    def mark(self, what: bytes) -> bytes:
        """Give the seal of something that stands by itself."""
        return self._digest(len(self._secrets), b"alone\0" + what)

    def marked(self, what: bytes, mark: bytes) -> bool:
        """Tell whether a seal is the one of something that stands by itself."""
        which = mark[0] if mark else 0
        if not 1 <= which <= len(self._secrets):
            return False
        return self._is(which, b"alone\0" + what, mark)

    def _digest(self, which: int, message: bytes) -> bytes:
        return which.to_bytes(_WHICH) + mac(self._secrets[which - 1], message)

    def _is(self, which: int, message: bytes, told: bytes) -> bool:
        return is_mac(self._secrets[which - 1], message, told[_WHICH:])


def _linked(at: StoredAt, previous: bytes | None, stored: Stored) -> bytes:
    before, place = previous or b"", at.bound()
    return b"chain\0%d:%s%d:%s%s" % (len(before), before, len(place), place, stored.sealed())
