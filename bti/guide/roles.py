"""Roles that mean something by themselves, and roles that a guide binds to a person of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bti.guide.definition import Guide

EMPLOYEE = "ansatt"
"""The role of everyone who has a post, whatever else they are."""
LEADER = "leder"
"""The role of who leads a unit; towards a case, the holder's unit."""
HOLDER = "holder"
"""The role of who holds the baton."""

OPENER = "opener"
"""Whom a role is bound to that is the opener's."""
FAMILY = ("guardian", "child")
"""Whom a role is bound to that is one of the family's."""


def bound_to(guide: Guide, whom: Collection[str]) -> tuple[str, ...]:
    """Give the roles that are bound to one of these persons of the case."""
    return tuple(role for role, written in guide.roles.items() if written.bound in whom)


def is_bound(guide: Guide, role: str, whom: Collection[str]) -> bool:
    """Tell whether a role is bound to one of these persons of the case."""
    written = guide.roles.get(role)
    return written is not None and written.bound in whom
