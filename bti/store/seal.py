"""The place where each event is linked to the one before it.

A sealer sees what is stored, after the codec, so that a chain can be checked by one who may not
read the content, and still holds when the content's key is destroyed.
"""

from __future__ import annotations

from typing import Protocol

from bti.store.vault import StoredAt


class Sealer(Protocol):
    """Makes the seal of an event from what is stored and from the seal before it."""

    def seal(self, at: StoredAt, previous: bytes | None, stored: bytes) -> bytes | None:
        """Give the seal of the event that stands at ``at``."""
        ...


class NoSeal:
    """Seals nothing."""

    def seal(self, at: StoredAt, previous: bytes | None, stored: bytes) -> bytes | None:  # noqa: ARG002
        """Give no seal."""
        return None
