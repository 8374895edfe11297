"""Showing facts from outside: what is told, by whom and how old, and who can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bti.case.calendar import day_of
from bti.case.case import Told
from bti.case.events import Answer
from bti.case.fact_views import FactView, GuideFact
from bti.case.forms.in_words import shown
from bti.case.forms.page import blank_choices
from bti.case.question_line import KINDS, SEVERAL, choices_line
from bti.case.sight import sight_of
from bti.case.standing import Standing
from bti.case.titles import scope_titles
from bti.case.told import assumed, outdated, tellers_in_words
from bti.case.tracks import exists
from bti.guide.conditions.wording import moment_in_words
from bti.guide.definition import Guide
from bti.guide.facts import Fact, as_field
from bti.guide.spans import parse_span, span_in_words

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
        value=_in_words(fact, told.value) if told else "",
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
        yield _in_words(fact, told.value) if known else "gått ut"
        yield f"fra {_origin(told, name)} {moment_in_words(day_of(told.at))}"
    if told is not None and told.until:
        yield f"{'gjelder' if known else 'gjaldt'} til {moment_in_words(told.until)}"
    if not known and tellers:
        yield f"kan opplyses av {tellers}"
        if fact.assume:
            yield f"regnes som {_in_words(fact, assumed(fact))}"


def _in_words(fact: Fact, value: Answer) -> str:
    return "" if value is None else shown(as_field(fact), value)


def guide_facts(guide: Guide) -> Iterator[GuideFact]:
    """Give the facts of a guide as they are printed empty."""
    for fact_id, fact in guide.facts.items():
        yield GuideFact(
            id=fact_id,
            title=fact.title,
            about=fact.about,
            answer=_answer(guide, fact),
            not_shared=bool(fact.share),
            tellers=tellers_in_words(guide, fact),
            valid_for=span_in_words(parse_span(fact.valid_for)) if fact.valid_for else "",
            assumed=_in_words(fact, assumed(fact)),
            only_for=scope_titles(guide, fact.only_for),
        )


def _answer(guide: Guide, fact: Fact) -> str:
    """Say what can be told: one of the choices, or what kind of answer it is."""
    if fact.type not in {"select_one", "select_multiple"}:
        return KINDS.get(fact.type, "")
    several = f", {SEVERAL}" if fact.type == "select_multiple" else ""
    return choices_line(blank_choices(guide, fact.choices)) + several
