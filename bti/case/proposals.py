"""Ways that propose themselves: what happened opens them, and the person decides.

After each command the new events are held against the ``event`` of the ways from here; before each
command time is (``passing``). Of what comes in one transaction the first way in the file is meant.
One that is ``automatic`` is taken at once, at most one per command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import tasks
from bti.case.attempt import ways
from bti.case.causes import cause_key, of_event, still_so
from bti.case.events import Moved, ProposalLapsed, Proposed
from bti.guide.definition import Transition

if TYPE_CHECKING:
    from datetime import datetime

    from bti.case.attempt import Way
    from bti.case.case import Case, Proposal
    from bti.case.causes import Cause
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing


def follow_ups(before: Case, standing: Standing, new: tuple[AnyEvent, ...]) -> tuple[AnyEvent, ...]:
    """Give what the new events call for, seen from the case after them."""
    if not new:
        return ()
    causes = tuple(cause for event in new for cause in of_event(event, before, standing))
    lapsed = tuple(_lapsed(standing))
    begun = tuple(tasks.called_for(standing, causes))
    passed = tuple(tasks.passed_on(standing))
    called = called_for(standing, causes, standing.now)
    return (*lapsed, *begun, *passed, *called)


def called_for(
    standing: Standing, causes: tuple[Cause, ...], moment: datetime
) -> tuple[AnyEvent, ...]:
    """Propose the first way that waits for one of the causes, or take it when it is automatic.

    ``moment`` is when the causes came, and clocks count from it.
    """
    whole = [cause for cause in causes if not cause.partly]
    acted: tuple[AnyEvent, ...] | None = None
    come: dict[str, ProposalLapsed] = {}
    for way in ways(standing) if whole else ():
        cause = next((cause for cause in whole if cause.name == way.written.event), None)
        if cause is None or _came_before(standing, way, cause):
            continue
        if acted is None and _holds(standing, way):
            acted = tuple(_acted(standing, way, cause, moment))
        if _is_news(standing, way, cause, acted or ()):
            come[cause.name] = _only_come(way, cause)
    return (*come.values(), *(acted or ()))


def _is_news(standing: Standing, way: Way, cause: Cause, acted: tuple[AnyEvent, ...]) -> bool:
    """Tell whether it would be forgotten that what a way waits for has come.

    Time has come whenever it is asked, and what can be done at any time waits for nothing.
    """
    case = standing.case
    said = (one.cause for one in acted if isinstance(one, Proposed | Moved))
    known = (*case.put_off, *case.silenced, *(one.cause for one in case.proposals), *said)
    return not cause.due and cause.name not in known and isinstance(way.written, Transition)


def _only_come(way: Way, cause: Cause) -> ProposalLapsed:
    return ProposalLapsed(subject=way.id, cause=cause.name, came=True, unsaid=True)


def _came_before(standing: Standing, way: Way, cause: Cause) -> bool:
    """Tell whether time brought it before the way was there: the step's, or since the opening."""
    case = standing.case
    there = case.opened if way.anytime else case.stand.since or case.stand.entered
    return cause.past is not None and cause.past < there


def _acted(standing: Standing, way: Way, cause: Cause, moment: datetime) -> Iterator[AnyEvent]:
    case = standing.case
    if cause.due and cause_key(cause.name, cause.due) in case.done_with:
        return
    if not cause.due and cause.name in case.silenced:
        return
    if isinstance(way.written, Transition) and way.written.automatic:
        if _is_open(standing, way):
            yield _taken(standing, way, cause, moment)
    elif all(proposal.subject != way.id for proposal in case.proposals):
        yield Proposed(subject=way.id, cause=cause.name, due=cause.due)


def _taken(standing: Standing, way: Way, cause: Cause, moment: datetime) -> Moved:
    """Take an automatic way; nothing is demanded of it, and clocks count from when it was due."""
    from bti.case.travelling import travel

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
    """Give the proposals that still hold.

    One has lapsed when its ``when`` turned false, or when what came of a consent is so no more.
    """
    gone = {lapsed.subject for lapsed in _lapsed(standing)}
    return tuple(p for p in standing.case.proposals if p.subject not in gone)


def _lapsed(standing: Standing) -> Iterator[ProposalLapsed]:
    if not standing.case.proposals:
        return
    known = {way.id: way for way in ways(standing)}
    for one in standing.case.proposals:
        way = known.get(one.subject)
        came = way is not None and still_so(standing, one.cause)
        if way is None or not came or not _holds(standing, way):
            yield ProposalLapsed(subject=one.subject, cause=one.cause, came=came)
