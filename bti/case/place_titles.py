"""What the places and posts of a guide are called: steps, closings, roles and arenas."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.guide.definition import Guide
    from bti.guide.targets import Target

Namer = Callable[[str], str]
"""Gives the name of a person or a unit by its id."""


def role_title(guide: Guide, role: str) -> str:
    """Give a role's title; ``holder`` is always known."""
    if role in guide.roles:
        return guide.roles[role].title
    return guide.baton.title if guide.baton else "Stafettholder"


def place_title(guide: Guide, place: str) -> str:
    """Give the title of a step or a closing."""
    step = step_of(guide, place)
    if step:
        return step.title
    closing = guide.closings.get(place)
    return closing.title if closing else place


def arena_title(guide: Guide, arena: str) -> str:
    """Give the title of an arena."""
    return guide.arenas[arena].title if arena in guide.arenas else arena


WHERE = {"back": "der saken sto", "last_step": "steget saken ble avsluttet på"}
"""Where a way leads that is known only in a case, as it can stand after «til»."""


def target_title(guide: Guide, target: Target, *, several: bool) -> str:
    """Give the title of where a way leads; among several, what depends on the case says so."""
    title = place_title(guide, target.id)
    return f"{title} ({WHERE[target.word]})" if several and target.dynamic else title
