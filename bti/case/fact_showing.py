"""Showing facts from outside: what is told, by whom and how old, and who can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bti.case.calendar import day_of
from bti.case.case import Told
from bti.case.events import Answer
from bti.case.forms.in_words import shown
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.told import assumed, outdated, tellers_in_words
from bti.case.tracks import exists
from bti.case.views import FactView
from bti.guide.conditions.wording import moment_in_words
from bti.guide.facts import Fact, as_field

FROM_HOST = "fagsystemet"


def fact_views(
    standing: Standing, name: Callable[[str], str], *, asks: bool = True
) -> Iterator[FactView]:
    """Give the facts of a case that its reader may see; where nothing is asked, the told alone."""
    sight = sight_of(standing)
    for fact_id, fact in standing.guide.facts.items():
        if exists(fact.only_for, standing.case) and sight.names(("fact", fact_id)):
            told = standing.case.facts.get(fact_id)
            if asks or told is not None:
                yield _fact(standing, fact_id, fact, told, name, asks=asks)


def _fact(
    standing: Standing,
    fact_id: str,
    fact: Fact,
    told: Told | None,
    name: Callable[[str], str],
    *,
    asks: bool,
) -> FactView:
    today = day_of(standing.now)
    tellers = tellers_in_words(standing.guide, fact)
    return FactView(
        id=fact_id,
        title=fact.title,
        value=fact_in_words(fact, told.value) if told else "",
        told=told.at if told else None,
        by=_origin(told, name) if told else "",
        until=told.until if told else None,
        outdated=told is not None and outdated(told, today),
        tellers=tellers,
        said=", ".join(_said(fact, told, today, name, tellers if asks else "")),
    )


def _origin(told: Told, name: Callable[[str], str]) -> str:
    return FROM_HOST if told.host else name(told.by)


def _said(
    fact: Fact, told: Told | None, today: date, name: Callable[[str], str], tellers: str
) -> Iterator[str]:
    """Say what is known and how old it is; what is not known, who can tell."""
    known = told is not None and not outdated(told, today)
    if told is None:
        yield "ikke opplyst"
    else:
        yield fact_in_words(fact, told.value) if known else "gått ut"
        yield f"fra {_origin(told, name)} {moment_in_words(day_of(told.at))}"
    if told is not None and told.until:
        yield f"{'gjelder' if known else 'gjaldt'} til {moment_in_words(told.until)}"
    if not known and tellers:
        yield f"kan opplyses av {tellers}"
        if fact.assume:
            yield f"regnes som {fact_in_words(fact, assumed(fact))}"


def fact_in_words(fact: Fact, value: Answer) -> str:
    """Say what a fact is, as people read it."""
    return "" if value is None else shown(as_field(fact), value)
