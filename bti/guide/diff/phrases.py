"""How conditions and points in time are said, handed in by whoever knows the words for them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from bti.guide.definition import Guide

Saying = Callable[[Guide, str], str]
"""Says a text of a guide in words."""


def as_written(guide: Guide, text: str) -> str:
    """Give a text as it stands in the guide."""
    del guide
    return text


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    """What a condition is called after «når», and a point in time after a span."""

    condition: Saying = as_written
    point: Saying = as_written
