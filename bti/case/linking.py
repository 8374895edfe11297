"""Linked cases: what is carried over at opening, and what comes back.

A case on its own guide with its own access runs beside the first. Only what its guide ``gives`` and
``emits`` comes back. What is never blocked leaves no trace there, so nothing comes back.
"""

from __future__ import annotations

from bti.case.case import Case
from bti.case.commands import HearLinked
from bti.case.events import Answers, AnyEvent, LinkedTold, Moved
from bti.case.standing import Standing
from bti.guide.definition import Guide, Opens


def carried(case: Case, opens: Opens) -> dict[str, Answers]:
    """Copy what the opening action carries: by form, the newest answers at or under each path."""
    taken: dict[str, Answers] = {}
    for path in opens.carry:
        form, _, field = path.partition(".")
        found = _answers_under(case, form, field)
        if found:
            taken[form] = {**taken.get(form, {}), **found}
    return taken


def _answers_under(case: Case, form: str, field: str) -> Answers:
    for copy in reversed(case.forms.get(form, ())):
        found = {
            path: value
            for path, value in copy.answers.items()
            if path == field or path.startswith(f"{field}.")
        }
        if found:
            return found
    return {}


def hear(standing: Standing, command: HearLinked) -> tuple[AnyEvent, ...]:
    """Take in what a linked case told; a case that is not linked here tells nothing."""
    if all(linked.case != command.case for linked in standing.case.linked):
        return ()
    told = LinkedTold(
        case=command.case,
        workflow=command.workflow,
        emitted=command.emitted,
        given=command.given,
        closed=command.closed,
    )
    return (told,)


def news(guide: Guide, case: Case, events: tuple[AnyEvent, ...]) -> HearLinked | None:
    """Give what the case it was opened from should hear after these events, if anything."""
    moves = [event for event in events if isinstance(event, Moved)]
    if case.origin is None or not moves:
        return None
    return HearLinked(
        case=case.id,
        workflow=case.workflow,
        emitted=moves[-1].emits,
        given=_given(guide, case),
        closed=case.closed,
    )


def _given(guide: Guide, case: Case) -> Answers:
    """Give the answers that the guide lets come back: of forms, and of moves."""
    given: Answers = {}
    for path in guide.gives:
        first, _, rest = path.partition(".")
        if first in guide.forms:
            given |= {f"{first}.{p}": v for p, v in _answers_under(case, first, rest).items()}
        else:
            key, _, name = path.rpartition(".")
            made = case.made.get(key)
            if made and name in made.answers:
                given[path] = made.answers[name]
    return given
