"""What a move or an action asked, with what was answered: cut for the one who reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.answer_views import AnswerView, AskedView
from bti.case.asks import asks_of
from bti.case.calendar import local
from bti.case.events import Answers, Event
from bti.case.forms.in_words import shown
from bti.case.paths import beside, chain, is_repeat, locate, row_order
from bti.case.sight import Sight, sight_of
from bti.case.standing import Standing
from bti.case.titles import way_title
from bti.guide.asks import asks_named
from bti.guide.definition import Field


def answers_in(sight: Sight, event: Event) -> tuple[AnswerView, ...]:
    """Give what was answered in an event, under the guide that the sight is of."""
    answers: Answers = getattr(event, "asked", {})
    return tuple(answer_views(sight, asks_of(sight.guide, event), answers)) if answers else ()


def answered_views(standing: Standing) -> Iterator[AskedView]:
    """Give the newest answers of each move and action in which something was asked."""
    sight = sight_of(standing)
    for name, made in sorted(standing.case.made.items(), key=lambda one: one[1].at):
        path = tuple(name.split("."))
        answers = tuple(answer_views(sight, asks_named(standing.guide, path) or {}, made.answers))
        if answers:
            title = way_title(standing.guide, path)
            yield AskedView(id=name, title=title, at=local(made.at), answers=answers)


def answer_views(sight: Sight, asks: Mapping[str, Field], answers: Answers) -> Iterator[AnswerView]:
    """Give the answers that are seen in the order of the questions, by what each was asked."""
    seen = sight.fields(asks)
    for path in sorted(answers, key=lambda path: _order(asks, path)):
        answer, spot = answers[path], locate(asks, path)
        if spot is None and answer is not None and not sight.limited:
            yield AnswerView(path=path, label=path, shown=shown(Field(), answer))
        if spot is None or spot.companion or answer is None or locate(seen, path) is None:
            continue
        yield AnswerView(
            path=path,
            label=_label(asks, path),
            shown=shown(spot.field, answer, beside(spot.field, path, answers)),
            child_voice=spot.field.counts_as == "child_heard",
            not_shared=spot.field.share == "never",
        )


def _label(asks: Mapping[str, Field], path: str) -> str:
    """Name a question with the groups and the numbered rows that it lies in."""
    *around, (_, asked, _) = chain(asks, path)
    outer = [_numbered(field, path[len(at) + 1 :]) for at, field, _ in around if field.label]
    return " – ".join((*outer, asked.label or path))


def _numbered(field: Field, inside: str) -> str:
    row = inside.partition(".")[0] if is_repeat(field) else ""
    return f"{field.label} {row}".rstrip()


def _order(asks: Mapping[str, Field], path: str) -> list[tuple[int, str]]:
    """Order answers as they are asked, row for row; those whose question is gone come last."""
    places: list[tuple[int, str]] = []
    here, repeats = asks, False
    for part in path.split("."):
        field = here.get(part)
        if field is None:
            places.append(row_order(part) if repeats else (len(here), part))
        else:
            places.append(([*here].index(part), ""))
            here = field.fields
        repeats = field is not None and is_repeat(field)
    return places
