"""Ways that propose themselves: what happened opens them, and the person decides.

After each command the new events are held against the ``event`` of the ways from here; before each
command time is. Of what comes in one transaction the first way in the file is meant. One that is
``automatic`` is taken at once, at most one per command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import tasks
from bti.case.attempt import ways
from bti.case.causes import cause_key, of_event, of_time
from bti.case.events import ProposalLapsed, Proposed
from bti.guide.definition import Transition

if TYPE_CHECKING:
    from bti.case.attempt import Way
    from bti.case.case import Case, Proposal
    from bti.case.causes import Cause
    from bti.case.events import AnyEvent, Moved
    from bti.case.standing import Standing


def follow_ups(
    before: Case, standing: Standing, new: tuple[AnyEvent, ...], *, automatic: bool = True
) -> tuple[AnyEvent, ...]:
    """Give what the new events call for, seen from the case after them."""
    if not new:
        return ()
    causes = tuple(cause for event in new for cause in of_event(event, before, standing))
    lapsed = tuple(_lapsed(standing))
    begun = tuple(tasks.called_for(standing, causes))
    passed = tuple(tasks.passed_on(standing))
    return (*lapsed, *begun, *passed, *_called_for(standing, causes, automatic=automatic))


def catch_up(standing: Standing) -> tuple[AnyEvent, ...]:
    """Give what time calls for before anything else is decided."""
    if standing.case.closed:
        return ()
    return time_passed(standing)


def time_passed(standing: Standing) -> tuple[AnyEvent, ...]:
    """Give what time calls for now, with the moment it was due."""
    causes = of_time(standing, _waited_for(standing))
    begun = tuple(tasks.called_for(standing, causes))
    passed = tuple(tasks.passed_on(standing))
    called = (_called_for(standing, (cause,)) for cause in causes)
    return (*begun, *passed, *next((one for one in called if one), ()))


def _waited_for(standing: Standing) -> tuple[str, ...]:
    events = (*(way.written.event for way in ways(standing)), *_of_tasks(standing))
    return tuple(event for event in events if event)


def _of_tasks(standing: Standing) -> Iterator[str]:
    yield from (task.event for task in standing.guide.tasks.values())


def _called_for(
    standing: Standing, causes: tuple[Cause, ...], *, automatic: bool = True
) -> tuple[AnyEvent, ...]:
    """Propose the first way that waits for one of the causes, or take it when it is automatic."""
    for way in ways(standing):
        cause = next((cause for cause in causes if cause.name == way.written.event), None)
        if cause is None or _came_before(standing, way, cause):
            continue
        if _holds(standing, way):
            return tuple(_acted(standing, way, cause, automatic=automatic))
    return ()


def _came_before(standing: Standing, way: Way, cause: Cause) -> bool:
    """Tell whether time brought it before the way was there: the step's, or since the opening."""
    case = standing.case
    there = case.opened if way.anytime else case.stand.entered
    return cause.past is not None and cause.past < there


def _acted(standing: Standing, way: Way, cause: Cause, *, automatic: bool) -> Iterator[AnyEvent]:
    case = standing.case
    if cause.due and cause_key(cause.name, cause.due) in case.done_with:
        return
    if not cause.due and cause.name in case.silenced:
        return
    if isinstance(way.written, Transition) and way.written.automatic and automatic:
        if _is_open(standing, way):
            yield _taken(standing, way, cause)
    elif all(proposal.subject != way.id for proposal in case.proposals):
        yield Proposed(subject=way.id, cause=cause.name, due=cause.due)


def _taken(standing: Standing, way: Way, cause: Cause) -> Moved:
    """Take an automatic way; nothing is demanded of it, and clocks count from when it was due."""
    from bti.case.travelling import travel

    moment = max(cause.due, standing.case.at) if cause.due else standing.now
    moved = travel(standing, way.written, way.moves[0], moment)
    return replace(moved, cause=cause.name, due=cause.due)


def _is_open(standing: Standing, way: Way) -> bool:
    """Tell whether the doors are open that an automatic way leads through."""
    from bti.case.lacking import doors

    move = way.moves[0]
    return move.target.closing or all(door.met for door in doors(standing, standing.scope, move))


def _holds(standing: Standing, way: Way) -> bool:
    return standing.scope.holds(way.written.when)


def live(standing: Standing) -> tuple[Proposal, ...]:
    """Give the proposals that still hold: one whose ``when`` turned false has lapsed."""
    gone = {lapsed.subject for lapsed in _lapsed(standing)}
    return tuple(p for p in standing.case.proposals if p.subject not in gone)


def _lapsed(standing: Standing) -> Iterator[ProposalLapsed]:
    if not standing.case.proposals:
        return
    known = {way.id: way for way in ways(standing)}
    for one in standing.case.proposals:
        if one.subject not in known or not _holds(standing, known[one.subject]):
            yield ProposalLapsed(subject=one.subject, cause=one.cause)
