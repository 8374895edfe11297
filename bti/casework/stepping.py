"""The verbs that step a case: open, tick, fill, go and do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from bti.case import commands
from bti.case.actor import Actor
from bti.case.attempt import ways
from bti.case.subject import Subject, SubjectKind
from bti.casework.door import protects
from bti.casework.saved import Saved
from bti.casework.verbs import Verbs, answers, day, known_day, verb
from bti.errors import BadInput
from bti.guide.definition import Action, Opens

if TYPE_CHECKING:
    from bti.case.duty_commands import Born


class Stepping(Verbs):
    """What a person does to bring a case on."""

    @verb
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
        unit: str = "",
        by: str = "",
    ) -> Saved:
        """Open a case on the current edition of a guide.

        With ``term`` it is about an unborn child; ``kind`` says that it is about a group.
        ``entered_by`` is the role of the guardian or child whom it is written on behalf of.
        ``unit`` is where it goes, from somebody who works nowhere.

        Raises:
            NotFound: no such guide or entry. BadInput: no name, or an impossible birth date.
            Refused: the guide says that a case comes from others.
        """
        expected = day(term, "Termin")
        if expected and born:
            raise BadInput(
                "En sak åpnes med terminen når barnet ikke er født, ellers med fødselsdatoen. Skal "
                "begge være med, åpner du den med terminen og skriver så bti fodt SAK DATO."
            )
        subject = Subject(
            name=child.strip(),
            born=day(born, "Fødselsdato"),
            term=expected,
            kind="unborn" if expected else kind,
        )
        command = commands.Open(
            case="", digest="", subject=subject, entry=entry, entered_by=entered_by
        )
        return self._once(
            (workflow, command, unit, by), by, lambda: self._open(workflow, command, unit, by)
        )

    def _open(self, workflow: str, command: commands.Open, unit: str, by: str) -> Saved:
        from bti.casework.new_case import begin

        digest, _guide = self._desk.guides.current(workflow)
        with self._desk.store.writing() as transaction:
            named = msgspec.structs.replace(command, digest=digest)
            done = begin(self._desk, transaction, named, self._opener(by, unit))
        return self._saved(done)

    def _opener(self, by: str, unit: str) -> Actor:
        """Give who opens a case; somebody who works nowhere says where it goes.

        Raises:
            BadInput: whoever works somewhere opens it there.
        """
        actor, known = self._desk.actor(by), self._desk.people
        chosen = known.unit_id(unit)
        if not chosen or chosen == actor.unit:
            return actor
        if actor.unit:
            raise BadInput(
                f"Du åpner saken der du arbeider, i {known.unit(actor.unit)}. Skriv det uten "
                "--unit, og tilby stafettpinnen eller inviter enheten etterpå."
            )
        service = known.service_of(chosen)
        return msgspec.structs.replace(actor, unit=chosen, service=service)

    @verb
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
        from bti.case.duty_commands import Born

        birth = known_day(born, "Fødselsdato")
        command = Born(born=birth, name=name.strip())
        request = (case, command, tuple(siblings), by)
        return self._once(request, by, lambda: self._born(case, command, siblings, by, seen))

    def _born(
        self, case: str, command: Born, siblings: Sequence[str], by: str, seen: int | None
    ) -> Saved:
        from bti.casework.new_case import begin_siblings

        return self._saved(begin_siblings(self._desk, case, command, siblings, by, seen))

    @verb
    def term(self, case: str, term: date | str, *, by: str = "", seen: int | None = None) -> Saved:
        """Mend the day that an unborn child is expected; deadlines counted from it move along.

        Raises:
            BadInput: an impossible date, or a child that is born.
        """
        from bti.case.duty_commands import SetTerm

        expected = known_day(term, "Termin")
        return self._one(case, SetTerm(term=expected), by, "term", seen)

    @verb
    def tick(self, case: str, *items: str, by: str = "", seen: int | None = None) -> Saved:
        """Mark lines of the checklist as seen done, all or none.

        Raises:
            NotFound: no such line here; with the nearest.
            BadInput: a line is ticked already, or the case is closed.
        """
        return self._all(case, [commands.Tick(item=item) for item in items], by, "tick", seen)

    @verb
    def untick(self, case: str, *items: str, by: str = "", seen: int | None = None) -> Saved:
        """Take marks back, all or none.

        Raises:
            NotFound: no such line here; with the nearest.
            BadInput: a line is not ticked, or the case is closed.
        """
        ticks = [commands.Tick(item=item, done=False) for item in items]
        return self._all(case, ticks, by, "tick", seen)

    @verb
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

    @verb
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
        action = self._written(case, transition, by)
        given = answers(asked)
        if action is None:
            way = commands.Go(
                transition=transition, to=to, reason=reason, asked=given, left=dict(left or {})
            )
            return self._one(case, way, by, "go", seen)
        done = commands.Do(
            action=transition,
            to=to,
            unit=unit,
            person=person,
            reason=reason,
            asked=given,
            left=dict(left or {}),
        )
        return self._act(case, done, action, _named(child, born), by, seen)

    @verb
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
        done = commands.Do(
            action=action,
            to=to,
            unit=unit,
            person=person,
            reason=reason,
            asked=answers(asked),
            left=dict(left or {}),
            decline=decline,
        )
        return self._act(case, done, written, _named(child, born), by, seen)

    @verb
    def is_report(self, case: str, action: str, *, by: str = "") -> bool:
        """Tell whether an action is one that nothing may stand in front of; it leaves no trace.

        Raises:
            NotFound: no such case. Denied: the person has no access, which is in the access log.
        """
        standing = self._desk.take(case, by, "read", "do", report=action).standing
        return protects(standing.guide, action)

    @verb
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

    @verb
    def task(
        self, case: str, task: str, *, note: str = "", by: str = "", seen: int | None = None
    ) -> Saved:
        """Say that a task is done, for one whose it is.

        Raises:
            NotFound: no such task waits. BadInput: it is somebody else's.
        """
        from bti.case.duty_commands import DoTask

        return self._one(case, DoTask(task=task, note=note), by, "task", seen)

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

    def _inviting(self, action: Action | None, done: commands.Do) -> commands.Do:
        """Give what is asked for with whom it invites by their ids."""
        people = self._desk.people
        unit = self._invited(action, done.unit)
        return msgspec.structs.replace(
            done, unit=unit, service=people.service_of(unit), person=people.person_id(done.person)
        )

    def _act(
        self,
        case: str,
        done: commands.Do,
        action: Action | None,
        named: Subject | None,
        by: str,
        seen: int | None,
    ) -> Saved:
        """Do an action; one that opens a case opens it too."""
        command = self._inviting(action, done)
        opens = action.opens if action else None
        if action is not None and opens is not None:
            return self._once(
                (case, command, by, *([named] if named else [])),
                by,
                lambda: self._do_and_open(case, command, action, opens, by, seen, named),
            )
        if named:
            raise BadInput("Dette åpner ingen sak. Barnets navn skrives når en sak åpnes.")
        return self._one(case, command, by, "do", seen)

    def _do_and_open(
        self,
        case: str,
        command: commands.Do,
        action: Action,
        opens: Opens,
        by: str,
        seen: int | None,
        named: Subject | None,
    ) -> Saved:
        from bti.casework.new_case import begin_from

        return self._saved(*begin_from(self._desk, case, command, action, opens, by, seen, named))


def _named(child: str, born: date | str | None) -> Subject | None:
    """Give the child that somebody names, or nothing when nobody is named."""
    if not child.strip() and not born:
        return None
    return Subject(name=child.strip(), born=day(born, "Fødselsdato"))
