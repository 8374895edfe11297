"""Telling a fact from outside the case: who may, what is told, and how long it holds."""

from __future__ import annotations

from datetime import date

from bti.case.calendar import day_of, is_working_day
from bti.case.duty_commands import TellFact
from bti.case.events import Answer, AnyEvent, FactTold
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.place_titles import people_of
from bti.case.standing import Standing
from bti.case.told import tellers_in_words
from bti.case.tracks import exists
from bti.errors import BadInput, NotFound, Reason, Refused
from bti.guide.facts import HOST, SERVICE, Fact, as_field
from bti.guide.nearest import alike
from bti.guide.roles import HOLDER
from bti.guide.spans import later, parse_span


def tell(standing: Standing, command: TellFact) -> tuple[AnyEvent, ...]:
    """Record what was told, or that it was taken back."""
    fact = _fact(standing, command.fact)
    if not _may(standing, fact, host=command.host):
        raise Refused("Dette kan ikke opplyses av deg.", (_reason(standing, command.fact, fact),))
    value = _value(command.fact, fact, command.value)
    if value is None and command.fact not in standing.case.facts:
        told = f"Det er ikke opplyst noe om «{fact.title}» som kan trekkes tilbake."
        raise _wrong(command.fact, told)
    until = _until(standing, command, fact) if value is not None else None
    return (FactTold(fact=command.fact, value=value, until=until, host=command.host),)


def _fact(standing: Standing, fact_id: str) -> Fact:
    here = {
        one: fact
        for one, fact in standing.guide.facts.items()
        if exists(fact.only_for, standing.case)
    }
    if fact_id in here:
        return here[fact_id]
    known = ", ".join(here) or "ingen"
    near = alike(fact_id, here)
    raise NotFound(f"Det er ingen opplysning «{fact_id}» i saken. Den har: {known}.", near)


def _may(standing: Standing, fact: Fact, *, host: bool) -> bool:
    """Tell whether the one who asks is among those who can tell."""
    if host:
        return not fact.tellers or HOST in fact.tellers
    case, actor = standing.case, standing.actor
    holder = case.baton.holder
    mine = {*actor.roles, actor.service}
    if actor.service == (holder.service if holder else case.home_service):
        mine.add(SERVICE)
    if holder and holder.person == actor.person:
        mine.add(HOLDER)
    return not fact.tellers or bool(mine & set(fact.tellers))


def _reason(standing: Standing, fact_id: str, fact: Fact) -> Reason:
    who = tellers_in_words(standing.guide, fact, people_of(standing))
    return Reason(
        kind="fact",
        subject=fact_id,
        message=f"«{fact.title}» kan bare opplyses av {who}.",
        rule=f"facts.{fact_id}.from",
    )


def _wrong(fact_id: str, message: str) -> BadInput:
    return BadInput(Reason(kind="fact", subject=fact_id, message=message))


def _value(fact_id: str, fact: Fact, given: object) -> Answer:
    try:
        return read_answer(as_field(fact), given)
    except AnswerProblem as problem:
        raise _wrong(fact_id, f"«{fact.title}»: {problem.message}") from None


def _until(standing: Standing, command: TellFact, fact: Fact) -> date | None:
    """Give the last day a fact holds: the day that is said, else as long as the guide says."""
    today, until = day_of(standing.now), command.until
    if until is not None and until < today:
        told = "Datoen opplysningen gjelder til, er passert. Skriv en dato fram i tid."
        raise _wrong(command.fact, told)
    if until is None and fact.valid_for:
        return later(today, parse_span(fact.valid_for), is_working_day)
    return until
