"""Linked cases: what is carried over at opening, and what comes back.

A case on its own guide with its own access runs beside the first. Only what its guide ``gives`` and
``emits`` comes back. What is never blocked leaves no trace there, so nothing comes back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bti.case.duty_commands import HearLinked
from bti.case.events import Answers, AnyEvent, LinkedTold, Moved
from bti.case.paths import chain
from bti.case.sheet import Sheet, of_copy, of_move, times_made
from bti.case.standing import Standing
from bti.guide.asks import asking
from bti.guide.definition import Opens
from bti.guide.linked import tells

if TYPE_CHECKING:
    from bti.case.case import Linked
    from bti.case.scope import CaseScope


def carried(scope: CaseScope, opens: Opens) -> dict[str, Answers]:
    """Copy what the opening action carries, by the form or step that each path begins with."""
    taken: dict[str, Answers] = {}
    for path, value in _answers_at(scope, opens.carry).items():
        first, _, rest = path.partition(".")
        taken.setdefault(first, {})[rest] = value
    return taken


def _answers_at(scope: CaseScope, paths: Iterable[str]) -> Answers:
    """Give the newest answers at or under each path: of forms, and of moves.

    An answer whose question is not asked any more is kept where it was given, and goes nowhere.
    """
    found: Answers = {}
    for path in paths:
        found |= _of_form(scope, path) or _of_move(scope, path)
    return found


def _of_form(scope: CaseScope, path: str) -> Answers:
    name, _, field = path.partition(".")
    form = scope.guide.forms.get(name)
    for copy in reversed(scope.case.forms.get(name, ()) if form else ()):
        found = _under(scope, of_copy(name, form, copy), field) if form else {}
        if found:
            return found
    return {}


def _of_move(scope: CaseScope, path: str) -> Answers:
    found = asking(scope.guide, tuple(path.split(".")))
    made = next((made for _, made in times_made(scope.case, found)), None) if found else None
    if found is None or made is None:
        return {}
    return _under(scope, of_move(found.name, "", dict(found.asks), made), ".".join(found.rest))


def _under(scope: CaseScope, sheet: Sheet, field: str) -> Answers:
    """Give the answers at or under a field, or all, by their full names."""
    name = ".".join(sheet.name)
    return {
        f"{name}.{one}": value
        for one, value in sheet.answers.items()
        if (not field or one == field or one.startswith(f"{field}."))
        and (around := tuple(chain(sheet.fields, one)))
        and scope.shows(sheet, around)
    }


def hear(standing: Standing, command: HearLinked) -> tuple[AnyEvent, ...]:
    """Take in what a linked case told; one that is not linked here, or has no news, is silent."""
    known = next((one for one in standing.case.linked if one.case == command.case), None)
    if known is None or not _is_news(known, command):
        return ()
    told = LinkedTold(
        case=command.case,
        workflow=command.workflow,
        emitted=command.emitted,
        given=command.given,
        closed=command.closed,
        reopened=known.closed is not None and not command.closed,
    )
    return (told,)


def _is_news(known: Linked, command: HearLinked) -> bool:
    """Tell whether something was emitted, answered otherwise, closed or opened again."""
    is_closed = known.closed is not None
    same = {**known.given, **command.given} == known.given and command.closed == is_closed
    return bool(command.emitted) or not same


def news(standing: Standing, events: tuple[AnyEvent, ...]) -> tuple[HearLinked, ...]:
    """Give what the case it was opened from should hear after these events: each thing emitted.

    A guide that names where it is opened from tells nobody else more than that it is closed.
    """
    guide, case = standing.guide, standing.case
    moves = [event for event in events if isinstance(event, Moved)]
    if case.origin is None or not moves:
        return ()
    told = tells(guide, (case.origin.workflow, *case.origin.built_on))
    emitted = [move.emits for move in moves if move.emits] if told else []
    given = _answers_at(standing.scope, guide.gives) if told else {}
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
