"""Truth among what is not known: Kleene's strong logic."""

from __future__ import annotations

from collections.abc import Collection

from bti.guide.conditions.values import Truth


def every(truths: Collection[Truth]) -> Truth:
    """No if one is no, else unknown if one is unknown, else yes."""
    if Truth.NO in truths:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.YES


def some(truths: Collection[Truth]) -> Truth:
    """Yes if one is yes, else unknown if one is unknown, else no."""
    if Truth.YES in truths:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.NO


def truth_of(holds: bool) -> Truth:  # noqa: FBT001 - the value itself is what is turned
    """Give the truth of what is known."""
    return Truth.YES if holds else Truth.NO
