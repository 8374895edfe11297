"""Who is named in a case, so that a duty does not go to the very person it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.case import Copy
from bti.case.standing import Standing
from bti.guide.definition import Field

NAMED = "named"
PERSON = "person"


def named(standing: Standing) -> frozenset[str]:
    """Give the ids and names that are answered where the guide asks who it is about.

    Those are the fields marked ``counts_as: named``; in a guide that marks none, every field of
    the kind ``person``.
    """
    forms = standing.guide.forms
    marked = any(_marked(form.fields) for form in forms.values())
    found = {
        str(answer).casefold()
        for form, copies in standing.case.forms.items()
        for copy in copies
        for answer in _answers(forms[form].fields, copy, marked=marked)
    }
    return frozenset((*found, *(one.casefold() for one in standing.case.named)))


def _marked(fields: Mapping[str, Field]) -> bool:
    return any(f.counts_as == NAMED or _marked(f.fields) for f in fields.values())


def _answers(fields: Mapping[str, Field], copy: Copy, *, marked: bool) -> Iterator[str]:
    for path, answer in copy.answers.items():
        field = _field_at(fields, path.split("."))
        counts = field is not None and (
            field.counts_as == NAMED if marked else field.type == PERSON
        )
        if counts and isinstance(answer, str):
            yield answer


def _field_at(fields: Mapping[str, Field], parts: list[str]) -> Field | None:
    """Give the field that a path leads to; ids of rows are passed over."""
    found: Field | None = None
    for part in parts:
        if part in fields:
            found = fields[part]
            fields = found.fields
    return found
