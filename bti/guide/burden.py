"""What a guide asks of the people who use it: fields, minutes and reading, per step and form.

The minutes are an estimate, made to compare guides and to find the heavy steps: half a minute for
a short answer or a tick, one for several choices, two for a long text or a file, and a minute for
two hundred words to read. A group that is answered several times counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from bti.guide.definition import Field, Form, Guide, Item, Level, Step, Strength, Theme
from bti.guide.readability import Readability, readability

MINUTES: dict[str, float] = {
    "text": 0.5,
    "long_text": 2,
    "integer": 0.5,
    "decimal": 0.5,
    "date": 0.5,
    "datetime": 0.5,
    "time": 0.5,
    "yes_no": 0.5,
    "select_one": 0.5,
    "select_multiple": 1,
    "scale": 0.5,
    "person": 0.5,
    "unit": 0.5,
    "file": 2,
    "next_move": 0.5,
}
"""How long an answer takes, by the type of its field. What is not here is not answered."""

TICK = 0.5
WORDS_A_MINUTE = 200


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """What a form or a step asks: how much must be answered, how much may, and how it reads.

    ``minutes`` is for what must be answered and ticked, ``most_minutes`` for all of it.
    """

    id: str
    title: str
    required: int
    optional: int
    ticks: int = 0
    minutes: int
    most_minutes: int
    readability: Readability


class LevelBurden(msgspec.Struct, frozen=True, kw_only=True):
    """The steps of a level."""

    id: str
    title: str
    steps: tuple[Weight, ...]


class Burden(msgspec.Struct, frozen=True, kw_only=True):
    """What a whole guide asks, step by step and form by form."""

    workflow: str
    title: str
    readability: Readability
    levels: tuple[LevelBurden, ...]
    forms: tuple[Weight, ...]

    @property
    def heavy(self) -> tuple[Weight, ...]:
        """The steps and forms whose texts are over the target."""
        steps = chain.from_iterable(level.steps for level in self.levels)
        return tuple(weight for weight in (*steps, *self.forms) if weight.readability.is_heavy)


class _Answers(msgspec.Struct, frozen=True, kw_only=True):
    """How many answers there are to give, and how long they take."""

    required: int = 0
    optional: int = 0
    minutes: float = 0
    most_minutes: float = 0

    def __add__(self, other: _Answers) -> _Answers:
        return _Answers(
            required=self.required + other.required,
            optional=self.optional + other.optional,
            minutes=self.minutes + other.minutes,
            most_minutes=self.most_minutes + other.most_minutes,
        )


def burden(guide: Guide) -> Burden:
    """Work out what a guide asks of those who use it."""
    texts = chain(_own_texts(guide), *map(_form_texts, guide.forms.values()))
    return Burden(
        workflow=guide.workflow,
        title=guide.title,
        readability=readability(texts, guide.language),
        levels=tuple(_level(guide, key, level) for key, level in guide.levels.items()),
        forms=tuple(_form(guide, key, form) for key, form in guide.forms.items()),
    )


def _level(guide: Guide, key: str, level: Level) -> LevelBurden:
    steps = tuple(_step(guide, name, step) for name, step in level.steps.items())
    return LevelBurden(id=key, title=level.title, steps=steps)


def _form(guide: Guide, key: str, form: Form) -> Weight:
    texts = tuple(_form_texts(form))
    return _weight(key, form.title, _answers(form.fields), readability(texts, guide.language))


def _step(guide: Guide, key: str, step: Step) -> Weight:
    """Weigh a step with the forms it asks for; the texts of a form are weighed with the form."""
    items = step.checklist.values()
    demanded = sum(1 for item in items if _is_demanded(item.required))
    answers = _Answers(minutes=demanded * TICK, most_minutes=len(items) * TICK)
    for form, strength in step.forms.items():
        asked = _answers(guide.forms[form].fields)
        answers += asked if _is_demanded(strength) else _all_optional(asked)
    texts = readability(_step_texts(step), guide.language)
    return _weight(key, step.title, answers, texts, ticks=len(items))


def _weight(key: str, title: str, answers: _Answers, read: Readability, ticks: int = 0) -> Weight:
    to_read = read.words / WORDS_A_MINUTE
    return Weight(
        id=key,
        title=title,
        required=answers.required,
        optional=answers.optional,
        ticks=ticks,
        minutes=max(1, round(answers.minutes + to_read)),
        most_minutes=max(1, round(answers.most_minutes + to_read)),
        readability=read,
    )


def _answers(fields: dict[str, Field]) -> _Answers:
    found = _Answers()
    for field in fields.values():
        found += _answers(field.fields) if field.fields else _answer(field)
    return found


def _answer(field: Field) -> _Answers:
    minutes = MINUTES.get(field.type, 0)
    if not minutes or field.calculation:
        return _Answers()
    if _is_demanded(field.required):
        return _Answers(required=1, minutes=minutes, most_minutes=minutes)
    return _Answers(optional=1, most_minutes=minutes)


def _all_optional(answers: _Answers) -> _Answers:
    return _Answers(optional=answers.required + answers.optional, most_minutes=answers.most_minutes)


def _is_demanded(strength: Strength) -> bool:
    """Tell whether there is something to do: what holds at times, and what a reason lets pass."""
    return strength.word != "optional"


def _own_texts(guide: Guide) -> Iterator[str]:
    yield from (guide.title, guide.about)
    for level in guide.levels.values():
        yield from (level.title, level.about)
        for step in level.steps.values():
            yield from _step_texts(step)


def _step_texts(step: Step) -> Iterator[str]:
    yield from (step.title, step.what, step.how, step.why)
    yield from _item_texts(step.checklist.values())
    for move in step.transitions.values():
        yield from (move.title, move.hint)
        yield from _field_texts(move.asks.values())


def _item_texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from (item.text, item.hint)


def _form_texts(form: Form) -> Iterator[str]:
    yield from (form.title, form.about, form.stop_rule)
    yield from _field_texts(form.fields.values())
    yield from _theme_texts(form.themes.values())


def _field_texts(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        yield from (field.label, field.hint)
        yield from (choice.label for choice in field.choices.values())
        yield from (note.text for note in field.notes)
        yield from _field_texts(field.fields.values())


def _theme_texts(themes: Iterable[Theme]) -> Iterator[str]:
    """Give what the adult reads; the words to say are for the child, and have other targets."""
    for theme in themes:
        yield from (theme.title, theme.adult)
