"""What is demanded of the person who does something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.case.demand import Demand
from bti.case.place_titles import names_of, people_of, place_title, roles_in_words
from bti.guide.roles import EMPLOYEE

if TYPE_CHECKING:
    from bti.case.standing import Standing
    from bti.guide.definition import Requires, RoleDemand


def of_persons(standing: Standing, rule: str, requires: Requires) -> Iterator[Demand]:
    """What is demanded of who does it: a role, or another person than before."""
    if requires.role:
        yield of_roles(standing, f"{rule}.role", requires.role)
    if requires.other_person:
        yield Demand(
            kind="person",
            subject="other_person",
            rule=f"{rule}.other_person",
            hardness=requires.other_person.strength,
            met=standing.actor.person != _first_person(standing, requires.other_person.who),
            message=_by_another(standing, requires.other_person.who),
        )


def _by_another(standing: Standing, other: str) -> str:
    path = other.removeprefix("than ").strip()
    step = place_title(standing.guide, path.removeprefix("step."))
    did = "åpnet saken" if path == "opener" else f"gjorde «{step}»"
    person = _first_person(standing, other)
    named = f" ({standing.person(person)})" if person else ""
    return f"Dette må gjøres av en annen enn den som {did}{named}."


def of_roles(standing: Standing, rule: str, demand: RoleDemand) -> Demand:
    """What is demanded of who does it: one of the roles is enough."""
    met = bool(standing.actor.roles & set(demand.one_of))
    return Demand(
        kind="role",
        subject=demand.one_of[0],
        rule=rule,
        hardness=demand.strength,
        met=met,
        message=f"Dette kan bare gjøres av {_whom(standing, demand.one_of)}.",
        todo="" if met else _given(standing, demand.one_of),
    )


def _whom(standing: Standing, roles: tuple[str, ...]) -> str:
    return roles_in_words(standing.guide, roles, people_of(standing))


def _given(standing: Standing, roles: tuple[str, ...]) -> str:
    """Give the words that give somebody a role, where it is one that nobody has today."""
    guide, people = standing.guide, people_of(standing)
    free = [one for one in roles if one != EMPLOYEE and one in guide.roles]
    if len(free) < len(roles) or any(guide.roles[one].bound for one in free):
        return ""
    if any(names_of(guide, one, people) for one in free):
        return ""
    holder = standing.case.baton.holder
    return f"bti katalog stilling PERSON {free[0]} {holder.unit if holder else standing.case.home}"


def _first_person(standing: Standing, other: str) -> str:
    """Give who ``than opener`` or ``than step.x`` points at."""
    path = other.removeprefix("than ").strip()
    if path == "opener":
        return standing.case.opened_by
    step = path.removeprefix("step.")
    made = (asked for key, asked in standing.case.made.items() if key.split(".")[0] == step)
    newest = max(made, key=lambda asked: asked.at, default=None)
    return newest.by if newest else ""
