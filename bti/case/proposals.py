"""Ways that propose themselves: what happened opens them, and the person decides.

After each command the new events are held against the ``event`` of the ways from here; before each
command time is. A transition that is ``automatic`` is taken at once, at most one per command.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from bti.case import events as happened
from bti.case.attempt import Way, ways
from bti.case.case import Proposal
from bti.case.deadlines import dues
from bti.case.events import AnyEvent, Proposed
from bti.case.moving import travel
from bti.case.scope import CaseScope
from bti.case.standing import Standing
from bti.guide.conditions import Truth
from bti.guide.definition import Transition


def follow_ups(standing: Standing, new: tuple[AnyEvent, ...]) -> tuple[AnyEvent, ...]:
    """Give what the new events call for, seen from the case after them."""
    names = tuple(name for event in new for name in _names(event))
    moved = any(isinstance(event, happened.Moved) for event in new)
    return () if moved else _propose(standing, names, standing.now)


def time_passed(standing: Standing) -> tuple[AnyEvent, ...]:
    """Give what passed deadlines call for, each with the moment it was due."""
    case = standing.case
    scope = CaseScope(standing.guide, case, standing.now)
    passed = [
        d for d in dues(standing.guide, case, standing.now, scope.truth) if d.at <= standing.now
    ]
    for due in passed:
        proposed = _propose(standing, (f"due_passed {due.id}",), max(due.at, case.at))
        if proposed:
            return proposed
    return ()


def _propose(standing: Standing, names: tuple[str, ...], moment: datetime) -> tuple[AnyEvent, ...]:
    """Propose each way once for a cause; the first automatic one is taken instead."""
    proposed: list[AnyEvent] = []
    for way in ways(standing):
        cause = next((name for name in names if _waits_for(way, name)), "")
        if cause and _wanted(standing, way, cause):
            if isinstance(way.written, Transition) and way.written.automatic:
                return (travel_now(standing, way, cause, moment),)
            proposed.append(Proposed(subject=way.id, cause=cause))
    return tuple(proposed)


def travel_now(standing: Standing, way: Way, cause: str, moment: datetime) -> AnyEvent:
    """Take an automatic way; nothing is demanded of it."""
    return replace(travel(standing, way.written, way.moves[0], moment), cause=cause)


def _waits_for(way: Way, name: str) -> bool:
    return bool(way.written.event) and way.written.event == name


def _wanted(standing: Standing, way: Way, cause: str) -> bool:
    if any(p.subject == way.id for p in standing.case.proposals):
        return False
    if f"{way.id} {cause}" in standing.case.silenced:
        return False
    if not way.written.when:
        return True
    scope = CaseScope(standing.guide, standing.case, standing.now)
    return scope.truth(way.written.when).truth is Truth.YES


def live(standing: Standing) -> tuple[Proposal, ...]:
    """Give the proposals that still hold: one whose ``when`` turned false has lapsed."""
    known = {way.id: way for way in ways(standing)}
    scope = CaseScope(standing.guide, standing.case, standing.now)
    return tuple(
        p
        for p in standing.case.proposals
        if p.subject in known
        and (
            not known[p.subject].written.when
            or scope.truth(known[p.subject].written.when).truth is Truth.YES
        )
    )


def _names(event: AnyEvent) -> Iterator[str]:
    """Give the names under which a guide can wait for an event."""
    if isinstance(event, happened.Answered):
        yield from (f"answered {event.form}.{path}" for path in event.answers)
    elif isinstance(event, happened.FormFinished):
        yield f"form_finished {event.form}"
    elif isinstance(event, happened.ConsentAnswered):
        yield "consent_given" if event.yes else "consent_refused"
    elif isinstance(event, happened.LinkedTold):
        yield f"linked_emitted {event.emitted}"
        if event.closed:
            yield f"linked_closed {event.workflow}"
    elif isinstance(event, happened.LinkedOpened):
        yield f"linked_opened {event.workflow}"
    else:
        yield _SAID.get(type(event), "")


_SAID: dict[type[happened.Event], str] = {
    happened.MeasureAdded: "measure_added",
    happened.MeasureEnded: "measure_done",
    happened.ConsentWithdrawn: "consent_withdrawn",
    happened.BatonAccepted: "baton_accepted",
    happened.BatonDeclined: "baton_declined",
}
