"""Linked cases: what is carried over at opening, and what comes back.

A case on its own guide with its own access runs beside the first. Only what its guide ``gives`` and
``emits`` comes back. What is never blocked leaves no trace there, so nothing comes back.
"""

from __future__ import annotations

from collections.abc import Iterable

from bti.case.case import Case
from bti.case.commands import HearLinked
from bti.case.events import Answers, AnyEvent, LinkedTold, Moved
from bti.case.sheet import times_made
from bti.case.standing import Standing
from bti.guide.asks import asking
from bti.guide.definition import Guide, Opens
from bti.guide.linked import tells


def carried(guide: Guide, case: Case, opens: Opens) -> dict[str, Answers]:
    """Copy what the opening action carries, by the form or step that each path begins with."""
    taken: dict[str, Answers] = {}
    for path, value in _answers_at(guide, case, opens.carry).items():
        first, _, rest = path.partition(".")
        taken.setdefault(first, {})[rest] = value
    return taken


def _answers_at(guide: Guide, case: Case, paths: Iterable[str]) -> Answers:
    """Give the newest answers at or under each path: of forms, and of moves."""
    found: Answers = {}
    for path in paths:
        found |= _of_form(case, path) or _of_move(guide, case, path)
    return found


def _of_form(case: Case, path: str) -> Answers:
    form, _, field = path.partition(".")
    for copy in reversed(case.forms.get(form, ())):
        found = _under(form, field, copy.answers)
        if found:
            return found
    return {}


def _of_move(guide: Guide, case: Case, path: str) -> Answers:
    found = asking(guide, tuple(path.split(".")))
    made = next((made for _, made in times_made(case, found)), None) if found else None
    if found is None or made is None:
        return {}
    return _under(".".join(found.name), ".".join(found.rest), made.answers)


def _under(name: str, field: str, answers: Answers) -> Answers:
    """Give the answers at or under a field, or all, by their full names."""
    return {
        f"{name}.{one}": value
        for one, value in answers.items()
        if not field or one == field or one.startswith(f"{field}.")
    }


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
    told = tells(guide, (case.origin.workflow, *case.origin.built_on))
    emitted = [move.emits for move in moves if move.emits] if told else []
    given = _answers_at(guide, case, guide.gives) if told else {}
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
