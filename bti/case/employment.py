"""Whether someone works here today: who takes part as an employee reads for as long as that.

A participant of a unit takes part for the service that the person works in, unless the guide binds
the role to the child or a guardian. The directory says who has a post; someone that it does not
know has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from bti.case.actor import Actor
from bti.case.case import Case
from bti.guide.definition import Guide
from bti.guide.roles import EMPLOYEE, FAMILY, is_bound

WITHOUT_POST = (
    "Du var med i den som ansatt, og har ingen stilling i dag. "
    "Den som fører katalogen, kan gi deg en stilling igjen."
)

DENIED_WITHOUT_POST = "denied_without_post"
"""The outcome of such an attempt in the access log."""


def works(actor: Actor) -> bool:
    """Tell whether a person has a post as an employee today, in whatever unit."""
    return EMPLOYEE in actor.roles


def of_service(guide: Guide, unit: str, role: str) -> bool:
    """Tell whether one takes part with this unit and role as an employee."""
    return bool(unit) and not is_bound(guide, role, FAMILY)


def stands_in(actor: Actor, guide: Guide, unit: str, role: str) -> bool:
    """Tell whether a person is still who one takes part as: an employee, or one of the family."""
    return works(actor) or not of_service(guide, unit, role)


def has_left(actor: Actor, guide: Guide, case: Case) -> bool:
    """Tell whether someone is in a case as an employee alone, and is none any more."""
    mine = tuple(_parts_of(actor, case))
    return bool(mine) and not any(stands_in(actor, guide, unit, role) for unit, role in mine)


def _parts_of(actor: Actor, case: Case) -> Iterator[tuple[str, str]]:
    """Give the unit and role of each part that a person takes, is invited to or is offered."""
    for one in case.participants:
        if one.person == actor.person and one.left is None:
            yield one.unit, one.role
    offer = case.baton.offer
    if offer is not None and offer.to == actor.person:
        yield offer.unit, ""


def holder_left(case: Case, guide: Guide) -> str:
    """Say what is to be done where who has an open case has no post any more; nothing is locked."""
    if case.closed:
        return ""
    who = "Stafettholderen" if case.baton.holder else "Den som åpnet saken,"
    said = f"{who} har ingen stilling lenger."
    if case.baton.offer:
        return f"{said} Tilbudet om stafettpinnen venter på svar."
    if guide.baton is None:
        return f"{said} Inviter en annen."
    return f"{said} Tilby stafettpinnen til en annen."
