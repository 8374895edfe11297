"""What a random walk does to be let through: it answers, ticks, invites and hands on the baton.

It knows nothing of the guide. What is lacking is read from the refusals, and done one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice
from typing import Any

import msgspec

from bti.case.calendar import day_of
from bti.case.case import Case
from bti.case.commands import Go
from bti.case.consents import ALONE, GIVERS
from bti.case.paths import OTHER, known_paths, locate
from bti.casework.trial import Trial
from bti.errors import BtiError, Denied, NotFound, Reason
from bti.guide.definition import Field, Guide
from bti.guide.fields import walk_fields
from bti.guide.linked import emitted, gives, known_as, tells
from bti.guide.roles import EMPLOYEE, HOLDER
from bti.scenarios.names import NO_ACCESS
from bti.scenarios.playing import Scene

REASON = "Prøve"
ANSWER = "Et svar"
"""What is written in forms: it holds nobody's name, as one in an anonymous form may not."""

_DAYS = (0, 14, 60, -3)
"""Dates to try, in days from today: constraints let some through and others not."""

_NUMBERS = ("1", "2", "5", "0", "10", "100")
"""Numbers to try, for the same reason."""

_TRIES = 6
_ROUND = 42


WHO = frozenset(("role", "person", "access"))
"""Reasons that are about who does something, and not about the case."""


class Effort:
    """Does what is lacking for one way out of a step."""

    def __init__(self, scene: Scene, way: str) -> None:
        """Take the case and the way to get through."""
        self._scene = scene
        self.by = scene.person(HOLDER)
        self.command = Go(transition=way, reason=REASON)

    @property
    def _trial(self) -> Trial:
        return self._scene.trial

    @property
    def _guide(self) -> Guide:
        return self._scene.guide

    @property
    def _case(self) -> Case:
        return self._trial.standing(self._scene.case, self.by).case

    def lacking(self) -> tuple[Reason, ...]:
        """Do what is asked for until nothing is lacking or nothing helps; give what is left."""
        reasons: tuple[Reason, ...] = ()
        for attempt in range(_TRIES):
            reasons = self._weighed(self.by)
            if not reasons:
                return ()
            for reason in reasons:
                self._meet(reason, attempt)
        return reasons

    def _weighed(self, person: str) -> tuple[Reason, ...]:
        try:
            return self._trial.attempt(self._scene.case, self.command, person)
        except (Denied, NotFound) as error:
            # To a stranger the case does not exist; to whoever tries first it is the way that does.
            if isinstance(error, NotFound) and person == self.by:
                raise
            return (Reason(kind="access", subject=NO_ACCESS, message=error.message),)

    def _meet(self, reason: Reason, attempt: int) -> None:
        if reason.may_leave and (attempt > 1 or self._trial.draw(2)):
            left = {**self.command.left, reason.subject: REASON}
            self.command = msgspec.structs.replace(self.command, left=left)
            return
        meet = _MEETS.get(reason.kind)
        if meet is None:
            return
        try:
            meet(self, reason, attempt)
        except BtiError:
            # What cannot be done is lacking still; the next attempt says so.
            return

    def tick(self, reason: Reason, _attempt: int) -> None:
        """Tick a line of the checklist."""
        self._trial.tick(self._scene.case, reason.subject, by=self.by)

    def fill(self, reason: Reason, attempt: int) -> None:
        """Fill in a form until it is whole: what is missing says what to answer."""
        form = reason.subject
        written = self._guide.forms[form]
        fields = (field for _, field in walk_fields(written.fields) if field.confidential)
        kept = dict.fromkeys(field.confidential for field in fields)
        first = self._one_of(written.confidential)
        self._begin(form, first)
        for writer in (first, *(self._one_of(roles) for roles in kept)):
            self._write(form, writer, attempt)

    def _begin(self, form: str, writer: str) -> None:
        """Begin a form that is not begun, and another where several can be written."""
        view = self._trial.form(self._scene.case, form, by=writer)
        another = not view.missing and self._guide.forms[form].copies == "many"
        if view.state == "empty" or another:
            self._trial.fill(self._scene.case, form, new=another, by=writer)

    def _write(self, form: str, writer: str, attempt: int) -> None:
        """Answer all that is missing and that this writer may answer."""
        trial, case = self._trial, self._scene.case
        for _ in range(_TRIES):
            missing = trial.form(case, form, by=writer).missing
            paths = [one.subject for one in missing if self._may_answer(form, one.subject, writer)]
            if not paths:
                break
            trial.fill(
                case, form, {path: self._answer(form, path, attempt) for path in paths}, by=writer
            )
        if trial.form(case, form, by=writer).state != "finished":
            self._write_something(form, writer, attempt)

    def _write_something(self, form: str, writer: str, attempt: int) -> None:
        """Answer what need not be answered: one answer may make it whole."""
        for path in known_paths(self._guide.forms[form].fields):
            if self._may_answer(form, path, writer):
                with suppress(BtiError):
                    answer = {path: self._answer(form, path, attempt)}
                    self._trial.fill(self._scene.case, form, answer, by=writer)
            if self._trial.form(self._scene.case, form, by=writer).state == "finished":
                return

    def _may_answer(self, form: str, path: str, writer: str) -> bool:
        spot = locate(self._guide.forms[form].fields, path)
        roles = spot.field.confidential if spot else ()
        return not roles or any(
            one.id == writer and one.role in roles for one in self._scene.people
        )

    def _answer(self, form: str, path: str, attempt: int) -> object:
        spot = locate(self._guide.forms[form].fields, path)
        if spot is None or spot.companion:
            return ANSWER
        is_move = spot.field.type == "next_move"
        return self._next_move(attempt) if is_move else self._value(spot.field, attempt)

    def _value(self, field: Field, attempt: int) -> object:
        day = day_of(self._trial.now()) + timedelta(days=_DAYS[attempt % len(_DAYS)])
        match field.type:
            case "yes_no":
                return "no" if self._trial.draw(4) == 0 else "yes"
            case "select_one" | "select_multiple" | "scale":
                choices = [*field.choices] or [OTHER]
                return choices[self._trial.draw(len(choices))]
            case "date":
                return day.isoformat()
            case "datetime":
                return f"{day.isoformat()} 09.00"
            case "time":
                return "09.00"
            case "integer" | "decimal":
                return _NUMBERS[attempt % len(_NUMBERS)]
            case "person":
                return self.by
            case _:
                return ANSWER

    def _next_move(self, attempt: int) -> str:
        """Choose the way that is tried, else another from here: a field can take only some."""
        ways = self._trial.why(self._scene.case, by=self.by)
        others = [one.id for one in ways if one.id != self.command.transition]
        return self.command.transition if not attempt or not others else others[0]

    def heard(self, reason: Reason, attempt: int) -> None:
        """Fill in the form that counts as having heard the child or told the guardians."""
        forms = (f for f, form in self._guide.forms.items() if form.counts_as == reason.subject)
        form = next(forms, "")
        if form:
            self.fill(msgspec.structs.replace(reason, subject=form), attempt)

    def answer(self, reason: Reason, attempt: int) -> None:
        """Answer a question of the move itself."""
        asks = self._asks()
        path = reason.subject.rpartition(".")[2]
        if path in asks:
            asked = {**self.command.asked, path: self._value(asks[path], attempt)}
            self.command = msgspec.structs.replace(self.command, asked=asked)

    def answer_all(self) -> None:
        """Answer every question of the way, also those that may stand without an answer."""
        asked = {path: self._value(field, 0) for path, field in self._asks().items()}
        self.command = msgspec.structs.replace(self.command, asked=asked)

    def _asks(self) -> dict[str, Field]:
        standing = self._trial.standing(self._scene.case, self.by)
        place = standing.step or standing.closing
        way = self.command.transition
        if place and way in place.transitions:
            return place.transitions[way].asks
        action = self._guide.anytime.get(way) or self._guide.actions.get(way)
        return action.asks if action else {}

    def hold(self, _reason: Reason, _attempt: int) -> None:
        """Bring the baton to someone of one's own service, decided on this level."""
        holder = self._case.baton.holder
        if holder is None or holder.unit != self._case.home:
            able = self._able_to_hold()
            self._trial.offer(self._scene.case, able, by=self.by)
            if self._case.baton.offer:
                self._trial.accept(self._scene.case, by=able)
        else:
            self._trial.keep_baton(self._scene.case, by=self.by)
        self.by = self._scene.person(HOLDER)

    def _able_to_hold(self) -> str:
        """Give somebody of the opener's own unit who may hold the baton on this level."""
        level = self._guide.levels.get(self._case.stand.level)
        batons = (level.baton if level else None, self._guide.baton)
        roles = next((baton.may_hold for baton in batons if baton and baton.may_hold), ())
        home = (one for one in self._scene.people if one.unit == self._case.home)
        able = sorted((one for one in home if one.role in roles), key=lambda o: o.role != EMPLOYEE)
        return able[0].id if able else EMPLOYEE

    def agree(self, reason: Reason, _attempt: int) -> None:
        """Invite a service, and get a yes from everyone for each that takes part."""
        case = self._case
        about = reason.todo.rpartition(" --unit ")[2] if " --unit " in reason.todo else ""
        units = {about} & {*self._guide.services} or {
            p.unit for p in case.participants if p.unit != case.home and p.left is None
        }
        if not units:
            others = [one for one in self._guide.services if one != case.home]
            units = {others[self._trial.draw(len(others))]} if others else set()
            for unit in units:
                self._trial.invite(self._scene.case, unit, by=self.by)
        per_service = self._guide.consents[reason.subject].per == "service"
        for recipient in sorted(units) if per_service and units else ("",):
            for giver in (one for one in GIVERS if one not in ALONE):
                self._trial.give_consent(
                    self._scene.case, reason.subject, giver, recipient=recipient, by=self.by
                )

    def plan(self, reason: Reason, attempt: int) -> None:
        """Agree on a measure, or give those that are there what they lack."""
        day = day_of(self._trial.now()) + timedelta(days=_ROUND + attempt)
        _, _, rest = reason.subject.partition(".")
        measure, _, lacks = rest.partition(".")
        trial, case = self._trial, self._scene.case
        if not self._case.measure(measure):
            trial.add_measure(case, REASON, responsible=self.by, evaluate_by=day, by=self.by)
        else:
            given = self._of_measure(lacks, day, attempt)
            trial.change_measure(case, measure, by=self.by, **given)

    def _of_measure(self, lacks: str, day: date, attempt: int) -> dict[str, Any]:
        """Give what a measure lacks: a question of the guide's own, or what any measure has."""
        measures = self._guide.measures
        if lacks in measures.fields:
            return {"fields": {lacks: self._value(measures.fields[lacks], attempt)}}
        known = {
            "responsible": self.by,
            "evaluate_by": day,
            "start": day_of(self._trial.now()),
            "place": next(iter(measures.place.choices), ANSWER),
            "service": self._case.home_service,
        }
        return {lacks: known.get(lacks, ANSWER)}

    def duty(self, reason: Reason, _attempt: int) -> None:
        """Do a task that waits, by whoever it is for."""
        task = self._case.task(reason.subject)
        if task:
            doer = task.to or self._one_of(task.who)
            self._trial.task(self._scene.case, task.id, by=doer)

    def joined(self, _reason: Reason, _attempt: int) -> None:
        """Let someone who is invited say yes, inviting a service first if nobody is."""
        waiting = [p for p in self._case.participants if p.joined is None and p.left is None]
        if not waiting:
            others = (one for one in self._guide.services if one != self._case.home)
            for unit in islice(others, 1):
                self._trial.invite(self._scene.case, unit, by=self.by)
            return
        person = waiting[-1].person or f"{EMPLOYEE}_{waiting[-1].unit}"
        self._trial.join(self._scene.case, by=person)

    def ended(self, reason: Reason, _attempt: int) -> None:
        """Let the linked case that keeps this one open come to its end."""
        self.hear(reason.subject)

    def hear(self, workflow: str) -> None:
        """Let the case hear all that its linked case on a guide can tell, and then that it closed.

        It may be what the step waits for; and a case that tells something seldom ends without.
        """
        guide = self._scene.guides.get(workflow)
        if guide and tells(guide, known_as(self._guide)):
            given = {path: self._value(field, 0) for path, field in _given(guide)}
            for told in emitted(guide):
                self._trial.hear(self._scene.case, workflow, emitted=told, given=given)
        self._trial.hear(self._scene.case, workflow, closed=True)

    def cast(self, reason: Reason, _attempt: int) -> None:
        """Let the first one do it of whom nothing else is asked; who has the role goes before."""
        known = sorted(self._scene.people, key=lambda one: one.role != reason.subject)
        for person in (self._scene.person(HOLDER), self._scene.opener, *(p.id for p in known)):
            self._let_in(person)
            if not any(one.kind in WHO for one in self._weighed(person)):
                self.by = person
                return

    def _one_of(self, roles: tuple[str, ...]) -> str:
        """Give somebody with one of the roles, let in to the case; without roles whoever acts."""
        able = [one.id for one in self._scene.people if one.role in roles]
        if not able:
            return self.by
        self._let_in(able[0])
        return able[0]

    def _let_in(self, person: str) -> None:
        """Invite someone of the opener's own unit who has no access yet."""
        home = self._case.home
        found = [one for one in self._scene.people if one.id == person and one.unit == home]
        if not found or not any(r.kind == "access" for r in self._weighed(person)):
            return
        by = self._scene.person(HOLDER)
        # Whoever cannot be let in is still lacking; the next one is tried.
        with suppress(BtiError):
            role = found[0].role if found[0].role in self._guide.access.roles else ""
            self._trial.invite(self._scene.case, home, person=person, role=role, by=by)
            self._trial.join(self._scene.case, by=person)

    def choose(self, _reason: Reason, _attempt: int) -> None:
        """Choose among the targets of the way, of those that no door is closed to."""
        (way,) = self._trial.why(self._scene.case, self.command.transition, by=self.by)
        doors = [one for one in way.reasons if one.kind == "door"]
        every = [target.id for target in way.targets]
        targets = [one for one in every if not any(door.before(one) for door in doors)] or every
        if targets:
            target = targets[self._trial.draw(len(targets))]
            self.command = msgspec.structs.replace(self.command, to=target)


def _given(guide: Guide) -> Iterator[tuple[str, Field]]:
    """Give each field that comes back from a case on a guide, by its path."""
    for form_id, form in guide.forms.items():
        for rest in known_paths(form.fields):
            path, spot = f"{form_id}.{rest}", locate(form.fields, rest)
            if spot and not spot.companion and gives(guide, path):
                yield path, spot.field


_MEETS: dict[str, Callable[[Effort, Reason, int], None]] = {
    "item": Effort.tick,
    "linked": Effort.ended,
    "form": Effort.fill,
    "child_heard": Effort.heard,
    "guardians_informed": Effort.heard,
    "field": Effort.answer,
    "baton": Effort.hold,
    "consent": Effort.agree,
    "measure": Effort.plan,
    "date": Effort.plan,
    "role": Effort.cast,
    "person": Effort.cast,
    "access": Effort.cast,
    "target": Effort.choose,
    "task": Effort.duty,
    "receiver": Effort.joined,
}
