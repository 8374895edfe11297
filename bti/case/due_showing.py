"""Showing what is due: the nearest first, with whose it is and what it took the place of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bti.case.deadlines import days_left, dues
from bti.case.due_views import DueView
from bti.case.due_words import party_in_words
from bti.case.duty_views import task_due_views
from bti.case.place_titles import place_title

if TYPE_CHECKING:
    from bti.case.deadlines import Deadline
    from bti.case.standing import Standing


def due_views(standing: Standing, name: Callable[[str], str] = str) -> tuple[DueView, ...]:
    """Give the deadlines of a case, the nearest first."""
    found = dues(standing.guide, standing.case, standing.now, standing.scope.truth)
    own = (_due(standing, due, name) for due in found)
    return tuple(sorted((*own, *task_due_views(standing)), key=lambda due: due.at))


def _due(standing: Standing, due: Deadline, name: Callable[[str], str]) -> DueView:
    """Show one; what another has to answer is nobody's own delay."""
    case, person = standing.case, standing.actor.person
    holder = case.baton.holder
    responsible = due.who or (holder.person if holder else case.opened_by)
    waits_for = party_in_words(standing.guide, due.waits_for)
    if due.who and due.who != person:
        waits_for = name(due.who)
    return DueView(
        case=case.id,
        id=due.id,
        title=f"{due.title} ({standing.unit(due.unit)})" if due.unit else due.title,
        at=due.at,
        days=days_left(due.at, standing.now),
        where=place_title(standing.guide, case.stand.step),
        mine=responsible == person and not due.waits_for,
        waits_for=waits_for,
        instead_of=due.replaced,
    )
