"""Who asks: a person of the directory as an actor in a case, with the roles that hold today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from bti.case.actor import Actor
from bti.case.employment import has_left
from bti.case.people import present
from bti.case.standing import Someone
from bti.guide.roles import EMPLOYEE, FAMILY, HOLDER, LEADER, OPENER, bound_to

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.guide.definition import Guide
    from bti.municipality.directory import Post
    from bti.municipality.source import DirectorySource


def actor(
    directory: DirectorySource,
    person: str,
    case: Case | None,
    at: datetime,
    guide: Guide | None = None,
) -> Actor:
    """Give a person as an actor: where the person acts from, and in which roles.

    Towards a case ``leder`` is only who leads the holder's unit (before a holder, the opening
    unit). Roles that a guide binds to a person of the case need the guide.
    """
    posts = directory.posts_of(person, at)
    unit, service = _acts_from(directory, person, case, posts)
    return Actor(
        person=person,
        name=directory.title_of(person),
        unit=unit,
        service=service,
        roles=frozenset(_roles(directory, person, case, at, guide)),
    )


def _acts_from(
    directory: DirectorySource, person: str, case: Case | None, posts: tuple[Post, ...]
) -> tuple[str, str]:
    """Choose the unit of the person's post that has to do with the case, else of the first one."""
    mine = [post.unit for post in posts]
    involved = _involved_units(person, case) if case else ()
    unit = next((unit for unit in involved if unit in mine), "") or next(iter(mine), "")
    found = directory.unit(unit)
    return unit, found.service if found else ""


def _involved_units(person: str, case: Case) -> Iterator[str]:
    holder = case.baton.holder
    if holder and holder.person == person:
        yield holder.unit
    live = [one for one in case.participants if one.left is None]
    yield from (one.unit for one in live if one.person == person)
    yield from (one.unit for one in live if not one.person)
    if holder:
        yield holder.unit
    yield case.home


def _roles(
    directory: DirectorySource, person: str, case: Case | None, at: datetime, guide: Guide | None
) -> Iterator[str]:
    posts = [post.role for post in directory.posts_of(person, at)]
    opener = bound_to(guide, (OPENER,)) if guide else ()
    bound = _bound(guide)
    if _employs(posts, bound):
        yield EMPLOYEE
    yield from (role for role in posts if role not in bound and role not in {LEADER, HOLDER})
    if case is None:
        yield from (role for role in posts if role == LEADER)
    else:
        yield from _roles_in_case(directory, person, case, at, opener)


def _employs(posts: Iterable[str], bound: tuple[str, ...]) -> bool:
    """A parent or a pupil who is registered with a post of that kind is no employee for it."""
    return any(role not in bound for role in posts)


def _roles_in_case(
    directory: DirectorySource, person: str, case: Case, at: datetime, opener: tuple[str, ...]
) -> Iterator[str]:
    holder = case.baton.holder
    if holder and holder.person == person:
        yield HOLDER
    if person in directory.leaders_of(holder.unit if holder else case.home, at):
        yield LEADER
    if case.opened_by == person:
        yield from opener
    for one in present(case):
        # Only the directory says who leads and who works here, the baton who holds, the case who
        # opened it.
        free = one.role not in {LEADER, HOLDER, EMPLOYEE, *opener}
        if one.person == person and one.role and free:
            yield one.role


def _bound(guide: Guide | None) -> tuple[str, ...]:
    return bound_to(guide, (*FAMILY, OPENER)) if guide else ()


def with_role(
    directory: DirectorySource, role: str, case: Case, at: datetime
) -> tuple[Someone, ...]:
    """Give who has a role towards a case today: the holder, leaders of its unit, or posts there."""
    holder = case.baton.holder
    if role == HOLDER:
        people = (holder.person,) if holder else ()
        return tuple(Someone(id=one, name=directory.title_of(one)) for one in people)
    return in_unit(directory, role, holder.unit if holder else case.home, at)


def in_unit(directory: DirectorySource, role: str, unit: str, at: datetime) -> tuple[Someone, ...]:
    """Give who has a role in a unit: its leaders, or those with such a post there."""
    leads = role == LEADER
    people = directory.leaders_of(unit, at) if leads else directory.holders_of(role, unit, at)
    return tuple(Someone(id=one, name=directory.title_of(one)) for one in people)


def leader_of_case(directory: DirectorySource, case: Case, at: datetime) -> str:
    """Give who leads the holder's unit (before a holder, the opening unit), or nothing."""
    holder = case.baton.holder
    return next(iter(directory.leaders_of(holder.unit if holder else case.home, at)), "")


def responsible_left(directory: DirectorySource, case: Case, guide: Guide, at: datetime) -> bool:
    """Tell whether who has the case had it as an employee, and is none any more."""
    person = case.baton.holder.person if case.baton.holder else case.opened_by
    posts = [post.role for post in directory.posts_of(person, at)]
    return not _employs(posts, _bound(guide)) and has_left(Actor(person=person), guide, case)
