"""A guide as bytes and back: one form for storage, and the digest that cases are bound to."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

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


_LINKED = b"linked."
_POINTS = tuple(f'"{key}":"'.encode() for key in ("of", "at", "until"))
_ID = rb"[a-z][a-z0-9_]*(?=\.)"


def reads_of(data: bytes) -> tuple[str, ...]:
    """Give the ids of the guides whose answers the conditions of one may read.

    It is asked for each guide that is taken out, so the bytes are looked through, and not every
    condition. What only counts time from another's word names nothing in a sentence.
    """
    pieces = data.split(_LINKED)
    read = (
        re.match(_ID, after) for before, after in pairwise(pieces) if not _is_point_or_word(before)
    )
    return tuple(dict.fromkeys(one[0].decode() for one in read if one))


def _is_point_or_word(before: bytes) -> bool:
    """Tell of what stands before ``linked.`` whether it makes a point of it, or a longer word."""
    last = before[-1:]
    return before.endswith(_POINTS) or last.isalnum() or last == b"_"


@cache
def _decoder() -> msgspec.json.Decoder[Guide]:
    return msgspec.json.Decoder(Guide)
