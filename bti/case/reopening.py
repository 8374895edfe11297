"""Opening a closed case again: what can be met only in an open case waits until it is open.

No form is filled in and no consent recorded in a closed case, so neither can stand in front of
opening it. What a reopening went without is demanded on the ways on from the step it led to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bti.case import demands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bti.case.demand import Demand
    from bti.case.machine import Move
    from bti.case.scope import CaseScope
    from bti.case.standing import Standing

IN_AN_OPEN_CASE = frozenset(
    (
        *("form", "item", "child_heard", "guardians_informed", "consent", "baton"),
        *("measure", "task", "date", "receiver"),
    )
)
"""The kinds of demands that a closed case takes nothing to meet."""


def waits(demand: Demand) -> bool:
    """Tell whether a demand waits until the case is open; one that a reason can stand for does not.

    A reason can be written in a closed case, too.
    """
    return demand.kind in IN_AN_OPEN_CASE and demand.hardness == "required"


def after_opening(standing: Standing, scope: CaseScope, move: Move) -> Iterator[Demand]:
    """What a reopening went without, on a way on from the step that it led to.

    What the level demands counts for those who stay on it, and nothing for who closes the case.
    """
    opened = _opened_by(standing)
    if opened is None or move.target.closing:
        return
    closing, _, way = opened.partition(".")
    written = standing.guide.closings[closing].transitions.get(way)
    level_id, level = standing.case.stand.level, standing.level
    places = [(f"{closing}.transitions.{way}", written.requires)] if written else []
    if level and move.target.level == level_id:
        places.append((level_id, level.requires))
    for where, requires in places:
        found = demands.of_requires(standing, scope, where, requires)
        yield from (one for one in found if waits(one))


def _opened_by(standing: Standing) -> str | None:
    """Name the way by which the case was opened again to where it stands, if it was."""
    case = standing.case
    if case.closed or (case.trail and not case.stand.off_path):
        return None
    made = ((key, one.at) for key, one in case.made.items())
    return next(
        (
            key
            for key, at in made
            if at == case.stand.entered and key.partition(".")[0] in standing.guide.closings
        ),
        None,
    )
