"""The place where content is made unreadable to those without the key.

The store hands every body and every fold to a codec together with where it stands, and keeps
what comes back. Today's codec keeps content as it is.
"""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec


class StoredAt(msgspec.Struct, frozen=True):
    """Where a piece of content stands; a codec binds the content to it, so that none is moved."""

    tenant: str
    kind: str
    key: str
    part: Literal["event", "fold"]
    number: int
    """The event's number; for a fold the version it is the fold of."""


class Codec(Protocol):
    """Turns content into what is stored, and back."""

    def envelope(self, tenant: str, kind: str, key: str) -> bytes | None:
        """Make what a new stream's content is opened with; it is kept beside the stream."""
        ...

    def encode(self, at: StoredAt, envelope: bytes | None, content: bytes) -> bytes:
        """Give the form in which the content is stored."""
        ...

    def decode(self, at: StoredAt, envelope: bytes | None, stored: bytes) -> bytes:
        """Give the content back, or raise ``StoreDamaged`` when it is not what was stored here."""
        ...


class PlainCodec:
    """Keeps content as it is; the file's permissions are the only lock."""

    def envelope(self, tenant: str, kind: str, key: str) -> bytes | None:  # noqa: ARG002
        """Give nothing: plain content needs nothing to be opened with."""
        return None

    def encode(self, at: StoredAt, envelope: bytes | None, content: bytes) -> bytes:  # noqa: ARG002
        """Give the content as it is."""
        return content

    def decode(self, at: StoredAt, envelope: bytes | None, stored: bytes) -> bytes:  # noqa: ARG002
        """Give the stored content as it is."""
        return stored
