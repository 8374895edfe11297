"""Who asks: a person with the units and roles that hold today, handed in with each command."""

from __future__ import annotations

import msgspec


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """The person who asks.

    ``roles`` are the roles that the person has towards this case today: from posts in the
    directory (``leder`` when leading the holder's unit) and from taking part in the case.
    ``unit`` and ``service`` are where the person acts from. With ``family`` nothing is shown but
    what the child and the guardians may see, whoever asks: it is printed for them.
    """

    person: str
    name: str = ""
    unit: str = ""
    service: str = ""
    roles: frozenset[str] = frozenset()
    family: bool = False


PROGRAM = Actor(person="bti", name="bti")
"""Who records what time does: no person."""
