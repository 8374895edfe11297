"""A tenant's keys while they are open: what content is locked, sealed and searched with."""

from __future__ import annotations

import msgspec

from bti.store.cipher import Cipher, mac
from bti.store.seal import ChainSeal
from bti.store.vault import Vault

_MARK_BYTES = 16


class Unlocked(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of one tenant, each used for one thing."""

    vault: Vault
    sealer: ChainSeal
    beside: Cipher
    """For what belongs to no stream, such as a message that waits to be sent."""
    search: bytes
    masters: tuple[str, ...]
    """The ids of the master keys at hand, the newest last."""
    master: str
    """The id of the one that the tenant's own secrets are wrapped with."""
    throw_away: bool
    """Whether the database keeps its master key in itself, and so is not locked at all."""

    from_the_open: bool = False
    """Whether an edition from before the keys wrote here, and not all is derived again since."""

    def mark(self, word: str) -> bytes:
        """Give the keyed digest of a word: equal words give equal marks, and no mark its word."""
        return mac(self.search, word.encode())[:_MARK_BYTES]
