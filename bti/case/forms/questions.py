"""The questions of a sheet as they stand: which exist, in which rows, and which are asked now."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from bti.case.case import Case, Measure
from bti.case.events import Answer
from bti.case.paths import is_for_each, is_repeat, row_order, rows_under
from bti.case.scope import CaseScope
from bti.case.sheet import Sheet
from bti.case.tracks import exists
from bti.guide import conditions
from bti.guide.conditions import Truth
from bti.guide.definition import Choice, Field, Transition
from bti.guide.targets import transition_of

if TYPE_CHECKING:
    from bti.guide.conditions import Path

MOST_ROWS = 200
"""So many rows a person may write; more is a slip."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A field in its row; ``asked`` is false while it, or what it lies in, is not relevant."""

    path: str
    field: Field
    rule: str
    row: str = ""
    around: str = ""
    asked: bool = True

    @property
    def repeats(self) -> bool:
        """Tell whether this is a repeat, which is answered through its rows."""
        return is_repeat(self.field)

    @property
    def title(self) -> str:
        """The label, or the id where the guide has none."""
        return self.field.label or self.path.rpartition(".")[2]


def questions(sheet: Sheet, scope: CaseScope, but: Container[str] = ()) -> Iterator[Question]:
    """Give every question that exists, in the order of the text, each row's in turn.

    Repeats come themselves before their rows; notes, which ask nothing, do not come, nor do the
    questions at the paths in ``but``.
    """
    start = Question(path="", field=Field(), rule=sheet.rule)
    yield from _inside(sheet, scope, sheet.fields, start, but)


def _inside(
    sheet: Sheet,
    scope: CaseScope,
    fields: Mapping[str, Field],
    outer: Question,
    but: Container[str],
) -> Iterator[Question]:
    for one, field in fields.items():
        path = f"{outer.path}.{one}" if outer.path else one
        if path in but or field.type == "note" or not exists(field.only_for, scope.case):
            continue
        question = Question(
            path=path,
            field=with_choices(field, scope),
            rule=f"{outer.rule}.{one}",
            row=outer.row,
            around=outer.around,
            asked=outer.asked and relevant(field, scope, outer.row),
        )
        yield from _with_parts(sheet, scope, question, but)


def _with_parts(
    sheet: Sheet, scope: CaseScope, question: Question, but: Container[str]
) -> Iterator[Question]:
    deeper = msgspec.structs.replace(question, rule=f"{question.rule}.fields")
    if not is_repeat(question.field):
        if not question.field.fields:
            yield question
        yield from _inside(sheet, scope, question.field.fields, deeper, but)
        return
    yield question
    for row in row_ids(sheet, scope.case, question.field, question.path):
        path = f"{question.path}.{row}"
        inside = msgspec.structs.replace(deeper, path=path, row=path, around=question.title)
        yield from _inside(sheet, scope, question.field.fields, inside, but)


def relevant(field: Field, scope: CaseScope, row: str) -> bool:
    """Tell whether a field is asked where it stands; what is not known is not asked."""
    return not field.relevant or scope.at(row).holds(field.relevant)


def row_ids(sheet: Sheet, case: Case, field: Field, path: str) -> tuple[str, ...]:
    """Give the rows of a repeat: those of the case, or those written and those still wanted."""
    written = rows_under(sheet.answers, path)
    if is_for_each(field):
        given = tuple(m.id for m in case.measures if _had(sheet, m))
        kept = written if sheet.finished else ()
        return tuple(dict.fromkeys((*given, *kept)))
    rows = list(written)
    wanted = field.repeat.min if field.repeat else 0
    fresh = (str(n) for n in range(1, MOST_ROWS + wanted + 1) if str(n) not in written)
    while len(rows) < wanted:
        rows.append(next(fresh))
    return tuple(sorted(rows, key=row_order))


def _had(sheet: Sheet, measure: Measure) -> bool:
    """Tell whether a measure was open: now for a draft, else when the sheet was finished."""
    if sheet.finished is None:
        return measure.status == "open"
    ended_before = measure.ended is not None and measure.ended < sheet.finished
    return measure.added <= sheet.finished and not ended_before


def with_choices(field: Field, scope: CaseScope, chosen: Answer = None) -> Field:
    """Give a field with the choices that exist in the case; of a next move, the ways from here.

    A way that was ``chosen`` earlier keeps its title when the case stands elsewhere.
    """
    if field.type == "next_move":
        return msgspec.structs.replace(field, choices=_known(scope, chosen) | _ways(scope))
    if not any(choice.only_for for choice in field.choices.values()):
        return field
    here = {c: one for c, one in field.choices.items() if exists(one.only_for, scope.case)}
    return msgspec.structs.replace(field, choices=here)


def fields_here(fields: Mapping[str, Field], scope: CaseScope) -> dict[str, Field]:
    """Give the fields that exist in the case, with the choices that do, at every depth."""
    return {
        one: msgspec.structs.replace(
            with_choices(field, scope), fields=fields_here(field.fields, scope)
        )
        for one, field in fields.items()
        if exists(field.only_for, scope.case)
    }


def _known(scope: CaseScope, chosen: Answer) -> dict[str, Choice]:
    move = transition_of(scope.guide, chosen) if isinstance(chosen, str) else None
    return {str(chosen): Choice(label=move.title or str(chosen))} if move else {}


def _ways(scope: CaseScope) -> dict[str, Choice]:
    """Give the ways out of the step that no door surely closes; demands do not count.

    The form may itself be what the step demands, so what is lacking shuts nothing out here.
    """
    guide, case = scope.guide, scope.case
    level = guide.levels.get(case.stand.level)
    step = level.steps.get(case.stand.step) if level else None
    transitions = step.transitions if step else {}
    return {
        one: Choice(label=transition.title or one)
        for one, transition in transitions.items()
        if exists(transition.only_for, case) and not _closed(scope, one, transition)
    }


def _closed(scope: CaseScope, way: str, transition: Transition) -> bool:
    """Tell whether a way is surely closed: by its condition, or because its event has not come."""
    if transition.event:
        return all(proposal.subject != way for proposal in scope.case.proposals)
    return scope.truth(transition.when).truth is Truth.NO and not _reads_choice(scope, transition)


def _reads_choice(scope: CaseScope, transition: Transition) -> bool:
    """Tell whether a door waits for the choice itself, which can then shut nothing out of it."""
    form = scope.guide.forms.get(scope.form)
    if form is None or not transition.when:
        return False
    named = scope.guide.conditions
    read = set(_names_in(transition.when))
    inner = (_names_in(named[path[0]].when) for path in read if path[0] in named)
    read |= {path for paths in inner for path in paths}
    return any(
        field.type == "next_move" and (scope.form, one) in read
        for one, field in form.fields.items()
    )


def _names_in(condition: str) -> frozenset[Path]:
    return conditions.references(conditions.parse(condition))
