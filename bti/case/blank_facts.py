"""The facts of a guide as they are printed empty: what can be told, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.case.fact_showing import fact_in_words
from bti.case.forms.page import blank_choices
from bti.case.guide_views import GuideFact
from bti.case.question_line import KINDS, SEVERAL, choices_line
from bti.case.titles import scope_titles
from bti.case.told import assumed, tellers_in_words
from bti.guide.spans import parse_span, span_in_words

if TYPE_CHECKING:
    from bti.guide.definition import Guide
    from bti.guide.facts import Fact


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
            assumed=fact_in_words(fact, assumed(fact)),
            only_for=scope_titles(guide, fact.only_for),
        )


def _answer(guide: Guide, fact: Fact) -> str:
    """Say what can be told: one of the choices, or what kind of answer it is."""
    if fact.type not in {"select_one", "select_multiple"}:
        return KINDS.get(fact.type, "")
    several = f", {SEVERAL}" if fact.type == "select_multiple" else ""
    return choices_line(blank_choices(guide, fact.choices)) + several
