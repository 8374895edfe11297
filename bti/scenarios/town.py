"""The made-up town that scenarios are played in: a unit for each service, and who works there.

In the home unit each role of the guide has one person, called by the role's id (``ansatt``,
``leder``); the child and the guardians have, too, where the guide has a role for them. In the unit
of another service it is ``ansatt_ppt`` and ``leder_ppt``. Every service has a unit with the
service's own id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from bti.case.entering import enterers
from bti.guide.definition import Guide
from bti.guide.roles import EMPLOYEE, FAMILY, LEADER, OPENER, bound_to

NO_SERVICE = "enheten"
_HEAD = "unit;unit_title;service;person;name;role"


class Inhabitant(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the town, with a role in a unit."""

    id: str
    name: str
    role: str
    unit: str


def home_service(guide: Guide, service: str) -> str:
    """Give the service that a case is opened in: the one named, else the guide's first."""
    return service or next(iter(guide.services), "")


def units(guide: Guide, home: str) -> dict[str, str]:
    """Give every unit with its title, the home unit first."""
    titles = {service: text.title for service, text in guide.services.items()}
    known = home or NO_SERVICE
    return {known: titles.get(known, "Enheten"), **titles}


def inhabitants(guide: Guide, home: str) -> Iterator[Inhabitant]:
    """Give everyone who works in the town, those of the home unit first."""
    for unit, title in units(guide, home).items():
        at_home = unit == (home or NO_SERVICE)
        for role in _roles(guide, everything=at_home):
            name = guide.roles[role].title if role in guide.roles else role.capitalize()
            yield Inhabitant(
                id=role if at_home else f"{role}_{unit}",
                name=name if at_home else f"{name} ({title})",
                role=role,
                unit=unit,
            )


def everyone(guides: Iterable[Guide], home: str) -> Iterator[Inhabitant]:
    """Give everyone who works in a town where several guides are followed, each once."""
    known: set[str] = set()
    for guide in guides:
        for one in inhabitants(guide, home):
            if one.id not in known:
                known.add(one.id)
                yield one


def _roles(guide: Guide, *, everything: bool) -> tuple[str, ...]:
    free = [role for role, written in guide.roles.items() if written.bound != OPENER]
    levels = [level.baton.may_hold for level in guide.levels.values() if level.baton]
    holding = {*(guide.baton.may_hold if guide.baton else ()), *chain(*levels)} & {*free}
    return tuple(
        dict.fromkeys(
            (EMPLOYEE, LEADER, *(free if everything else (one for one in free if one in holding)))
        )
    )


def called(guide: Guide, word: str) -> str:
    """Give who is meant: ``guardian`` and ``child`` stand for the first role that is bound so."""
    return next(iter(bound_to(guide, (word,))), word) if word in FAMILY else word


def opener(guide: Guide, step: str, home: str) -> tuple[str, str]:
    """Give who opens a case that the guide lets in, and on whose behalf, where nothing is said."""
    named = enterers(guide, step)
    family = bound_to(guide, FAMILY)
    people = (one.id for one in inhabitants(guide, home) if one.role not in family)
    staff = (one for one in people if one in named)
    able = EMPLOYEE if EMPLOYEE in named or not named else next(staff, "")
    return able or EMPLOYEE, "" if able else next((one for one in named if one in family), "")


def directory(guides: Sequence[Guide], home: str) -> str:
    """Give the town as the table that a directory is read from."""
    lines = [_HEAD]
    titles: dict[str, str] = {}
    for guide in guides:
        titles = units(guide, home) | titles
    for one in everyone(guides, home):
        service = one.unit if any(one.unit in guide.services for guide in guides) else ""
        lines.append(
            f"{one.unit};{_cell(titles[one.unit])};{service};{one.id};{_cell(one.name)};{one.role}"
        )
    return "\n".join(lines)


def _cell(text: str) -> str:
    return '"' + text.replace('"', "") + '"'
