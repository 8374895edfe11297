"""What a sheet lacks to be valid: everything at once, each with the rule that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bti.case.case import Case, Copy
from bti.case.forms.questions import Question, questions
from bti.case.forms.strength import must_now
from bti.case.paths import is_for_each, rows_under
from bti.case.scope import CaseScope, in_round
from bti.case.sheet import Sheet, of_copy
from bti.case.titles import condition_in_words
from bti.errors import Reason
from bti.guide.conditions import Truth
from bti.guide.definition import Guide


def missing_answers(
    guide: Guide, case: Case, form: str, copy: Copy | None, now: datetime
) -> tuple[Reason, ...]:
    """Give all that a copy lacks to be finished, or that a finished copy has come to lack.

    A finished copy lacks only what was not asked when it was finished and is asked since; copies
    of earlier rounds, and those finished under an earlier guide, stay as they were.
    """
    if copy is not None and copy.finished is not None and not still_lives(guide, case, copy):
        return ()
    sheet = of_copy(form, guide.forms[form], copy)
    scope = CaseScope(guide, case, now, form=form, copy=copy)
    return lacking(sheet, scope, since_finished=sheet.finished is not None)


def still_lives(guide: Guide, case: Case, copy: Copy) -> bool:
    """Tell whether a finished copy can come to be read otherwise: in its round, under its guide."""
    here = guide.forms[copy.form].copies == "one" or in_round(case, copy)
    return here and not copy.settled


def lacking(sheet: Sheet, scope: CaseScope, *, since_finished: bool = False) -> tuple[Reason, ...]:
    """Give all that a sheet lacks, in the order of its questions."""
    settled = sheet.answers if since_finished else ()
    found = [question for question in questions(sheet, scope, settled) if question.asked]
    reasons: list[Reason] = []
    for question in found:
        if question.repeats:
            continue
        reasons += _unanswered(question, sheet, scope)
        if not since_finished:
            reasons += unfit(question, sheet, scope)
    named = tuple(reason.subject for reason in reasons)
    reasons += [] if since_finished else _too_few_rows(found, sheet, scope, named)
    return tuple(reasons)


def _unanswered(question: Question, sheet: Sheet, scope: CaseScope) -> Iterator[Reason]:
    path, field = question.path, question.field
    if field.calculation or sheet.answers.get(path) is not None:
        return
    must = must_now(field.required, scope.at(question.row, path))
    may_leave = must == "or_reason"
    if must == "optional" or (may_leave and sheet.left.get(path, "").strip()):
        return
    yield Reason(
        kind="field",
        subject=path,
        message=ask_for(question, may_leave=may_leave),
        todo=_todo(sheet, scope, path),
        rule=f"{question.rule}.required",
        may_leave=may_leave,
    )


def ask_for(question: Question, *, may_leave: bool = False) -> str:
    """Ask for an answer by the label of the question, and say when a reason will do."""
    verb = "Svar på" if question.title.rstrip().endswith("?") else "Fyll ut"
    where = f" ({question.around}, rad {question.row.rpartition('.')[2]})" if question.row else ""
    reason = " Du kan også skrive hvorfor det ikke er gjort." if may_leave else ""
    return f"{verb} «{question.title}»{where}.{reason}"


def _todo(sheet: Sheet, scope: CaseScope, path: str) -> str:
    if len(sheet.name) != 1 or sheet.name[0] not in scope.guide.forms:
        return f"--set {path}=SVAR"
    return f"bti fyll {scope.case.id} {sheet.name[0]} --set {path}=SVAR"


def unfit(question: Question, sheet: Sheet, scope: CaseScope) -> Iterator[Reason]:
    """Say in the guide's words when an answer breaks its constraint; the unknown breaks nothing."""
    field, path = question.field, question.path
    if not field.constraint or sheet.answers.get(path) is None:
        return
    if scope.at(question.row, path).truth(field.constraint).truth is not Truth.NO:
        return
    told = field.constraint_message or (
        f"Svaret passer ikke. Det passer når {condition_in_words(scope.guide, field.constraint)}."
    )
    yield Reason(
        kind="field",
        subject=path,
        message=f"«{question.title}»: {told}",
        todo=_todo(sheet, scope, path),
        rule=f"{question.rule}.constraint",
    )


def _too_few_rows(
    found: list[Question], sheet: Sheet, scope: CaseScope, named: tuple[str, ...]
) -> Iterator[Reason]:
    """Ask for rows where a repeat wants more of them than any required field has told already."""
    for question in found:
        repeat = question.field.repeat
        if repeat is None or is_for_each(question.field):
            continue
        count = sum(
            any(sheet.answers[path] is not None for path in sheet.answers if _in(path, row))
            for row in _rows(sheet, question.path)
        )
        told = any(subject.startswith(f"{question.path}.") for subject in named)
        if count < repeat.min and not told:
            yield Reason(
                kind="field",
                subject=question.path,
                message=f"Skriv minst {_number(repeat.min)} under «{question.title}».",
                todo=_todo(sheet, scope, f"{question.path}.{count + 1}.FELT"),
                rule=f"{question.rule}.repeat.min",
            )


def _rows(sheet: Sheet, path: str) -> tuple[str, ...]:
    return tuple(f"{path}.{row}" for row in rows_under(sheet.answers, path))


def _in(path: str, row: str) -> bool:
    return path.startswith(f"{row}.")


def _number(number: int) -> str:
    return "én" if number == 1 else str(number)
