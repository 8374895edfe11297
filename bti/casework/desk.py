"""The desk that every verb works at: a unit of work reads, decides and writes, or does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case.actor import PROGRAM
from bti.case.events import EditionTaken, Moved, Recorded
from bti.case.passing import catch_up
from bti.case.people import lets_leader_in
from bti.case.seen import Seen, placed
from bti.case.standing import Standing
from bti.case.tracks import as_read, moved_on
from bti.casework import door
from bti.casework.guides import Guides
from bti.casework.kept_case import CASE
from bti.casework.work import Done, Work, after, recorded, same_as_seen
from bti.errors import CaseBlocked, CaseErased, Denied, NotFound, Refused
from bti.store import (
    AccessRow,
    new_stream,
)

if TYPE_CHECKING:
    from bti.case.actor import Actor
    from bti.case.case import Case, Copy
    from bti.case.commands import Command
    from bti.case.duty_commands import HearLinked
    from bti.case.events import AnyEvent
    from bti.case.people import Doing
    from bti.casework.people import People
    from bti.environment import Environment
    from bti.errors import BtiError
    from bti.guide.definition import Guide
    from bti.store import (
        NewEvent,
        Store,
        Stream,
        Transaction,
    )

KIND = door.KIND


class Desk:
    """Store, guides, people and clock put together; each method is one unit of work."""

    def __init__(self, store: Store, environment: Environment, people: People, person: str) -> None:
        """Take what the composition root has put together."""
        self.store = store
        self.environment = environment
        self.people = people
        self.person = person
        self.guides = Guides(store, environment)
        self.once = ""

    def with_key(self, key: str) -> Desk:
        """Give the same desk for one command with a key of its own."""
        other = copy(self)
        other.once = key
        return other

    def actor(
        self,
        by: str,
        case: Case | None = None,
        guide: Guide | None = None,
        people: People | None = None,
    ) -> Actor:
        """Give the person who asks, with the roles that hold towards the case today."""
        known = people or self.people.held()
        person = by or self.person or known.at_terminal()
        return known.actor(person, case, guide, self.environment.now())

    def take(self, case_id: str, by: str, doing: Doing, action: str, *, report: str = "") -> Work:
        """Take a case out for one who may; a denied attempt is logged.

        ``report`` names an action that opens a case of its own: where nothing may stand in front
        of it, a block does not either.

        Raises:
            NotFound: no such case, or one whose existence is nobody's business.
            Denied: the person has no access.
        """
        stream, blocked = self._taken_out(case_id, by, action, report)
        people = self.people.held()
        standing = self._standing(stream, by, people)
        if not door.is_let_in(standing, doing, action):
            self.log(case_id, standing.actor.person, action, door.denied(standing))
            raise door.denial(self, standing, by, report)
        return Work(stream=stream, standing=standing, people=people, blocked=blocked)

    def _taken_out(self, case_id: str, by: str, action: str, report: str) -> tuple[Stream, bool]:
        """Give the stream of a case, and whether it is blocked."""
        try:
            stream = self.store.load(KIND, case_id)
        except CaseBlocked:
            return door.behind_block(self, case_id, by, action, report), True
        except CaseErased as fault:
            raise door.erased(self, case_id, by, action, fault) from None
        if stream is None:
            raise door.no_case(self, case_id, by)
        return stream, False

    def standing_of(self, stream: Stream, by: str, people: People | None = None) -> Standing:
        """Give a stream as one would meet it, for verbs that open what others may not."""
        return self._standing(stream, by, people or self.people.held())

    def _standing(self, stream: Stream, by: str, people: People) -> Standing:
        case = CASE.decode(stream.fold)
        guide = self.guides.by_digest(case.digest)
        now = max(self.environment.now(), case.at)
        actor = self.actor(by, case, guide, people)
        return self._stands(guide, case, now, actor, people)

    def _by_program(self, stream: Stream) -> Standing:
        """Give a stream as the program meets it."""
        case = CASE.decode(stream.fold)
        now = max(self.environment.now(), case.at)
        guide = self.guides.by_digest(case.digest)
        return self._stands(guide, case, now, PROGRAM, self.people.held())

    def _stands(
        self, guide: Guide, case: Case, now: datetime, actor: Actor, people: People
    ) -> Standing:
        return Standing(
            guide=as_read(guide, case, actor.service),
            case=case,
            now=now,
            actor=actor,
            unit=people.unit,
            person=people.name,
            people=lambda role: people.with_role(role, case, now),
            leaders=lambda unit: people.leaders_of(unit, now),
            roles_of=lambda person: people.actor(person, case, guide, now).roles,
            linked=self.guides.read_by(case.digest),
            source=self.guides.source_of(case),
        )

    def standing(self, case_id: str, by: str, people: People | None = None) -> Standing:
        """Give a case as a person would meet it, before access is asked; for lists, which ask."""
        stream = self.store.load(KIND, case_id)
        if stream is None:
            raise door.no_case(self, case_id, by)
        return self._standing(stream, by, people or self.people.held())

    def read(self, case_id: str, by: str, action: str) -> Standing:
        """Take a case out to read it, as it stands when time has been counted in; it is logged."""
        work = self.take(case_id, by, "read", action)
        self.log(case_id, work.standing.actor.person, action, "allowed")
        return self.caught_up(work.standing)

    def caught_up(self, standing: Standing) -> Standing:
        """Give the standing with what time calls for counted in; nothing is written.

        Its number stays that of what is written: a writer says with it what was seen.
        """
        later, passed, _ = self._caught_up(standing)
        if not passed:
            return standing
        return replace(later, case=replace(later.case, number=standing.case.number))

    def _caught_up(
        self, standing: Standing
    ) -> tuple[Standing, tuple[AnyEvent, ...], tuple[Recorded, ...]]:
        """Give the standing when time is counted in, and what time called for, recorded too."""
        written = self.guides.by_digest(standing.case.digest)
        passed = catch_up(standing, written)
        timely = recorded(standing, passed, PROGRAM.person)
        later = after(standing, timely)
        moved = any(isinstance(event, Moved) for event in passed)
        return (moved_on(later, written) if moved else later), passed, timely

    def history(self, stream_of: str) -> tuple[Recorded, ...]:
        """Give every event of a case, in order."""
        from bti.case.lifting import recorded

        stream = self.store.load(KIND, stream_of)
        stored = self.store.events(stream) if stream else ()
        return tuple(recorded(e.name, e.format, e.body) for e in stored)

    def log(self, key: str, person: str, action: str, outcome: str) -> None:
        """Write in the access log that someone read, or was denied."""
        row = AccessRow(
            id=self.environment.new_id(),
            at=self.environment.now(),
            person=person,
            action=action,
            kind=KIND,
            key=key,
            outcome=outcome,
        )
        self.store.log_access(row)

    def seen(self, standing: Standing, people: People | None = None) -> Seen:
        """Give the names and places that a view of the case is made with."""
        known = people or self.people.held()
        case, guide, now = standing.case, standing.guide, standing.now
        return Seen(
            name=known.name,
            unit=known.unit,
            guides={w: self.guides.title(w) for w in {o.workflow for o in case.linked}},
            place=self.guides.places(case.digest),
            leader=known.leader_of(case, now) if lets_leader_in(guide) else "",
            origin=door.origin_read(self, standing, known),
            holder_left=known.responsible_left(case, guide, now),
            trial=self.store.trial,
        )

    def perform(
        self, case_id: str, command: Command, by: str, action: str, seen: int | None = None
    ) -> Done:
        """Decide a command and write what follows, all of it or nothing.

        Raises:
            Refused: with every reason, each with the place of its rule.
            Conflict: ``seen`` is given and the case has changed since.
        """
        with self.unit(case_id, by, "write", action) as (transaction, work):
            return self._perform(transaction, work, command, seen)

    @contextmanager
    def unit(
        self, case_id: str, by: str, doing: Doing, action: str, *, report: str = ""
    ) -> Iterator[tuple[Transaction, Work]]:
        """Open a transaction with a case taken out in it, for one who may.

        A denied attempt stays in the log: the transaction holds nothing else then, and is kept.
        """
        with self.store.writing() as transaction:
            try:
                work = self.take(case_id, by, doing, action, report=report)
            except (Denied, NotFound) as error:
                denied: BtiError = error
            else:
                yield transaction, work
                return
        raise denied

    def perform_in(
        self,
        transaction: Transaction,
        case_id: str,
        command: Command,
        by: str,
        action: str,
        seen: int | None = None,
    ) -> Done:
        """Do the same inside a transaction that writes more than this."""
        work = self.take(case_id, by, "write", action)
        return self._perform(transaction, work, command, seen)

    def _perform(
        self, transaction: Transaction, work: Work, command: Command, seen: int | None
    ) -> Done:
        from bti.case.decide import decide
        from bti.case.warned import warnings_of

        same_as_seen(work.stream.version, seen)
        standing, passed, timely = self._caught_up(work.standing)
        try:
            decided = decide(standing, command)
        except Refused as refusal:
            raise self.with_places(refusal, standing.case.digest) from None
        warned = tuple(warnings_of(standing, decided))
        new = recorded(standing, decided, standing.actor.person)
        standing = after(standing, new)
        taken = self._edition_taken(standing, (*passed, *decided))
        standing = after(standing, taken)
        standing = moved_on(standing, self.guides.by_digest(standing.case.digest))
        self.write(transaction, work.stream, standing, (*timely, *new, *taken))
        self._tell_origin(transaction, standing, (*passed, *decided))
        return Done(standing=standing, people=work.people, events=(*timely, *new), warnings=warned)

    def _edition_taken(
        self, standing: Standing, events: tuple[AnyEvent, ...]
    ) -> tuple[Recorded, ...]:
        """Let a case that has come to another step take a newer wording of its guide."""
        if not any(isinstance(event, Moved) for event in events):
            return ()
        digest = self.guides.records.of(standing.case.workflow).successor(standing.case.digest)
        taken = (EditionTaken(digest=digest),) if digest else ()
        return recorded(standing, taken, PROGRAM.person)

    def by_time(self, transaction: Transaction, case_id: str) -> Standing | None:
        """Write what time has called for in a case, by the program; give the case after it."""
        stream = self.store.load(KIND, case_id)
        if stream is None:
            return None
        standing, passed, timely = self._caught_up(self._by_program(stream))
        self.write(transaction, stream, standing, timely)
        self._tell_origin(transaction, standing, passed)
        return standing

    def begin(self, transaction: Transaction, guide: Guide, actor: Actor, opened: AnyEvent) -> Done:
        """Write the first event of a case."""
        from bti.case.fold import apply

        now = self.environment.now()
        first = Recorded(number=1, at=now, by=actor.person, what=opened)
        case = apply(None, first)
        people = self.people.held()
        standing = self._stands(guide, case, now, actor, people)
        self.write(transaction, new_stream(KIND, case.id, case.digest), standing, (first,))
        return Done(standing=standing, people=people, events=(first,))

    def _tell_origin(
        self, transaction: Transaction, standing: Standing, events: tuple[AnyEvent, ...]
    ) -> None:
        """Let the case that this one was opened from hear what its guide gives, by the program.

        Nobody's access is asked: what comes back is what the guide says.
        """
        origin = standing.case.origin
        if origin is None:
            return
        from bti.case.linking import news

        for command in news(standing, events):
            self.hear(transaction, origin.case, command)

    def open_stream(self, case_id: str) -> Stream | None:
        """Give the stream of a case, and none for one that is not there, blocked or erased.

        For what goes over many cases, or speaks to another: one that none may read stops nothing.
        """
        try:
            return self.store.load(KIND, case_id)
        except (CaseBlocked, CaseErased):
            return None

    def hear(self, transaction: Transaction, case_id: str, command: HearLinked) -> None:
        """Let a case hear what one opened from it tells, and whoever it came from in turn."""
        from bti.case.decide import decide

        stream = self.open_stream(case_id)
        if stream is None:
            return
        told = self._by_program(stream)
        decided = decide(told, command)
        new = recorded(told, decided, PROGRAM.person)
        told = after(told, new)
        self.write(transaction, stream, told, new)
        self._tell_origin(transaction, told, decided)

    def write(
        self,
        transaction: Transaction,
        stream: Stream,
        standing: Standing,
        events: tuple[Recorded, ...],
    ) -> None:
        """Append events, the new row and its projections in one transaction."""
        if events:
            from bti.case.finished import finished_by
            from bti.casework.stored import new_event

            copies = finished_by(events, standing.case)
            self.keep(
                transaction, stream, standing, tuple(new_event(event) for event in events), copies
            )

    def keep(
        self,
        transaction: Transaction,
        stream: Stream,
        standing: Standing,
        events: tuple[NewEvent, ...],
        copies: dict[tuple[str, int], Copy],
    ) -> None:
        """Do the same with events that are in the form they are stored in."""
        from bti.casework.stored import step

        transaction.append(
            step(stream, standing, events, copies, guides=self.guides, mark=self.store.mark)
        )

    def with_places(self, refusal: Refused, digest: str) -> Refused:
        """Give a refusal that says where each of its rules is written."""
        places = self.guides.places(digest)
        reasons = tuple(placed(reason, places) for reason in refusal.reasons)
        return Refused(refusal.message, reasons, refusal.open_now)
