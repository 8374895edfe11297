"""The verbs that step a case: open, tick, fill, go and do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from bti.case import commands
from bti.case.actor import Actor
from bti.case.attempt import ways
from bti.case.events import Origin
from bti.case.sight import sight_of
from bti.case.subject import Subject, SubjectKind
from bti.casework.door import is_secret, protects
from bti.casework.saved import Saved
from bti.casework.verbs import Verbs, answers, day, known_day
from bti.casework.work import Done
from bti.errors import BadInput, BtiError, Denied, Refused
from bti.guide.definition import Action
from bti.store import Transaction


class Stepping(Verbs):
    """What a person does to bring a case on."""

    def open_case(
        self,
        workflow: str,
        *,
        child: str,
        born: date | str | None = None,
        term: date | str | None = None,
        kind: SubjectKind = "child",
        entry: str = "",
        entered_by: str = "",
        by: str = "",
    ) -> Saved:
        """Open a case on the current edition of a guide.

        With ``term`` it is about an unborn child; ``kind`` says that it is about a group.
        ``entered_by`` is the role of the guardian or child whom it is written on behalf of.

        Raises:
            NotFound: no such guide or entry. BadInput: no name, or an impossible birth date.
            Refused: the guide says that a case comes from others.
        """
        expected = day(term, "Termin")
        subject = Subject(
            name=child.strip(),
            born=day(born, "Fødselsdato"),
            term=expected,
            kind="unborn" if expected else kind,
        )
        command = commands.Open(
            case="", digest="", subject=subject, entry=entry, entered_by=entered_by
        )
        return self._once((workflow, command, by), by, lambda: self._open(workflow, command, by))

    def _open(self, workflow: str, command: commands.Open, by: str) -> Saved:
        digest, _guide = self._desk.guides.current(workflow)
        with self._desk.store.writing() as transaction:
            actor = self._desk.actor(by)
            done = self._begin(transaction, msgspec.structs.replace(command, digest=digest), actor)
        return self._saved(done)

    def born(
        self,
        case: str,
        born: date | str,
        *,
        name: str = "",
        siblings: Sequence[str] = (),
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Say that the child was born, or mend the date; ``siblings`` names those born with it.

        Each sibling gets a case of its own where this one stands on the path, or on the next step
        that is there for a child, without what was written in the first.

        Raises:
            BadInput: an impossible date, or a case that is about a group.
        """
        birth = known_day(born, "Fødselsdato")
        command = commands.Born(born=birth, name=name.strip())
        request = (case, command, tuple(siblings), by)
        return self._once(request, by, lambda: self._born(case, command, siblings, by, seen))

    def _born(
        self, case: str, command: commands.Born, siblings: Sequence[str], by: str, seen: int | None
    ) -> Saved:
        from bti.casework.beginning import sibling_of

        with self._desk.unit(case, by, "write", "born") as (transaction, _):
            opened = tuple(self._number(transaction) for _ in siblings)
            command = msgspec.structs.replace(command, siblings=opened)
            done = self._desk.perform_in(transaction, case, command, by, "born", seen)
            first = done.standing
            for one, called in zip(opened, siblings, strict=True):
                self._begin(transaction, sibling_of(first, one, called), first.actor)
                twin = commands.Born(born=command.born)
                self._desk.perform_in(transaction, one, twin, by, "born")
        return self._saved(done)

    def term(self, case: str, term: date | str, *, by: str = "", seen: int | None = None) -> Saved:
        """Mend the day that an unborn child is expected; deadlines counted from it move along.

        Raises:
            BadInput: an impossible date, or a child that is born.
        """
        expected = known_day(term, "Termin")
        return self._one(case, commands.SetTerm(term=expected), by, "term", seen)

    def tick(self, case: str, *items: str, by: str = "", seen: int | None = None) -> Saved:
        """Mark lines of the checklist as seen done, all or none.

        Raises:
            NotFound: no such line here; with the nearest.
            BadInput: a line is ticked already, or the case is closed.
        """
        return self._all(case, [commands.Tick(item=item) for item in items], by, "tick", seen)

    def untick(self, case: str, *items: str, by: str = "", seen: int | None = None) -> Saved:
        """Take marks back, all or none.

        Raises:
            NotFound: no such line here; with the nearest.
            BadInput: a line is not ticked, or the case is closed.
        """
        ticks = [commands.Tick(item=item, done=False) for item in items]
        return self._all(case, ticks, by, "tick", seen)

    def fill(
        self,
        case: str,
        form: str,
        given: Mapping[str, object] | None = None,
        *,
        left: Mapping[str, str] | None = None,
        taken_back: tuple[str, ...] = (),
        reason: str = "",
        copy: int = 0,
        new: bool = False,
        finish: Literal["when_valid", "no", "must"] = "when_valid",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Write answers into a form, nested or by path; a copy that became valid is finished.

        A closed case takes only what corrects a finished copy, with a ``reason``.

        Raises:
            NotFound: no such form. BadInput: with every answer that cannot be used.
        """
        command = commands.Fill(
            form=form,
            answers=answers(given),
            left=dict(left or {}),
            taken_back=taken_back,
            reason=reason,
            copy=copy,
            new=new,
            finish=finish,
        )
        return self._one(case, command, by, "fill", seen)

    def go(
        self,
        case: str,
        transition: str,
        *,
        to: str = "",
        unit: str = "",
        person: str = "",
        reason: str = "",
        asked: Mapping[str, object] | None = None,
        left: Mapping[str, str] | None = None,
        child: str = "",
        born: date | str | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Take a way on: ``to`` chooses among its targets, ``left`` gives a reason for each demand.

        An action is done as ``do`` does it; ``unit`` and ``person`` are whom one invites, and
        ``child`` and ``born`` whom a case is about that it opens.

        Raises:
            Refused: with every reason at once, each with the place of its rule.
            NotFound: no such way from here; with the nearest.
            BadInput: an answer in ``asked`` cannot be used.
        """
        if self._written(case, transition, by) is not None:
            return self.do(
                case,
                transition,
                to=to,
                unit=unit,
                person=person,
                reason=reason,
                asked=asked,
                left=left,
                child=child,
                born=born,
                by=by,
                seen=seen,
            )
        command = commands.Go(
            transition=transition,
            to=to,
            reason=reason,
            asked=answers(asked),
            left=dict(left or {}),
        )
        return self._one(case, command, by, "go", seen)

    def do(
        self,
        case: str,
        action: str,
        *,
        to: str = "",
        unit: str = "",
        person: str = "",
        reason: str = "",
        asked: Mapping[str, object] | None = None,
        left: Mapping[str, str] | None = None,
        decline: bool = False,
        child: str = "",
        born: date | str | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Do an action of the step or of any time; ``Saved.linked`` is a case that it opened.

        ``to`` chooses among the targets of one that moves the case, ``unit`` and ``person`` are
        whom it invites. ``decline`` answers a proposal with «not now», and needs a reason.
        ``child`` and ``born`` say which child a case that is opened from a group is about.

        Raises:
            Refused: with every reason at once, each with the place of its rule.
            NotFound: no such action from here; with the nearest.
            BadInput: an answer cannot be used, or nothing is proposed to be declined.
        """
        written = None if decline else self._written(case, action, by)
        invited = self._invited(written, unit)
        command = commands.Do(
            action=action,
            to=to,
            unit=invited,
            service=self._desk.people.service_of(invited),
            person=self._desk.people.person_id(person),
            reason=reason,
            asked=answers(asked),
            left=dict(left or {}),
            decline=decline,
        )
        named = _named(child, born)
        if written is not None and written.opens:
            return self._once(
                (case, command, by, *([named] if named else [])),
                by,
                lambda: self._do_and_open(case, command, written, by, seen, named),
            )
        if named:
            raise BadInput("Dette åpner ingen sak. Barnets navn skrives når en sak åpnes.")
        return self._one(case, command, by, "do", seen)

    def is_report(self, case: str, action: str, *, by: str = "") -> bool:
        """Tell whether an action is one that nothing may stand in front of; it leaves no trace.

        Raises:
            NotFound: no such case. Denied: the person has no access, which is in the access log.
        """
        standing = self._desk.take(case, by, "read", "do", report=action).standing
        return protects(standing.guide, action)

    def asks_child(self, case: str, action: str, *, by: str = "") -> bool:
        """Tell whether an action opens, from a group, a case that may be about one child.

        Raises:
            NotFound: no such case. Denied: the person has no access, which is in the access log.
        """
        standing = self._desk.take(case, by, "read", "do", report=action).standing
        written = self._written(case, action, by)
        if standing.case.subject.kind != "group" or written is None or written.opens is None:
            return False
        return "child" in self._desk.guides.current(written.opens.guide)[1].subjects

    def task(
        self, case: str, task: str, *, note: str = "", by: str = "", seen: int | None = None
    ) -> Saved:
        """Say that a task is done, for one whose it is.

        Raises:
            NotFound: no such task waits. BadInput: it is somebody else's.
        """
        return self._one(case, commands.DoTask(task=task, note=note), by, "task", seen)

    def _written(self, case: str, action: str, by: str) -> Action | None:
        """Give an action as the guide writes it, or nothing when a transition is meant."""
        standing = self._desk.take(case, by, "read", "do", report=action).standing
        if action not in standing.guide.actions and action not in standing.guide.anytime:
            return None
        if protects(standing.guide, action):
            return standing.guide.anytime[action]
        known = {one.id: one.written for one in ways(self._desk.caught_up(standing))}
        written = known.get(action)
        return written if isinstance(written, Action) else None

    def _invited(self, action: Action | None, unit: str) -> str:
        """Give the unit that an action invites: the one named, or the only one of the service."""
        people = self._desk.people
        if unit or action is None or action.invites is None:
            return people.unit_id(unit)
        return people.only_unit_of(action.invites.service)

    def _do_and_open(
        self,
        case: str,
        command: commands.Do,
        action: Action,
        by: str,
        seen: int | None,
        named: Subject | None,
    ) -> Saved:
        """Open the linked case in the same transaction. What is never blocked is opened even so."""
        from bti.casework.beginning import allow, carried_over, carry_on, subject_of

        if action.opens is None:
            raise BtiError
        digest, guide = self._desk.guides.current(action.opens.guide)
        report = command.action
        with self._desk.unit(case, by, "read", "do", report=report) as (transaction, work):
            standing = work.standing
            sight = sight_of(standing)
            if sight.cut and guide.access.guardians == "never":
                raise Denied("Dette åpnes av den som arbeider med saken. Ring kommunen i stedet.")
            allow(standing, action, guide)
            unseen = action.never_blocked or is_secret(guide)
            linked = self._unseen() if unseen else self._number(transaction)
            opened = commands.Open(
                case=linked,
                digest=digest,
                subject=subject_of(work, action.opens, guide, named),
                origin=Origin(
                    case=case,
                    workflow=standing.case.workflow,
                    action=command.action,
                    built_on=standing.guide.built_on,
                ),
                carried=carried_over(work, action.opens),
                never_blocked=action.never_blocked,
            )
            done = Done(standing=standing, people=work.people, events=())
            if not action.never_blocked:
                told = msgspec.structs.replace(command, linked=linked)
                done = self._desk.perform_in(transaction, case, told, by, "do", seen)
            begun = self._begin(transaction, opened, standing.actor)
            if action.never_blocked:
                done = carry_on(self._desk, transaction, standing, command, action, begun)
        return self._saved(done, linked)

    def _unseen(self) -> str:
        """What nobody may notice takes no number of the series that everyone sees."""
        return f"B-{self._desk.environment.new_id()[:8]}"

    def _number(self, transaction: Transaction) -> str:
        year = self._desk.environment.now().year
        return f"S-{year}-{transaction.next_number(f'S-{year}'):03d}"

    def _begin(self, transaction: Transaction, command: commands.Open, actor: Actor) -> Done:
        from bti.case.opening import open_case
        from bti.casework.beginning import is_free_alone

        desk = self._desk
        guide = desk.guides.by_digest(command.digest)
        now = desk.environment.now()
        alone = command.origin is None and is_free_alone(guide, command.entry)
        unseen = alone or is_secret(guide)
        case_id = command.case or (self._unseen() if unseen else self._number(transaction))
        free = command.never_blocked or alone
        named = msgspec.structs.replace(command, case=case_id, never_blocked=free)
        try:
            (opened,) = open_case(guide, actor, now, named)
        except Refused as refusal:
            raise desk.with_places(refusal, command.digest) from None
        return desk.begin(transaction, guide, actor, opened)


def _named(child: str, born: date | str | None) -> Subject | None:
    """Give the child that somebody names, or nothing when nobody is named."""
    if not child.strip() and not born:
        return None
    return Subject(name=child.strip(), born=day(born, "Fødselsdato"))
