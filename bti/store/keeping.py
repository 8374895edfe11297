"""How a store keeps what it is given."""

from __future__ import annotations

import msgspec

from bti.store.keyring import KeySource


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How a store keeps what it is given."""

    keys: KeySource | None = None
    """Where the master keys come from. Without, a new database keeps a throw-away key in itself:
    right for trying things out, and for nothing else."""
    durable: bool = True
    """Whether a step waits until it is on disk. Without, a power cut can take the last steps;
    a crash of the program takes none either way."""
    wait: float = 5.0
    """How many seconds to wait for others who write."""
