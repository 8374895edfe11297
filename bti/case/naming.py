"""Who is named in a case, so that a duty does not go to the very person it is about.

What is written of a person is an id, a name or a part of one. Here a part is enough: a duty that
goes to the next without need harms nobody, and one that goes to whom it is about may harm a child.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bti.guide.asks import asking, every_ask
from bti.guide.fields import walk_fields

if TYPE_CHECKING:
    from bti.case.events import Answers
    from bti.case.standing import Someone, Standing
    from bti.guide.definition import Field, Guide

NAMED = "named"
PERSON = "person"
_WORD = r"[^\W\d_]{2,}"


class Named(frozenset[str]):
    """The ids, names and parts of names that are written where the guide asks who it is about."""

    def has(self, one: Someone) -> bool:
        """Tell whether somebody is named: by the id, the name, or a part of the name."""
        whole = {one.id.casefold(), one.name.casefold()}
        parts = {*_words(one.name)}
        return any(said in whole or not parts.isdisjoint(_words(said)) for said in self)


def named(standing: Standing, more: Iterable[str] = ()) -> Named:
    """Give who is named in a case: in its forms, in what its ways asked, and in opening it."""
    guide, case = standing.guide, standing.case
    forms = (
        name
        for form, copies in case.forms.items()
        for copy in copies
        for name in of_answers(guide, {form: copy.answers})
    )
    asked = {key: made.answers for key, made in case.made.items()}
    found = (*forms, *of_answers(guide, asked), *case.named, *more)
    return Named(one.casefold() for one in found)


def of_answers(guide: Guide, answers: Mapping[str, Answers]) -> Iterator[str]:
    """Give who is named in answers, by the form or the way they were given in.

    Those are the fields marked ``counts_as: named``; in a guide that marks none, every field of
    the kind ``person``.
    """
    marks = _marks(guide)
    for name, given in answers.items():
        for path, answer in given.items():
            field = _field(guide, f"{name}.{path}".split("."))
            if isinstance(answer, str) and field is not None and _counts(field, marks=marks):
                yield answer


def of_asked(asks: Mapping[str, Field], given: Answers) -> Iterator[str]:
    """Give who is named in opening a case: in what asks for a person there, or is marked."""
    for path, answer in given.items():
        field = _field_at(asks, path.split("."))
        counts = field is not None and (field.type == PERSON or field.counts_as == NAMED)
        if counts and isinstance(answer, str):
            yield answer


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(_WORD, text.casefold()))


def _marks(guide: Guide) -> bool:
    sheets = (*(form.fields for form in guide.forms.values()), *(a.asks for a in every_ask(guide)))
    return any(one.counts_as == NAMED for fields in sheets for _, one in walk_fields(fields))


def _counts(field: Field, *, marks: bool) -> bool:
    return field.counts_as == NAMED if marks else field.type == PERSON


def _field(guide: Guide, parts: list[str]) -> Field | None:
    """Give the field that a name leads to, in a form or in what a way asks."""
    form = guide.forms.get(parts[0])
    if form is not None:
        return _field_at(form.fields, parts[1:])
    found = asking(guide, tuple(parts))
    return _field_at(found.asks, found.rest) if found else None


def _field_at(fields: Mapping[str, Field], parts: Iterable[str]) -> Field | None:
    """Give the field that a path leads to; ids of rows are passed over."""
    found: Field | None = None
    for part in parts:
        if part in fields:
            found = fields[part]
            fields = found.fields
    return found
