"""Roles: what two of them mean by themselves, and a guide may not have meant."""

from __future__ import annotations

from collections.abc import Iterator

from bti.errors import Finding
from bti.guide.codes import finding
from bti.guide.definition import Guide
from bti.guide.roles import EMPLOYEE, FAMILY, LEADER, is_bound
from bti.guide.targets import every_step
from bti.guide.written import Written

LEADERS = frozenset(("rektor", "styrer", "enhetsleder", "virksomhetsleder"))
"""What those who lead a unit are called, and what gives them no case by itself."""


def roles(written: Written) -> Iterator[Finding]:
    """Find who is counted on and has no role, and a role demanded that everyone has."""
    yield from _leader(written)
    yield from _by_family(written)
    for mention in written.mentions:
        if mention.text == EMPLOYEE and ".requires.role" in mention.path:
            title = written.guide.roles[EMPLOYEE].title if EMPLOYEE in written.guide.roles else ""
            message = (
                f"Kravet stenger ingen: alle som har en stilling, har rollen «{EMPLOYEE}»"
                f"{f' ({title})' if title else ''}, også lederen. Krev en rolle som bare noen har, "
                "eller ta bort kravet."
            )
            yield finding("rolle-for-alle", mention.place, message)


def _by_family(written: Written) -> Iterator[Finding]:
    """Find steps that nobody gets on from: the child and the guardians read, and never step."""
    guide = written.guide
    for step_id, step in every_step(guide).items():
        ways = step.transitions.items()
        demanded = [(one, way.requires.role) for one, way in ways if not way.automatic]
        if not demanded or len(demanded) < len(ways):
            continue
        if all(role and _of_family(guide, role.one_of, role.strength) for _, role in demanded):
            message = (
                f"Ingen kommer videre fra «{step.title}»: hver vei krever en forelder eller "
                "barnet, og de leser saken uten å gå videre i den. Skriv rollen til den "
                "som arbeider med saken, og spør i et skjema hva familien sier."
            )
            where = f"{step_id}.transitions.{demanded[0][0]}.requires.role"
            yield finding("bare-familien", written.place(where), message)


def _of_family(guide: Guide, roles: tuple[str, ...], strength: str) -> bool:
    return strength == "required" and all(is_bound(guide, one, FAMILY) for one in roles)


def _leader(written: Written) -> Iterator[Finding]:
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
