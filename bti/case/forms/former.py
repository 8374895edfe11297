"""Answers that have no question any more, as paper and screen show them: under «Tidligere»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bti.case.case import Copy, Measure
from bti.case.events import Answers
from bti.case.forms.entries import read_at
from bti.case.forms.in_words import shown
from bti.case.forms.page import MaySee
from bti.case.forms.reading import AnswerProblem
from bti.case.paths import Spot, beside, locate
from bti.case.rebinding import Former
from bti.case.views import FieldView
from bti.guide.definition import Field

FORMER = "Tidligere"


def former_page(
    of: Copy | Measure | None, may_see: MaySee | None, gone: tuple[Former, ...] = ()
) -> Iterator[FieldView]:
    """Give the answers of a copy or a measure that have no question any more, as one group.

    What was not shared with the reader when it was asked is not shown now. ``gone`` are answers to
    questions that are still written, but do not exist in this case any more.
    """
    seen = [one for one in (*of.former, *gone) if may_see is None or not one.private] if of else []
    if seen:
        fields = tuple(
            FieldView(
                path=f"{FORMER.lower()}.{one.path}",
                type="text",
                label=one.label,
                state="answered",
                value=one.said,
                shown=one.said,
            )
            for one in seen
        )
        yield FieldView(path=FORMER.lower(), type="group", label=FORMER, fields=fields)


def without_question(
    old: Mapping[str, Field], new: Mapping[str, Field], answers: Answers
) -> Iterator[Former]:
    """Give the answers that the new fields have no question for, or whose kind has changed."""
    for path, answer in answers.items():
        spot = locate(old, path)
        if answer is None or _fits(spot, locate(new, path), answer):
            continue
        yield Former(
            path=path,
            label=_label(spot, path),
            said=shown(spot.field, answer, beside(spot.field, path, answers))
            if spot
            else str(answer),
            private=_private(old, path),
        )


def _fits(old: Spot | None, new: Spot | None, answer: object) -> bool:
    """Tell whether an answer is one to the new question; the same kind without choices is."""
    if new is None or new.whole:
        return False
    was = old.field if old else None
    if was and (was.type, was.calculation) == (new.field.type, new.field.calculation):
        if not new.field.choices or new.field.calculation:
            return True
    elif new.field.calculation:
        return False
    try:
        read = read_at(new, answer)
    except AnswerProblem:
        return False
    # The order of many choices is the guide's, and says nothing.
    if isinstance(read, tuple) and isinstance(answer, tuple):
        return set(read) == set(answer)
    return read == answer


def _label(spot: Spot | None, path: str) -> str:
    label = spot.field.label if spot else ""
    row = f" (rad {spot.row.rpartition('.')[2]})" if spot and spot.row else ""
    return f"{label or path}{row}"


def _private(fields: Mapping[str, Field], path: str) -> bool:
    """Tell whether a field, or anything it lies in, is kept from the family; rows are passed."""
    for part in path.split("."):
        field = fields.get(part)
        if field is not None:
            if field.share == "never":
                return True
            fields = field.fields
    return False
