"""The place where content is made unreadable to those without the key.

The store hands every body and every fold to a vault together with where it stands, and keeps
what comes back. A stream has a key of its own, wrapped by the tenant's master key in the stream's
envelope: to destroy the envelope is to destroy the content, wherever copies of it lie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from bti.errors import CaseBlocked, CaseErased, StoreDamaged
from bti.store.cipher import Cipher, drawn
from bti.store.keyring import id_of

if TYPE_CHECKING:
    from bti.store.keyring import Keyring


class StoredAt(msgspec.Struct, frozen=True):
    """Where a piece of content stands; the vault binds the content to it, so that none is moved."""

    tenant: str
    kind: str
    key: str
    part: str
    """What it is a part of the stream as: ``event``, ``fold``, ``key`` and so on."""
    number: int
    """The event's number; for a fold the version it is the fold of."""

    def bound(self) -> bytes:
        """Give the place in bytes; two places never look alike."""
        tenant, kind, key = self.tenant, self.kind, self.key
        return (
            f"{len(tenant)}:{tenant}{len(kind)}:{kind}{len(key)}:{key}{len(self.part)}:{self.part}{self.number}"
        ).encode()


BLOCKED = b"\xff\xff\xff\xff"
"""What stands before the envelope of a blocked stream, so that none can open it by mistake."""

_KEPT = 512
"""So many streams' keys are kept at hand; a long walk over all of them does not fill memory."""

_ID_END = 4
"""An envelope begins with the id of the master key that it is wrapped with."""


class Vault:
    """Locks each stream with a key of its own, and wraps that key with the master key."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._at_hand: dict[tuple[bytes, str], Cipher] = {}
        self._masters: dict[bytes, Cipher] = {}

    def envelope(self, tenant: str, kind: str, key: str) -> bytes:
        """Draw the key of a new stream, and give it wrapped."""
        at = StoredAt(tenant, kind, key, "key", 0)
        return self._wrapped(at, drawn())

    def encode(self, at: StoredAt, envelope: bytes | None, content: bytes) -> bytes:
        """Give the content unreadable, bound to where it stands."""
        return self._of_stream(at, envelope).lock(content, at.bound())

    def decode(self, at: StoredAt, envelope: bytes | None, stored: bytes) -> bytes:
        """Give the content back, or raise ``StoreDamaged`` when it is not what was stored here."""
        return self._of_stream(at, envelope).open(stored, at.bound())

    def rewrapped(self, at: StoredAt, envelope: bytes) -> bytes | None:
        """Give an envelope wrapped with the newest master key, or nothing when it is already."""
        blocked = BLOCKED if envelope.startswith(BLOCKED) else b""
        bare = envelope.removeprefix(blocked)
        if bare[:_ID_END] == bytes.fromhex(id_of(self._keyring.newest)):
            return None
        return blocked + self._wrapped(at, self._unwrapped(at, bare))

    def secret_of(self, at: StoredAt, envelope: bytes) -> bytes:
        """Give a stream's own key, blocked or not."""
        return self._unwrapped(at, envelope.removeprefix(BLOCKED))

    def _of_stream(self, at: StoredAt, envelope: bytes | None) -> Cipher:
        if envelope is None:
            raise StoreDamaged
        if not envelope:
            raise CaseErased
        if envelope.startswith(BLOCKED):
            raise CaseBlocked
        known = self._at_hand.get((envelope, at.key))
        if known is None:
            own = StoredAt(at.tenant, at.kind, at.key, "key", 0)
            known = Cipher(self._unwrapped(own, envelope))
            if len(self._at_hand) >= _KEPT:
                self._at_hand.clear()
            self._at_hand[envelope, at.key] = known
        return known

    def _wrapped(self, at: StoredAt, secret: bytes) -> bytes:
        newest = bytes.fromhex(id_of(self._keyring.newest))
        return newest + self._master(newest).lock(secret, at.bound())

    def _unwrapped(self, at: StoredAt, envelope: bytes) -> bytes:
        return self._master(envelope[:_ID_END]).open(envelope[_ID_END:], at.bound())

    def _master(self, key_id: bytes) -> Cipher:
        if key_id not in self._masters:
            self._masters[key_id] = Cipher(self._keyring.by_id(key_id.hex()))
        return self._masters[key_id]
