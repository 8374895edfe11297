"""The forms of a case as lines: how hard each is demanded here, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bti.case import demands
from bti.case.forms.progress import form_state
from bti.case.scope import CaseScope
from bti.case.sight import sight_of
from bti.case.tracks import exists
from bti.case.views import FormLine
from bti.guide.definition import Strength

if TYPE_CHECKING:
    from bti.case.standing import Standing
    from bti.case.views import FormMust


def step_forms(standing: Standing) -> Iterator[FormLine]:
    """Give the step's own forms first, then those that its ways on demand."""
    scope = CaseScope(standing.guide, standing.case, standing.now)
    step = standing.step
    asked: dict[str, Strength] = dict(step.forms) if step else {}
    for transition in step.transitions.values() if step else ():
        for form, strength in transition.requires.forms.items():
            asked.setdefault(form, strength if strength.word != "required" else Strength())
    sight = sight_of(standing)
    here = {
        f: s for f, s in asked.items() if exists(standing.guide.forms[f].only_for, standing.case)
    }
    for form, strength in here.items():
        if sight.lists(form):
            yield form_line(standing, form, demands.hardness(strength, scope))


def form_line(standing: Standing, form: str, must: FormMust = "optional") -> FormLine:
    """Give a form as a line: how hard it is demanded, and how far it has come in this round."""
    state, met, finished = form_state(
        standing.guide, standing.case, form, started=must == "started"
    )
    return FormLine(
        id=form,
        title=standing.guide.forms[form].title,
        must=must,
        state=state,
        met=met,
        finished=finished,
        early=_early(standing, form),
    )


def _early(standing: Standing, form: str) -> str:
    if not (standing.guide.forms[form].after and standing.case.copies.get(form)):
        return ""
    # Few forms wait for another, and a screen waits for no more than it shows.
    from bti.case.forms.order import written_early

    return written_early(standing, form)


def written_forms(standing: Standing) -> Iterator[FormLine]:
    """Give the forms that something is written in."""
    sight = sight_of(standing)
    for form in standing.guide.forms:
        if standing.case.copies.get(form) and sight.lists(form):
            yield form_line(standing, form)
