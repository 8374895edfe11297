"""What a case can be without, and whether a guide has any of it for some cases only.

It is asked of every case that is read, and few guides have any: so it is apart from the walk that
cuts, which knows every type of a guide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from bti.guide.definition import (
    Arena,
    Consent,
    Contact,
    FollowUp,
    Guide,
    Link,
    Member,
    Note,
    Offering,
    Resource,
    Section,
    Service,
    Theme,
)
from bti.guide.fields import walk_fields

WITHOUT_ANSWERS: frozenset[type[msgspec.Struct]] = frozenset(
    (
        Arena,
        Consent,
        Contact,
        FollowUp,
        Link,
        Member,
        Note,
        Offering,
        Resource,
        Section,
        Service,
        Theme,
    )
)
"""What a case can be without: all else keeps its answers, and is asked for where it counts."""

REGISTERS = (
    "sections",
    "services",
    "offers",
    "contacts",
    "links",
    "resources",
    "arenas",
    "follow_ups",
    "consents",
)
"""The keys of a guide under which such things stand."""


def is_the_same_for_all(guide: Guide) -> bool:
    """Tell whether everything that a case can be without exists for every case."""
    return not any(one.only_for for one in _parts_without_answers(guide))


def _parts_without_answers(guide: Guide) -> Iterator[Any]:
    for register in REGISTERS:
        yield from getattr(guide, register).values()
    for arena in guide.arenas.values():
        yield from arena.members
    for form in guide.forms.values():
        yield from form.themes.values()
        for _, field in walk_fields(form.fields):
            yield from field.notes
