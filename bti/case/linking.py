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


def news(guide: Guide, case: Case, events: tuple[AnyEvent, ...]) -> tuple[HearLinked, ...]:
    """Give what the case it was opened from should hear after these events: each thing emitted.

    A guide that names where it is opened from tells nobody else more than that it is closed.
    """
    moves = [event for event in events if isinstance(event, Moved)]
    if case.origin is None or not moves:
        return ()
    tells = not guide.linked_from or case.origin.workflow in guide.linked_from
    emitted = [move.emits for move in moves if move.emits] if tells else []
    given = _given(guide, case) if tells else {}
    return tuple(
        HearLinked(
            case=case.id,
            workflow=case.workflow,
            emitted=one,
            given=given,
            closed=case.closed and number == len(emitted[1:]),
        )
        for number, one in enumerate(emitted or [""])
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
