"""How far this release takes each key: run, or read and printed only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from bti.errors import Finding, Place
from bti.guide import definition as d
from bti.guide.codes import finding
from bti.guide.nouns import noun
from bti.guide.shorthand import Key

# Keys that are read, checked, compared and printed. Nothing is done by them yet. What stands inside
# such a key is told with it.
_ONLY_READ: dict[type[msgspec.Struct], str] = {
    d.Guide: (
        "arenas channels deviations figures follow_ups lists meetings offers "
        "over resources service_level sweeps"
    ),
    d.Consent: "at_own_age at_birth instead confirmed_by",
    d.Step: "consents measures follow_ups arena",
    d.Service: "answer_within exception state",
}


@cache
def only_read(part: type[msgspec.Struct]) -> frozenset[str]:
    """Give the keys of a part that are read and printed, and that nothing is done by yet."""
    return frozenset(_ONLY_READ.get(part, "").split())


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
