"""What places and posts of a guide are called, and who has a role: for sentences that name one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bti.guide.conditions.wording import joined
from bti.guide.roles import EMPLOYEE, FAMILY, HOLDER, LEADER, OPENER, is_bound
from bti.guide.targets import step_of

if TYPE_CHECKING:
    from bti.case.standing import Someone, Standing
    from bti.guide.definition import Guide
    from bti.guide.targets import Target

Namer = Callable[[str], str]
"""Gives the name of a person or a unit by its id."""


def role_title(guide: Guide, role: str) -> str:
    """Give a role's title; ``holder`` is always known."""
    if role in guide.roles:
        return guide.roles[role].title
    return guide.baton.title if guide.baton else "Stafettholder"


People = Callable[[str], Iterable["Someone"]]
"""Gives who has a role today."""
_MOST_NAMED = 3


def roles_in_words(guide: Guide, roles: Iterable[str], people: People) -> str:
    """Name roles, each with who has it today: «nærmeste leder (Lise Lund) eller rektor».

    The family is not named, and neither are all those who work here.
    """
    return joined([_with_names(guide, role, people) for role in roles], "eller")


def _with_names(guide: Guide, role: str, people: People) -> str:
    title = role_title(guide, role)
    title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    names = names_of(guide, role, people)
    shown, more = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    told = joined([*shown, f"{more} til"] if more > 0 else shown, "og")
    return f"{title} ({told})" if told else title


def names_of(guide: Guide, role: str, people: People) -> tuple[str, ...]:
    """Give the names of those who have a role, where it is one that is had by name.

    Who is called nothing but the role, as in a scenario, has been named by it.
    """
    if role == EMPLOYEE or is_bound(guide, role, FAMILY):
        return ()
    titled = role_title(guide, role).casefold()
    names = dict.fromkeys(one.name or one.id for one in people(role))
    return tuple(name for name in names if name.casefold() != titled)


def people_of(standing: Standing) -> People:
    """Give who has a role in a case: by a post, by an invitation, or by what they do in it."""

    def having(role: str) -> Iterable[Someone]:
        from bti.case.standing import Someone

        case, guide = standing.case, standing.guide
        yield from standing.people(role)
        persons = [one.person for one in case.participants if one.joined and not one.left]
        roles = {one.person: one.role for one in case.participants if not one.left}
        if is_bound(guide, role, (OPENER,)):
            yield Someone(id=case.opened_by, name=standing.person(case.opened_by))
        elif role not in {LEADER, HOLDER}:
            invited = (one for one in persons if one and roles[one] == role)
            yield from (Someone(id=one, name=standing.person(one)) for one in invited)

    return having


def someone_in_words(standing: Standing, person: str, unit: str) -> str:
    """Name someone who takes part by name and unit, or a unit alone."""
    if not person:
        return standing.unit(unit)
    return f"{standing.person(person)} ({standing.unit(unit)})" if unit else standing.person(person)


def in_charge(standing: Standing) -> str:
    """Name who else can be asked about a case: who has it, and its leader."""
    holder = standing.case.baton.holder
    has_it = standing.person(holder.person if holder else standing.case.opened_by)
    leaders = names_of(standing.guide, LEADER, standing.people)
    others = dict.fromkeys((has_it, *leaders))
    others.pop(standing.person(standing.actor.person), None)
    return joined(list(others), "eller") or "en som ser hele saken"


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
