"""What to do next, in one sentence: shown after every command that wrote something."""

from __future__ import annotations

from bti.case.views import CaseView, WayView


def next_step(view: CaseView) -> str:
    """Say what brings the case on: what is missing first, else the way or ways that are open."""
    if view.closed:
        ways = () if view.quiet else view.step.ways
        again = next((way.id for way in ways if way.kind == "transition"), "")
        how = f" Den åpnes igjen med bti videre {view.id} {again}" if again else ""
        return f"Saken er avsluttet.{how}"
    proposed = next((way for way in view.step.ways if way.proposed), None)
    if proposed:
        return f"«{proposed.title}» er foreslått: bti gjor {view.id} {proposed.id}"
    onward = _onward(view)
    if not onward:
        return f"Se veiene videre: bti vis {view.id}"
    open_now = [way for way in onward if way.open]
    if len(open_now) > 1:
        return f"Velg vei: bti videre {view.id} {' | '.join(way.id for way in open_now)}"
    if open_now and open_now[0].always and _unwritten(view):
        return f"bti fyll {view.id} {_unwritten(view)}"
    if open_now:
        return f"bti videre {view.id} {open_now[0].id}   («{open_now[0].title}»)"
    reasons = onward[0].reasons
    first = next((reason for reason in reasons if reason.todo), reasons[0])
    return first.todo or first.message


def _unwritten(view: CaseView) -> str:
    """The first form that the step asks for and that is not written, where nothing is demanded."""
    asked = (form for form in view.step.forms if form.must != "optional" and not form.met)
    return next((form.id for form in asked), "")


def _onward(view: CaseView) -> tuple[WayView, ...]:
    """The ways that keep to the road: neither out of the case nor back to where it stood."""
    road = {station.id for level in view.levels for station in level.stations}
    transitions = tuple(way for way in view.step.ways if way.kind == "transition")
    onward = tuple(
        way
        for way in transitions
        if not way.back and any(target.id in road for target in way.targets)
    )
    return onward or transitions
