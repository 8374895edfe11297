"""A trial: a database in memory with a clock that is set, where a case may begin on any step.

Made for scenarios, and for those who try a guide out. What a person does in it is done by the same
methods as in any database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Self

from msgspec.structs import replace

from bti.case.actor import PROGRAM
from bti.case.attempt import way
from bti.case.commands import Go, Open
from bti.case.decide import decide
from bti.case.duty_commands import HearLinked
from bti.case.events import Answers, BatonAccepted, Recorded
from bti.case.forms.entries import answers_from
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.jumps import may_jump
from bti.case.moving import as_do
from bti.case.opening import open_case
from bti.case.paths import locate
from bti.case.standing import Standing
from bti.case.subject import Subject
from bti.casework.desk import KIND, Desk
from bti.casework.facade import Casework
from bti.casework.guides import Edition
from bti.casework.new_case import next_number
from bti.casework.opened import MEMORY
from bti.casework.people import People
from bti.casework.work import after, recorded
from bti.environment import Environment, FixedEnvironment
from bti.errors import BadInput, Reason, Refused
from bti.guide.definition import Action, Entry, Guide
from bti.store import Transaction, open_store

__all__ = ["Trial"]


class Trial(Casework):
    """A casework in memory whose time stands until it is moved."""

    @classmethod
    def starting(cls, at: datetime, editions: Iterable[Edition], *, seed: int = 0) -> Self:
        """Open an empty trial at a time, with these guides published."""
        clock = Environment.fixed(at=at, seed=seed, account="coordinator")
        store = open_store(MEMORY, create=True, trial=True)
        trial = cls(Desk(store, clock, People(store, clock), ""))
        trial._clock = clock
        for edition in editions:
            trial._desk.guides.keep(edition)
        return trial

    _clock: FixedEnvironment

    def move_clock(self, moment: datetime) -> None:
        """Let it become a later time; it never becomes an earlier one."""
        self._clock.watch.moment = max(moment, self._clock.watch.moment)

    def draw(self, many: int) -> int:
        """Draw a number from 0 up to and without ``many``; the same ones for the same seed."""
        return int.from_bytes(self._clock.chance(4)) % many

    def place(
        self,
        workflow: str,
        step: str,
        subject: Subject,
        *,
        by: str,
        holder: str = "",
        entered_by: str = "",
    ) -> str:
        """Open a case directly on a step, and give its id.

        The history says just that: opened on this step, and no more. Nothing is thought up to have
        led there, so ``back`` leads nowhere and earlier levels have no rounds. ``holder`` accepts
        the baton at once, and is decided on that level.
        """
        desk = self._desk
        digest, guide = desk.guides.current(workflow)
        actor = desk.actor(by)
        with desk.store.writing() as transaction:
            command = Open(
                case=next_number(desk, transaction),
                digest=digest,
                subject=subject,
                entry=step,
                entered_by=entered_by,
                never_blocked=any(entry.never_blocked for entry in guide.entries.values()),
            )
            anywhere = _beginning_on(guide, step)
            (opened,) = open_case(anywhere, actor, desk.environment.now(), command)
            begun = desk.begin(transaction, guide, actor, opened)
            if holder:
                self._hold(transaction, begun.standing, holder)
        return command.case

    def _hold(self, transaction: Transaction, standing: Standing, holder: str) -> None:
        """Let somebody have accepted the baton."""
        place = self._desk.people.place_of(holder)
        accepted = BatonAccepted(to=place.person, unit=place.unit, service=place.service)
        held = recorded(standing, (accepted,), place.person)
        stream = self._desk.store.load(KIND, standing.case.id)
        if stream is not None:
            self._desk.write(transaction, stream, after(standing, held), held)

    def standing(self, case: str, by: str) -> Standing:
        """Give a case as it stands for a person now, time counted in; access is not asked."""
        return self._desk.caught_up(self._desk.standing(case, by))

    def attempt(self, case: str, command: Go, by: str, unit: str = "") -> tuple[Reason, ...]:
        """Give every reason why a way cannot be taken now, none when it can; nothing is written.

        ``unit`` is whom an action invites, where there are several.

        Raises:
            NotFound: no such way from here. Denied: the person has no access.
            BadInput: an answer in the move cannot be used.
        """
        standing = self._desk.caught_up(self._desk.take(case, by, "read", "go").standing)
        jumps = may_jump(standing, command.transition)
        chosen = None if jumps else way(standing, command.transition)
        if chosen is None or not chosen.free:
            self._desk.take(case, by, "write", "go")
        written = chosen.written if chosen else None
        action = written if isinstance(written, Action) else None
        asked = self._inviting(action, replace(as_do(command), unit=unit)) if action else command
        try:
            decide(standing, asked)
        except Refused as refusal:
            return refusal.reasons
        return ()

    def hear(
        self,
        case: str,
        workflow: str,
        *,
        emitted: str = "",
        given: Mapping[str, object] | None = None,
        closed: bool = False,
    ) -> bool:
        """Let a case hear what its newest linked case on a guide would tell it, if it has one."""
        desk = self._desk
        with desk.store.writing() as transaction:
            work = desk.take(case, desk.standing(case, "").case.opened_by, "read", "hear")
            standing = replace(work.standing, actor=PROGRAM)
            every = [one for one in standing.case.linked if one.workflow == workflow]
            # One that is closed tells nothing more while another still runs.
            found = [one for one in every if one.closed is None] or every
            if found:
                command = HearLinked(
                    case=found[-1].case,
                    workflow=workflow,
                    emitted=emitted,
                    given=self._told(workflow, given or {}),
                    closed=closed,
                )
                events = recorded(standing, decide(standing, command), PROGRAM.person)
                desk.write(transaction, work.stream, after(standing, events), events)
        return bool(found)

    def _told(self, workflow: str, given: Mapping[str, object]) -> Answers:
        """Read what a linked case gives, by the fields of its guide; what has none is a text."""
        forms = self._desk.guides.current(workflow)[1].forms
        read: Answers = {}
        for path, value in answers_from(given).items():
            form, _, rest = path.partition(".")
            spot = locate(forms[form].fields, rest) if form in forms else None
            try:
                read[path] = read_answer(spot.field, value) if spot else str(value)
            except AnswerProblem as problem:
                raise BadInput(f"«{path}»: {problem.message}") from None
        return read

    def events(self, case: str) -> tuple[Recorded, ...]:
        """Give everything that has happened in a case, as it is stored."""
        return self._desk.history(case)


def _beginning_on(guide: Guide, step: str) -> Guide:
    """Let cases begin on any step; who they come from is asked only where they do begin."""
    first = next(iter(guide.levels.values())).steps
    begins = step in (guide.entries or list(first)[:1])
    entry = Entry(entered_by=guide.entries[step].entered_by) if step in guide.entries else Entry()
    others = guide.entered_by_others if begins else "told"
    return replace(guide, entries={step: entry}, entered_by_others=others)
