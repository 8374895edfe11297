"""The verbs that step a case: open, tick, fill, go and do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from bti.case import commands
from bti.case.actor import Actor
from bti.case.attempt import ways
from bti.case.case import Case
from bti.case.events import Origin, Subject
from bti.case.linking import carried
from bti.case.opening import open_case
from bti.case.sight import sight_of
from bti.case.views import Saved
from bti.casework.desk import Done
from bti.casework.verbs import Verbs, answers, day
from bti.errors import BtiError, Denied
from bti.guide.definition import Action, Guide, Opens
from bti.store import Transaction


def _subject(case: Case, opens: Opens, guide: Guide) -> Subject:
    """What carries nothing over is not about the child, and does not get to know the name.

    A guide that takes no groups is about the child even so, and one that does not take this kind
    of subject is given it as a kind it takes: a report is opened whatever the case is about.
    """
    if not opens.carry and "group" in guide.subjects:
        return Subject(name="Gruppe", kind="group")
    if case.subject.kind in guide.subjects:
        return case.subject
    return msgspec.structs.replace(case.subject, kind=guide.subjects[0])


class Stepping(Verbs):
    """What a person does to bring a case on."""

    def open_case(
        self,
        workflow: str,
        *,
        child: str,
        born: date | str | None = None,
        entry: str = "",
        by: str = "",
    ) -> Saved:
        """Open a case on the current edition of a guide.

        Raises:
            NotFound: no such guide or entry. BadInput: no name, or an impossible birth date.
        """
        subject = Subject(name=child.strip(), born=day(born, "Fødselsdato"))
        command = commands.Open(case="", digest="", subject=subject, entry=entry)
        return self._once((workflow, command, by), by, lambda: self._open(workflow, command, by))

    def _open(self, workflow: str, command: commands.Open, by: str) -> Saved:
        digest, _guide = self._desk.guides.current(workflow)
        with self._desk.store.writing() as transaction:
            actor = self._desk.actor(by)
            done = self._begin(transaction, msgspec.structs.replace(command, digest=digest), actor)
        return self._saved(done)

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
        copy: int = 0,
        new: bool = False,
        finish: Literal["when_valid", "no", "must"] = "when_valid",
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Write answers into a form, nested or by path; a copy that became valid is finished.

        Raises:
            NotFound: no such form. BadInput: with every answer that cannot be used.
        """
        command = commands.Fill(
            form=form,
            answers=answers(given),
            left=dict(left or {}),
            taken_back=taken_back,
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
        reason: str = "",
        asked: Mapping[str, object] | None = None,
        left: Mapping[str, str] | None = None,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Take a way on: ``to`` chooses among its targets, ``left`` gives a reason for each demand.

        Raises:
            Refused: with every reason at once, each with the place of its rule.
            NotFound: no such way from here; with the nearest.
            BadInput: an answer in ``asked`` cannot be used.
        """
        if self._opening(case, transition, by) is not None:
            return self.do(
                case, transition, reason=reason, asked=asked, left=left, by=by, seen=seen
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
        reason: str = "",
        asked: Mapping[str, object] | None = None,
        left: Mapping[str, str] | None = None,
        decline: bool = False,
        by: str = "",
        seen: int | None = None,
    ) -> Saved:
        """Do an action of the step or of any time; ``Saved.linked`` is a case that it opened.

        ``decline`` answers a proposal with «not now», and needs a reason.

        Raises:
            Refused: with every reason at once, each with the place of its rule.
            NotFound: no such action from here; with the nearest.
            BadInput: an answer cannot be used, or nothing is proposed to be declined.
        """
        command = commands.Do(
            action=action,
            reason=reason,
            asked=answers(asked),
            left=dict(left or {}),
            decline=decline,
        )
        opened = None if decline else self._opening(case, action, by)
        if opened is not None:
            return self._once(
                (case, command, by),
                by,
                lambda: self._do_and_open(case, command, opened, by, seen),
            )
        return self._one(case, command, by, "do", seen)

    def _opening(self, case: str, action: str, by: str) -> Action | None:
        """Give the action when it opens a linked case."""
        standing = self._desk.take(case, by, "read", "do").standing
        known = {one.id: one.written for one in ways(self._desk.caught_up(standing))}
        written = known.get(action)
        return written if isinstance(written, Action) and written.opens else None

    def _do_and_open(
        self, case: str, command: commands.Do, action: Action, by: str, seen: int | None
    ) -> Saved:
        """Open the linked case in the same transaction. What is never blocked is opened even so."""
        if action.opens is None:
            raise BtiError
        digest, guide = self._desk.guides.current(action.opens.guide)
        with self._desk.unit(case, by, "read", "do") as transaction:
            standing = self._desk.take(case, by, "read", "do").standing
            sight = sight_of(standing)
            if sight.cut and guide.access.guardians == "never":
                raise Denied("Dette åpnes av den som arbeider med saken. Ring kommunen i stedet.")
            linked = self._linked_id(transaction, action)
            opened = commands.Open(
                case=linked,
                digest=digest,
                subject=_subject(standing.case, action.opens, guide),
                origin=Origin(case=case, workflow=standing.case.workflow, action=command.action),
                carried=sight.answers(carried(standing.case, action.opens)),
            )
            done = Done(standing=standing, events=())
            if not action.never_blocked:
                told = msgspec.structs.replace(command, linked=linked)
                done = self._desk.perform_in(transaction, case, told, by, "do", seen)
            begun = self._begin(transaction, opened, standing.actor)
        return self._saved(begun if action.never_blocked else done, linked)

    def _linked_id(self, transaction: Transaction, action: Action) -> str:
        """What nobody may notice takes no number of the series that everyone sees."""
        if action.never_blocked:
            return f"B-{self._desk.environment.new_id()[:8]}"
        return self._number(transaction)

    def _number(self, transaction: Transaction) -> str:
        year = self._desk.environment.now().year
        return f"S-{year}-{transaction.next_number(f'S-{year}'):03d}"

    def _begin(self, transaction: Transaction, command: commands.Open, actor: Actor) -> Done:
        desk = self._desk
        guide = desk.guides.by_digest(command.digest)
        now = desk.environment.now()
        case_id = command.case or self._number(transaction)
        named = msgspec.structs.replace(command, case=case_id)
        return desk.begin(transaction, guide, actor, open_case(guide, actor, now, named)[0])
