"""Who is who, for the verbs: the directory of this database, or one that the host supplies."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from bti.errors import NotFound
from bti.guide.nearest import alike
from bti.guide.roles import LEADER
from bti.municipality import acting
from bti.municipality.directory import EMPTY, Directory, apply
from bti.municipality.registered import FORMAT, DirectoryEvent
from bti.store import Append, NewEvent, new_stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from bti.case.actor import Actor
    from bti.case.case import Case
    from bti.case.standing import Someone
    from bti.environment import Environment
    from bti.guide.definition import Guide
    from bti.municipality.source import DirectorySource
    from bti.store import Store, Stream

KIND = "directory"
KEY = "directory"
_DIRECTORY = msgspec.json.Decoder(Directory)


class Registered(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the directory as it is stored, with who made it."""

    at: datetime
    by: str
    what: DirectoryEvent


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A person with the unit and service that the person acts from, and the roles there today."""

    person: str
    unit: str
    service: str
    roles: frozenset[str]


class People:
    """The people and units that a case names, by id for storage and by title for reading."""

    def __init__(
        self, store: Store, environment: Environment, source: DirectorySource | None = None
    ) -> None:
        """Take the store that the directory is kept in, and a host's own directory."""
        self._store = store
        self._environment = environment
        self._source = source
        self._held: Directory | None = None

    def held(self) -> People:
        """Give the same people as they are now: what one unit of work asks is loaded once.

        A host's own directory is the host's to keep.
        """
        if self.is_hosts or self._held is not None:
            return self
        other = copy(self)
        other._held = self.directory  # noqa: SLF001 - people like these
        return other

    @property
    def known(self) -> DirectorySource:
        """Give the host's directory, else the one of this database."""
        return self._source or self.directory

    @property
    def is_hosts(self) -> bool:
        """Whether a host says who is who, and this database's directory is not asked."""
        return self._source is not None

    @property
    def directory(self) -> Directory:
        """Give the directory of this database as it stands, or as it stood when it was held."""
        return self._as_it_stands() if self._held is None else self._held

    def _as_it_stands(self) -> Directory:
        stream = self._store.load(KIND, KEY)
        return _DIRECTORY.decode(stream.fold) if stream else EMPTY

    def at_terminal(self) -> str:
        """Give the person with this account; the first one in an empty directory becomes known.

        Raises:
            NotFound: others are registered, but nobody with this account.
        """
        account = self._environment.account()
        found = self.known.person_by_account(account)
        if found:
            return found.id
        if self.is_hosts or not self.directory.empty:
            raise NotFound(
                f"Ingen i katalogen har kontoen «{account}». "
                "Den som drifter bti, legger deg til slik: "
                "bti katalog person ID NAVN --account KONTO."
            )
        from bti.municipality import registering

        self.register(registering.first_person(account), account)
        return self.at_terminal()

    def register(self, events: tuple[DirectoryEvent, ...], by: str) -> None:
        """Write changes of the directory, all of them or none."""
        if not events:
            return
        with self._store.writing() as transaction:
            stream = self._store.load(KIND, KEY) or new_stream(KIND, KEY)
            transaction.append(self._append(stream, events, by))
        if self._held is not None:
            self._held = self._as_it_stands()

    def _append(self, stream: Stream, events: tuple[DirectoryEvent, ...], by: str) -> Append:
        directory = _DIRECTORY.decode(stream.fold) if stream.version else EMPTY
        for event in events:
            directory = apply(directory, event)
        now = self._environment.now()
        return Append(
            after=stream,
            events=tuple(
                NewEvent(
                    name=str(type(event).__struct_config__.tag),
                    format=FORMAT,
                    recorded_at=now,
                    body=msgspec.json.encode(Registered(at=now, by=by, what=event)),
                )
                for event in events
            ),
            fold=msgspec.json.encode(directory),
        )

    def actor(self, person: str, case: Case | None, guide: Guide | None, at: datetime) -> Actor:
        """Give the person as an actor, with the roles that hold towards the case."""
        return acting.actor(self.known, self.person_id(person), case, at, guide)

    def name(self, person: str) -> str:
        """Give a person's name, or a unit's title; an unknown id stands for itself."""
        title = self.known.title_of(person)
        return self.known.unit_title(person) if title == person else title

    def unit(self, unit: str) -> str:
        """Give a unit's title."""
        return self.known.unit_title(unit)

    def person_id(self, written: str) -> str:
        """Give a person's id by id or by name.

        Raises:
            NotFound: nobody is registered so; with the nearest.
        """
        if not written or self.known.person(written):
            return written
        people = self.directory.people
        by_name = {person.name.casefold(): person.id for person in people.values()}
        if written.casefold() in by_name:
            return by_name[written.casefold()]
        near = alike(written, people)
        raise NotFound(f"Det er ingen «{written}» i katalogen. Se bti katalog vis.", near)

    def unit_id(self, written: str) -> str:
        """Give a unit's id by id or by title.

        Raises:
            NotFound: no unit is registered so; with the nearest.
        """
        if not written or self.known.unit(written):
            return written
        units = self.directory.units
        by_title = {unit.title.casefold(): unit.id for unit in units.values()}
        if written.casefold() in by_title:
            return by_title[written.casefold()]
        near = alike(written, units)
        raise NotFound(f"Det er ingen enhet «{written}» i katalogen. Se bti katalog vis.", near)

    def service_of(self, unit: str) -> str:
        """Give the service that a unit belongs to."""
        found = self.known.unit(unit)
        return found.service if found else ""

    def place_of(self, person: str, unit: str = "") -> Place:
        """Give a person with the unit to act from: the one named, else that of the first post."""
        known = self.person_id(person)
        now = self._environment.now()
        actor = acting.actor(self.known, known, None, now)
        chosen = self.unit_id(unit) or actor.unit
        service = self.service_of(chosen)
        return Place(person=known, unit=chosen, service=service, roles=actor.roles)

    def leader_of(self, case: Case, at: datetime) -> str:
        """Give the name of the leader of a case, or nothing."""
        leader = acting.leader_of_case(self.known, case, at)
        return self.name(leader) if leader else ""

    def responsible_left(self, case: Case, guide: Guide, at: datetime) -> bool:
        """Tell whether who has the case has no post any more."""
        return acting.responsible_left(self.known, case, guide, at)

    def with_role(self, role: str, case: Case, at: datetime) -> tuple[Someone, ...]:
        """Give who has a role towards a case at a moment."""
        return acting.with_role(self.known, role, case, at)

    def leaders_of(self, unit: str, at: datetime) -> tuple[Someone, ...]:
        """Give who leads a unit at a moment."""
        return acting.in_unit(self.known, LEADER, unit, at)

    def near(self, actor: Actor, at: datetime) -> Callable[[str], tuple[Someone, ...]]:
        """Give who has a role where somebody works, before there is a case."""
        return lambda role: acting.in_unit(self.known, role, actor.unit, at)

    def only_unit_of(self, service: str) -> str:
        """Give the unit of a service when there is just one, else nothing."""
        units = self.directory.units.values()
        found = [unit.id for unit in units if service and unit.service == service]
        return found[0] if len(found) == 1 else ""

    def units_led(self, person: str, at: datetime) -> tuple[str, ...]:
        """Give the units whose leader a person is, those below included that have no own leader."""
        if self.is_hosts:
            posts = self.known.posts_of(person, at)
            return tuple(post.unit for post in posts if post.role == LEADER)
        return self.directory.units_led(person, at)
