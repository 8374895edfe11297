"""The unborn: a term, a birth that turns the subject into a child, and weeks counted from both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bti.case.calendar import day_of
from bti.case.events import ChildBorn
from bti.errors import BadInput

if TYPE_CHECKING:
    from bti.case.commands import Born
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.case.subject import Subject

PREGNANCY = 280
"""Days from the day that pregnancy weeks are counted from to the term: forty weeks."""

_LATE = 28
_A_WEEK = 7


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


def pregnancy_week(subject: Subject, today: date) -> int | None:
    """Give the whole weeks of a pregnancy, as they are counted up to forty at term."""
    if subject.kind != "unborn" or subject.term is None:
        return None
    return (PREGNANCY - (subject.term - today).days) // _A_WEEK


def weeks_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole weeks."""
    return (today - subject.born).days // _A_WEEK if subject.born else None


def months_old(subject: Subject, today: date) -> int | None:
    """Give the child's age in whole months."""
    if subject.born is None:
        return None
    months = 12 * (today.year - subject.born.year) + today.month - subject.born.month
    return months - (today.day < subject.born.day)
