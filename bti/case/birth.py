"""The unborn: a term, and a birth that turns the subject into a child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bti.case.age import PREGNANCY
from bti.case.calendar import day_of
from bti.case.events import ChildBorn, TermSet
from bti.errors import BadInput
from bti.guide.targets import Layout

if TYPE_CHECKING:
    from bti.case.case import Case
    from bti.case.duty_commands import Born, SetTerm
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.case.subject import Subject
    from bti.guide.definition import Guide

BORN = "born"
"""The action by which the case of a sibling is opened, when the child of the first is born."""

_LATE = 28


def born(standing: Standing, command: Born) -> tuple[AnyEvent, ...]:
    """Record a birth; said again, it mends the date. A group is not born."""
    subject = standing.case.subject
    if subject.kind == "group":
        raise BadInput("Saken gjelder en gruppe. En fødsel hører til saken om ett barn.")
    if subject.kind == "child" and subject.term is None and command.siblings:
        raise BadInput("Saken gjelder et barn som alt er født. Åpne søskens saker med bti ny.")
    problems = _problems(command.born, day_of(standing.now), subject)
    if problems:
        raise BadInput(*problems)
    if subject.kind == "child" and subject.born == command.born and not command.name:
        raise BadInput("Fødselsdatoen står der alt.")
    return (ChildBorn(born=command.born, name=command.name, siblings=command.siblings),)


def set_term(standing: Standing, command: SetTerm) -> tuple[AnyEvent, ...]:
    """Mend the term of a child that is not born yet; what is counted from it moves along."""
    subject, case = standing.case.subject, standing.case.id
    if subject.kind == "group":
        raise BadInput("Saken gjelder en gruppe. En termin hører til saken om ett ufødt barn.")
    if subject.kind == "child":
        stays = "Terminen står som den var" if subject.term else "Da trengs ingen termin"
        raise BadInput(
            f"Barnet er født. {stays}. Er fødselsdatoen feil, rett den: bti fodt {case} DATO."
        )
    problems = term_problems(command.term, day_of(standing.now))
    if problems:
        raise BadInput(*problems)
    if subject.term == command.term:
        raise BadInput("Terminen står der alt.")
    return (TermSet(term=command.term, was=subject.term),)


def step_of_sibling(guide: Guide, case: Case, track: str) -> str:
    """Give the step that the case of a sibling begins on: where the first stands on the path.

    Where that is not there for a child it is the next that is, or else the first.
    """
    there = Layout(guide, track, "child")
    stood = case.last_step if case.closed else case.on_path
    if stood in there.steps and not there.steps[stood].off_path:
        return stood
    path = [step for _, step in there.order if not there.steps[step].off_path]
    following = [target.id for target in there.targets(stood, ("next",))]
    return next(iter((*following, *path)), stood)


def _problems(day: date, today: date, subject: Subject) -> list[str]:
    if day > today:
        return ["Fødselsdatoen ligger fram i tid. Sjekk datoen."]
    if subject.term and day < subject.term - timedelta(days=PREGNANCY):
        return ["Fødselsdatoen ligger lenge før terminen. Sjekk datoen."]
    return []


def term_problems(term: date | None, today: date) -> list[str]:
    """Say what is wrong with a term; it may be unknown, and a birth may be late."""
    if term is None:
        return []
    if term > today + timedelta(days=PREGNANCY):
        return ["Terminen ligger mer enn førti uker fram. Sjekk datoen."]
    if term < today - timedelta(days=_LATE):
        return ["Terminen er passert. Er barnet født, skriver du fødselsdatoen i stedet."]
    return []
