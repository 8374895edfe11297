"""Time passing: what it has brought by now, each thing at the moment when it came.

Nothing runs in the background, so a case can be read long after. All that has come by then is told
in the order it came, and each thing acts on the case as it was at its moment: whether somebody
looked in between makes no difference.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bti.case import tasks
from bti.case.attempt import ways
from bti.case.causes import of_event, of_time
from bti.case.events import Moved, Proposed
from bti.case.proposals import called_for, live
from bti.case.tracks import moved_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bti.case.causes import Cause
    from bti.case.events import AnyEvent
    from bti.case.standing import Standing
    from bti.guide.definition import Guide

MOST_AT_ONCE = 400
"""So many things time brings in one evaluation; the next one goes on from there."""
_JUST_AFTER = timedelta(seconds=1)
"""What is due on a day has come when the day is over."""


def catch_up(standing: Standing, written: Guide | None = None) -> tuple[AnyEvent, ...]:
    """Give what time calls for before anything else is decided.

    ``written`` is the guide before it was cut to where the case stands: a move cuts it anew.
    """
    if standing.case.closed:
        return ()
    found = tuple(_all(standing, written or standing.guide))
    later = _after(standing, found)
    home = tuple(_comes_home(later))
    return (*found, *home, *tasks.passed_on(_after(later, home)))


def _comes_home(standing: Standing) -> Iterator[AnyEvent]:
    """Give the baton back from another unit whose consent has run out, and what that calls for."""
    case = standing.case
    if all(one is None or one.unit == case.home for one in (case.baton.holder, case.baton.offer)):
        return
    # Most cases are in the unit that opened them, and their commands wait for nothing here.
    from bti.case.baton_return import returned

    home = tuple(returned(standing))
    yield from home
    after = _after(standing, home)
    causes = tuple(cause for event in home for cause in of_event(event, case, after))
    yield from called_for(after, causes, standing.now)


def _all(standing: Standing, written: Guide) -> Iterator[AnyEvent]:
    """Give what has come, one thing after the other, until there is nothing more."""
    since = standing.case.at
    for _ in range(MOST_AT_ONCE):
        moment, new = _next(standing, since)
        if not new or standing.case.closed:
            return
        yield from new
        since = max(since, moment)
        standing = _after(standing, new)
        if any(isinstance(one, Moved) for one in new):
            standing = moved_on(standing, written)


def _next(standing: Standing, since: datetime) -> tuple[datetime, tuple[AnyEvent, ...]]:
    """Give the first thing that calls for something, and when it does.

    What called for nothing when it came, because a condition did not hold, may do so now.
    """
    causes = of_time(standing, _waited_for(standing))
    then = ((cause, max(cause.due or since, since)) for cause in causes)
    now = ((cause, standing.now) for cause in causes)
    for cause, moment in (*then, *now):
        at = replace(standing, now=min(moment + _JUST_AFTER, standing.now))
        new = tuple(one for one in _called(at, cause, moment) if _holds_still(standing, one))
        if new:
            return moment, new
    return since, ()


def _after(standing: Standing, events: tuple[AnyEvent, ...]) -> Standing:
    if not events:
        return standing
    # As long as time has brought nothing there is nothing to fold.
    from bti.case.foreseeing import foreseen

    return foreseen(standing, events)


def _holds_still(standing: Standing, event: AnyEvent) -> bool:
    """Tell of what is proposed whether it would have lapsed by now; what was done is done."""
    if not isinstance(event, Proposed):
        return True
    return any(one.subject == event.subject for one in live(_after(standing, (event,))))


def _called(standing: Standing, cause: Cause, moment: datetime) -> Iterator[AnyEvent]:
    yield from tasks.called_for(standing, (cause,))
    yield from called_for(standing, (cause,), moment)


def _waited_for(standing: Standing) -> tuple[str, ...]:
    of_ways = (way.written.event for way in ways(standing))
    of_tasks = (task.event for task in standing.guide.tasks.values())
    return tuple(event for event in (*of_ways, *of_tasks) if event)
