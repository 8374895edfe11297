"""What a form calculates: read from the answers as they are, and written where it is finished.

As long as a copy is written on, a calculation is read and never kept. A finished copy keeps what it
came out as; when something it is read from becomes something else, it is written anew, so that it
is never older than its answers. When its round is over a copy stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from bti.case.case import Case, Copy
from bti.case.events import Answered, Answers
from bti.case.foreseeing import foreseen
from bti.case.forms.questions import questions
from bti.case.forms.validity import still_lives
from bti.case.scope import CaseScope
from bti.case.sheet import of_copy
from bti.case.standing import Standing
from bti.case.typed import kept
from bti.guide.definition import Field
from bti.guide.fields import walk_fields


def calculated(scope: CaseScope) -> Answers:
    """Give what the copy at hand calculates, as if it were written on still.

    Today is the day that it was finished: what is finished does not change with the calendar.
    """
    copy = scope.copy
    if copy is None:
        return {}
    drafted = replace(copy, finished=None)
    case = _with(scope.case, drafted)
    scope = replace(scope, case=case, copy=drafted, now=copy.finished or scope.now)
    sheet = of_copy(scope.form, scope.guide.forms[scope.form], drafted)
    return {
        one.path: kept(one.field, scope.at(one.row, one.path).calculated(one.field.calculation))
        for one in questions(sheet, scope)
        if one.asked and one.field.calculation
    }


def with_calculated(scope: CaseScope) -> CaseScope:
    """Give the scope with the copy at hand, and in the case, as it comes out."""
    if scope.copy is None:
        return scope
    answers = {**scope.copy.answers, **calculated(scope)}
    copy = replace(scope.copy, answers=answers)
    return replace(scope, copy=copy, case=_with(scope.case, copy))


def recalculated(standing: Standing) -> Iterator[Answered]:
    """Give what finished copies came out as, where that is something else than they keep.

    One can be read by another, so it is done until nothing changes, and no more times than there
    are calculations: those that rest on themselves are found when the guide is written.
    """
    for _ in range(sum(1 for _ in _calculations(standing))):
        changed = tuple(_changed(standing))
        if not changed:
            return
        yield from changed
        standing = foreseen(standing, changed)


def _changed(standing: Standing) -> Iterator[Answered]:
    for form, copy in _living(standing):
        found = calculated(replace(standing.scope, form=form, copy=copy))
        answers = {path: one for path, one in found.items() if copy.answers.get(path) != one}
        if answers:
            yield Answered(form=form, copy=copy.number, answers=answers, calculated=True)


def _calculations(standing: Standing) -> Iterator[Field]:
    """Give every field that is calculated in a finished copy that can change."""
    for form, _ in _living(standing):
        fields = walk_fields(standing.guide.forms[form].fields)
        yield from (one for _, one in fields if one.calculation)


def _living(standing: Standing) -> Iterator[tuple[str, Copy]]:
    """Give the finished copies that have calculations, of this round or of the whole case."""
    guide, case = standing.guide, standing.case
    for form, copies in case.forms.items():
        written = guide.forms.get(form)
        if written is None or not any(one.calculation for _, one in walk_fields(written.fields)):
            continue
        yield from ((form, one) for one in copies if one.finished and still_lives(guide, case, one))


def _with(case: Case, copy: Copy) -> Case:
    copies = (copy if one.number == copy.number else one for one in case.forms.get(copy.form, ()))
    return replace(case, forms={**case.forms, copy.form: tuple(copies)})
