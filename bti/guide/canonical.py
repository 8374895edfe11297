"""A guide as bytes and back: one form for storage, and the digest that cases are bound to."""

from __future__ import annotations

from functools import cache

import msgspec

from bti.guide.definition import Guide


def canonical(guide: Guide) -> bytes:
    """Give the guide as JSON; equal guides give equal bytes."""
    return msgspec.json.encode(guide, order=None)


def digest(guide: Guide) -> str:
    """Give the SHA-256 of the canonical form, in hexadecimal."""
    import hashlib

    return hashlib.sha256(canonical(guide)).hexdigest()


def from_canonical(data: bytes) -> Guide:
    """Read a guide from its canonical form.

    Raises:
        msgspec.ValidationError: the bytes are no guide of this release.
    """
    return _decoder().decode(data)


@cache
def _decoder() -> msgspec.json.Decoder[Guide]:
    return msgspec.json.Decoder(Guide)
