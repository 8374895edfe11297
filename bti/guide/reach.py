"""How far this release takes each key: run, or read and printed only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from bti.errors import Finding, Place
from bti.guide import definition as d
from bti.guide.codes import finding
from bti.guide.nouns import noun
from bti.guide.shorthand import Key

Later = Literal["cases", "municipality"]
"""The work that follows a key up: with single cases, or with all that a municipality does."""

# Keys that are read, checked, compared and printed. Nothing is done by them yet. What stands inside
# such a key is told with it.
_ONLY_READ: dict[type[msgspec.Struct], dict[Later, str]] = {
    d.Guide: {
        "cases": "arenas meetings",
        "municipality": (
            "channels deviations figures follow_ups lists offers over resources service_level "
            "sweeps"
        ),
    },
    d.Consent: {"cases": "at_own_age at_birth instead confirmed_by"},
    d.Step: {"cases": "consents measures arena", "municipality": "follow_ups"},
    d.Service: {"municipality": "answer_within exception state"},
}
ARENA_ANSWERED = "arena_answered"
ACTIVE_FROM = "profile.active_from"
ARENA = "arena"
VALUES_ONLY_READ: dict[str, tuple[str, Later]] = {
    ARENA_ANSWERED: ("event", "cases"),
    "arena.x.svar": ("when", "cases"),
    ACTIVE_FROM: ("of", "municipality"),
}
"""Words that are read without anything coming of them yet: the key they stand in, and the work."""


@cache
def later(part: type[msgspec.Struct]) -> dict[str, Later]:
    """Give the keys of a part that nothing is done by yet, each with the work that will."""
    works = _ONLY_READ.get(part, {})
    return {key: work for work, keys in works.items() for key in keys.split()}


@cache
def only_read(part: type[msgspec.Struct]) -> frozenset[str]:
    """Give the keys of a part that are read and printed, and that nothing is done by yet."""
    return frozenset(later(part))


def not_run(keys: Mapping[Key, list[Place]]) -> Iterator[Finding]:
    """Tell once of each key that nothing is done by yet, at the first place it is written."""
    for (part, key), places in keys.items():
        on = "" if part is d.Guide else f" på {noun(part)}"
        others = len(set(places)) - 1
        also = f" Det gjelder {others} steder til." if others > 1 else ""
        also = " Det gjelder ett sted til." if others == 1 else also
        message = (
            f"«{key}»{on} leses og skrives ut, men bti følger den ikke opp ennå. Det må noen gjøre "
            f"for hånd.{also}"
        )
        yield finding("leses-bare", min(places), message)
