"""How far a form has come in the live round, and what its copies count as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Literal

from bti.case.calendar import day_of
from bti.case.case import Case, Copy
from bti.case.forms.questions import Question, questions
from bti.case.forms.validity import missing_answers
from bti.case.scope import CaseScope, copy_read, in_round
from bti.case.sheet import of_copy
from bti.guide.definition import Field, Form, Guide

State = Literal["empty", "draft", "finished", "incomplete"]
Counted = Literal["child_heard", "guardians_informed"]


def form_met(
    guide: Guide, case: Case, form: str, now: datetime | None = None, *, started: bool = False
) -> bool:
    """Tell whether a demand for a form is met: by a finished and whole copy, or by one begun.

    ``one`` counts ever, ``per_round`` in this round, ``many`` when it was held in this round.
    """
    copies = tuple(_counting(guide, case, form))
    if started:
        return bool(copies)
    finished = (copy for copy in copies if copy.finished is not None)
    return any(not missing_answers(guide, case, form, copy, now or case.at) for copy in finished)


def form_state(
    guide: Guide, case: Case, form: str, now: datetime | None = None, *, started: bool = False
) -> tuple[State, bool, datetime | None]:
    """Give how far a form has come, whether a demand for it is met, and when it was finished."""
    met = form_met(guide, case, form, now, started=started)
    copies = tuple(_counting(guide, case, form))
    finished = [copy.finished for copy in copies if copy.finished is not None]
    if finished and not started and not met:
        # It was whole when it was finished; what has come to be known since asks for more.
        return "incomplete", met, None
    if finished:
        return "finished", met, max(finished)
    return ("draft" if copies else "empty"), met, None


def in_time(guide: Guide, case: Case, form: str, other: Copy) -> bool:
    """Tell whether a form was finished when a copy of another was begun, or if nobody can tell.

    Of an earlier round, and of a form with many copies, the case row does not keep them all.
    """
    written = guide.forms[form]
    if written.copies != "one" and not in_round(case, other):
        return True
    copies = tuple(_counting(guide, case, form))
    if any(copy.finished is not None and copy.finished <= other.begun for copy in copies):
        return True
    return written.copies == "many" and case.copies.get(form, 0) > len(case.forms.get(form, ()))


def live_copy(guide: Guide, case: Case, form: str) -> Copy | None:
    """Give the copy that people mean by the form now: the one written on, else the newest."""
    written = guide.forms[form]
    if written.copies != "many":
        return copy_read(written, form, case)
    return case.live_copy(form) or next(iter(case.finished_copies(form)), None)


def _counting(guide: Guide, case: Case, form: str) -> Iterator[Copy]:
    written = guide.forms[form]
    for copy in case.forms.get(form, ()):
        if written.copies == "one" or _of_this_round(written, case, copy):
            yield copy


def _of_this_round(form: Form, case: Case, copy: Copy) -> bool:
    if form.copies == "per_round":
        return in_round(case, copy)
    began = case.round.began
    # What was finished before the round began was held before it, also on the same day.
    before = copy.finished is not None and copy.finished < began
    return not before and held_on(form, copy) >= day_of(began)


def held_on(form: Form, copy: Copy) -> date:
    """Give the day a copy was held, as it says itself, else the day it was finished or begun."""
    held = copy.answers.get(form.held) if form.held else None
    if isinstance(held, str):
        return date.fromisoformat(held[: len("2026-11-12")])
    return day_of(copy.finished or copy.begun)


def counts(guide: Guide, case: Case, what: Counted, now: datetime | None = None) -> date | None:
    """Give the newest day in this round on which something counts, or none.

    A finished form counts that is marked so, and so does an answered field that is.
    """
    days = (
        day
        for form_id, form in guide.forms.items()
        for copy in case.forms.get(form_id, ())
        for day in _days(CaseScope(guide, case, now or case.at, form=form_id, copy=copy), what)
    )
    return max(days, default=None)


def child_heard_on(guide: Guide, case: Case, now: datetime | None = None) -> date | None:
    """Give the newest day in this round on which the child was heard, or none."""
    return counts(guide, case, "child_heard", now)


def _days(scope: CaseScope, what: Counted) -> Iterator[date]:
    """Give the days on which the copy at hand counts as something in the live round."""
    copy, form = scope.copy, scope.guide.forms[scope.form]
    if copy is None or (form.copies == "per_round" and not in_round(scope.case, copy)):
        return
    whole = form.counts_as == what and copy.finished is not None
    if whole and _of_this_round(form, scope.case, copy):
        yield held_on(form, copy)
    began = scope.case.round.began
    if not _marked(form.fields, what):
        return
    for question in questions(of_copy(scope.form, form, copy), scope):
        newly = copy.answered.get(question.path, began) >= began
        if question.field.counts_as == what and newly and _says_so(question, copy):
            day = _day_of_answer(form, copy, question)
            if day >= day_of(began):
                yield day


def _marked(fields: Mapping[str, Field], what: Counted) -> bool:
    return any(
        field.counts_as == what or (bool(field.fields) and _marked(field.fields, what))
        for field in fields.values()
    )


def _says_so(question: Question, copy: Copy) -> bool:
    # A «no» to «was the child heard?» is an answer, but not that the child was heard.
    return question.asked and copy.answers.get(question.path) not in {None, False}


def _day_of_answer(form: Form, copy: Copy, question: Question) -> date:
    answer = copy.answers[question.path]
    if question.field.type == "date" and isinstance(answer, str):
        return date.fromisoformat(answer)
    if form.held and copy.answers.get(form.held):
        return held_on(form, copy)
    return day_of(copy.answered.get(question.path, copy.begun))
