"""Roles: who leads a unit is known by the id of one of them."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.roles import LEADER
from bti.guide.written import Written

LEADERS = frozenset(("rektor", "styrer", "enhetsleder", "virksomhetsleder"))
"""What those who lead a unit are called, and what gives them no case by itself."""


def roles(written: Written) -> Iterator[Finding]:
    """Find a guide that counts on the leader of a unit, and has no role for who that is."""
    guide = written.guide
    if not guide.roles or LEADER in guide.roles or not _counts_on_leader(guide):
        return
    message = (
        "Ingen rolle har id-en «leder». Bare den som har stillingen «leder» i enheten, ser alle "
        "sakene der og får det som går til lederen. Skriv rollen, med det den heter hos dere, for "
        "eksempel «leder: Rektor»."
    )
    yield finding("hull", written.place("roles"), message)


def _counts_on_leader(guide: Guide) -> bool:
    """Tell whether there is a baton, which may go unanswered, or a role for who leads a unit."""
    return guide.baton is not None or not LEADERS.isdisjoint(guide.roles)
