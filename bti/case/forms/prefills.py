"""Answers that are proposed from another form, with where they come from; never taken by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from bti.case.calendar import day_of
from bti.case.case import Copy
from bti.case.events import Answer, Answers
from bti.case.forms.questions import Question, questions
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.paths import locate
from bti.case.scope import CaseScope, copy_read
from bti.case.sheet import Sheet
from bti.guide.conditions import Missing
from bti.guide.conditions.wording import moment_in_words

FROM_LINKED = "saken denne ble åpnet fra"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A proposed answer and where it comes from."""

    answer: Answer
    origin: str


def prefills(sheet: Sheet, scope: CaseScope) -> dict[str, Proposal]:
    """Give what is proposed for the questions that nobody has answered, by path."""
    if sheet.finished is not None:
        return {}
    found: dict[str, Proposal] = {}
    for question in questions(sheet, scope):
        if question.field.prefill and question.asked:
            found |= _proposed(question, sheet, scope)
    return {path: one for path, one in found.items() if path not in sheet.answers}


def _proposed(question: Question, sheet: Sheet, scope: CaseScope) -> Mapping[str, Proposal]:
    form, _, source = question.field.prefill.partition(".")
    answers, origin = _source(form, scope)
    fits = dict(_fitting(question, source, answers, sheet))
    if question.repeats:
        # Rows are proposed together or not at all: those that are written are the person's own.
        written = any(path.startswith(f"{question.path}.") for path in sheet.answers)
        return {} if written else {p: Proposal(answer=a, origin=origin) for p, a in fits.items()}
    seen = scope.value((form, *source.split(".")))
    told = seen is not None and not isinstance(seen, Missing)
    return {p: Proposal(answer=a, origin=origin) for p, a in fits.items() if told}


def _fitting(
    question: Question, source: str, answers: Answers, sheet: Sheet
) -> Iterator[tuple[str, Answer]]:
    """Give the answers at or under the source that the questions here could be answered with."""
    for path, answer in answers.items():
        inside = path.startswith(f"{source}.") and question.repeats
        if answer is None or not (path == source or inside):
            continue
        there = question.path + path[len(source) :]
        spot = locate(sheet.fields, there)
        if spot is None or spot.whole or spot.companion:
            continue
        try:
            yield there, read_answer(spot.field, answer)
        except AnswerProblem:
            continue


def _source(form_id: str, scope: CaseScope) -> tuple[Answers, str]:
    form = scope.guide.forms.get(form_id)
    copy = copy_read(form, form_id, scope.case) if form else None
    if form is not None and copy is not None:
        return copy.answers, f"{form.title}, {moment_in_words(_written_on(copy))}"
    carried = scope.case.carried.get(form_id, {})
    told = {p: one for p, one in carried.items() if scope.shown((form_id, *p.split(".")))}
    return told, FROM_LINKED


def _written_on(copy: Copy) -> date:
    return day_of(copy.finished or copy.begun)
