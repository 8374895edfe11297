"""Who is who: the units, people and posts of a municipality, folded from the directory's events."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from bti.case.calendar import day_of
from bti.guide.roles import LEADER
from bti.municipality.registered import (
    DirectoryEvent,
    PersonAdded,
    PostAdded,
    PostEnded,
    UnitAdded,
)

"""The role that makes someone the leader of a unit, in every guide."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every part of the directory has in common."""


class Unit(Entry, frozen=True, kw_only=True):
    """A unit with the service it belongs to and the unit above it."""

    id: str
    title: str
    service: str = ""
    parent: str = ""


class Person(Entry, frozen=True, kw_only=True):
    """A person with an address for reminders and an account at the machine."""

    id: str
    name: str
    address: str = ""
    account: str = ""


class Post(Entry, frozen=True, kw_only=True):
    """A person's role in a unit, from and until a day, both included."""

    person: str
    role: str
    unit: str
    since: date | None = None
    until: date | None = None
    substitute_for: str = ""

    def holds(self, day: date) -> bool:
        """Tell whether the person has the post that day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)


class Directory(Entry, frozen=True, kw_only=True):
    """The units, people and posts as they stand after the newest event."""

    units: dict[str, Unit] = {}
    people: dict[str, Person] = {}
    posts: tuple[Post, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether nobody is registered yet."""
        return not self.people

    def unit(self, unit: str) -> Unit | None:
        """Give a unit by its id."""
        return self.units.get(unit)

    def person(self, person: str) -> Person | None:
        """Give a person by the id."""
        return self.people.get(person)

    def person_by_account(self, account: str) -> Person | None:
        """Give the person with an account at the machine."""
        mine = (one for one in self.people.values() if account and one.account == account)
        return next(mine, None)

    def posts_of(self, person: str, at: datetime) -> tuple[Post, ...]:
        """Give the posts that a person has at a moment, in the order they were registered."""
        day = day_of(at)
        return tuple(post for post in self.posts if post.person == person and post.holds(day))

    def leaders_of(self, unit: str, at: datetime) -> tuple[str, ...]:
        """Give the people who lead a unit, substitutes first; without any, the unit above's."""
        leaders = self._leaders(day_of(at))
        return next((leaders[one] for one in self.above(unit) if one in leaders), ())

    def holders_of(self, role: str, unit: str, at: datetime) -> tuple[str, ...]:
        """Give the people with a role in a unit; without any, those of the unit above."""
        day = day_of(at)
        holding = [post for post in self.posts if post.role == role and post.holds(day)]
        found = (
            tuple(dict.fromkeys(post.person for post in holding if post.unit == one))
            for one in self.above(unit)
        )
        return next((people for people in found if people), ())

    def leader_of(self, unit: str, at: datetime) -> str:
        """Give the person who leads a unit at a moment, or nothing."""
        return next(iter(self.leaders_of(unit, at)), "")

    def units_led(self, person: str, at: datetime) -> tuple[str, ...]:
        """Give the units that a person leads, those below without a leader of their own too."""
        leaders = self._leaders(day_of(at))
        nearest = {
            unit: next((leaders[one] for one in self.above(unit) if one in leaders), ())
            for unit in self.units
        }
        return tuple(unit for unit, found in nearest.items() if person in found)

    def _leaders(self, day: date) -> dict[str, tuple[str, ...]]:
        """Give the leaders of each unit that has its own that day."""
        found: dict[str, tuple[str, ...]] = {}
        leading = [post for post in self.posts if post.role == LEADER and post.holds(day)]
        for post in sorted(leading, key=lambda post: not post.substitute_for):
            others = found.get(post.unit, ())
            found[post.unit] = others if post.person in others else (*others, post.person)
        return found

    def above(self, unit: str) -> tuple[str, ...]:
        """Give a unit and those above it, each once, however they were written."""
        found: dict[str, None] = {}
        while unit and unit not in found:
            found[unit] = None
            unit = self.units[unit].parent if unit in self.units else ""
        return tuple(found)

    def title_of(self, person: str) -> str:
        """Give a person's name, or the id of someone who is not registered."""
        return self.people[person].name if person in self.people else person

    def unit_title(self, unit: str) -> str:
        """Give a unit's title, or the id of one that is not registered."""
        return self.units[unit].title if unit in self.units else unit


EMPTY = Directory()


def fold(events: Iterable[DirectoryEvent], directory: Directory = EMPTY) -> Directory:
    """Fold events into the directory they lead to."""
    for event in events:
        directory = apply(directory, event)
    return directory


def apply(directory: Directory, event: DirectoryEvent) -> Directory:
    """Give the directory after one more event."""
    return _APPLIERS[type(event)](directory, event)


def _unit_added(directory: Directory, event: UnitAdded) -> Directory:
    unit = Unit(id=event.id, title=event.title, service=event.service, parent=event.parent)
    return replace(directory, units={**directory.units, unit.id: unit})


def _person_added(directory: Directory, event: PersonAdded) -> Directory:
    person = Person(id=event.id, name=event.name, address=event.address, account=event.account)
    return replace(directory, people={**directory.people, person.id: person})


def _post_added(directory: Directory, event: PostAdded) -> Directory:
    post = Post(
        person=event.person,
        role=event.role,
        unit=event.unit,
        since=event.since,
        until=event.until,
        substitute_for=event.substitute_for,
    )
    return replace(directory, posts=(*directory.posts, post))


def _post_ended(directory: Directory, event: PostEnded) -> Directory:
    key = (event.person, event.role, event.unit)

    def ended(post: Post) -> Post:
        mine = (post.person, post.role, post.unit) == key
        open_then = post.until is None or post.until > event.until
        return replace(post, until=event.until) if mine and open_then else post

    return replace(directory, posts=tuple(ended(post) for post in directory.posts))


_APPLIERS: dict[type[DirectoryEvent], Callable[[Directory, Any], Directory]] = {
    UnitAdded: _unit_added,
    PersonAdded: _person_added,
    PostAdded: _post_added,
    PostEnded: _post_ended,
}
