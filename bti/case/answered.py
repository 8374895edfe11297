"""What a move or an action asked, with what was answered: cut for the one who reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.answer_views import AnswerView, AskedView
from bti.case.asks import asks_of
from bti.case.calendar import local
from bti.case.events import Answers, Event
from bti.case.forms.in_words import shown
from bti.case.paths import beside, locate
from bti.case.sight import Sight, sight_of
from bti.case.standing import Standing
from bti.case.titles import way_title
from bti.guide.asks import asks_named
from bti.guide.definition import Field


def answers_in(sight: Sight, event: Event) -> tuple[AnswerView, ...]:
    """Give what was answered in an event, under the guide that the sight is of."""
    answers: Answers = getattr(event, "asked", {})
    return tuple(_views(sight, asks_of(sight.guide, event), answers)) if answers else ()


def answered_views(standing: Standing) -> Iterator[AskedView]:
    """Give the newest answers of each move and action in which something was asked."""
    sight = sight_of(standing)
    for name, made in sorted(standing.case.made.items(), key=lambda one: one[1].at):
        path = tuple(name.split("."))
        answers = tuple(_views(sight, asks_named(standing.guide, path) or {}, made.answers))
        if answers:
            title = way_title(standing.guide, path)
            yield AskedView(id=name, title=title, at=local(made.at), answers=answers)


def _views(sight: Sight, asks: Mapping[str, Field], answers: Answers) -> Iterator[AnswerView]:
    """Give the answers in the order of the questions, and those whose question is gone last."""
    seen = sight.fields(asks)
    for path in sorted(answers, key=lambda path: _order(asks, path)):
        answer, spot = answers[path], locate(asks, path)
        if spot is None and answer is not None and not sight.limited:
            yield AnswerView(path=path, label=path, shown=shown(Field(), answer))
        if spot is None or spot.companion or answer is None or locate(seen, path) is None:
            continue
        yield AnswerView(
            path=path,
            label=spot.field.label or path,
            shown=shown(spot.field, answer, beside(spot.field, path, answers)),
            child_voice=spot.field.counts_as == "child_heard",
            not_shared=spot.field.share == "never",
        )


def _order(asks: Mapping[str, Field], path: str) -> int:
    known = [*asks]
    first = path.partition(".")[0]
    return known.index(first) if first in known else len(known)
