"""Playing one scenario: a case in a trial of its own, and each line done as a person would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from bti.case.calendar import OSLO, day_of, is_working_day
from bti.case.case import Case
from bti.case.commands import Go
from bti.case.subject import Subject
from bti.casework.guides import Edition
from bti.casework.trial import Trial
from bti.errors import BtiError, Denied, Reason, Refused
from bti.guide.definition import Guide
from bti.guide.facts import HOST
from bti.guide.roles import EMPLOYEE, FAMILY, HOLDER, OPENER, bound_to
from bti.guide.spans import later, parse_span
from bti.scenarios import format as written
from bti.scenarios import town
from bti.scenarios.linked import untold
from bti.scenarios.reasons import allowing, mismatch, reasons_of, said
from bti.scenarios.seen import Seen

CHILD = "Ola Prøve"
_OUTSIDE = (
    "«{0}» er ikke med i saken. Inviter på en linje før, og la «{0}» svare: "
    "«{{as: {0}, join: yes}}»."
)
_MORNING = time(9)
_EVERY_MESSAGE = 1000


class NotAsWritten(Exception):
    """A line of the play did not go as it is written; the message says how."""


class Scene:
    """A case that is being played with."""

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: written.Start,
        seen: Seen,
        *,
        seed: int = 0,
        reminds: bool = False,
    ) -> None:
        """Open the trial, people it, and place the case where the scenario begins.

        With ``reminds`` the clock's own work is done whenever time has passed, as on a server.

        Raises:
            BtiError: the case cannot be opened so; the sentence says why.
        """
        self.guide: Guide = editions[0].guide
        self.guides = {one.guide.workflow: one.guide for one in editions}
        self.seen = seen
        self.trial = Trial.starting(_morning(start.opened), editions, seed=seed)
        home = town.home_service(self.guide, start.service)
        family = bound_to(self.guide, FAMILY)
        known = town.inhabitants(self.guide, home)
        self.people = tuple(one for one in known if one.role not in family)
        self.trial.load_directory(town.directory([one.guide for one in editions], home))
        self.opener = self._opener(start.by)
        self.linked: tuple[str, ...] = ()
        self._reminds = reminds
        self.subject = _subject(start)
        self.case = self.trial.place(
            self.guide.workflow,
            start.step,
            self.subject,
            by=self.opener,
            holder=start.holder,
            entered_by=start.entered_by,
        )
        self._first = (self.case, self.guide, self.opener, self.seen)
        self._let_in(start.party, home or town.NO_SERVICE)

    def _let_in(self, family: tuple[str, ...], home: str) -> None:
        """Let those of the family who do something in the play take part, as they are asked to."""
        for role in (one for one in family if one != self.opener):
            self.trial.invite(self.case, home, person=role, role=role, by=self.opener)
            self.trial.join(self.case, by=role)

    def _opener(self, by: str) -> str:
        return EMPLOYEE if by in self._stand_ins else by

    @property
    def _stand_ins(self) -> tuple[str, ...]:
        return (HOLDER, *bound_to(self.guide, (OPENER,)))

    def close(self) -> None:
        """Throw the trial away."""
        self.enter("")
        self.seen.events(self.trial.events(self.case))
        self.trial.close()

    def person(self, by: str) -> str:
        """Give who someone is now: the holder is whoever holds the baton, else who opened."""
        if by == HOLDER:
            holder = self.trial.standing(self.case, self.opener).case.baton.holder
            return holder.person if holder else self.opener
        return self.opener if by in self._stand_ins else by

    def newest(self, workflow: str) -> Case | None:
        """Give the newest case on a guide that was opened from this one, also one without trace."""
        cases = (self.trial.standing(one, self.opener).case for one in self.linked[::-1])
        return next((case for case in cases if case.workflow == workflow), None)

    def enter(self, workflow: str) -> None:
        """Go on in the newest case opened on a guide, or in the first.

        Raises:
            NotAsWritten: none is opened yet.
        """
        self.case, self.guide, self.opener, self.seen = self._first
        opened = self.newest(workflow) if workflow else None
        if opened is None and workflow not in {"", self.guide.workflow}:
            raise NotAsWritten(
                f"Ingen sak på «{workflow}» er åpnet ennå. Skriv «do» og handlingen som åpner den, "
                "på en linje før."
            )
        if opened is not None:
            self.case, self.guide = opened.id, self.guides[workflow]
            self.opener, self.seen = opened.opened_by, Seen(self.guide)

    def play(self, line: written.Line) -> None:
        """Do one line.

        Raises:
            NotAsWritten: it went otherwise than the line says.
        """
        self.until(line.day)
        self.enter(line.inside)
        by = self.person(line.by)
        self.seen.conditions(self.trial.standing(self.case, self.opener))
        try:
            _ACTS[type(line.act)](self, line.act, by)
        except Refused as refusal:
            ids = ", ".join(said(self.guide, refusal.reasons))
            raise NotAsWritten(f"{_sentence(refusal)} Det som mangler: {ids}.") from None
        except BtiError as error:
            outside = isinstance(error, Denied) and not self._takes_part(by)
            raise NotAsWritten(_OUTSIDE.format(by) if outside else _sentence(error)) from None
        self.seen.conditions(self.trial.standing(self.case, self.opener))

    def _takes_part(self, by: str) -> bool:
        case = self.trial.standing(self.case, self.opener).case
        return any(one.person == by and one.left is None for one in case.participants)

    def until(self, day: date) -> None:
        """Let it become the morning of a day, or a minute later on the same day."""
        self.trial.move_clock(max(_morning(day), self.trial.now() + timedelta(minutes=1)))
        if self._reminds:
            self.trial.work()

    def reminded(self) -> set[str]:
        """Give everyone whom a reminder waits for by now: each sees one of a secret case alone."""
        each = {self.opener, *(one.role for one in self.people)}
        return {o.message.person for by in each for o in self.trial.outbox(_EVERY_MESSAGE, by=by)}

    def tick(self, act: written.Ticking, by: str) -> None:
        """Mark lines of the checklist, or take marks back."""
        verb = self.trial.tick if act.done else self.trial.untick
        verb(self.case, *act.items, by=by)

    def fill(self, act: written.Filling, by: str) -> None:
        """Write answers into a form."""
        self.trial.fill(
            self.case,
            act.form,
            act.answers,
            left=act.left,
            new=act.new,
            reason=act.reason,
            by=by,
        )

    def go(self, act: written.Going, by: str) -> None:
        """Take a way or do an action, or only see whether it can be done."""
        if act.verb == "allowed":
            reasons = allowing(self._weighed(act, by), act.to)
            if reasons:
                ids = ", ".join(said(self.guide, reasons))
                raise NotAsWritten(f"«{act.way}» skulle vært åpen, men er stengt av: {ids}.")
        elif act.verb == "go":
            self._took(
                act, self.trial.go(self.case, act.way, to=act.to, by=by, **_said(act)).linked
            )
        else:
            more: dict[str, Any] = {
                "to": act.to,
                "unit": act.unit,
                "person": act.person,
                "decline": act.decline,
                **({"child": CHILD, "born": act.born} if act.born else {}),
            }
            saved = self.trial.do(self.case, act.way, by=by, **more, **_said(act))
            self._took(act, saved.linked)

    def _took(self, act: written.Going, linked: str) -> None:
        """What is never blocked leaves no trace in the case, so it is noted here."""
        if linked:
            self.linked = (*self.linked, linked)
            self.seen.took(act.way)

    def refuse(self, act: written.Refusing, by: str) -> None:
        """Try what should be refused, and hold what is said against what is written."""
        where = self.trial.standing(self.case, self.opener).case.stand.step
        reasons = self._refused(act.tried, by)
        what = f"«{act.name}»"
        if not reasons:
            raise NotAsWritten(f"{what} skulle vært stengt, men er åpen.")
        wrong = mismatch(self.guide, reasons, act.because)
        if wrong:
            raise NotAsWritten(f"{what} er stengt, men ikke av det som står. {wrong}")
        told = " ".join(reason.message for reason in reasons)
        for words in act.says:
            if words not in told:
                raise NotAsWritten(
                    f"{what} er stengt, men uten å si «{words}». Det som sies: {told}"
                )
        if isinstance(act.tried, written.Going):
            self.seen.refused(where, act.tried.way)

    def _refused(self, tried: written.Tried, by: str) -> tuple[Reason, ...]:
        """Give every reason that something is refused for; none when it went through."""
        if isinstance(tried, written.Going) and tried.verb == "go":
            return self._weighed(tried, by)
        return reasons_of(lambda: _ACTS[type(tried)](self, tried, by))

    def _weighed(self, act: written.Going, by: str) -> tuple[Reason, ...]:
        """Give every reason why a way cannot be taken; nothing is written."""
        command = Go(transition=act.way, to=act.to, **_said(act))
        found: list[Reason] = []
        trial, case, unit = self.trial, self.case, act.unit
        lacking = reasons_of(lambda: found.extend(trial.attempt(case, command, by, unit)))
        return (*lacking, *found)

    def consent(self, act: written.Consenting, by: str) -> None:
        """Write down what was said to a question of consent."""
        unit = act.unit
        if act.kind == "ask":
            self.trial.ask_consent(self.case, act.purpose, recipient=unit, by=by)
        for giver in act.givers:
            if act.kind == "yes":
                self.trial.give_consent(
                    self.case, act.purpose, giver, recipient=unit, until=act.until, by=by
                )
            elif act.kind == "no":
                self.trial.refuse_consent(self.case, act.purpose, giver, recipient=unit, by=by)
            else:
                self.trial.withdraw_consent(self.case, act.purpose, giver, recipient=unit, by=by)

    def offer(self, act: written.Offering, by: str) -> None:
        """Offer the baton."""
        self.trial.offer(self.case, self.person(act.to), unit=act.unit, by=by)

    def answer(self, act: written.Answering, by: str) -> None:
        """Say yes or no, or that the holder goes on."""
        match act.verb:
            case "accept":
                self.trial.accept(self.case, by=by)
            case "decline":
                self.trial.decline(self.case, reason=act.reason, by=by)
            case "keep":
                self.trial.keep_baton(self.case, by=by)
            case "join":
                self.trial.join(self.case, by=by)

    def measure(self, act: written.Measuring, by: str) -> None:
        """Add a measure, change it, or end it."""
        known = self.trial.standing(self.case, self.opener).case.measure(act.measure)
        details: dict[str, Any] = dict(act.details)
        if "responsible" in details:
            details["responsible"] = self.person(details["responsible"])
        if known is None:
            self._new_measure(act, details, by)
        elif details or act.fields:
            self.trial.change_measure(self.case, act.measure, fields=act.fields, by=by, **details)
        if act.status:
            self.trial.end_measure(
                self.case, act.measure, status=act.status, reason=act.reason, by=by
            )

    def _new_measure(self, act: written.Measuring, details: dict[str, Any], by: str) -> None:
        what = details.pop("what", "")
        if not what:
            raise NotAsWritten(f"Det er ikke noe tiltak «{act.measure}» i saken ennå.")
        self.trial.add_measure(self.case, what, fields=act.fields, by=by, **details)
        if self.trial.standing(self.case, self.opener).case.measure(act.measure) is None:
            raise NotAsWritten(f"Det nye tiltaket fikk en annen id enn «{act.measure}».")

    def bear(self, act: written.Bearing, by: str) -> None:
        """Say that the child was born; each sibling gets a case of its own."""
        siblings = [f"Søsken {number}" for number in range(1, act.siblings + 1)]
        self.trial.born(self.case, act.day, siblings=siblings, by=by)

    def expect_child(self, act: written.Expecting, by: str) -> None:
        """Mend the day that the child is expected."""
        self.trial.term(self.case, act.day, by=by)

    def tell(self, act: written.Telling, by: str) -> None:
        """Tell a fact from outside, or take it back; the program tells it through who opened."""
        host = by == HOST
        teller = self.opener if host else by
        self.trial.tell_fact(self.case, act.fact, act.value, until=act.until, host=host, by=teller)

    def leave(self, act: written.Leaving, by: str) -> None:
        """Say that somebody takes part no more."""
        person = self.person(town.called(self.guide, act.person))
        self.trial.leave(self.case, act.unit, person=person, by=by)

    def open(self, act: written.Opening, by: str) -> None:
        """Open another case of the guide; the play goes on in the first."""
        self.trial.open_case(
            self.guide.workflow,
            child=self.subject.name,
            born=self.subject.born,
            term=self.subject.term,
            kind=self.subject.kind,
            entry=act.entry,
            entered_by=act.entered_by,
            by=by,
        )

    def task(self, act: written.Duty, by: str) -> None:
        """Say that a task is done."""
        self.trial.task(self.case, act.task, note=act.note, by=by)

    def invite(self, act: written.Inviting, by: str) -> None:
        """Invite a unit or a person, or take the invitation back."""
        if act.withdraw:
            self.trial.withdraw_invitation(self.case, act.unit, person=act.person, by=by)
            return
        self.trial.invite(
            self.case, act.unit, person=act.person, role=act.role, ground=act.ground, by=by
        )

    def hear(self, act: written.Hearing, _by: str) -> None:
        """Let the case hear what a linked case tells."""
        told = self.guides.get(act.workflow)
        wrong = " ".join(untold(self.guide, told, act)) if told else ""
        if wrong:
            raise NotAsWritten(wrong)
        heard = self.trial.hear(
            self.case, act.workflow, emitted=act.emitted, given=act.given, closed=act.closed
        )
        if not heard and self.newest(act.workflow):
            raise NotAsWritten(
                f"Saken på «{act.workflow}» setter ingen spor her, og forteller ingenting tilbake."
            )
        if not heard:
            raise NotAsWritten(f"Saken har ingen tilknyttet sak på «{act.workflow}».")

    def wait(self, act: written.Waiting, _by: str) -> None:
        """Let time pass."""
        today = day_of(self.trial.now())
        self.until(later(today, parse_span(act.span), is_working_day))


def _said(act: written.Going) -> dict[str, Any]:
    return {"reason": act.reason, "asked": act.asked, "left": act.left}


def _subject(start: written.Start) -> Subject:
    name = CHILD if start.subject == "child" else "Prøve"
    return Subject(name=name, born=start.born, term=start.term, kind=start.subject)


def _morning(day: date) -> datetime:
    return datetime.combine(day, _MORNING, tzinfo=OSLO)


def _sentence(error: BtiError) -> str:
    return " ".join(error.message.split())


_ACTS: dict[type[written.Written], Callable[[Scene, Any, str], None]] = {
    written.Ticking: Scene.tick,
    written.Filling: Scene.fill,
    written.Going: Scene.go,
    written.Consenting: Scene.consent,
    written.Offering: Scene.offer,
    written.Answering: Scene.answer,
    written.Measuring: Scene.measure,
    written.Telling: Scene.tell,
    written.Bearing: Scene.bear,
    written.Expecting: Scene.expect_child,
    written.Inviting: Scene.invite,
    written.Hearing: Scene.hear,
    written.Leaving: Scene.leave,
    written.Opening: Scene.open,
    written.Duty: Scene.task,
    written.Waiting: Scene.wait,
    written.Refusing: Scene.refuse,
}
