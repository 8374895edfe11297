"""How a store keeps what it is given."""

from __future__ import annotations

import msgspec

from bti.store.seal import NoSeal, Sealer
from bti.store.vault import Codec, PlainCodec


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """How a store keeps what it is given."""

    codec: Codec = PlainCodec()
    sealer: Sealer = NoSeal()
    durable: bool = True
    """Whether a step waits until it is on disk. Without, a power cut can take the last steps;
    a crash of the program takes none either way."""
    wait: float = 5.0
    """How many seconds to wait for others who write."""
